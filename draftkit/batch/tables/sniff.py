"""What a file is by its first bytes, whatever its name says; what is no table is refused with what to do."""

from pathlib import Path
from typing import Final, Literal

from draftkit.batch.tables.faults import refusal

Kind = Literal["delimited", "workbook", "lines", "array"]

HEAD: Final = 65_536
LARGEST: Final = 500 * 1024 * 1024
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS: Final = "open it in Excel and save it as 'Excel Workbook (.xlsx)'"
_JSON: Final = (".json", ".jsonl", ".ndjson")


def kind_of(path: Path) -> Kind:
    """Return how the table in a file is to be read. Raises TableError for what is no table."""
    size = path.stat().st_size
    if size > LARGEST:
        raise refusal(path.name, f"the file is larger than {LARGEST // 1024 // 1024} MB", "split the table")
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        return "workbook"
    reason = _no_table(path, head)
    if reason:
        raise refusal(path.name, *reason)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if path.suffix.lower() in _JSON:
        return "array" if start == b"[" else "lines"
    return "lines" if start == b"{" else "delimited"


def _no_table(path: Path, head: bytes) -> tuple[str, str] | None:
    """Why the file is no table, and what to do, or nothing if it is text."""
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return "the file is empty", "the first row holds the headings; --template writes a workbook to fill in"
    if start.startswith(_OLE):
        return _old(path)
    if start.startswith(b"%PDF"):
        return "it is a PDF, not a table", "ask for the workbook it was made from"
    if start.startswith(b"{\\rtf"):
        return "it is a Rich Text (RTF) file, not a table", "copy the table into Excel and save it as a workbook"
    if start[:6].lower() in (b"<?xml ", b"<html>", b"<html ", b"<!doct", b"<table"):
        return "it is a web page or an XML file, though its name says otherwise", _SAVE_AS
    if start.startswith(b"PK"):
        return "the file is damaged or cut short", "get it again from whoever sent it, or save it again in Excel"
    if head.startswith(_UTF_16):
        return None
    if head.count(b"\0") > len(head) // 8:
        return "the file is not text", "save it as 'CSV UTF-8', or as an Excel workbook"
    return None


def _old(path: Path) -> tuple[str, str]:
    """What an OLE file is: a workbook with a password, or one of the old format."""
    with path.open("rb") as file:
        content = file.read(64 * 1024 * 1024)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "it is encrypted with a password", "open it in Excel, remove the password and save it"
    if "WordDocument".encode("utf-16-le") in content:
        return "it is a Word document of the old format, not a table", "copy the table into Excel"
    return "it is a workbook of the old format (.xls)", _SAVE_AS
