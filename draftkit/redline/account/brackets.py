"""Blanks and square brackets: what is still to be filled in or decided."""

import re
from collections.abc import Iterable
from typing import Final

from draftkit.redline.account.found import Found
from draftkit.redline.account.said import Said

_BLANK: Final = re.compile(
    r"\[\s*(?:[●•*_…. ]*|insert\b[^\]]*|(?:to be|tbc|tba)\b[^\]]*|[^\]]{0,40}\b(?:tbc|tba))\s*\]"
    r"|_{3,}|…{2,}|\.{5,}|[●•](?=\W|$)(?!\s+\w)",
    re.IGNORECASE,
)


def find_blanks(said: Said) -> list[Found]:
    """Return what is left blank: '[●]', '______', '[insert date]', and controls that show what to fill in."""
    spans = [match.span() for match in _BLANK.finditer(said.text)]
    spans += [span for span in said.blanks if all(span[1] <= s or span[0] >= e for s, e in spans)]
    return [Found("blank", span, said.text[slice(*span)].strip(), "blank") for span in sorted(spans)]


def find_brackets(said: Said, blanks: Iterable[Found]) -> list[Found]:
    """Return the square brackets round words that are still to be decided."""
    taken = [blank.span for blank in blanks]
    return [
        Found("bracket", (at, at + 1), sign, sign)
        for at, sign in enumerate(said.text)
        if sign in "[]" and not any(start <= at < end for start, end in taken)
    ]
