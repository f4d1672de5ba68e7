"""Equations: what is tracked of the signs that hold their parts together (fractions, roots, brackets)."""

from collections.abc import Iterator

from draftkit.word.revisions.names import CTRLPR, PROPERTIES, Element, M, m
from draftkit.word.revisions.surgery import Surgery, drop

_ARGUMENTS = frozenset(m(name) for name in ("e", "num", "den", "deg", "sub", "sup", "lim", "fName", "mr"))


def is_sign(mark: Element) -> bool:
    """Return whether a w:ins or w:del is about the sign of an equation and not about content."""
    return any(above.tag == CTRLPR for above in mark.iterancestors(CTRLPR, m("oMath")))


def resolve_sign(surgery: Surgery, mark: Element, goes: bool) -> None:
    """Take a fraction, root … out, its remaining parts left in its place; or only the mark."""
    sign = next(mark.iterancestors(CTRLPR))
    if not goes:
        surgery.unwrap(mark)
        return
    holder = sign.getparent()
    whole = holder.getparent() if holder is not None and str(holder.tag).endswith("Pr") else None
    if whole is None or not str(whole.tag).startswith(f"{{{M}}}"):
        drop(sign)
    else:
        surgery.unwrap(whole, list(_parts(whole)))


def _parts(whole: Element) -> Iterator[Element]:
    for child in whole:
        if child.tag in _ARGUMENTS:
            yield from _parts(child)
        elif child.tag not in PROPERTIES and not str(child.tag).endswith("Pr"):
            yield child
