"""Links on words that stand: put on them, taken off them, or leading elsewhere."""

from collections.abc import Iterator

from draftkit.redline.account.context import inner, short
from draftkit.redline.account.said import Link, Said, Span
from draftkit.redline.account.telling import Telling

_Placed = tuple[Link, Span]


def relinked(old: Said | None, new: Said | None, telling: Telling) -> tuple[str, ...]:
    """Return what became of the links of a paragraph or cell that both versions have, a sentence for each.

    A link that went with most of its words is not told: the words are.
    """
    if old is None or new is None or not (old.links or new.links):
        return ()
    mine = [(link, telling.old_place((link.start, link.end))) for link in _stripped(old)]
    theirs = [(link, telling.new_place((link.start, link.end))) for link in _stripped(new)]
    return tuple(_told(telling, mine, theirs))


def _told(telling: Telling, mine: list[_Placed], theirs: list[_Placed]) -> Iterator[str]:
    waiting = list(mine)
    for link, place in theirs:
        before = min(
            (each for each in waiting if _meet(each[1], place)),
            key=lambda each: (each[0].target != link.target, each[1] != place),
            default=None,
        )
        if before is None:
            yield f"a link to {_where(link)} put on {_quoted(telling.new, link)}"
            continue
        waiting.remove(before)
        if before[0].target != link.target:
            yield f"the link on {_quoted(telling.new, link)} leads to {_where(link)}, no longer to {_where(before[0])}"
        elif before[1] != place and telling.is_same(before[1]) and telling.is_same(place):
            there, here = _quoted(telling.old, before[0]), _quoted(telling.new, link)
            yield f"the link to {_where(link)} is on {here}, no longer on {there}"
    for link, (start, end) in waiting:
        if 2 * telling.kept_between((start, start), (end, end)) > end - start:
            yield f"the link to {_where(link)} taken off {_quoted(telling.old, link)}"


def _stripped(said: Said) -> Iterator[Link]:
    """The links where they stand in the words as they are told, without the spaces before them."""
    lead = len(said.text) - len(said.text.lstrip())
    return (Link(max(0, start - lead), end - lead, target) for start, end, target in said.links if end > lead)


def _meet(one: Span, other: Span) -> bool:
    """Whether two places have something in common, or the one came where the other went."""
    return one[0] <= other[1] and other[0] <= one[1]


def _where(link: Link) -> str:
    address, _, bookmark = link.target.partition("#")
    return link.target.removeprefix("mailto:") if address else f"the bookmark ‘{bookmark}’"


def _quoted(text: str, link: Link) -> str:
    return f"“{inner(short(text[link.start : link.end]))}”"
