"""Who must do what: words of duty, of power, of freedom and of prohibition, and how strong they are.

A verb is read with a subject that denies it: 'No Party may' forbids as 'A Party shall not' does, and 'Nothing in this
clause requires a Party to' leaves as free as 'A Party need not'.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from draftkit.model.comparison import Way
from draftkit.redline.account.found import Found
from draftkit.redline.account.said import Span

DISCOURAGED: Final = -1
LIMITED: Final = -2
"""'may only': forbidden but for what follows."""
FORBIDDEN: Final = -3
_LEVELS: Final = {
    "duty": 6, "modal": 6, "aim": 2, "power": 1, "free": 0, "need": 0,
    "discouraged": DISCOURAGED, "limited": LIMITED, "forbidden": FORBIDDEN,
}  # fmt: skip
_DENIED: Final = {
    "duty": "free", "modal": "forbidden", "aim": "discouraged", "power": "forbidden", "need": "free",
    "free": "duty", "forbidden": "duty", "discouraged": "aim", "limited": "forbidden",
}  # fmt: skip
"""What a verb comes to if its subject denies it; of a provision that 'forbids' see _VERBS."""

_ENDEAVOURS: Final = (
    r"(?P<endeavours>\s+(?:endeavour\s+to\b|(?:use|exercise|make)\s+(?:its|their|his|her|the)?\s*(?:(?:own|all|every|best|"
    r"reasonable|commercially|but|prudent)\s+)*(?:endeavours?|efforts?)(?:\s+to\b)?"
    r"|take\s+(?:(?:all|every|such)\s+)?reasonable\s+(?:steps?|measures?)(?:\s+to\b)?))?"
)
_MODAL: Final = r"(?:must|shall|will)"
_IS: Final = rf"(?:is|are|{_MODAL}\s+be)"
_IS_NOT: Final = rf"(?:(?:is|are)\s+not|{_MODAL}\s+not\s+be)"
_HAS: Final = rf"(?:has|have|{_MODAL}\s+have)"
_FREE_TO: Final = r"(?:entitled|permitted|allowed|free)\s+to"
_BOUND_TO: Final = r"(?:required|obliged|bound|compelled)\s+to"
_WORDS: Final = re.compile(
    rf"(?P<free>\bneed\s+not\b|\b{_IS_NOT}\s+{_BOUND_TO}\b|\bdo(?:es)?\s+not\s+have\s+to\b"
    rf"|\b(?:{_IS}\s+under|{_HAS})\s+no\s+(?:obligation|duty)\s+to\b)"
    rf"|(?P<forbidden>\b(?:{_MODAL}|may)\s+(?:not|never)\b(?!\s+only\b)|\bcan\s?not\b|\b{_IS_NOT}\s+{_FREE_TO}\b"
    rf"|\b{_IS}\s+prohibited\s+from\b|\b(?:is|are)\s+not\s+to(?=\s+[a-z])|\b{_HAS}\s+no\s+(?:right|power)\s+to\b"
    rf"|\b(?:{_MODAL}|may)\s+(?:in|at|under)\s+no\s+(?:event|case|time|circumstances?)\b|\b{_MODAL}\s+refrain\s+from\b)"
    rf"|(?P<discouraged>\bshould\s+(?:not|never)\b)"
    rf"|(?P<limited>\b(?:{_MODAL}|(?-i:may)|can)\s+only\b|\b{_IS}\s+only\s+{_FREE_TO}\b)"
    rf"|(?P<power>\b{_IS}\s+{_FREE_TO}\b|\b{_HAS}\s+the\s+right\s+to\b|\b(?-i:may)\b|\bcan\b)"
    rf"|(?:(?P<duty>\b(?:undertakes?\s+to|agrees?\s+to|covenants?\s+to|ha(?:s|ve)\s+to|{_IS}\s+{_BOUND_TO}"
    rf"|{_IS}\s+under\s+an?\s+(?:obligation|duty)\s+to|{_HAS}\s+(?:an?|the)\s+(?:obligation|duty)\s+to)\b)"
    rf"|(?P<modal>\b(?:{_MODAL}|(?:is|are)\s+to(?=\s+[a-z]))\b)){_ENDEAVOURS}"
    r"|(?P<aim>\bshould\b|\baims?\s+to\b|\bseeks?\s+to\b|\btr(?:y|ies)\s+to\b)"
    r"|(?P<need>\bneed\b(?!\s+(?:to|for|of)\b))",
    re.IGNORECASE,
)

_BESIDE: Final = r"(?:of|to|in|under|by|for|from|with|on|at|as|nor|than|between)"
_WHICH: Final = r"(?:the|an?|any|each|its|their|this|that|these|those|either)"
_NO_NOUN: Final = (
    rf"(?:{_WHICH}|every|it|they|he|she|we|which|who|whom|is|are|was|were|has|have|had|do|does|did|if|unless|when|where|"
    r"while|then|provided|must|shall|will|may|can|should|need)\b"
)
_SUBJECT: Final = re.compile(
    r"(?:^|[,;:.()\[\]“”\"–—]\s*|\b(?:and|or|but|that|then|where|when|if|unless|so|because|which|whom)\s+)"
    r"(?P<none>(?:(?:in|at|under)\s+no(?=\s+(?:event|case|time|circumstances?)\b)|neither|none|nothing|nobody|only"
    r"|no(?!\s+(?:later|more|less|fewer|longer|earlier|doubt|matter)\b)(?:\s+one)?)\b)"
    rf"(?:\s+{_WHICH}(?=\s))?"
    rf"(?:\s+{_BESIDE}(?=\s)(?:\s+{_WHICH}(?=\s))?|\s+(?:and|or)\s+(?:its|their)(?=\s)|\s+(?!{_NO_NOUN}|{_BESIDE}\s)[\w’'/&-]+){{0,10}}\s+\Z",
    re.IGNORECASE,
)
_REACH: Final = 120
_LONGEST: Final = 40

_VERBS: Final = {
    "require": "duty", "oblige": "duty", "compel": "duty", "entitle": "power", "permit": "power", "allow": "power",
    "authorise": "power", "prevent": "forbidden", "stop": "forbidden", "preclude": "forbidden",
    "prohibit": "forbidden", "restrict": "forbidden",
}  # fmt: skip
_PROVISION: Final = re.compile(
    r"\b(?:(?P<nothing>nothing)\s+(?:contained\s+)?in\s+(?:[^.;:]|\.(?=\d)){1,80}?"
    r"|this\s+(?:clause|agreement|paragraph|schedule|section|part|memorandum)(?:\s+\d[\w.()]*)?)"
    rf"\s+(?:(?:shall|will|do(?:es)?)\s+(?P<not>not\s+)?)?(?P<verb>{'|'.join(_VERBS)}|compell)(?:e?s)?\b",
    re.IGNORECASE,
)


def find_obligations(text: str) -> list[Found]:
    """Return the words of duty and of power in a text; what they come to is how strong they are.

    A subject that denies them is one with them: 'No Party may'.
    """
    provisions = [_of_provision(match) for match in _PROVISION.finditer(text)]
    found = list(provisions)
    for match in _WORDS.finditer(text):
        if all(match.end() <= one.span[0] or match.start() >= one.span[1] for one in provisions):
            found += _read(text, match)
    return sorted(found, key=lambda one: one.span)


def way_of(old: object, new: object) -> Way:
    """Return which way an obligation went, from how strong it was and how strong it is: so, too, a prohibition."""
    if not (isinstance(old, int) and isinstance(new, int)):
        return ""
    low, high = sorted((old, new))
    if low >= 0 or (low == LIMITED and high > _LEVELS["power"]):
        return "stronger" if new > old else "weaker"
    if high > _LEVELS["power"]:
        return "reversed"
    return "stronger" if new < old else "weaker"


def is_power(worth: object) -> bool:
    """Return whether words come to a power or a freedom, neither a duty nor a prohibition."""
    return worth in (_LEVELS["power"], _LEVELS["free"])


class _Denial(NamedTuple):
    """A subject that denies its verb: 'No Party', or limits it: 'Only the Board'."""

    start: int
    none: str


def _read(text: str, match: re.Match[str]) -> Iterator[Found]:
    """Yield a verb with the subject that denies it; not a 'need' that none denies."""
    kind = next(name for name in _LEVELS if match[name])
    denial = _denial(text, match.start())
    if denial is not None and denial.none.casefold() == "only":
        denial, kind = (denial, "limited") if kind == "power" else (None, kind)
    elif denial is not None:
        kind = _DENIED[kind]
    if denial is not None:
        span = denial.start, match.end()
        yield Found("obligation", span, _shown(text, span, denial.none, match.group()), _LEVELS[kind])
    elif kind != "need":
        yield Found("obligation", match.span(), _said(match.group()), _level(match, kind))


def _denial(text: str, end: int) -> _Denial | None:
    begin = max(0, end - _REACH)
    match = _SUBJECT.search(text[begin:end]) if end else None
    if match is None or (begin and match.start("none") == 0):
        return None
    return _Denial(begin + match.start("none"), match["none"])


def _of_provision(match: re.Match[str]) -> Found:
    """What a provision says of itself: 'Nothing in this clause requires'."""
    verb = match["verb"].casefold()
    kind = _VERBS.get(verb, "duty")
    if bool(match["nothing"]) != bool(match["not"]):
        kind = "power" if kind == "forbidden" else _DENIED[kind]
    shown = _shown(match.string, match.span(), match["nothing"] or match.group().split()[0], match.group().split()[-1])
    return Found("obligation", match.span(), shown, _LEVELS[kind])


def _shown(text: str, span: Span, first: str, last: str) -> str:
    """The words of a stretch; of a long one its first and last."""
    whole = _said(text[slice(*span)])
    return whole if len(whole) <= _LONGEST else f"{_said(first)} … {_said(last)}"


def _said(words: str) -> str:
    return " ".join(words.split())


def _level(match: re.Match[str], kind: str) -> int:
    softened = match["endeavours"] if kind in ("duty", "modal") else None
    if not softened:
        return _LEVELS[kind]
    if "best" in softened:
        return 5
    return 4 if re.search(r"\b(?:all|every)\b", softened) else 3
