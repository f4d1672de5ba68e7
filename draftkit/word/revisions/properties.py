"""Changes of properties: accepted, the old go; rejected, the old come back."""

from collections.abc import Mapping
from typing import Final

from draftkit.word.ooxml import w
from draftkit.word.revisions.names import CELLS, CHANGES, PPR, RPR, SECTPR, TCPR, TRPR, WRAPPERS, Element
from draftkit.word.revisions.surgery import drop, tidy

_KEPT: Final[Mapping[str, frozenset[str]]] = {
    PPR: frozenset({RPR, SECTPR}),
    RPR: WRAPPERS,
    SECTPR: frozenset({w("headerReference"), w("footerReference")}),
    TRPR: WRAPPERS,
    TCPR: CELLS,
}
"""What a change of these properties never holds, so that it stays when the change is rejected."""
_FIRST: Final = frozenset({RPR, SECTPR})
"""Where that stands before everything else."""


def resolve_change(change: Element, accepted: bool) -> None:
    """Take a rPrChange, pPrChange … out; when it is rejected, put back the properties that it holds."""
    holder = change.getparent()
    if holder is None:
        return
    if not accepted:
        _restore(holder, change)
    drop(change)
    tidy(holder)


def _restore(holder: Element, change: Element) -> None:
    staying = _KEPT.get(str(holder.tag), frozenset())
    old = [each for inner in change for each in inner if each.tag not in staying]
    kept = [each for each in holder if each.tag in staying]
    changes = [each for each in holder if each.tag in CHANGES]
    for child in list(holder):
        holder.remove(child)
    holder.extend([*kept, *old, *changes] if holder.tag in _FIRST else [*old, *kept, *changes])
