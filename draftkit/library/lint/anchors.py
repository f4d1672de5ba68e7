"""Anchors: the items of a wording that can be referred to, and what is known where each stands."""

import re
from collections.abc import Mapping
from dataclasses import replace

from jinja2 import nodes

from draftkit.library.lint.guards import Known, merge
from draftkit.library.lint.pieces import Piece

ANCHOR = re.compile(r"^[ \t]*\d{1,3}\.[ \t]+#([A-Za-z0-9-]+)[ \t]", re.MULTILINE)
_PART = re.compile(r"^## ", re.MULTILINE)


def find_anchors(piece: Piece) -> Mapping[str, tuple[Known, ...]]:
    """Return the anchors of a clause's wording, each with what is known at each of its places.

    What a loop asks of each of its things cannot be asked elsewhere, and does not count.
    """
    loops = _loops(piece.tree)
    found: dict[str, tuple[Known, ...]] = {}
    parts = 0
    for node, inner in piece.places:
        if isinstance(node, nodes.TemplateData):
            known = replace(inner, tests=frozenset(t for t in inner.tests if not any(loop in t for loop in loops)))
            for anchor in ANCHOR.findall(node.data):
                found[anchor] = (*found.get(anchor, ()), known)
            for _ in _PART.findall(node.data):
                parts += 1
                found[f"part-{parts}"] = (known,)
    return {anchor: merge(places) for anchor, places in found.items()}


def _loops(tree: nodes.Template) -> tuple[str, ...]:
    """The variables of loops, and what they run over, written out."""
    loops = list(tree.find_all(nodes.For))
    variables = [name.name for loop in loops for name in loop.target.find_all(nodes.Name)]
    variables += [loop.target.name for loop in loops if isinstance(loop.target, nodes.Name)]
    return (*(f"nodes.Name('{name}'," for name in variables), *(loop.iter.dump() for loop in loops))
