"""How wide words are and how many lines a paragraph takes, without a word processor.

Distances are twentieths of a point, as in the file. Widths are those of the family nearest to the style's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from math import ceil
from typing import Final, Literal, NamedTuple

from draftkit.cache import store
from draftkit.memo import keep
from draftkit.word.widths import CHARACTERS, EM, LEADING, WIDTHS

Words = str | tuple[tuple[str, bool], ...]
"""The text of a paragraph; or its runs, each with whether it is bold."""

_FAMILIES: Final[Mapping[str, str]] = {
    "times new roman": "Times New Roman",
    "liberation serif": "Times New Roman",
    "cambria": "Times New Roman",
    "georgia": "Times New Roman",
    "garamond": "Times New Roman",
    "book antiqua": "Times New Roman",
    "calibri": "Calibri",
    "carlito": "Calibri",
}
_AVERAGE = CHARACTERS.index("n")
_TAB = 720
_WHITE = re.compile(r"[\t\n]")
_MOST = 8_192
"""Paragraphs remembered."""
_MOST_LABELS = 256
"""Labels remembered for one look in one width."""
_MOST_WORDS = 20_000
"""Words remembered for one face before it forgets and starts again."""
_STRETCH = re.compile(r".+?(?:[-‐](?=\w)|[–—/](?=.)|$)")
"""What stays together: up to a hyphen, a dash or a stroke, after which a line may end ('2026-|27' too)."""


class Look(NamedTuple):
    """What of a style bears on the page: letters, indents and space, and what keeps it together."""

    font: str = "Arial"
    size: float = 11.0
    """Points."""
    bold: bool = False
    capitals: bool = False
    left: int = 0
    right: int = 0
    first: int = 0
    """Indent of the first line beyond `left`; a hanging indent is negative."""
    before: int = 0
    after: int = 0
    line: int = 240
    """240ths of a line under the rule 'auto', else the height itself."""
    rule: Literal["auto", "exact", "atLeast"] = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    widow: bool = True
    contextual: bool = False

    @property
    def height(self) -> int:
        """The height of one line."""
        match self.rule:
            case "exact":
                return self.line
            case "atLeast":
                return max(self.line, self._natural)
            case "auto":
                return self._natural * self.line // 240

    @property
    def spare(self) -> int:
        """What of that height a last line can do without: the space that wide setting puts below it."""
        return max(self.height - self._natural, 0) if self.rule == "auto" else 0

    @property
    def _natural(self) -> int:
        return ceil(self.size * 20 * LEADING[family_of(self.font)])


class Measure:
    """Counts the lines of paragraphs of one look in one width."""

    def __init__(self, look: Look, width: int) -> None:
        self._look = look
        self._room = width - look.left - look.right
        self._faces = tuple(_face(family_of(look.font), look.size, heavy) for heavy in (look.bold, True))
        self._starts: dict[str, float] = {"": look.first}

    def lines(self, words: Words, label: str = "") -> int:
        """Return how many lines the words take after their label."""
        start = self._starts.get(label)
        if start is None:
            start = keep(self._starts, label, self._start(label), _MOST_LABELS)
        return _lines(self, words, start)

    def recall(self, words: Words, start: float) -> int:
        """Return the same for words that begin at `start`: as counted in an earlier run, if they were."""
        place = (self._name, words, start)
        count: int | None = store("lines").get(place)
        if count is None:
            count = self._count(words, start)
            store("lines").put(place, count)
        return count

    @cached_property
    def _name(self) -> str:
        return f"{self._look} {self._room}"

    def _count(self, words: Words, start: float) -> int:
        runs = ((words, False),) if isinstance(words, str) else words
        if self._look.capitals:
            runs = tuple((text.upper(), bold) for text, bold in runs)
        return _fill(self._stretches(runs), self._room, start)

    def _start(self, label: str) -> float:
        """Return where the text of the first line begins: after the label and its tab."""
        first = self._look.first
        end = first + sum(self._faces[0][label])
        return 0 if first < 0 and end <= 0 else _next_tab(end + self._look.left) - self._look.left

    def _stretches(self, runs: Iterable[tuple[str, bool]]) -> list[tuple[float, float]]:
        """Return the width of each stretch that cannot be broken, and of the space before it.

        Runs that meet without a space share a stretch, as in (the "**Board**").
        """
        stretches: list[tuple[float, float]] = []
        gap, joins = 0.0, False
        for text, bold in runs:
            face = self._faces[bold]
            space = face.space
            for place, word in enumerate(_WHITE.sub(" ", text).split(" ")):
                if place:
                    gap, joins = gap + space, False
                if word:
                    first, *rest = face[word]
                    if joins:
                        before, width = stretches.pop()
                        stretches.append((before, width + first))
                    else:
                        stretches.append((gap, first))
                    stretches.extend((0.0, width) for width in rest)
                    gap, joins = 0.0, True
        return stretches


@lru_cache(maxsize=_MOST)
def _lines(measure: Measure, words: Words, start: float) -> int:
    return measure.recall(words, start)


def heading_width(word: str) -> int:
    """Return how wide a word is in the heading of a table of the house frame (10 point, bold), in twips."""
    return ceil(sum(_face("Arial", 10.0, heavy=True)[word]))


class _Face(dict[str, tuple[float, ...]]):
    """The widths of words in one weight and size: one number for each stretch that cannot be broken."""

    def __init__(self, family: str, size: float, heavy: bool) -> None:
        super().__init__()
        scale = size * 20 / EM
        widths = [width * scale for width in WIDTHS[family][heavy]]
        self._widths = defaultdict(lambda: widths[_AVERAGE], zip(CHARACTERS, widths, strict=True))
        self.space = widths[0]

    def __missing__(self, word: str) -> tuple[float, ...]:
        if len(self) > _MOST_WORDS:
            self.clear()
        parts = (word,) if word.isalpha() else _STRETCH.findall(word)
        widths = self[word] = tuple(sum(map(self._widths.__getitem__, part)) for part in parts)
        return widths


def _fill(stretches: list[tuple[float, float]], room: float, start: float) -> int:
    """Fill lines as far as each stretch goes; the space at the end of a line hangs."""
    lines, x = 1, start
    for gap, width in stretches:
        end = x + gap + width
        if end <= room:
            x = end
            continue
        further = ceil(width / room) - 1 if room > 0 else 0  # what is too wide for any line is broken anywhere
        lines += further + (x > 0)
        x = width - further * room
    return lines


def _next_tab(position: float) -> float:
    return (position // _TAB + 1) * _TAB


_face = lru_cache(maxsize=64)(_Face)


def family_of(font: str) -> str:
    """Return the family whose metrics stand for a font: its own where we have it, else Arial's."""
    return _FAMILIES.get(font.casefold(), "Arial")
