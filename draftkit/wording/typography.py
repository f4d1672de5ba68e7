"""Typography of the library's own words: curly quotes, dashes, no-break spaces.

Values stay as they are, but that what a line end must not part is kept together in them too.
"""

import re
from functools import lru_cache

_OPENING_DOUBLE = re.compile(r"(^|[\s(\[*–—‘“])\"", re.MULTILINE)
_OPENING_SINGLE = re.compile(r"(^|[\s(\[*–—“])'", re.MULTILINE)
_DASH = re.compile(r"(?<=\S) - (?=\S)")
_NUMBERED = re.compile(
    r"\b([Ss]ections?|[Pp]aragraphs?|[Pp]art|[Ss]chedule|[Aa]rticles?|[Rr]egulations?|[Cc]hapter) (?=\d)"
)
_DAY = re.compile(
    r"\b(\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) (?=\d[A-Z]{2}\b)")
_YEARS = re.compile(r"\b((?:19|20)\d\d) (to|–) (?=(?:19|20)?\d\d\b)")
_AMOUNT = re.compile(r"(£[\d,.]+) (?=million|billion)")


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """Return library wording as a careful typist would set it."""
    text = _OPENING_DOUBLE.sub(r"\1“", text).replace('"', "”")
    text = _OPENING_SINGLE.sub(r"\1‘", text).replace("'", "’")
    text = _DASH.sub(" – ", text)
    for pattern in (_NUMBERED, _DAY, _AMOUNT):
        text = pattern.sub("\\1\u00a0", text)
    return keep_together(text)


def keep_together(text: str) -> str:
    """Return the text with no-break spaces inside postcodes ('SW1A 1AA') and ranges of years ('2026 to 2027')."""
    return _YEARS.sub("\\1\u00a0\\2\u00a0", _POSTCODE.sub("\\1\u00a0", text))
