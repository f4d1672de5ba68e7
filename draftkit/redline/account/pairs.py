"""Which clause became which, and which line which: by our hidden bookmarks, by headings, by the words they share."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from draftkit.redline.account.held import are_alike, exchanged, holding
from draftkit.redline.account.lines import Line
from draftkit.redline.account.outline import Clause
from draftkit.redline.account.tables import same_tables
from draftkit.redline.account.version import Matched as Matched
from draftkit.redline.account.version import Pair as Pair
from draftkit.redline.account.version import Version as Version
from draftkit.redline.align import align
from draftkit.redline.blocks import Block, Kind
from draftkit.redline.likeness import alike
from draftkit.redline.merge import Told
from draftkit.redline.rows import alike_rows

_MOVED_WORDS: Final = 4
_SHARED: Final = 0.5


def match(old: Version, new: Version, told: Sequence[Told]) -> Matched:
    """Pair clauses and lines of two versions; `told` are the groups of blocks in which the redline tells them."""
    can_be = same_tables(old.lines, new.lines)

    def held(pairs: Iterable[Pair]) -> list[Pair]:
        return [pair for pair in pairs if can_be(old.lines[pair.old[0]], new.lines[pair.new[0]])]

    found = held(pair for olds, news in _groups(told) for pair in _lines(olds, news, old, new))
    clauses = _clauses(old, new, found)
    kept = list(holding(found, old, new, clauses))
    headings = [Pair((a,), (b,)) for i, j in clauses.items() if (a := _first(old, i)) + 1 and (b := _first(new, j)) + 1]
    kept = exchanged(_with(kept, headings), old, new, clauses)
    kept = _with(kept, held(_identical(old, new, clauses, kept)))
    seen = _Seen({_tables(pair, old, new) for pair in found}, set(_stood(told, old, new)))
    left = (pair for pair in _leftovers(old, new, clauses, kept) if seen.may_be(pair, old, new))
    pairs = tuple(_with(kept, held(left)))
    return Matched(clauses, pairs, paired_tables(old, new, pairs))


def paired_tables(old: Version, new: Version, pairs: Sequence[Pair]) -> Mapping[int, int]:
    """Return older table to newer, by number, as the first of their rows are paired."""
    return {t: new.lines[pair.new[0]].table for pair in reversed(pairs) if (t := old.lines[pair.old[0]].table)}


def _first(version: Version, clause: int) -> int:
    return version.clauses[clause].lines.start


def _with(pairs: list[Pair], more: Iterable[Pair]) -> list[Pair]:
    """Add pairs of lines that no other pair has."""
    olds, news = {i for pair in pairs for i in pair.old}, {j for pair in pairs for j in pair.new}
    made = list(pairs)
    for pair in more:
        if olds.isdisjoint(pair.old) and news.isdisjoint(pair.new):
            made.append(pair)
            olds.update(pair.old)
            news.update(pair.new)
    return made


def _groups(told: Sequence[Told]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the blocks that became others, those that moved too."""
    moved: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one in told:
        if one.group.old and one.group.new:
            yield one.group.old, one.group.new
        elif one.move:
            moved[one.move][0].extend(one.group.old)
            moved[one.move][1].extend(one.group.new)
    for olds, news in moved.values():
        yield from (((i,), (j,)) for i, j in zip(sorted(olds), sorted(news), strict=False))


def _lines(olds: Iterable[int], news: Iterable[int], old: Version, new: Version) -> Iterator[Pair]:
    mine = [n for block in olds for n in old.document.of_block.get(block, ())]
    theirs = [n for block in news for n in new.document.of_block.get(block, ())]
    if len(mine) == 1 and len(theirs) == 1:
        yield Pair((mine[0],), (theirs[0],))
    elif [old.lines[i].text for i in mine] == [new.lines[j].text for j in theirs]:
        yield from (Pair((i,), (j,)) for i, j in zip(mine, theirs, strict=True))
    else:
        yield from aligned(mine, theirs, old.lines, new.lines)


def aligned(mine: Sequence[int], theirs: Sequence[int], old: Sequence[Line], new: Sequence[Line]) -> Iterator[Pair]:
    """Yield the lines of two stretches that became one another: paragraphs paragraphs, and rows rows.

    Rows are paired as the redline pairs them.
    """
    for rows in (False, True):
        olds, news = [i for i in mine if old[i].is_row is rows], [j for j in theirs if new[j].is_row is rows]
        if olds and news:
            yield from _of_one_kind(olds, news, old, new)


def _of_one_kind(
    mine: Sequence[int], theirs: Sequence[int], old: Sequence[Line], new: Sequence[Line]
) -> Iterator[Pair]:
    told, end = (alike_rows, []) if old[mine[0]].is_row else (alike, [_END])
    olds, news = [*(_block(old[i]) for i in mine), *end], [*(_block(new[j]) for j in theirs), *end]
    for group in align(olds, news, told=told):
        if group.old and group.new and group.old[0] < len(mine):
            yield Pair(tuple(mine[i] for i in group.old), tuple(theirs[j] for j in group.new))


def _block(line: Line) -> Block:
    kind: Kind = "row" if line.is_row else "paragraph"
    return Block(kind, (line.element,), f"{kind}\0{line.text}".encode(), line.text, ())


_END: Final = Block("other", (), b"the end of both", "", ())
"""Keeps what is last on both sides from being told together because it is last."""


def _clauses(old: Version, new: Version, pairs: Sequence[Pair]) -> dict[int, int]:
    """Pair clauses: the surest ways first."""
    found: dict[int, int] = {}
    surest = (_by_mark(old, new), _by_heading(old, new), _by_first_line(old, new, pairs), _by_words(old, new, pairs))
    for ways in surest:
        taken = set(found.values())
        for i, j in ways:
            if i not in found and j not in taken and _may_be(old.clauses[i], new.clauses[j]):
                found[i] = j
                taken.add(j)
    return found


def _may_be(old: Clause, new: Clause) -> bool:
    """Two clauses of our library are one only by their marks."""
    return old.mark == new.mark or not (old.mark and new.mark)


def _by_mark(old: Version, new: Version) -> Iterator[tuple[int, int]]:
    """A mark that stands more than once, in a clause that was copied, pairs nothing."""
    mine, theirs = (_alone(clause.mark for clause in version.clauses) for version in (old, new))
    return ((mine[mark], theirs[mark]) for mark in mine if mark in theirs)


def _alone(keys: Iterable[str]) -> dict[str, int]:
    """Where each key stands that is not empty and stands once."""
    listed = list(keys)
    counts = Counter(listed)
    return {key: n for n, key in enumerate(listed) if key and counts[key] == 1}


def _by_first_line(old: Version, new: Version, pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    firsts = {clause.lines.start: n for n, clause in enumerate(new.clauses)}
    starts = {clause.lines.start: n for n, clause in enumerate(old.clauses)}
    for pair in pairs:
        if pair.old[0] in starts and pair.new[0] in firsts and old.lines[pair.old[0]].text.strip():
            yield starts[pair.old[0]], firsts[pair.new[0]]


def _by_heading(old: Version, new: Version) -> Iterator[tuple[int, int]]:
    """Headings that stand once on each side."""
    mine, theirs = (_alone(map(_heading, version.clauses)) for version in (old, new))
    return ((mine[key], theirs[key]) for key in mine if key in theirs)


def _heading(clause: Clause) -> str:
    words = clause.heading.strip(" .:").casefold()
    return f"{clause.part} {words}" if words else ""


def _by_words(old: Version, new: Version, pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Clauses most of whose words are in lines that were paired, most first."""
    shared: Counter[tuple[int, int]] = Counter()
    for pair in pairs:
        weight = min(_size(old, pair.old), _size(new, pair.new))
        shared[old.clause_of[pair.old[0]], new.clause_of[pair.new[0]]] += weight
    for (i, j), weight in shared.most_common():
        least = min(_size(old, old.clauses[i].lines), _size(new, new.clauses[j].lines))
        if weight >= _SHARED * least:
            yield i, j


def _size(version: Version, lines: Iterable[int]) -> int:
    return sum(len(version.lines[n].text) for n in lines)


def _identical(old: Version, new: Version, clauses: Mapping[int, int], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Lines of one clause that say the same in another place, such as rows in another order."""
    olds, news = {i for pair in pairs for i in pair.old}, {j for pair in pairs for j in pair.new}
    for i, j in clauses.items():
        mine = _long(old, (n for n in old.clauses[i].lines if n not in olds))
        theirs = _long(new, (n for n in new.clauses[j].lines if n not in news))
        yield from (Pair((mine[words],), (theirs[words],)) for words in mine if words in theirs)


def _long(version: Version, lines: Iterable[int]) -> dict[tuple[bool, str], int]:
    """Where each text stands that has words enough to be known again, and stands once."""
    said = [
        ((line.is_row, line.text), n) for n in lines if len((line := version.lines[n]).text.split()) >= _MOVED_WORDS
    ]
    counts = Counter(words for words, _ in said)
    return {words: n for words, n in said if counts[words] == 1}


def _leftovers(old: Version, new: Version, clauses: Mapping[int, int], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Lines of one clause that the redline did not tell together, because the clause moved."""
    olds, news = {i for pair in pairs for i in pair.old}, {j for pair in pairs for j in pair.new}
    became = {t: new.lines[pair.new[0]].table for pair in pairs if (t := old.lines[pair.old[0]].table)}
    for i, j in clauses.items():
        mine = [n for n in old.clauses[i].lines if n not in olds]
        theirs = [n for n in new.clauses[j].lines if n not in news]
        found = aligned(mine, theirs, old.lines, new.lines)
        yield from (pair for pair in found if _in_one_table(pair, old, new, became))


def _in_one_table(pair: Pair, old: Version, new: Version, became: Mapping[int, int]) -> bool:
    """Whether two rows stand in one table, or in two of which nothing is paired yet."""
    mine, theirs = _tables(pair, old, new)
    return became.get(mine) == theirs if mine in became else theirs not in became.values()


class _Seen(NamedTuple):
    """What the redline held side by side: what it left apart there is one only if it is of one kind, or much alike."""

    tables: Collection[tuple[int, int]]
    """Tables that it told as one: it tells all their rows but those that moved."""
    clauses: Collection[tuple[int, int]]
    """Clauses of which it told something in its place: they did not move whole."""

    def may_be(self, pair: Pair, old: Version, new: Version) -> bool:
        """Return whether two lines that the redline left apart can be one."""
        i, j = pair.old[0], pair.new[0]
        if old.lines[i].is_row:
            is_seen = _tables(pair, old, new) in self.tables
        else:
            is_seen = (old.clause_of[i], new.clause_of[j]) in self.clauses and _depth(old, i) != _depth(new, j)
        return not is_seen or are_alike(pair, old, new)


def _depth(version: Version, line: int) -> int:
    """How deep a paragraph stands, by its number: 1 for '(I)', 2 for '(F)(c)'."""
    return len(re.findall(r"\w+", version.lines[line].number))


def _stood(told: Sequence[Told], old: Version, new: Version) -> Iterator[tuple[int, int]]:
    for one in told:
        for i, j in zip(one.group.old, one.group.new, strict=False):
            mine, theirs = old.document.of_block.get(i), new.document.of_block.get(j)
            if mine and theirs:
                yield old.clause_of[mine[0]], new.clause_of[theirs[0]]


def _tables(pair: Pair, old: Version, new: Version) -> tuple[int, int]:
    return old.lines[pair.old[0]].table, new.lines[pair.new[0]].table
