import sys
from pathlib import Path

import pytest

from draftkit.batch.stores import open_store
from draftkit.batch.stores.local import LocalStore
from draftkit.batch.stores.remote import RemoteStore
from draftkit.batch.stores.store import without_secrets
from draftkit.errors import DraftkitError, EnvironmentProblem


@pytest.mark.parametrize(
    "target", ["drafts", "./a b", "C:\\drafts", "c:/drafts", "notes:2027", "\\\\server\\share", "a@b:c", "2027:x"]
)
def test_a_path_is_a_folder_even_where_it_looks_like_an_address(target: str, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    store = open_store(target)

    assert isinstance(store, LocalStore)
    assert store.target == str(tmp_path / target)


@pytest.mark.parametrize(
    ("address", "path"),
    [("file:///srv/drafts", "/srv/drafts"), ("FILE://localhost/srv/a%20b/", "/srv/a b")],
)
def test_a_file_address_is_a_folder(address: str, path: str):
    assert open_store(address).target == str(Path(path))


@pytest.mark.parametrize("address", ["memory://drafts", "s3://bucket/2027/", "s3a://bucket"])
def test_an_address_is_a_store_elsewhere(address: str):
    store = open_store(address)

    assert isinstance(store, RemoteStore)
    assert store.target == address.rstrip("/")


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("", "no folder is named", "name one"),
        (" ", "no folder is named", "name one"),
        ("https://host/drafts", "files cannot be kept at a https address", "s3://bucket"),
        ("ftp://host/drafts", "files cannot be kept at a ftp address", "s3://bucket"),
        ("simplecache::s3://bucket", "this is neither a folder nor an address", "s3://bucket"),
        ("s3:bucket/2027", "neither a folder nor an address", "write s3://"),
        ("file:drafts", "neither a folder nor an address", "write file://"),
        ("file://server/share", "names no folder of this machine", "file:///folder"),
        ("file://drafts", "names no folder of this machine", "file:///folder"),
        ("s3://", "names no folder", "s3://bucket/folder"),
        ("s3:///2027", "names no folder", "s3://bucket/folder"),
        ("s3://bucket/2027?versionId=3", "names no folder", "s3://bucket/folder"),
        ("s3://AKIA7:hush@bucket/2027", "must not hold a password", "environment"),
    ],
)
def test_an_address_that_will_not_do_is_refused(target: str, message: str, hint: str):
    with pytest.raises(DraftkitError) as refused:
        open_store(target)

    assert message in refused.value.message
    assert hint in refused.value.hint
    assert "hush" not in refused.value.block()


@pytest.mark.parametrize(
    ("address", "package"),
    [("s3://bucket", "draftkit[s3]"), ("gs://bucket", "gcsfs"), ("abfs://drafts@account.example", "adlfs")],
)
def test_what_is_not_installed_is_told_with_how_to_install_it(address: str, package: str, monkeypatch):
    for library in ("s3fs", "gcsfs", "adlfs"):
        monkeypatch.setitem(sys.modules, library, None)
    for protocol in ("s3", "gs", "abfs"):
        monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, protocol, raising=False)

    with pytest.raises(EnvironmentProblem, match="what is not installed") as told:
        open_store(address)
    assert told.value.hint == f"pip install '{package}'"


def test_fsspec_is_asked_for_by_addresses_alone(monkeypatch, tmp_path: Path):
    monkeypatch.delitem(sys.modules, "draftkit.batch.stores.remote")
    monkeypatch.setitem(sys.modules, "fsspec", None)

    assert open_store(str(tmp_path)).target == str(tmp_path)
    with pytest.raises(EnvironmentProblem, match="what is not installed"):
        open_store("memory://drafts")


def test_no_password_is_left_in_text():
    text = without_secrets("no answer from http://me:hush@host:9000/b and s3://AKIA7@b, mail a@b")

    assert text == "no answer from http://…@host:9000/b and s3://…@b, mail a@b"
