"""PDF: a Word file printed by LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from draftkit.errors import EnvironmentProblem

SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice", "soffice.com")
_READER = "--infilter=MS Word 2007 XML"  # what is no Word file is refused, not printed as text
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_HINT_MISSING = "install LibreOffice from libreoffice.org, or make a .docx and save it as PDF in Word"
_HINT_FAILED = "open the .docx in LibreOffice or Word and save it as PDF there"


def to_pdf(docx: bytes) -> bytes:
    """Return a Word file as PDF, with bookmarks and tags. Raises EnvironmentProblem if LibreOffice does not make it."""
    program = find_office()
    with TemporaryDirectory(prefix="draftkit-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "agreement.docx"), Path(folder, "agreement.pdf")
        source.write_bytes(docx)
        profile = Path(folder, "profile").as_uri()  # two runs on one profile end in silence
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        said = _run([*command, _READER, "--convert-to", _FILTER, "--outdir", folder, str(source)], Path(folder, "said"))
        if not target.is_file():
            raise EnvironmentProblem(f"LibreOffice made no PDF{said}", hint=_HINT_FAILED)
        return target.read_bytes()


def find_office() -> str:
    """Return the path of LibreOffice: on the PATH, or where its installers put it."""
    found = (shutil.which(name) for name in _PROGRAMS)
    program = next((path for path in (*found, *_installed()) if path), None)
    if program is None:
        raise EnvironmentProblem("a PDF needs LibreOffice, and it is not installed", hint=_HINT_MISSING)
    return program


def _installed() -> Iterator[str]:
    """Where the installers for Windows and macOS put LibreOffice, which is not on the PATH."""
    roots = [os.environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)") if name in os.environ]
    places = [Path(root, "LibreOffice", "program", "soffice.com") for root in roots]
    places += [Path(root, "LibreOffice.app/Contents/MacOS/soffice") for root in ("/Applications", _my_applications())]
    yield from (str(place) for place in places if place.is_file())


def _my_applications() -> Path:
    return Path(os.path.expanduser("~"), "Applications")  # noqa: PTH111 - Path.home() raises where there is no home


def _run(command: Sequence[str], log: Path) -> str:
    """Run LibreOffice and return what it said, for the message if there is no PDF.

    It writes to a file, not a pipe: the programs it starts would hold a pipe open after it is stopped.
    """
    try:
        with log.open("wb") as said:
            process = subprocess.Popen(  # noqa: S603 - a program of the user's, no shell, our own arguments
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
            )
    except OSError as error:
        raise EnvironmentProblem(f"LibreOffice does not start: {error}", hint=_HINT_MISSING) from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise EnvironmentProblem(
            f"LibreOffice made no PDF in {SECONDS} seconds and was stopped", hint=_HINT_FAILED
        ) from error
    finally:
        _stop(process)
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return f": {lines[-1][:200]}" if lines else ""


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop the process, if it still runs, and those it started."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        taskkill = Path(os.environ.get("SYSTEMROOT", "C:\\Windows"), "System32", "taskkill.exe")
        subprocess.run(  # noqa: S603 - Windows' own program
            [str(taskkill), "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True
        )
    process.wait()
