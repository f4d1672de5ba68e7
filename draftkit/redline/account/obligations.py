"""Who must do what: words of duty, of power and of freedom, and how strong they are."""

import re
from typing import Final

from draftkit.model.comparison import Way
from draftkit.redline.account.found import Found

FORBIDDEN: Final = -1
_ENDEAVOURS: Final = (
    r"(?P<endeavours>\s+(?:use|exercise|make)\s+(?:its|their|his|her|the)?\s*(?:(?:own|all|every|best|reasonable|"
    r"commercially|but|prudent)\s+)*(?:endeavours?|efforts?)(?:\s+to\b)?)?"
)
_WORDS: Final = re.compile(
    r"(?P<forbidden>\b(?:must|shall|will|may)\s+(?:not|never)\b|\bcan\s?not\b"
    r"|\b(?:is|are)\s+(?:not\s+(?:permitted|allowed|entitled)\s+to|prohibited\s+from)\b)"
    r"|(?P<free>\bneed\s+not\b|\b(?:is|are)\s+not\s+(?:required|obliged|bound)\s+to\b|\bdoes\s+not\s+have\s+to\b)"
    r"|(?P<duty>\b(?:must|shall|will|undertakes?\s+to|agrees?\s+to|covenants?\s+to|ha(?:s|ve)\s+to"
    r"|(?:is|are)\s+(?:required\s+to|obliged\s+to|bound\s+to|to(?=\s+[a-z])))\b)" + _ENDEAVOURS
    + r"|(?P<aim>\bshould\b|\baims?\s+to\b|\bseeks?\s+to\b|\btr(?:y|ies)\s+to\b)"
    r"|(?P<power>\b(?-i:may)\b|\bcan\b|\b(?:is|are)\s+(?:entitled|permitted|allowed|free)\s+to\b)",
    re.IGNORECASE,
)  # fmt: skip
_SOFTENERS: Final = re.compile(
    r"(?:(?:so|as)\s+far\s+as|to\s+the\s+extent|where(?:ver)?|if|as\s+soon\s+as)\s+(?:it\s+is\s+|they\s+are\s+)?"
    r"(?:is\s+)?(?:reasonably\s+)?(?:practicable|possible|practical)",
    re.IGNORECASE,
)
_LEVELS: Final = {"duty": 6, "aim": 2, "power": 1, "free": 0, "forbidden": FORBIDDEN}


def find_obligations(text: str) -> list[Found]:
    """Return the words of duty and of power in a text; what they come to is how strong they are."""
    return [
        Found("obligation", match.span(), " ".join(match.group().split()), _level(match))
        for match in _WORDS.finditer(text)
    ]


def find_softeners(text: str) -> list[Found]:
    """Return words such as 'so far as is reasonably practicable'."""
    return [
        Found("obligation", match.span(), " ".join(match.group().split()), match.group().casefold())
        for match in _SOFTENERS.finditer(text)
    ]


def way_of(old: object, new: object) -> Way:
    """Return which way an obligation went, from how strong it was and how strong it is."""
    if not (isinstance(old, int) and isinstance(new, int)):
        return ""
    if FORBIDDEN in (old, new):
        other = new if old == FORBIDDEN else old
        if other > _LEVELS["power"]:
            return "reversed"
        return "weaker" if old == FORBIDDEN else "stronger"
    return "stronger" if new > old else "weaker"


def _level(match: re.Match[str]) -> int:
    kind = next(name for name in _LEVELS if match[name])
    softened = match["endeavours"] if kind == "duty" else None
    if not softened:
        return _LEVELS[kind]
    if "best" in softened:
        return 5
    return 4 if re.search(r"\b(?:all|every)\b", softened) else 3
