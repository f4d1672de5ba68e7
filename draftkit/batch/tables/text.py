"""The text of a cell: tidied, refused where it is hostile, and folded so that what looks the same joins."""

import re
import unicodedata
from functools import lru_cache

from draftkit.batch.tables.faults import TEXT, Misread
from draftkit.characters import HINT, forbidden

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile(r"'(?=[=+\-@]|[\d\s./-]+$)")
"""An apostrophe typed to keep a spreadsheet from reading a number or a formula; it is no part of the text."""


def tidy(text: str) -> str:
    """Return the text of a cell in NFC and trimmed, its lines ended by a line feed. Raises Misread."""
    if not text.isprintable() and (message := forbidden(text)):
        raise Misread(message, HINT, TEXT)
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
