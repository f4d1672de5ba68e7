"""The numbers Word prints beside paragraphs, and what REF fields say of them (ECMA-376 part 1, 17.9 and 17.16.5).

Works on (list, level) pairs in reading order, as our writer knows them; `labels` reads them from a finished document.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from draftkit.word.number_formats import format_number

LEVELS = 9


class Level(NamedTuple):
    """How one level is numbered: `text` is '%1.%2' or '(%3)', `restart` the w:lvlRestart if there is one."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class MultilevelList:
    """The nine levels of a list. It counts once for all instances that share it; equal lists count apart."""

    levels: tuple[Level, ...]
    plain: bool = field(init=False)
    """No level says for itself when it starts again."""

    def __post_init__(self) -> None:
        spare = (Level("none"),) * (LEVELS - len(self.levels))
        object.__setattr__(self, "levels", self.levels + spare)
        object.__setattr__(self, "plain", all(level.restart is None for level in self.levels))


@dataclass(frozen=True, slots=True)
class Instance:
    """A w:num: the list that counts, where its levels start, and the levels it shows if they differ.

    A level in `starts` begins there when the instance first reaches it, and whenever it starts again.
    """

    list: MultilevelList
    starts: Mapping[int, int] = field(default_factory=dict)
    shown: MultilevelList | None = None


class Label(NamedTuple):
    r"""The number of a paragraph: `own` is as printed ('(b)'), `full` as \w cites it ('2.2(b)')."""

    own: str
    path: tuple[int, ...]
    """The counts of its level and of those above."""
    list: MultilevelList
    shown: MultilevelList

    @property
    def full(self) -> str:
        r"""Return the number in full context."""
        return "".join(text for _, text in self.pieces)

    @property
    def pieces(self) -> tuple[tuple[int, str], ...]:
        r"""Return (level, text without final full stop), from the outermost that \w shows to its own."""
        return _pieces(self.shown, self.path)


class Counters:
    """Counts through a document in reading order. A new one starts every list afresh."""

    def __init__(self, instances: Mapping[int, Instance]) -> None:
        self._instances = instances
        self._counts: dict[MultilevelList, list[int]] = {}
        self._met: set[tuple[int, int]] = set()

    def step(self, num_id: int, ilvl: int) -> Label:
        """Return the label of the next paragraph of that list and level. KeyError if there is no such list."""
        instance = self._instances[num_id]
        counts = self._counts.setdefault(instance.list, [])
        if ilvl in instance.starts and (num_id, ilvl) not in self._met:
            self._met.add((num_id, ilvl))
            del counts[ilvl:]
        shown = instance.shown or instance.list
        _count(counts, ilvl, shown, instance.starts)
        return _label(shown, instance.list, tuple(counts[: ilvl + 1]))


def field_value(switch: str, target: Label | None, citing: Label | None) -> str:
    r"""Return what a REF field with \n, \w or \r shows of `target` in a paragraph labelled `citing`.

    Word shows '0' of a paragraph that has no number.
    """
    if target is None:
        return "0"
    if switch == r"\n":
        return target.pieces[-1][1]
    if switch == r"\r":
        return _relative(target, citing)
    return target.full


def _count(counts: list[int], ilvl: int, shown: MultilevelList, starts: Mapping[int, int]) -> None:
    """Count one on at that level, starting what was not yet counted, and forget the levels below."""
    if ilvl < len(counts) and counts[ilvl] != _FORGOTTEN:
        counts[ilvl] += 1
    else:
        counts += [_FORGOTTEN] * (ilvl + 1 - len(counts))
        for level in range(ilvl + 1):
            if counts[level] == _FORGOTTEN:
                counts[level] = starts.get(level, shown.levels[level].start)
    if shown.plain:
        del counts[ilvl + 1 :]
        return
    for below in range(ilvl + 1, len(counts)):
        restart = shown.levels[below].restart
        if restart is None or ilvl < restart:
            counts[below] = _FORGOTTEN


_FORGOTTEN = -1


@lru_cache(maxsize=16384)
def _label(shown: MultilevelList, counting: MultilevelList, path: tuple[int, ...]) -> Label:
    return Label(_expand(shown, path), path, counting, shown)


@lru_cache(maxsize=4096)
def _pieces(shown: MultilevelList, path: tuple[int, ...]) -> tuple[tuple[int, str], ...]:
    pieces: list[tuple[int, str]] = []
    ilvl = len(path) - 1
    while ilvl >= 0:
        pieces.insert(0, (ilvl, _expand(shown, path[: ilvl + 1]).rstrip(".")))
        _, places = _template(shown.levels[ilvl].text)
        ilvl = min((*places, ilvl)) - 1
    return tuple(pieces)


@lru_cache(maxsize=16384)
def _expand(shown: MultilevelList, path: tuple[int, ...]) -> str:
    """Return the label of the level whose count is the last of `path`; a level below its own has no count to show."""
    levels, ilvl = shown.levels, len(path) - 1
    level = levels[ilvl]
    if level.format == "bullet":
        return level.text
    words, places = _template(level.text)
    text = words[0]
    for place, after in zip(places, words[1:], strict=True):
        form = "decimal" if level.legal and place != ilvl else levels[place].format
        text += (format_number(form, path[place]) if place <= ilvl else "") + after
    return text


@lru_cache(maxsize=1024)
def _template(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the words of '%1.%2' round its places, and the levels named there: ('', '.', ''), (0, 1)."""
    pieces = _PLACE.split(text)
    return tuple(pieces[::2]), tuple(int(place) - 1 for place in pieces[1::2])


_PLACE = re.compile(r"%([1-9])")


def _relative(target: Label, citing: Label | None) -> str:
    if citing is None or citing.list is not target.list:
        return target.full
    shared = 0
    for theirs, ours in zip(target.path, citing.path, strict=False):
        if theirs != ours:
            break
        shared += 1
    kept = [text for level, text in target.pieces if level >= shared]
    return "".join(kept) or target.pieces[-1][1]
