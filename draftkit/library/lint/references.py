"""References: every one leads somewhere, and none to a clause that may be left out."""

from collections.abc import Iterator

from jinja2 import nodes

from draftkit.library.lint.anchors import ANCHOR
from draftkit.library.lint.ground import Ground
from draftkit.library.lint.guards import Known
from draftkit.library.lint.known import REFERENCES
from draftkit.library.lint.near import did_you_mean
from draftkit.library.lint.pieces import Piece
from draftkit.library.lint.rules import Hit, rule
from draftkit.library.lint.variants import write


@rule("LIB-REF", "error", "{}('{}'): the library has no such clause")
def unknown_clauses(ground: Ground) -> Iterator[Hit]:
    """A reference to a clause that the library does not have, in `ref`, `Ref`, `refs` or `has`."""
    for piece in ground.pieces:
        for name, target, line, _ in _targets(piece, (*REFERENCES, "has")):
            key = target.split("/")[0]
            if key not in ground.library.clauses:
                hint = did_you_mean(key, ground.library.clauses, "see 'draftkit clauses list'")
                yield Hit(piece.find(target, line), (name, target), hint, piece.key)


@rule("LIB-REF-ANCHOR", "error", "'{}' has no '#{}'")
def unknown_anchors(ground: Ground) -> Iterator[Hit]:
    """A reference to an anchor that the clause does not have."""
    for piece in ground.pieces:
        for _, target, line, _ in _targets(piece, REFERENCES):
            key, _, anchor = target.partition("/")
            known = ground.anchors.get(key, {})
            if anchor and key in ground.bodies and anchor not in known:
                hint = did_you_mean(anchor, known, f"begin the item meant with it: 1. #{anchor} …")
                yield Hit(piece.find(target, line), (key, anchor), hint, piece.key)


@rule("LIB-REF-OUT", "error", "'{}' may be left out of a draft that has this reference")
def unguarded_references(ground: Ground) -> Iterator[Hit]:
    """A reference to a clause that may be out, neither under `if has(…)` nor among the clause's `needs`."""
    for piece in ground.pieces:
        for name, target, line, known in _targets(piece, REFERENCES):
            key = target.split("/")[0]
            if name == "refs" or key not in ground.library.clauses or ground.presence.sure((key,), known, piece.key):
                continue
            hint = f"put it under {{% if has('{key}') %}}, or add '{key}' to needs where it is always wanted"
            yield Hit(piece.find(target, line), (key,), hint, piece.key)


@rule("LIB-REF-ALL-OUT", "error", "all of {} may be left out of a draft that has these references")
def unguarded_lists(ground: Ground) -> Iterator[Hit]:
    """A `refs` of which every clause may be out (it leaves out those that are)."""
    for piece in ground.pieces:
        for call, known in _calls(piece, ("refs",)):
            keys = [target.split("/")[0] for target in _texts(call)]
            if keys and not ground.presence.sure(keys, known, piece.key):
                hint = f"put it under {{% if {' or '.join(f'has({key!r})' for key in keys)} %}}"
                yield Hit(piece.find(keys[0], call.lineno), (", ".join(keys),), hint, piece.key)


@rule("LIB-REF-ITEM", "error", "the item '#{}' of '{}' stands under a condition that this reference does not")
def conditional_anchors(ground: Ground) -> Iterator[Hit]:
    """A reference to an item that comes and goes with a condition, without that condition."""
    for piece in ground.pieces:
        for _, target, line, known in _targets(piece, REFERENCES):
            key, _, anchor = target.partition("/")
            places = ground.anchors.get(key, {}).get(anchor, ())
            if places and not any(_same(place, known, ground, key) for place in places):
                hint = "put the reference under the same condition, or refer to the clause as a whole"
                yield Hit(piece.find(target, line), (anchor, key), hint, piece.key)


@rule("LIB-ANCHOR-TWICE", "error", "the item '#{}' is there twice", "give each item a name of its own")
def doubled_anchors(ground: Ground) -> Iterator[Hit]:
    """An anchor that two items of a clause may have at once."""
    for piece in ground.bodies.values():
        found = ANCHOR.findall(write(piece.tree.body, branch=0, loops=1))
        for anchor in dict.fromkeys(each for each in found if found.count(each) > 1):
            line = piece.text.count("\n", 0, piece.text.rfind(f"#{anchor} ")) + 1
            yield Hit(piece.find(f"#{anchor} ", line), (anchor,), clause=piece.key)


def _same(place: Known, known: Known, ground: Ground, key: str) -> bool:
    """Whether all that the place of an item depends on is known where it is referred to."""
    return (
        place.tests <= known.tests
        and place.outs <= known.outs
        and all(ground.presence.sure(one_of, known, key) for one_of in place.ins)
    )


def _targets(piece: Piece, functions: tuple[str, ...]) -> Iterator[tuple[str, str, int, Known]]:
    """Function, target, line and what is known, for every call with a target written out."""
    for call, known in _calls(piece, functions):
        for target in _texts(call):
            yield call.node.name, target, call.lineno, known  # type: ignore[attr-defined]


def _calls(piece: Piece, functions: tuple[str, ...]) -> Iterator[tuple[nodes.Call, Known]]:
    for node, known in piece.places:
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in functions:
            yield node, known


def _texts(call: nodes.Call) -> tuple[str, ...]:
    return tuple(arg.value for arg in call.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str))
