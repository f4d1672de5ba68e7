"""Variants of a wording: its Jinja tree written out with one branch taken of every condition.

No brief is needed. A value stands as one private character, a loop runs twice, a condition gives its
first branch in the first variant, its second in the second, and so on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes

from draftkit.model.agreement import Block
from draftkit.wording.markup import parse_blocks

VALUE = "\ue003"
_NUMBERED = f"{VALUE} {VALUE}"
"""'clause 7': a reference is two words."""
_MOST = 6


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which a wording may come out. `error` says why it cannot be read, if it cannot."""

    text: str
    blocks: tuple[Block, ...]
    error: str = ""


def variants(tree: nodes.Template) -> tuple[Variant, ...]:
    """Return the variants of a wording, each once; the first takes every condition as true."""
    branches = max((2 + len(found.elif_) for found in tree.find_all(nodes.If)), default=1)
    texts = dict.fromkeys(write(tree.body, number) for number in range(min(branches, _MOST)))
    return tuple(map(_variant, texts))


def _variant(text: str) -> Variant:
    try:
        return Variant(text, parse_blocks(text, "lint"))
    except ValueError as error:
        return Variant(text, (), str(error))


def write(body: Iterable[nodes.Node], branch: int, loops: int = 2) -> str:
    """Return wording written out, every condition giving the branch of that number and every loop run so often."""
    return "".join(part for node in body for part in _parts(node, branch, loops))


def _parts(node: nodes.Node, branch: int, loops: int) -> Iterator[str]:
    match node:
        case nodes.Output():
            yield from (_shown(each) for each in node.nodes)
        case nodes.If():
            choices = [node.body, *(other.body for other in node.elif_), node.else_]
            yield write(choices[min(branch, len(choices) - 1)], branch, loops)
        case nodes.For():
            yield write(node.body, branch, loops) * loops
        case nodes.With() | nodes.Scope() | nodes.FilterBlock():
            yield write(node.body, branch, loops)
        case _:
            return


def _shown(node: nodes.Node) -> str:
    match node:
        case nodes.TemplateData():
            return node.data
        case nodes.Call(node=nodes.Name(name="ref" | "Ref" | "refs")):
            return _NUMBERED
        case nodes.Call(node=nodes.Name(name="end")):
            return ";"
        case nodes.Call(node=nodes.Name(name="gap" | "definitions")):
            return " "
        case _:
            return VALUE
