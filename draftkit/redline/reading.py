"""A paragraph read as tokens: words, spaces, signs, and everything else that stands in a line."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from draftkit.redline.clean import bare
from draftkit.redline.looks import run_look
from draftkit.redline.names import (
    BINDING,
    BINDING_2012,
    COMMENT_REFERENCE,
    FLDCHAR,
    FLDSIMPLE,
    HYPERLINK,
    INSTR,
    PPR,
    RPR,
    SDT,
    SDTCONTENT,
    SDTPR,
    SECTPR,
    SHAPES,
    SPACE,
    TXBX,
    Element,
    R,
    T,
    canonical,
    copy,
    is_mark,
    make,
    shell,
    w,
)
from draftkit.redline.tokens import WORD, Box, Node, Piece, Shape, Span, Token, pieces_of

_RECKONED: Final = frozenset(
    {"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION", "TOC", "DATE", "TIME", "NUMCHARS"}
)
_WRAPPERS: Final = frozenset({HYPERLINK, w("smartTag"), w("customXml"), w("bdo"), w("dir")})
_ASIDE: Final = frozenset({w("history"), w("rsidR")})


class Reading(NamedTuple):
    """What is heeded in comparing: all of it, unless the user wants less."""

    formats: bool = True
    case: bool = True
    spaces: bool = True
    pictures: bool = True

    def heeds(self, token: Token) -> bool:
        """Return whether it matters that a token went or came."""
        if not self.spaces and token.spans and token.key == " ":
            return False
        return self.pictures or not _is_picture(token)


EXACT: Final = Reading()


def tokens_of(paragraph: Element, reading: Reading = EXACT) -> list[Token]:
    """Return the tokens of a paragraph, the last of which is its mark."""
    tokens, after = _tokens(paragraph)
    if not (reading.case and reading.spaces):
        tokens = _folded(tokens, reading)
    section = paragraph.find(f"{PPR}/{SECTPR}") is not None
    return [*tokens, Token("¶§" if section else "¶", end=paragraph, lead=after)]


def _folded(tokens: list[Token], reading: Reading) -> list[Token]:
    """The same with keys that do not tell apart what the user does not: capitals, one space from several."""
    made: list[Token] = []
    for token in tokens:
        if token.box is not None:
            inside = tuple(_folded(list(token.box.inside), reading))
            token = Token(token.key, box=token.box._replace(inside=inside), lead=token.lead)
        elif token.spans and not reading.spaces and token.key.isspace():
            if made and made[-1].key == " " and made[-1].spans and not token.lead:
                made[-1] = Token(" ", spans=(*made[-1].spans, *token.spans), lead=made[-1].lead, look=made[-1].look)
                continue
            token = Token(" ", spans=token.spans, lead=token.lead, look=token.look)
        elif token.spans and not reading.case:
            token = Token(token.key.casefold(), spans=token.spans, lead=token.lead, look=token.look)
        made.append(token)
    return made


def _is_picture(token: Token) -> bool:
    if token.box is not None:
        return token.box.shape == "drawing"
    return token.node is not None and token.node.element.tag in SHAPES


def _tokens(holder: Element) -> tuple[list[Token], tuple[Element, ...]]:
    """The tokens of a paragraph or wrapper, and the marks after the last of them."""
    return _gather(_field_by_field(list(_pieces(holder))))


_Part = Piece | Box | Element


def _pieces(holder: Element) -> Iterator[_Part]:
    for child in holder:
        if child.tag in (PPR, SDTPR, w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")):
            continue
        if is_mark(child):
            yield child
        elif child.tag == R:
            yield from _run_pieces(child)
        elif child.tag in _WRAPPERS:
            yield _wrapper(child, child, "wrapper")
        elif child.tag == SDT:
            yield _wrapper(child, child.find(SDTCONTENT), "control")
        elif child.tag == FLDSIMPLE:
            yield _simple_field(child)
        elif isinstance(child.tag, str):
            yield Node(child, None)


def _run_pieces(run: Element) -> Iterator[_Part]:
    for child in run:
        if child.tag == T:
            if child.text:
                yield Span(child.text, run)
        elif child.tag in SHAPES and child.find(f".//{TXBX}") is not None:
            yield Box("drawing", child, (), head=(Node(child, run),))
        elif child.tag == COMMENT_REFERENCE:
            yield _alone(child, run)
        elif child.tag != RPR and isinstance(child.tag, str):
            yield Node(child, run)


def _alone(reference: Element, run: Element) -> Element:
    """A comment reference in a run of its own."""
    made = shell(run)
    made.extend(copy(child) for child in run if child.tag == RPR)
    made.append(copy(reference))
    return made


def _wrapper(element: Element, content: Element | None, shape: Shape) -> Box:
    tokens, after = ([], ()) if content is None else _tokens(content)
    return Box(shape, element, tuple(tokens), after=after)


def _simple_field(field: Element) -> Box:
    tokens, after = _tokens(field)
    return Box("field", field, tuple(tokens), after=after, reckoned=_is_reckoned(field.get(w("instr"), "")))


def _field_by_field(parts: list[_Part]) -> list[_Part]:
    """Fold every field that begins and ends here into a box; a half of one stays as it is."""
    stack: list[list[_Part]] = [[]]
    for part in parts:
        kind = _field_mark(part)
        if kind == "begin":
            stack.append([part])
            continue
        stack[-1].append(part)
        if kind == "end" and len(stack) > 1:
            done = stack.pop()
            stack[-1].append(_field(done))
    return [part for level in stack for part in level]


def _field_mark(part: _Part) -> str:
    if isinstance(part, Node) and part.element.tag == FLDCHAR:
        return part.element.get(w("fldCharType"), "")
    return ""


def _field(parts: list[_Part]) -> Box:
    cut = next((n for n, part in enumerate(parts) if _field_mark(part) == "separate"), len(parts) - 2)
    head = tuple(node for part in parts[: cut + 1] for node in _nodes(part))
    tokens, after = _gather(parts[cut + 1 : -1])
    instruction = "".join(n.element.text or "" for n in head if n.element.tag == INSTR)
    tail = tuple(part for part in parts[-1:] if isinstance(part, Node))
    return Box("field", None, tuple(tokens), head, tail, after, _is_reckoned(instruction))


def _nodes(part: _Part) -> Iterator[Node]:
    """What stands in a field's instruction, fields in it included, as it is."""
    if isinstance(part, Node):
        yield part
    elif isinstance(part, Span):
        text = make(part.run, T, {SPACE: "preserve"})
        text.text = part.text
        yield Node(text, part.run)
    elif isinstance(part, Box):
        yield from part.head
        for token in part.inside:
            yield from (node for piece in pieces_of(token) for node in _nodes(piece))
        yield from part.tail


def _is_reckoned(instruction: str) -> bool:
    return instruction.split(maxsplit=1)[:1] != [] and instruction.split(maxsplit=1)[0].upper() in _RECKONED


def _gather(parts: Sequence[_Part]) -> tuple[list[Token], tuple[Element, ...]]:
    """Text that stands together becomes words; all else a token each, with the marks before it."""
    looks = _Looks()
    tokens: list[Token] = []
    marks: list[Element] = []
    spans: list[Span] = []
    breaks: list[tuple[int, list[Element]]] = []
    size = 0
    for part in parts:
        if isinstance(part, Span):
            if marks:
                breaks.append((size, marks))
                marks = []
            spans.append(part)
            size += len(part.text)
        elif isinstance(part, Node | Box):
            tokens += _words(spans, breaks, looks)
            spans, breaks, size = [], [], 0
            tokens.append(_single(part, tuple(marks), looks))
            marks = []
        else:
            marks.append(part)
    return [*tokens, *_words(spans, breaks, looks)], tuple(marks)


class _Looks(dict[Element, str]):
    """The formatting of runs, each looked at once."""

    def __missing__(self, run: Element) -> str:
        self[run] = run_look(run)
        return self[run]


def _words(spans: list[Span], breaks: list[tuple[int, list[Element]]], looks: _Looks) -> Iterable[Token]:
    if len(spans) == 1 and not breaks:
        ((text, run),) = spans
        look = looks[run]
        return [Token(word, spans=(Span(word, run),), look=look) for word in WORD.findall(text)]
    return _crossing_words(spans, breaks, looks)


def _crossing_words(spans: list[Span], breaks: list[tuple[int, list[Element]]], looks: _Looks) -> Iterator[Token]:
    """Words may cross runs; a mark in the middle of a word stands before it."""
    text = "".join(span.text for span in spans)
    at, begin = 0, 0
    waiting = deque(breaks)
    for match in WORD.finditer(text):
        lead: list[Element] = []
        while waiting and waiting[0][0] < match.end():
            lead += waiting.popleft()[1]
        pieces = []
        while begin + len(spans[at].text) < match.end():
            pieces.append(Span(text[max(begin, match.start()) : begin + len(spans[at].text)], spans[at].run))
            begin += len(spans[at].text)
            at += 1
        pieces.append(Span(text[max(begin, match.start()) : match.end()], spans[at].run))
        if begin + len(spans[at].text) == match.end():
            begin, at = match.end(), at + 1
        whole = tuple(piece for piece in pieces if piece.text)
        yield Token(match.group(), spans=whole, lead=tuple(lead), look=_look(whole, looks))


def _look(spans: tuple[Span, ...], looks: _Looks) -> str:
    """One look, or, where a word changes its look, that of every character."""
    if len({looks[run] for _, run in spans}) == 1:
        return looks[spans[0].run]
    found = groupby(((looks[run], len(text)) for text, run in spans), key=lambda piece: piece[0])
    return "|".join(f"{sum(size for _, size in pieces)} {look}" for look, pieces in found)


def _single(part: Node | Box, lead: tuple[Element, ...], looks: _Looks) -> Token:
    if isinstance(part, Box):
        return Token(_box_key(part), box=part, lead=lead)
    return Token(_node_key(part.element), node=part, lead=lead, look=looks[part.run] if part.run is not None else "")


def _node_key(element: Element) -> str:
    return f"\0{bare(element).decode()}"


def _box_key(box: Box) -> str:
    if box.shape == "field":
        if box.element is not None:
            said = box.element.get(w("instr"), "")
        else:
            said = "".join(n.element.text or "" for n in box.head if n.element.tag in (INSTR, T))
        return f"\0field {' '.join(said.split())}"
    element = box.element
    if element is None:
        raise ValueError("only a field can be without an element")
    if box.shape == "drawing":
        return f"\0{bare(without_text(element)).decode()}"
    made = shell(element)
    for name in _ASIDE:
        made.attrib.pop(name, "")
    made.extend(plain_properties(child) for child in element if child.tag == SDTPR)
    return f"\0{canonical(made).decode()}"


def plain_properties(properties: Element) -> Element:
    """Return what a content control is, without its id and where its words are kept besides."""
    made = copy(properties)
    for child in [child for child in made if child.tag in (w("id"), BINDING, BINDING_2012)]:
        made.remove(child)
    return made


def without_text(drawing: Element) -> Element:
    """Return a drawing with its text boxes emptied."""
    made = copy(drawing)
    for content in list(made.iter(TXBX)):
        for child in list(content):
            content.remove(child)
    return made
