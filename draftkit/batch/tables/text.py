"""The text of a cell: tidied, refused where it is hostile, and folded so that what looks the same joins."""

import re
import unicodedata
from functools import lru_cache

from draftkit.batch.tables.faults import TEXT, Misread
from draftkit.paths import ordinal

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # marks that make text read in another order than it is written
    "\ue000-\ue003"  # reserved by draftkit
    "\ud800-\udfff\ufffe\uffff]"  # halves of characters, and what is no character
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile(r"'(?=[=+\-@]|[\d\s./-]+$)")
"""An apostrophe typed to keep a spreadsheet from reading a number or a formula; it is no part of the text."""


def tidy(text: str) -> str:
    """Return the text of a cell in NFC and trimmed, its lines ended by a line feed. Raises Misread."""
    if not text.isprintable() and (found := _FORBIDDEN.search(text)):
        code = f"U+{ord(found[0]):04X}"
        message = f"the text holds {_kind_of(found[0])} ({code}) as its {ordinal(found.start() + 1)} character"
        raise Misread(message, "delete it, or type the words again", TEXT)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip().strip("\ufeff\u200b").strip()
    return text[1:] if text.startswith("'") and _APOSTROPHE.match(text) else text


def squeeze(text: str) -> str:
    """Return the text with every run of white space as one space, and without what nobody sees."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_UNSEEN.sub("", text).split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return what two references, or two names, must share to be the same: case and spacing do not count."""
    return squeeze(unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=16_384)
def name_of(heading: str) -> str:
    """Return a heading as a key is written: 'Short Name' and 'short-name' give 'short_name'."""
    return re.sub(r"[\s_\-]+", "_", fold(heading).replace("’", "'")).strip("_")


def _kind_of(character: str) -> str:
    number = ord(character)
    if 0xD800 <= number <= 0xDFFF:
        return "half of a character"
    if number >= 0xFFFE:
        return "a code that is no character"
    if number >= 0xE000:
        return "a private character that draftkit keeps for itself"
    return "a hidden mark that turns the order of the text round" if number > 0x2000 else "a control character"
