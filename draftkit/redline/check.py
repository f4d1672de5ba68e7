"""The redline checks itself: all rejected must give the older words and formatting, all accepted the newer."""

from collections.abc import Iterable, Iterator, Sequence

from draftkit.redline.blocks import blocks_of
from draftkit.redline.looks import look, mark_look, paragraph_look
from draftkit.redline.names import (
    PPR,
    SDT,
    SDTCONTENT,
    SDTPR,
    SECTPR,
    TBL,
    TBLGRID,
    TBLPR,
    TBLPREX,
    TC,
    TCPR,
    TR,
    TRPR,
    TXBX,
    Element,
    P,
    canonical,
    copy,
    make,
    w,
)
from draftkit.redline.reading import EXACT, Reading, plain_properties, tokens_of
from draftkit.redline.sections import section_said
from draftkit.redline.tokens import Token
from draftkit.word.revisions.resolve import accept_all, reject_all


def holds(made: Sequence[Element], old: Sequence[Element], new: Sequence[Element], reading: Reading = EXACT) -> bool:
    """Return whether elements that tell a change give the old ones and the new ones back."""
    rejected, accepted = _holder(made), _holder(made)
    reject_all(rejected)
    accept_all(accepted)
    printer = _Printer(reading)
    after = make(made[0], P)
    return printer.holder(rejected) == printer.blocks([*old, after]) and (
        printer.holder(accepted) == printer.blocks([*new, after])
    )


def _holder(made: Sequence[Element]) -> Element:
    """What is tried, and a paragraph after it: the last of a story cannot go."""
    holder = make(made[0], w("body"))
    holder.extend(copy(element) for element in made)
    holder.append(make(holder, P))
    return holder


class _Printer:
    """Tells what blocks say and how they look: equal for equal words and formatting, however cut into runs."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._look = look if reading.formats else _no_look

    def holder(self, holder: Element) -> tuple[object, ...]:
        """Return the print of all blocks of a holder."""
        return self.blocks(element for block in blocks_of(holder)[0] for element in block.elements)

    def blocks(self, elements: Iterable[Element]) -> tuple[object, ...]:
        """Return the print of blocks."""
        return tuple(self._block(element) for element in elements)

    def _block(self, element: Element) -> object:
        if element.tag == P:
            return self._paragraph(element)
        if element.tag == TBL:
            return self._table(element)
        if element.tag == SDT:
            properties, content = element.find(SDTPR), element.find(SDTCONTENT)
            said = canonical(plain_properties(properties)) if properties is not None else b""
            return ("control", said, self.holder(content) if content is not None else ())
        return canonical(element)

    def _paragraph(self, paragraph: Element) -> object:
        section = paragraph.find(f"{PPR}/{SECTPR}")
        said = tuple(self._runs(tokens_of(paragraph, self._reading)))
        looks = (paragraph_look(paragraph), mark_look(paragraph)) if self._reading.formats else ()
        return (looks, "" if section is None else section_said(section), said)

    def _runs(self, tokens: Iterable[Token]) -> Iterator[object]:
        for token in tokens:
            if not self._reading.heeds(token):
                continue
            if token.box is None:
                yield token.key, token.look if token.end is None and self._reading.formats else ""
            elif token.box.shape == "drawing":
                node = token.box.head[0]
                yield token.key, tuple(self.holder(text) for text in node.element.iter(TXBX))
            else:
                yield token.key, () if token.box.reckoned else tuple(self._runs(token.box.inside))

    def _table(self, table: Element) -> object:
        rows = tuple(self._row(row) for row in table.findall(TR))
        return ("table", self._look(table.find(TBLPR)), self._look(table.find(TBLGRID)), rows)

    def _row(self, row: Element) -> object:
        cells = tuple((self._look(cell.find(TCPR)), self.holder(cell)) for cell in row.findall(TC))
        return (self._look(row.find(TBLPREX)), self._look(row.find(TRPR)), cells)


def _no_look(_: Element | None) -> str:
    return ""
