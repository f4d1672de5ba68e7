"""Other people's validators of Word files, each as a function from bytes to findings. A support module, not tests."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_HERE = Path(__file__).resolve().parents[2]
_SDK = _HERE / ".ci" / "node_modules" / ".bin" / "ooxml-validator"


def openxml_audit(content: bytes) -> list[str]:
    """Return what openxml-audit holds against a file for Office 2019."""
    from openxml_audit import FileFormat, OpenXmlValidator

    with TemporaryDirectory() as folder:
        result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(_written(content, folder))
    return [str(error) for error in result.errors]


def ooxml_integrity(content: bytes) -> list[str]:
    """Return what ooxml-integrity holds against a file, advice left out."""
    from ooxml_integrity import INFO, check

    with TemporaryDirectory() as folder:
        return [str(finding) for finding in check(_written(content, folder)) if finding.severity != INFO]


def open_xml_sdk(content: bytes, version: str = "Office2019") -> list[str]:
    """Return what Microsoft's Open XML SDK holds against a file (`.ci/tools.sh` installs it)."""
    with TemporaryDirectory() as folder:
        command = [_validator(), str(_written(content, folder)), "--officeVersion", version]
        found = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if found.returncode > 1:
        pytest.fail(f"the Open XML SDK validator could not be run: {found.stderr[:500]}")
    return [json.dumps(error, ensure_ascii=False) for error in json.loads(found.stdout)["errors"]]


def _validator() -> str:
    program = str(_SDK) if _SDK.exists() else shutil.which("ooxml-validator")
    if program:
        return program
    message = "the Open XML SDK validator is not installed: run .ci/tools.sh"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def _written(content: bytes, folder: str) -> Path:
    path = Path(folder, "file.docx")
    path.write_bytes(content)
    return path
