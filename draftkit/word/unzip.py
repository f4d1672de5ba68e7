"""The parts of a ZIP file from outside, with every limit checked before and while they are inflated."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from draftkit.errors import PackageError
from draftkit.findings import Place
from draftkit.word.sniff import not_a_zip, other_zip

MEGABYTE: Final = 1024 * 1024
MAX_TOTAL: Final = 100 * MEGABYTE
MAX_PART: Final = 50 * MEGABYTE
MAX_RATIO: Final = 200
MAX_ENTRIES: Final = 2_000
_MAX_DIRECTORY: Final = 4 * MEGABYTE

_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1 | 0x40
_AGAIN = "get the file again from whoever sent it, or open and save it in Word"
_DANGEROUS = "do not open the file; ask whoever sent it for a copy saved in Word"


def read_parts(content: bytes, name: str) -> dict[str, bytes]:
    """Return every file in the ZIP by its name. Raises PackageError for anything but a sound, modest archive."""
    reason = not_a_zip(content)
    if reason:
        raise refusal(name, "", *reason)
    entries = _entries(content, name)
    _check_sizes(entries, name)
    _check_overlap(entries, name)
    parts = {entry.orig_filename: _inflate(content, entry, name) for entry in entries}
    reason = other_zip(frozenset(parts), parts.get("mimetype", b""))
    if reason:
        raise refusal(name, "", *reason)
    return parts


def refusal(name: str, part: str, reason: str, hint: str) -> PackageError:
    """Return the one error of the gate: which file, which part of it, why not, and what to do."""
    return PackageError(reason, hint=hint, where=Place(file=name, path=part))


def _entries(content: bytes, name: str) -> list[ZipInfo]:
    """Return the files of the directory, folders left out."""
    _check_directory(content, name)
    try:
        with ZipFile(BytesIO(content)) as package:
            listed = package.infolist()
    except (BadZipFile, struct.error, ValueError, OSError, EOFError, OverflowError, NotImplementedError) as error:
        raise refusal(name, "", "the file is damaged or cut short", _AGAIN) from error
    if len(listed) > MAX_ENTRIES:
        raise refusal(name, "", f"it holds more than {MAX_ENTRIES:,} parts", _DANGEROUS)
    entries = [entry for entry in listed if not (entry.orig_filename.endswith("/") and entry.file_size == 0)]
    _check_names(entries, name)
    return entries


def _check_directory(content: bytes, name: str) -> None:
    """Refuse a huge directory before it is read."""
    if len(content) > MAX_TOTAL:
        raise refusal(name, "", f"the file is larger than {MAX_TOTAL // MEGABYTE} MB", "send a smaller file")
    at = content.rfind(b"PK\x05\x06")
    if at < 0 or len(content) < at + _END.size:
        raise refusal(name, "", "the file is damaged or cut short", _AGAIN)
    _, _, _, _, count, size, _, _ = _END.unpack_from(content, at)
    if count > MAX_ENTRIES or size > _MAX_DIRECTORY:
        raise refusal(name, "", f"it holds more than {MAX_ENTRIES:,} parts", _DANGEROUS)


def _check_names(entries: list[ZipInfo], name: str) -> None:
    met: set[str] = set()
    for entry in entries:
        part = entry.orig_filename
        problem = _name_problem(part)
        if problem is None and part.lower() in met:
            problem = "is there twice"
        if problem:
            raise refusal(name, _shown(part), f"the part's name {problem}", _DANGEROUS)
        met.add(part.lower())


def _name_problem(part: str) -> str | None:
    plain = unquote(part)
    if "\\" in plain:
        return "holds a backslash"
    if plain.startswith("/") or plain[1:2] == ":":
        return "is absolute"
    if any(segment in ("", ".", "..") for segment in plain.split("/")):
        return "leads out of the file"
    if not plain.isprintable():
        return "holds a control character"
    return None


def _shown(part: str) -> str:
    return part.encode("unicode_escape").decode("ascii")[:60]


def _check_sizes(entries: list[ZipInfo], name: str) -> None:
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise refusal(name, "", f"it unpacks to more than {MAX_TOTAL // MEGABYTE} MB", _DANGEROUS)
    for entry in entries:
        size, packed, part = entry.file_size, entry.compress_size, entry.orig_filename
        if entry.flag_bits & _ENCRYPTED:
            raise refusal(name, part, "the part is encrypted", "remove the password and save the file again")
        if entry.compress_type not in (_STORED, _DEFLATED):
            raise refusal(name, part, "the part is compressed in a way that Word does not use", _AGAIN)
        if size > MAX_PART:
            raise refusal(name, part, f"the part is larger than {MAX_PART // MEGABYTE} MB", _DANGEROUS)
        if size > MEGABYTE and size > MAX_RATIO * packed:
            raise refusal(name, part, f"the part unpacks to more than {MAX_RATIO} times its size", _DANGEROUS)


def _check_overlap(entries: list[ZipInfo], name: str) -> None:
    """Refuse an archive whose parts share bytes: a small file can so unpack to a huge one."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise refusal(name, entry.orig_filename, "the part overlaps another", _DANGEROUS)
        end = entry.header_offset + _LOCAL.size + entry.compress_size


def _inflate(content: bytes, entry: ZipInfo, name: str) -> bytes:
    damaged = refusal(name, entry.orig_filename, "the part is damaged", _AGAIN)
    if entry.header_offset < 0 or len(content) < entry.header_offset + _LOCAL.size:
        raise damaged
    sign, *_, name_size, extra_size = _LOCAL.unpack_from(content, entry.header_offset)
    begin = entry.header_offset + _LOCAL.size
    raw_name = content[begin : begin + name_size]
    packed = content[begin + name_size + extra_size :][: entry.compress_size]
    if sign != b"PK\x03\x04" or raw_name not in _spellings(entry.orig_filename) or len(packed) != entry.compress_size:
        raise damaged
    try:
        plain = packed if entry.compress_type == _STORED else _inflated(packed, entry.file_size)
    except zlib.error as error:
        raise damaged from error
    if len(plain) != entry.file_size or zlib.crc32(plain) != entry.CRC:
        raise damaged
    return plain


def _inflated(packed: bytes, size: int) -> bytes:
    """Return at most one byte more than the directory promised."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)


def _spellings(part: str) -> Iterator[bytes]:
    """Return the name as the local header may write it."""
    yield part.encode("utf-8", "surrogatepass")
    yield part.encode("cp437", "replace")
