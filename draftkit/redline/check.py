"""The redline checks itself: all rejected must give the older words and formatting, all accepted the newer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from draftkit.redline.blocks import blocks_of
from draftkit.redline.looks import look, mark_look, paragraph_look, run_look
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
from draftkit.redline.reading import EXACT, Reading, is_long, plain_properties, tokens_of
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
        self._by_letter = reading.case and reading.spaces

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
        said = self._said(tokens_of(paragraph, self._reading, long=is_long((paragraph,))))
        looks = (paragraph_look(paragraph), mark_look(paragraph)) if self._reading.formats else ()
        return (looks, "" if section is None else section_said(section), said)

    def _said(self, tokens: Sequence[Token]) -> object:
        """What tokens say and how they look; of a long text, a digest."""
        if all(token.words_in is None for token in tokens):
            return tuple(self._runs(tokens))
        digest = sha256()
        end = "" if self._by_letter else "\0"
        for look_or_inside, told in groupby(self._runs(tokens), key=itemgetter(1)):
            digest.update(repr(look_or_inside).encode())
            for said, _ in told:
                digest.update(f"{said}\0".encode() if said.startswith("\0") else f"{said}{end}".encode())
        return digest.digest()

    def _runs(self, tokens: Iterable[Token]) -> Iterator[tuple[str, object]]:
        for token in tokens:
            if not self._reading.heeds(token):
                continue
            if token.words_in is not None:
                yield from self._passage(token, token.words_in)
            elif token.box is None:
                yield token.key, token.look if token.end is None and self._reading.formats else ""
            elif token.box.shape == "drawing":
                node = token.box.head[0]
                yield token.key, tuple(self.holder(text) for text in node.element.iter(TXBX))
            else:
                yield token.key, () if token.box.reckoned else self._said(token.box.inside)

    def _passage(self, token: Token, words_in: Callable[[], list[Token]]) -> Iterator[tuple[str, object]]:
        """A passage letter by letter: the two may be cut differently. Word by word where words need not be equal."""
        if not self._by_letter:
            yield from self._runs(words_in())
        elif len(token.spans) == 1 or not self._reading.formats:
            yield token.key, token.look if self._reading.formats else ""
        else:
            yield from ((span.text, run_look(span.run)) for span in token.spans)

    def _table(self, table: Element) -> object:
        rows = tuple(self._row(row) for row in table.findall(TR))
        return ("table", self._look(table.find(TBLPR)), self._look(table.find(TBLGRID)), rows)

    def _row(self, row: Element) -> object:
        cells = tuple((self._look(cell.find(TCPR)), self.holder(cell)) for cell in row.findall(TC))
        return (self._look(row.find(TBLPREX)), self._look(row.find(TRPR)), cells)


def _no_look(_: Element | None) -> str:
    return ""
