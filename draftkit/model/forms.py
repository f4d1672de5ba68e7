"""Forms: what a clause says but for the values of the brief in it.

Agreements that differ in names, dates and sums have most forms in common. What follows from the form alone is worked
out once for all of them, and the values are put in last.
"""

import re
from collections.abc import Iterable
from typing import Self

from draftkit.model.agreement import Block

OPEN, CLOSE = "\ue000", "\ue001"
"""Round the number of a hole: two private characters that neither a brief nor a library may hold."""
HOLE = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Filled(tuple[Block, ...]):
    """Blocks with values in them, and the form that they fill: the very same one whatever the values are."""

    form: tuple[Block, ...]
    """The blocks with holes for words of their values."""
    values: tuple[str, ...]
    """What stands in each hole, by its number; '' for a number that no hole has."""

    def __new__(cls, blocks: tuple[Block, ...], form: tuple[Block, ...], values: tuple[str, ...]) -> Self:
        """Return the blocks as what fills `form`."""
        filled = super().__new__(cls, blocks)
        filled.form, filled.values = form, values
        return filled

    def __getnewargs__(self) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[str, ...]]:
        """Return what a copy is made of."""
        return tuple(self), self.form, self.values


def form_of(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return what a body fills: itself, if it has no holes. Both have the same keys, blanks, references and terms."""
    return body.form if isinstance(body, Filled) else body


def values_of(body: tuple[Block, ...]) -> tuple[str, ...]:
    """Return what stands in the holes of a body's form."""
    return body.values if isinstance(body, Filled) else ()


def put_in(values: tuple[str, ...], text: str) -> str:
    """Return the text with every hole filled."""
    return HOLE.sub(lambda found: values[int(found[1])], text) if OPEN in text else text


def has_holes(texts: Iterable[str]) -> bool:
    """Whether there is a hole in any of some texts."""
    return any(OPEN in text for text in texts)
