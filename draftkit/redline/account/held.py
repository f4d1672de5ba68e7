"""Which lines that the redline told together are told together in the account, and which found a better counterpart."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from draftkit.redline.account.version import Pair, Version
from draftkit.redline.likeness import likeness

_ALIKE: Final = 0.8
_FEWEST_WORDS: Final = 6
_SEVERAL: Final = 4
_MOST_PAIRS: Final = 2_500
"""Of how many paragraphs of a clause each is held beside each."""


def holding(pairs: Iterable[Pair], old: Version, new: Version, clauses: Mapping[int, int]) -> Iterator[Pair]:
    """Yield the pairs that are told together: all within a clause; across clauses those that are much alike.

    Neighbours that went to another clause together are judged together: so a short item stays with the others.
    """
    across = []
    for pair in pairs:
        if clauses.get(old.clause_of[pair.old[0]]) == new.clause_of[pair.new[0]]:
            yield pair
        elif are_alike(pair, old, new):
            across.append(pair)
    for run in _runs(across, old, new):
        sizes = (sum(len(_words(old, pair.old)) for pair in run), sum(len(_words(new, pair.new)) for pair in run))
        if min(sizes) >= _FEWEST_WORDS:
            yield from run


def _runs(pairs: Iterable[Pair], old: Version, new: Version) -> Iterator[list[Pair]]:
    """Pairs that follow one another on both sides, in one clause of either."""
    run: list[Pair] = []
    for pair in sorted(pairs):
        if run and not (_follow(run[-1].old, pair.old, old) and _follow(run[-1].new, pair.new, new)):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _follow(lines: Sequence[int], others: Sequence[int], version: Version) -> bool:
    return others[0] == lines[-1] + 1 and version.clause_of[others[0]] == version.clause_of[lines[-1]]


def _words(version: Version, lines: Iterable[int]) -> list[str]:
    return " ".join(version.lines[n].text for n in lines).split()


def exchanged(pairs: Sequence[Pair], old: Version, new: Version, clauses: Mapping[int, int]) -> list[Pair]:
    """Return the pairs, with paragraphs that say what they said elsewhere in their clause told with that.

    So it is when two items changed places: what stands now where one stood need not be what became of it.
    """
    loose = dict.fromkeys(pair for pair in pairs if _is_loose(pair, old, new, clauses))
    firm = [pair for pair in pairs if pair not in loose]
    bound = {i for pair in firm for i in pair.old}, {j for pair in firm for j in pair.new}
    better: list[Pair] = []
    for clause in dict.fromkeys(old.clause_of[pair.old[0]] for pair in loose):
        mine = _free(old, clause, bound[0])
        theirs = _free(new, clauses[clause], bound[1])
        better += _counterparts(mine, theirs)
    known = {pair.old for pair in loose}, {pair.new for pair in loose}
    better = [pair for pair in better if pair.old in known[0] or pair.new in known[1]]
    told = {pair.old for pair in better}, {pair.new for pair in better}
    return [*firm, *better, *(pair for pair in loose if pair.old not in told[0] and pair.new not in told[1])]


def _is_loose(pair: Pair, old: Version, new: Version, clauses: Mapping[int, int]) -> bool:
    """Whether one paragraph became one of the same clause that says something else, and none is the heading of it."""
    if len(pair.old) > 1 or len(pair.new) > 1 or old.lines[pair.old[0]].is_row or new.lines[pair.new[0]].is_row:
        return False
    (i,), (j,) = pair
    mine, theirs = old.clause_of[i], new.clause_of[j]
    heads = i == old.clauses[mine].lines.start or j == new.clauses[theirs].lines.start
    return clauses.get(mine) == theirs and not heads and not are_alike(pair, old, new)


def _free(version: Version, clause: int, bound: Collection[int]) -> dict[int, list[str]]:
    """The words of the paragraphs of a clause, but for its heading and those that are not free."""
    lines = version.clauses[clause].lines[1:]
    return {n: _words(version, [n]) for n in lines if n not in bound and not version.lines[n].is_row}


def _counterparts(mine: Mapping[int, list[str]], theirs: Mapping[int, list[str]]) -> Iterator[Pair]:
    """Yield the paragraphs that say the same, or much the same in several words, as one alone on the other side."""
    if len(mine) * len(theirs) > _MOST_PAIRS:
        return
    alike = [(i, j) for i, one in mine.items() for j, other in theirs.items() if _say_the_same(one, other)]
    olds, news = Counter(i for i, _ in alike), Counter(j for _, j in alike)
    yield from (Pair((i,), (j,)) for i, j in alike if olds[i] == news[j] == 1)


def _say_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    return one == other or (min(len(one), len(other)) >= _SEVERAL and likeness(one, other) >= _ALIKE)


def are_alike(pair: Pair, old: Version, new: Version) -> bool:
    """Return whether two lines, or the parts of one, say much the same."""
    return likeness(_words(old, pair.old), _words(new, pair.new)) >= _ALIKE
