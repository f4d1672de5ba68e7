"""The characters that no text from outside may hold, whether it stands in a brief or in a table."""

import re

from draftkit.paths import ordinal

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; XML has no place for most of them
    "\u202a-\u202e\u2066-\u2069"  # marks that make text read in another order than it is written
    "\ue000-\ue003"  # reserved by draftkit
    "\ud800-\udfff\ufffe\uffff]"  # halves of characters, and what is no character
)
HINT = "delete it, or type the words again"
"""What to do about one."""


def forbidden(text: str) -> str:
    """Return what is said of the first character of the text that it may not hold; '' if there is none."""
    found = FORBIDDEN.search(text)
    if found is None:
        return ""
    number, place = ord(found[0]), ordinal(found.start() + 1)
    return f"the text holds {_kind_of(number)} (U+{number:04X}) as its {place} character"


def _kind_of(number: int) -> str:
    if 0xD800 <= number <= 0xDFFF:
        return "half of a character"
    if number >= 0xFFFE:
        return "a code that is no character"
    if number >= 0xE000:
        return "a private character that draftkit keeps for itself"
    return "a hidden mark that turns the order of the text round" if number > 0x2000 else "a control character"
