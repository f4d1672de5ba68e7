import os
import shutil
import stat
import sys
import time
from pathlib import Path

import pytest

from draftkit.actions import pdf
from draftkit.actions.pdf import find_office, to_pdf
from draftkit.errors import EnvironmentProblem
from tests.word import small

posix = pytest.mark.skipif(os.name != "posix", reason="a stand-in for LibreOffice is a shell script")


@pytest.fixture(autouse=True)
def no_other_office(monkeypatch):
    """Nothing is found but what a test puts on the PATH."""
    monkeypatch.setattr(pdf, "_my_applications", lambda: Path("nowhere"))
    monkeypatch.delenv("PROGRAMFILES", raising=False)
    monkeypatch.delenv("PROGRAMFILES(X86)", raising=False)


@pytest.fixture
def office(monkeypatch, tmp_path):
    """Put a stand-in for LibreOffice on the PATH: a shell script with these lines."""

    def put(*lines: str) -> Path:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir(exist_ok=True)
        program.write_text("\n".join(["#!/bin/sh", *lines, ""]))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        return program

    return put


@pytest.mark.office
def test_a_word_file_becomes_a_pdf():
    if not shutil.which("soffice"):
        pytest.fail("soffice is not installed") if os.environ.get("CI") else pytest.skip("soffice is not installed")

    made = to_pdf(small.docx(small.parts()))

    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made


@pytest.mark.office
def test_what_is_no_word_file_is_refused():
    if not shutil.which("soffice"):
        pytest.fail("soffice is not installed") if os.environ.get("CI") else pytest.skip("soffice is not installed")

    with pytest.raises(EnvironmentProblem, match="LibreOffice made no PDF: "):
        to_pdf(b"not a Word file")


def test_without_libreoffice_the_user_is_told_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_installed", lambda: iter(()))

    with pytest.raises(EnvironmentProblem, match="it is not installed") as raised:
        to_pdf(b"")

    assert "install LibreOffice" in raised.value.hint
    assert raised.value.exit_code == 4


def test_libreoffice_is_found_where_its_installer_for_windows_puts_it(monkeypatch, tmp_path):
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))

    assert find_office() == str(program)


def test_libreoffice_is_found_among_the_applications_of_a_mac(monkeypatch, tmp_path):
    program = tmp_path / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf, "_my_applications", lambda: tmp_path)

    assert find_office() == str(program)


@posix
def test_each_run_has_a_profile_of_its_own_that_is_gone_afterwards(office, tmp_path):
    seen = tmp_path / "seen"
    office(
        f'echo "$1" >> "{seen}"', 'while [ "$1" != --outdir ]; do shift; done', 'printf %%PDF-x > "$2/agreement.pdf"'
    )

    assert to_pdf(b"") == to_pdf(b"") == b"%PDF-x"

    profiles = [line.removeprefix("-env:UserInstallation=file://") for line in seen.read_text().splitlines()]
    assert len(set(profiles)) == 2
    assert not any(Path(profile).parent.exists() for profile in profiles)


@posix
def test_what_libreoffice_said_is_passed_on_when_there_is_no_pdf(office):
    office("echo starting", "echo the disk is full >&2")

    with pytest.raises(EnvironmentProblem, match="LibreOffice made no PDF: the disk is full"):
        to_pdf(b"")


@posix
def test_a_run_that_hangs_is_stopped_with_what_it_started(office, monkeypatch, tmp_path):
    child = tmp_path / "child"
    office(f'sleep 60 & echo $! > "{child}"; wait')
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    started = time.monotonic()

    with pytest.raises(EnvironmentProblem, match="and was stopped"):
        to_pdf(b"")

    assert time.monotonic() - started < 10
    if sys.platform == "linux":
        assert ends(int(child.read_text()))


def ends(pid):
    """Return whether a process is gone, or a zombie that nobody has buried, within some seconds."""
    state = Path("/proc", str(pid), "stat")
    for _ in range(100):
        try:
            if state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


@posix
def test_a_program_that_cannot_start_is_named(office):
    program = office()
    program.write_bytes(b"\x00\x01")

    with pytest.raises(EnvironmentProblem, match="LibreOffice does not start"):
        to_pdf(b"")
