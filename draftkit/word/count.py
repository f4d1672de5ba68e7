"""The numbers of one document in the frame's own numbering, and the list instances they hang on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from draftkit.memo import Memo
from draftkit.model.agreement import Agreement
from draftkit.model.numbering import Label, Labels, number_clauses
from draftkit.word.counting import Counters
from draftkit.word.frame import Frame
from draftkit.word.lines import Grid, Group, Pieces, Rows, lay_out, lines_of, references
from draftkit.word.restarts import Restarts
from draftkit.word.rows import row_widths
from draftkit.word.tables import column_widths

_Shape = tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """What counting a document's lines gives: the very same value for every document of one shape."""

    instances: Mapping[str, int]
    """A list that starts again (by `Line.list_`) to its numId."""
    full: Mapping[str, str]
    """Key to its number as it is cited, in full context: '4.2(a)'. A part is cited by its own number."""
    own: Mapping[str, str]
    """Key to the label printed beside it: '(a)'."""
    wide: Mapping[str, str]
    """The same for what goes by their widths: figures are all as wide as one another."""
    restarts: Restarts


class Settled(NamedTuple):
    """What a document settles for one group of its lines. Equal forms and equal settings are written alike."""

    wide: tuple[object, ...]
    """What bears on the widths of its words: the labels of its lines and of what it refers to, whatever figures they
    have."""
    lists: tuple[int | None, ...]
    """The numId of each list that starts again."""
    cited: tuple[tuple[Label, str | None], ...]
    """The labels of what it refers to, as the tree has them and as the frame numbers them."""
    columns: tuple[tuple[int, ...], ...]
    """The widths of the columns of each table, execution blocks left out."""


def count_lines(groups: Sequence[Group], frame: Frame) -> Numbered:
    """Count through the lines as Word will. Documents of one shape are counted once."""
    return _count(frame, tuple((group.key, _shape(group.pieces)) for group in groups))


class Counted(NamedTuple):
    """The lines of a document and its numbers."""

    groups: tuple[Group, ...]
    labels: Labels
    """As the tree has them."""
    numbered: Numbered
    """As the frame numbers them."""
    settled: tuple[Settled, ...]
    """For each group."""


def count(agreement: Agreement, frame: Frame) -> Counted:
    """Return an agreement's lines, counted as Word will count them."""
    groups, labels = lay_out(agreement), number_clauses(agreement)
    numbered = count_lines(groups, frame)
    width = frame.estimator.area.width
    return Counted(groups, labels, numbered, tuple([_settle(group, numbered, labels, width) for group in groups]))


def _settle(group: Group, numbered: Numbered, labels: Labels, width: int) -> Settled:
    keys, lists = _keys(group.pieces)
    cited = _cited(group, numbered, labels)
    wide = (*map(numbered.wide.get, keys), *[(each.kind, _as_wide(each.full)) for each, _ in cited])
    tables = _tables(group.pieces)
    columns = tuple([_columns(table, numbered, width, group.values) for table in tables]) if tables else ()
    return Settled(wide, tuple(map(numbered.instances.get, lists)), cited, columns)


def _columns(table: Grid | Rows, numbered: Numbered, width: int, values: tuple[str, ...]) -> tuple[int, ...]:
    if isinstance(table, Grid):
        return column_widths(table.table, width - table.indent, values)
    return row_widths(table, numbered.own, width, values)


def _find_tables(pieces: Pieces) -> tuple[Grid | Rows, ...]:
    return tuple([piece for piece in pieces if isinstance(piece, Grid | Rows)])


_tables = Memo(_find_tables)


def _cited(group: Group, numbered: Numbered, labels: Labels) -> tuple[tuple[Label, str | None], ...]:
    found: list[tuple[Label, str | None]] = []
    for reference in references(group.pieces):
        label = labels[reference.target]
        found.append((label, numbered.full.get(reference.target)))
        if label.schedule:
            found.append((labels[label.schedule], numbered.full.get(label.schedule)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _as_wide(label: str) -> str:
    """A label that is as wide as another is the same as that one."""
    return label.translate(_FIGURES)


_FIGURES = str.maketrans("123456789", "000000000")


def _find_keys(pieces: Pieces) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the lines that have one, and the lists they are in, each once."""
    shape = _shape(pieces)
    return tuple([key for _, key, _ in shape if key]), tuple(dict.fromkeys([name for _, _, name in shape if name]))


_keys = Memo(_find_keys)


def _find_shape(pieces: Pieces) -> tuple[tuple[str, str, str], ...]:
    return tuple((line.role, line.key, line.list_) for piece in pieces for line in lines_of(piece))


_shape = Memo(_find_shape)


@lru_cache(maxsize=64)
def _count(frame: Frame, shape: _Shape) -> Numbered:
    restarts = frame.restarts()
    instances: dict[str, int] = {}
    for _, lines in shape:
        for role, _, list_ in lines:
            if list_ and list_ not in instances:
                instances[list_] = restarts.instance(role)
    counters = Counters(restarts.instances)
    full: dict[str, str] = {}
    own: dict[str, str] = {}
    for clause, lines in shape:
        for role, key, list_ in lines:
            where = frame.numbering(role)
            if where is not None:
                label = counters.step(instances.get(list_, where[0]), where[1])
                own[key] = label.own
                full[key] = label.own if role == "part" else label.full
                full.setdefault(clause, full[key])
    return Numbered(instances, full, own, {key: _as_wide(label) for key, label in own.items()}, restarts)
