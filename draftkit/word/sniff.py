"""What a file is by its first bytes, when it is not the Word document it was taken for."""

from typing import Final

_SAVE_AS = "open it in Word and save it as 'Word Document (.docx)'"
_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")

Reason = tuple[str, str]
"""What is wrong, and what to do about it."""


def not_a_zip(content: bytes) -> Reason | None:
    """Return why the bytes cannot be a .docx, or nothing if they begin as one does."""
    if content.startswith(b"PK\x03\x04"):
        return None
    if not content:
        return "the file is empty", "send the file again"
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_OLE):
        return _ole(content)
    if start.startswith(b"{\\rtf"):
        return "it is a Rich Text (RTF) file, not a Word document", _SAVE_AS
    if start.startswith(b"%PDF"):
        return "it is a PDF, not a Word document", "ask for the Word file it was made from"
    if start[:5].lower() in (b"<?xml", b"<html", b"<!doc"):
        return "it is a web page or an XML file, not a Word document", _SAVE_AS
    return "it is not a Word document", "a .docx file is needed"


def other_zip(names: frozenset[str], mimetype: bytes) -> Reason | None:
    """Return what a ZIP file is instead, by the names in it, or nothing if it can be a Word document."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return "it is an OpenDocument file (LibreOffice), not a Word document", f"in LibreOffice, {_SAVE_AS[11:]}"
    if "[Content_Types].xml" not in names:
        return "it is a ZIP file but not a Word document", "a .docx file is needed"
    return None


def other_main(content_type: str) -> Reason | None:
    """Return why a main part of that type is refused, or nothing for a plain Word document."""
    if content_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml":
        return None
    kinds = (
        ("spreadsheet", "it is an Excel workbook, not a Word document", "a .docx file is needed"),
        ("presentation", "it is a PowerPoint file, not a Word document", "a .docx file is needed"),
        ("ms-word.template.macro", "it is a Word template with macros (.dotm)", _SAVE_AS),
        ("ms-word.document.macro", "it is a Word document with macros (.docm)", _SAVE_AS),
        ("wordprocessingml.template", "it is a Word template (.dotx)", _SAVE_AS),
    )
    lowered = content_type.lower()
    return next(
        ((reason, hint) for sign, reason, hint in kinds if sign in lowered),
        ("its main part is not a Word document", _SAVE_AS),
    )


def _ole(content: bytes) -> Reason:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "it is encrypted with a password", "open it in Word, remove the password and save it"
    if "WordDocument".encode("utf-16-le") in content:
        return "it is a Word 97-2003 document (.doc)", _SAVE_AS
    return "it is an old Office file, not a Word document (.docx)", _SAVE_AS
