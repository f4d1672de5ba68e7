"""Two versions side by side without what moved: it went in one place and came in another."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from draftkit.redline.account.lines import Line
from draftkit.redline.account.order import moved
from draftkit.redline.account.pairs import Matched, Pair, Version, paired_tables

_FEWEST_WORDS: Final = 2
"""A line of fewer words that has no number is not told beside others that moved: 'Date', below every signature."""


def clauses_moved(old: Version, pairs: Mapping[int, int]) -> frozenset[int]:
    """Return the older clauses that stand elsewhere now."""
    weights = {i: 1 + sum(len(old.lines[n].text) for n in old.clauses[i].lines) for i in pairs}
    return moved(pairs, weights)


def lines_moved(old: Version, new: Version, pairs: Mapping[int, int]) -> frozenset[int]:
    """Return the older lines of a clause that stand elsewhere in it now, by another number if they are numbered.

    `pairs`: the lines of one clause.
    """
    found = moved(pairs, {i: 1 + len(old.lines[i].text) for i in pairs})
    known = [i for i in found if _is_known(old.lines[i])] or _unlike_others(old, found, pairs)
    return frozenset(i for i in known if not _keeps_number(old.lines[i], new.lines[pairs[i]]))


def swapped(old: Version, new: Version, pairs: Mapping[int, int]) -> Mapping[int, int]:
    """Return the older paragraphs that have each other's numbers now. `pairs`: the lines of one clause."""
    numbers = {(_number(old.lines[i]), _number(new.lines[j])): i for i, j in pairs.items()}
    return {i: numbers[now, was] for (was, now), i in numbers.items() if was != now and (now, was) in numbers}


def _unlike_others(old: Version, found: Collection[int], lines: Iterable[int]) -> list[int]:
    """Those of the lines found whose words stand once among all."""
    counts = Counter(old.lines[i].text for i in lines)
    return [i for i in found if counts[old.lines[i].text] == 1]


def _is_known(line: Line) -> bool:
    return bool(_number(line)) or len(line.text.split()) >= _FEWEST_WORDS


def _number(line: Line) -> str:
    return "" if line.is_row else line.number


def _keeps_number(old: Line, new: Line) -> bool:
    return not new.is_row and old.number == new.number != ""


def without_moves(old: Version, new: Version, matched: Matched) -> Matched:
    """Return what is paired and kept its place."""
    gone = clauses_moved(old, matched.clauses)
    clauses = {i: j for i, j in matched.clauses.items() if i not in gone}
    stayed = [pair for pair in matched.lines if clauses.get(_clause(old, pair)) == new.clause_of[pair.new[0]]]
    firsts: dict[int, dict[int, int]] = {}
    for pair in stayed:
        firsts.setdefault(_clause(old, pair), {})[pair.old[0]] = pair.new[0]
    elsewhere = {i for pairs in firsts.values() for i in lines_moved(old, new, pairs)}
    kept = tuple(pair for pair in stayed if pair.old[0] not in elsewhere)
    return Matched(clauses, kept, paired_tables(old, new, kept))


def _clause(version: Version, pair: Pair) -> int:
    return version.clause_of[pair.old[0]]
