import hashlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from draftkit.batch.stores import Store, open_store, remote
from draftkit.errors import EnvironmentProblem

NAME, OLD, NEW = "2027/LEG 7 – café #1.docx", b"old", b"new" * 1000
KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing-secret", "AWS_DEFAULT_REGION": "eu-west-2"}


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of an S3 server of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield f"127.0.0.1:{_answering(port)}"
        finally:
            process.kill()


def _answering(port: int) -> int:
    for _ in range(300):
        try:
            _asked(f"127.0.0.1:{port}", "GET", "/moto-api/")
        except OSError:
            time.sleep(0.1)
        else:
            return port
    raise TimeoutError("the server did not start")


def _asked(server: str, method: str, path: str, body: bytes = b"") -> int:
    connection = http.client.HTTPConnection(server, timeout=10)
    try:
        connection.request(method, path, body)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path) -> str:
    """Return the address of a new bucket."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in {**KEYS, "AWS_ENDPOINT_URL": f"http://{server}"}.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    bucket = f"drafts-{uuid4().hex}"
    assert _asked(server, "PUT", f"/{bucket}") == 200
    return f"s3://{bucket}"


@pytest.fixture(params=["memory", "s3"])
def store(request: pytest.FixtureRequest) -> Store:
    """Return an empty store: in the memory of this process, or in a bucket."""
    if request.param == "memory":
        return open_store(f"memory://{uuid4().hex}/drafts")
    return open_store(f"{request.getfixturevalue('s3')}/drafts")


def test_what_is_put_can_be_read_and_told_again(store: Store):
    store.probe()

    kept = store.put(NAME, NEW)

    assert (kept.name, kept.size, kept.digest) == (NAME, len(NEW), hashlib.sha256(NEW).hexdigest())
    assert store.read(NAME) == NEW
    assert store.mark(NAME) == kept.mark


def test_a_file_is_replaced_and_its_mark_with_it(store: Store):
    old = store.put(NAME, OLD)

    new = store.put(NAME, NEW)

    assert store.read(NAME) == NEW
    assert store.mark(NAME) == new.mark != old.mark


def test_what_another_process_does_is_seen(store: Store):
    store.put(NAME, OLD)
    assert store.mark(NAME)

    other = open_store(store.target)
    kept = other.put(NAME, NEW)
    assert store.mark(NAME) == kept.mark
    other.remove(NAME)
    assert store.mark(NAME) is None


def test_a_file_that_is_not_there_is_nothing(store: Store):
    assert store.read(NAME) is store.mark(NAME) is None
    store.remove(NAME)
    store.put("2027/LEG.docx", OLD)
    assert store.mark("2027") is None


def test_a_removed_file_is_gone(store: Store):
    store.put(NAME, OLD)

    store.remove(NAME)

    assert store.read(NAME) is None


def test_a_file_without_bytes_is_a_file(store: Store):
    kept = store.put(NAME, b"")

    assert store.read(NAME) == b""
    assert store.mark(NAME) == kept.mark


@pytest.mark.parametrize("most", [0, 16])
def test_marks_are_the_same_from_a_list_as_one_at_a_time(store: Store, most: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remote, "_ONE_BY_ONE", most)
    assert store.marks(["none", NAME]) == {}

    kept = {name: store.put(name, name.encode()).mark for name in ("a", "b/c", NAME)}

    assert store.marks(["a", NAME, "none"]) == {"a": kept["a"], NAME: kept[NAME]}


def test_the_probe_leaves_nothing_and_there_is_nothing_to_sweep(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remote, "_ONE_BY_ONE", 0)

    store.probe()

    assert store.sweep() == 0
    assert not store._listed()


def test_a_name_that_leads_out_of_the_store_is_a_fault_of_ours(store: Store):
    for call in (store.read, store.mark, store.remove, lambda name: store.put(name, b"")):
        with pytest.raises(ValueError, match="is no name for a file"):
            call("../a")


def told_by(call, *values) -> EnvironmentProblem:
    began = time.monotonic()
    with pytest.raises(EnvironmentProblem) as told:
        call(*values)
    assert time.monotonic() - began < 10
    assert "secret" not in told.value.block()
    assert "s3://" in str(told.value.where)
    return told.value


def test_a_bucket_that_is_not_there_is_told(s3: str):
    store = open_store(f"{s3}-other/drafts")

    for told in (told_by(store.probe), told_by(store.put, NAME, NEW)):
        assert told.message == "there is no such bucket"
        assert "make it first" in told.hint
    assert store.read(NAME) is None
    assert store.marks([NAME] * 20) == {}


def test_an_address_where_nobody_listens_is_told_soon(s3: str, monkeypatch: pytest.MonkeyPatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")

    told = told_by(open_store(s3).probe)

    assert told.message == "the store does not answer"
    assert "AWS_ENDPOINT_URL" in told.hint


def test_a_store_that_never_answers_is_told_soon(s3: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remote, "_PROBING", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{mute.getsockname()[1]}")

        told = told_by(open_store(s3).probe)

    assert told.message == "the store does not answer"


def test_credentials_that_are_not_good_are_told(s3: str, server: str):
    assert _asked(server, "POST", "/moto-api/reset-auth", b"0") == 200
    try:
        told = told_by(open_store(s3).probe)
    finally:
        _asked(server, "POST", "/moto-api/reset-auth", b"Infinity")

    assert told.message.startswith("access is refused")
    assert "check the credentials" in told.hint


def test_a_machine_without_credentials_is_told(s3: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")

    told = told_by(open_store(s3).probe)

    assert told.message == "no credentials were found"
    assert "AWS_PROFILE" in told.hint


def test_an_answer_of_no_use_is_told_in_its_own_words(s3: str, server: str):
    told = told_by(open_store(f"s3://{s3[5:]}!/drafts").probe)

    assert told.message.startswith("the store failed: ")
    assert "Invalid bucket name" in told.message


def test_a_profile_that_is_not_there_is_told(s3: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_PROFILE", "nobody")

    assert told_by(open_store(s3).probe).message == "there is no such profile"


def test_what_no_table_knows_is_told_in_the_words_of_the_store(monkeypatch: pytest.MonkeyPatch):
    store = open_store("memory://drafts")

    def fail(*_: object) -> None:
        raise RuntimeError("http://me:hush@host broke\ndown")

    monkeypatch.setattr(store._system, "pipe_file", fail)

    with pytest.raises(EnvironmentProblem) as told:
        store.put(NAME, NEW)
    assert told.value.message == "the store failed: http://…@host broke\\ndown"
    assert str(told.value.where) == f"memory://drafts/{NAME}"
