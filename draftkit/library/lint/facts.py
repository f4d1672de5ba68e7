"""Facts: every one that is asked about is there, and every one that is there is asked about."""

from collections.abc import Iterator

from jinja2 import nodes

from draftkit.library.lint.ground import Ground
from draftkit.library.lint.near import did_you_mean
from draftkit.library.lint.pieces import Piece
from draftkit.library.lint.rules import Hit, rule
from draftkit.model.condition import names
from draftkit.model.library import LibraryClause


@rule("LIB-FACT", "error", "there is no fact '{}'")
def unknown_facts(ground: Ground) -> Iterator[Hit]:
    """A fact that no facts.toml has, in a condition or in `facts.x` of a wording."""
    known = ground.library.facts
    for clause in ground.library.clauses.values():
        for name in _in_conditions(clause):
            if name not in known:
                yield Hit(ground.head(clause), (name,), did_you_mean(name, known, "define it in facts.toml"), clause.id)
    for piece in ground.pieces:
        for name, line in in_wording(piece):
            if name not in known:
                hint = did_you_mean(name, known, "define it in facts.toml")
                yield Hit(piece.find(f"facts.{name}", line), (name,), hint, piece.key)


@rule("LIB-FACT-UNUSED", "warning", "nothing asks about the fact '{}'", "delete it, or name it in a condition")
def unused_facts(ground: Ground) -> Iterator[Hit]:
    """A fact that no condition and no wording asks about."""
    used = {name for clause in ground.library.clauses.values() for name in _in_conditions(clause)}
    used |= {name for piece in ground.pieces for name, _ in in_wording(piece)}
    for piece in ground.pieces:
        if piece.use == "fact" and piece.name not in used:
            yield Hit(piece.place(), (piece.name,))


def in_wording(piece: Piece) -> Iterator[tuple[str, int]]:
    """Yield each fact that a wording asks about, with its line."""
    for node in piece.tree.find_all((nodes.Getattr, nodes.Getitem)):
        match node:
            case nodes.Getattr(node=nodes.Name(name="facts"), attr=name):
                yield name, node.lineno
            case nodes.Getitem(node=nodes.Name(name="facts"), arg=nodes.Const(value=str(name))):
                yield name, node.lineno


def _in_conditions(clause: LibraryClause) -> tuple[str, ...]:
    conditions = (clause.in_when, clause.consider_when)
    return tuple(dict.fromkeys(name for c in conditions if c is not None for name in names(c)))
