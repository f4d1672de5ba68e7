"""Terms that clauses define in their own wording."""

from collections.abc import Iterator

from draftkit.memo import Memo
from draftkit.model.agreement import Agreement, Block, Clause, Definition
from draftkit.model.forms import form_of
from draftkit.model.walk import nodes_of


def inline_definitions(clause: Clause) -> frozenset[str]:
    """Return the terms that a clause defines in its own wording."""
    return _defined_in(form_of(clause.body))


def clauses_of(agreement: Agreement) -> Iterator[Clause]:
    """Yield every clause in reading order."""
    for section in agreement.sections:
        yield from section.body


def _find_definitions(body: tuple[Block, ...]) -> frozenset[str]:
    return frozenset(node.term for node in nodes_of(body) if isinstance(node, Definition))


_defined_in = Memo(_find_definitions)
