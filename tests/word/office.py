"""LibreOffice as a second opinion: what it makes of a batch of Word files. A support module, not tests.

Tests that call it carry `@pytest.mark.office`. Without LibreOffice they skip; where CI is set they fail.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NoReturn
from zipfile import ZipFile

import pytest
from lxml import etree

Form = Literal["docx", "odt", "txt", "pdf"]

_FILTERS: Mapping[Form, str] = {"docx": "docx", "odt": "odt", "txt": "txt:Text", "pdf": "pdf"}
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_SECONDS = 180


def convert(files: Mapping[str, bytes], form: Form) -> dict[str, bytes]:
    """Return each file (name without ending to .docx content) as LibreOffice saves it, all in one run."""
    program = _program("soffice")
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for name, content in files.items():
            (source / f"{name}.docx").write_bytes(content)
        command = [program, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to"]
        paths = [str(source / f"{name}.docx") for name in files]
        subprocess.run(
            [*command, _FILTERS[form], "--outdir", str(target), *paths],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
        )
        return {name: (target / f"{name}.{form}").read_bytes() for name in files}


def reference_values(files: Mapping[str, bytes]) -> dict[str, list[tuple[str, str]]]:
    """Return (bookmark, text) for each cross-reference, in reading order, the text as LibreOffice works it out.

    It does so only when it lays a document out to save it as .docx; an .odt made from that shows the results.
    """
    laid_out = convert(files, "docx")
    return {name: _references(odt) for name, odt in convert(laid_out, "odt").items()}


def printed_lines(txt: bytes) -> list[str]:
    """Return the lines of a text conversion: each paragraph behind the label that LibreOffice gave it."""
    return txt.decode("utf-8-sig").splitlines()


def heading_pages(pdf: bytes) -> list[tuple[str, int]]:
    """Return every heading of a PDF with the page it is on, counting from 1."""
    program = _program("pdftohtml")
    with TemporaryDirectory() as folder:
        path = Path(folder, "file.pdf")
        path.write_bytes(pdf)
        command = [program, "-xml", "-stdout", "-i", str(path)]
        found = subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    root = etree.fromstring(found.stdout, etree.XMLParser(recover=True))
    return [("".join(item.itertext()).strip(), int(item.get("page", "0"))) for item in root.iter("item")]


def printed_pages(pdf: bytes) -> list[str]:
    """Return the words of every page of a PDF, laid out in lines as they stand there."""
    program = _program("pdftotext")
    with TemporaryDirectory() as folder:
        path = Path(folder, "file.pdf")
        path.write_bytes(pdf)
        command = [program, "-layout", str(path), "-"]
        found = subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS)
    return found.stdout.split("\f")[:-1]


def _references(odt: bytes) -> list[tuple[str, str]]:
    with ZipFile(BytesIO(odt)) as package:
        root = etree.fromstring(package.read("content.xml"))
    found = root.iter(f"{{{_TEXT}}}bookmark-ref")
    return [(element.get(f"{{{_TEXT}}}ref-name", ""), "".join(element.itertext())) for element in found]


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="office-")


def _profile() -> Path:
    """Return a profile of this process's own: two runs on one profile end in silence."""
    return Path(_folder().name, "profile")


def _program(name: str) -> str:
    return shutil.which(name) or _missing(name)


def _missing(name: str) -> NoReturn:
    message = f"{name} is not installed: nothing to compare with"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
