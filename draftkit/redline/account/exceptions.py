"""What a duty, a power or a definition is cut down by, and the form and speed that it is held to."""

import re
from collections.abc import Iterable
from typing import Final

from draftkit.redline.account.context import sentence, short
from draftkit.redline.account.found import Found

_SOFTENERS: Final = re.compile(
    r"(?:(?:so|as)\s+far\s+as|to\s+the\s+extent|where(?:ver)?|if|as\s+soon\s+as)\s+(?:it\s+is\s+|they\s+are\s+)?"
    r"(?:is\s+)?(?:reasonably\s+)?(?:practicable|possible|practical)",
    re.IGNORECASE,
)
_ASKED: Final = r"(?:consent|approval|agreement|permission|authority|notice|notification|request)\b"
_FORMS: Final = re.compile(
    rf"\bprior(?=\s+(?:written\s+)?{_ASKED})|\bwritten(?=\s+{_ASKED})"
    r"|\bin\s+writing\b|\bpromptly\b|\bimmediately\b|\bforthwith\b|\bat\s+once\b|\bwithout\s+(?:undue\s+)?delay\b",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(r"unless|except|save|only", re.IGNORECASE)
_OTHER_THAN: Final = (
    r"\bother\s+than\b(?:(?!(?<!which)(?<!that)(?<!who)\s+(?:may|must|shall|will|is|are)\b)(?:[^.,;:()]|[.,](?=\d)))*"
)
"""To the verb of what it stands in: 'the Parties other than the Host' may do something."""
_EXCEPTIONS: Final = re.compile(
    rf"{_OTHER_THAN}"
    r"|(?:\bunless\b|\bexcept\b|\bsave(?=\s+(?:where|when|that|for|to|as|if|in)\b)"
    r"|(?<!\bmay\s)(?<!\bmust\s)(?<!\bshall\s)(?<!\bwill\s)\bonly(?=\s+(?:so\s+far\s+as|to\s+the\s+extent|if|where|when|with)\b)"
    r"|(?:\A|(?<=[.,;:(]\s))subject\s+to\b|\bwithout\s+(?:(?:first|the|prior|written|express)\s+)*"
    r"(?:consent|approval|agreement|permission|obtaining|having)\b)(?:[^.,;:()]|[.,](?=\d))*",
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(
    r"\b(?P<how>with|without)\s+(?:(?:first|the|prior|written|express)\s+)*(?:consent|approval|agreement|permission)\b",
    re.IGNORECASE,
)


def find_softeners(text: str) -> list[Found]:
    """Return words such as 'so far as is reasonably practicable'."""
    return _found(_SOFTENERS, text)


def find_forms(text: str) -> list[Found]:
    """Return what something must be done by: 'in writing', 'promptly', 'without delay'; 'written' is 'in writing'."""
    return [one._replace(worth="in writing") if one.worth == "written" else one for one in _found(_FORMS, text)]


def find_exceptions(text: str) -> list[Found]:
    """Return the exceptions of a text, each to the end of its limb: 'unless the Host agrees', 'only if it asks'.

    The place of each is that of the word which opens it, so that one reworded within is not taken for another.
    """
    return [
        Found("obligation", (match.start(), match.start() + len(match.group().split()[0])), _said(match), _said(match))
        for match in _EXCEPTIONS.finditer(text)
    ]


def excepts_by_itself(found: Found) -> bool:
    """Return whether an exception is one whatever it stands in: 'other than' is one only to a duty or power."""
    return _OPENS.match(found.text) is not None


def in_sentence(text: str, at: int, found: Iterable[Found]) -> list[Found]:
    """Return those of the things found that stand in the sentence of a place."""
    start, end = sentence(text, at)
    return [each for each in found if start <= each.span[0] < end]


def asks_consent(text: str, at: int, how: str) -> bool:
    """Return whether the sentence of a place speaks of 'without the consent' of someone; `how`: 'with' or 'without'."""
    found = _CONSENT.search(text[slice(*sentence(text, at))])
    return found is not None and found["how"].casefold() == how


def _found(pattern: re.Pattern[str], text: str) -> list[Found]:
    return [
        Found("obligation", match.span(), " ".join(match.group().split()), match.group().casefold())
        for match in pattern.finditer(text)
    ]


def _said(match: re.Match[str]) -> str:
    return short(match.group(), 80)
