"""Words as Markdown that reads back as those words: what is escaped, and where bold and italic can stand."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import assert_never
from unicodedata import category

from draftkit.model.agreement import Blank, Definition, Gap, Inline, Reference, Style, Text, Value
from draftkit.model.numbering import Labels, citation

_SPACE = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~$#]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_START = re.compile(r"[-+=:]|\d{1,9}(?=[.)](?: |$))")
_MARKS: dict[Style, str] = {"plain": "", "strong": "**", "emphasis": "*"}


def escape(text: str) -> str:
    """Return text on one line with every character escaped that Markdown could take for something else."""
    return _SPECIAL.sub(r"\\\g<0>", _SPACE.sub(" ", text))


def escape_start(line: str) -> str:
    """Return escaped words so that they can begin a line: '1. y', '- y' and '=' stay what they are."""
    words = line.strip(" ")
    found = _START.match(words)
    if not found:
        return words
    mark = found.group()
    return words[: found.end()] + "\\" + words[found.end() :] if mark[0].isdigit() else "\\" + words


def write_inlines(content: Iterable[Inline], labels: Labels, here: str) -> str:
    """Return the words of a paragraph of the clause `here`, escaped, terms and strong words bold."""
    words = [(_style(inline), text) for inline in content if (text := _words(inline, labels, here))]
    runs = [(style, "".join(text for _, text in run)) for style, run in groupby(words, key=lambda each: each[0])]
    return "".join(_run(runs, place) for place in range(len(runs)))


def _style(inline: Inline) -> Style:
    match inline:
        case Text() | Value():
            return inline.style
        case Definition():
            return "strong"
        case Blank() | Gap() | Reference():
            return "plain"
        case _:
            assert_never(inline)


def _words(inline: Inline, labels: Labels, here: str) -> str:
    match inline:
        case Text(text) | Value(text):
            return text
        case Definition(term):
            return f"“{term}”"
        case Blank():
            return "[●]"
        case Gap(width):
            return "…" * width
        case Reference():
            return citation(inline, labels, here)
        case _:
            assert_never(inline)


def _run(runs: Sequence[tuple[Style, str]], place: int) -> str:
    """A run in its marks. Where Markdown would not read the marks as such the words stand plain."""
    style, text = runs[place]
    mark, core = _MARKS[style], text.strip()
    if not mark or not core:
        return escape(text)
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    opens = lead or _may_stand(runs[:place], -1, core[0])
    closes = tail or _may_stand(runs[place + 1 :], 0, core[-1])
    return f"{escape(lead)}{mark}{escape(core)}{mark}{escape(tail)}" if opens and closes else escape(text)


def _may_stand(beside: Sequence[tuple[Style, str]], end: int, inside: str) -> bool:
    """CommonMark 6.2: a mark beside punctuation needs white space or punctuation at its other side.

    Beside another mark it is not used at all: '**a***b*' has more than one reading.
    """
    if not beside:
        return True
    style, text = beside[end]
    if text[end].isspace():
        return True
    return style == "plain" and (not _is_punctuation(inside) or category(text[end]).startswith("P"))


def _is_punctuation(character: str) -> bool:
    """Symbols such as £ count in some versions of CommonMark only: here they do."""
    return category(character)[0] in "PS"
