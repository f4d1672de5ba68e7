"""Defined terms: where each gets its meaning, and which came, went, or were given another meaning or name."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from draftkit.redline.account.context import sentence
from draftkit.redline.account.lines import Line
from draftkit.redline.account.pairs import Matched, Version
from draftkit.redline.account.references import find_references
from draftkit.redline.likeness import likeness
from draftkit.redline.weights import SMALL

_MEANS: Final = (
    r"(?:means?\b|shall\s+mean\b|(?:has|have|shall\s+have)\s+the\s+(?:same\s+)?meanings?\b|includes?\b|refers?\s+to\b|"
    r"is\s+defined\b|:)"
)
_QUOTED: Final = re.compile(
    rf"\W{{0,3}}[“\"](?P<term>[^”\"]{{1,80}})[”\"](?:\s*(?:or|and|,)[^.;]{{0,80}}?)?\s*{_MEANS}"
)
_AFTER_BOLD: Final = re.compile(rf"[”\"]?\s*{_MEANS}")
_INLINE: Final = re.compile(r"\((?:[^()“”\"]{0,60}[\s,])?[“\"](?P<term>[A-Z0-9][^”\"]{0,60})[”\"](?:[^()]{0,80})\)")
_SHORT_NAME: Final = re.compile(r"\(?(?:the\s+)?[“\"](?P<term>[A-Z0-9][^”\"]{0,60})[”\"]\)?\.?")
_LEAD: Final = re.compile(rf"^\s*{_MEANS}")
_ALIKE: Final = 0.75
_AKIN: Final = 0.5
"""How much two meanings must have in common to be one by another name; less where the names have a word in common."""
_DEFINING: Final = re.compile(r"definition|interpretation|defined", re.IGNORECASE)


class Meaning(NamedTuple):
    """Where a term gets its meaning: a definition with what stands below it, or '(the “Council”)' in a sentence."""

    term: str
    lines: tuple[int, ...]
    inline: bool
    words: str = ""
    """What a definition says, without the numbers of what it refers to: equal in a list and in a table.

    Of a term named in a sentence, what stands before its name."""


class TermChange(NamedTuple):
    """What became of a term."""

    old: Meaning | None
    new: Meaning | None
    before: str = ""
    """Of a definition that says something else: what it said, with the terms that it uses by their newer names."""

    @property
    def is_redefined(self) -> bool:
        """Return whether it has another meaning, by whatever name."""
        return self.old is not None and self.new is not None and bool(self.before)


def meanings(version: Version) -> Mapping[str, Meaning]:
    """Return every defined term; of two meanings the first."""
    found: dict[str, Meaning] = {}
    for n, line in enumerate(version.lines):
        clause = version.clauses[version.clause_of[n]]
        term = _defined(line, defining=_DEFINING.search(clause.heading) is not None)
        if term:
            lines = (n, *_below(version, n, clause.lines.stop))
            found.setdefault(term, Meaning(term, lines, inline=False, words=_words(version, lines)))
        if line.is_row and clause.part == "parties":
            short = (_SHORT_NAME.fullmatch(cell.text.strip()) for cell in line.cells)
            for match in filter(None, short):
                words = _without_numbers(line.text.replace(match.group(), ""))
                found.setdefault(match["term"], Meaning(match["term"], (n,), inline=True, words=words))
        for match in _INLINE.finditer(line.text):
            words = _without_numbers(line.text[slice(*sentence(line.text, match.start()))].partition(match.group())[0])
            found.setdefault(match["term"], Meaning(match["term"], (n,), inline=True, words=words))
    return found


def term_changes(
    old: Version, new: Version, matched: Matched, altered: tuple[Collection[int], Collection[int]]
) -> Iterator[TermChange]:
    """Yield the terms that came, went, were renamed or redefined. `altered`: the lines of each side that changed."""
    mine, theirs = meanings(old), meanings(new)
    gone = {term: meaning for term, meaning in mine.items() if term not in theirs}
    came = {term: meaning for term, meaning in theirs.items() if term not in mine}
    renamed = _renamed(gone, came, matched)
    for term, name in renamed.items():
        before = _with_newer_names(mine[term].words, renamed)
        inline = mine[term].inline or theirs[name].inline
        yield TermChange(mine[term], theirs[name], "" if inline or before == theirs[name].words else before)
    yield from (TermChange(meaning, None) for term, meaning in gone.items() if term not in renamed)
    yield from (TermChange(None, meaning) for term, meaning in came.items() if term not in renamed.values())
    for term, meaning in theirs.items():
        if term in mine and not (meaning.inline or mine[term].inline):
            before = _with_newer_names(mine[term].words, renamed)
            if before != meaning.words and _altered(mine[term], meaning, altered):
                yield TermChange(mine[term], meaning, before)


def _renamed(gone: Mapping[str, Meaning], came: Mapping[str, Meaning], matched: Matched) -> dict[str, str]:
    """Pair the names of terms that went and came with one meaning: first those that stand in one place."""
    became = {i: pair.new for pair in matched.lines for i in pair.old}
    found: dict[str, str] = {}
    for in_place in (True, False):
        for term, meaning in gone.items():
            for name, other in came.items() if term not in found else ():
                stays = other.lines[0] in became.get(meaning.lines[0], ())
                if stays is in_place and name not in found.values() and _is_one(meaning, other, in_place=in_place):
                    found[term] = name
                    break
    return found


def _is_one(old: Meaning, new: Meaning, *, in_place: bool) -> bool:
    """Whether two terms by different names have one meaning; of two in one place, but for little."""
    if not in_place:
        return old.words == new.words and bool(_says(old))
    mine, theirs = _says(old), _says(new)
    if not mine or not theirs:
        return old.words == new.words
    akin = not _content(old.term).isdisjoint(_content(new.term))
    return likeness(mine, theirs) >= (_AKIN if akin else _ALIKE)


def _says(meaning: Meaning) -> list[str]:
    """The words of a meaning that say much; of any number only that there is one."""
    words = re.findall(r"\d+|[^\W\d]+", meaning.words.replace("§", "0"))
    return ["0" if word[0].isdigit() else word for word in words if word.casefold() not in SMALL]


def _content(term: str) -> set[str]:
    return {word.casefold() for word in term.split()} - SMALL


def _with_newer_names(words: str, renamed: Mapping[str, str]) -> str:
    """A text in which each term that was renamed has its newer name, one and several of it."""
    if not renamed:
        return words
    names = "|".join(re.escape(term) for term in sorted(renamed, key=len, reverse=True))
    return re.sub(rf"\b({names})(?=s?\b)", lambda match: renamed[match[1]], words)


def _words(version: Version, lines: Sequence[int]) -> str:
    first, *others = (version.lines[n] for n in lines)
    text = "\t".join(cell.text for cell in first.cells[1:]) if first.is_row else _after_term(first)
    return " ".join(map(_without_numbers, [_LEAD.sub("", text), *(line.text for line in others)])).strip(" .;")


def _after_term(line: Line) -> str:
    match = _QUOTED.match(line.text) or _AFTER_BOLD.match(
        line.text, line.cells[0].bold[0][1] if line.cells[0].bold else 0
    )
    return line.text[match.end() :] if match else line.text


def _without_numbers(text: str) -> str:
    """A text with a sign for each number of a clause, schedule or the like that it refers to."""
    made, at = "", 0
    for found in find_references(text):
        made, at = f"{made}{text[at : found.span[0]]}§", found.span[1]
    return " ".join(f"{made}{text[at:]}".split())


def _altered(old: Meaning, new: Meaning, altered: tuple[Collection[int], Collection[int]]) -> bool:
    """Whether the lines of a definition changed: not that the same words stand in a table now."""
    return any(n in altered[0] for n in old.lines) or any(n in altered[1] for n in new.lines)


def _defined(line: Line, *, defining: bool) -> str:
    """The term that a line defines at its start; '' for none."""
    if line.is_row:
        first = line.cells[0]
        whole = first.bold == ((0, len(first.text)),) or re.fullmatch(r"[“\"][^”\"]+[”\"]:?", first.text.strip())
        return first.text.strip(' “”":') if defining and whole and not line.heading and len(line.cells) > 1 else ""
    match = _QUOTED.match(line.text)
    if match:
        return match["term"].strip()
    bold = line.cells[0].bold
    if bold and bold[0][0] <= 1 and 0 < bold[0][1] <= 80 and _AFTER_BOLD.match(line.text, bold[0][1]):
        return line.text[: bold[0][1]].strip(' “”":')
    return ""


def _below(version: Version, n: int, stop: int) -> Iterator[int]:
    """The lettered items of a definition."""
    for m in range(n + 1, stop):
        line = version.lines[m]
        own = line.label.own if line.label else (line.typed.number if line.typed else "")
        if line.is_row or not own.startswith("(") or _defined(line, defining=False):
            return
        yield m
