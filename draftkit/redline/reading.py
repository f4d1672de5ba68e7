"""A paragraph read as tokens: words, spaces, signs, and everything else that stands in a line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from draftkit.redline.clean import bare
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
from draftkit.redline.texts import LONG, Breaks, Looks, passages_of, words_of
from draftkit.redline.tokens import Box, Node, Piece, Shape, Span, Token, pieces_of

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


def is_long(paragraphs: Iterable[Element]) -> bool:
    """Return whether paragraphs hold so much text that it is compared passage by passage first."""
    return sum(len(text.text or "") for paragraph in paragraphs for text in paragraph.iter(T)) > LONG


def tokens_of(paragraph: Element, reading: Reading = EXACT, *, long: bool = False) -> list[Token]:
    """Return the tokens of a paragraph, the last of which is its mark. `long`: passages instead of words."""
    tokens, after = _tokens(paragraph, long=long)
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
        elif token.words_in is not None:
            token = _folded_passage(token, token.words_in, reading)
        elif token.spans and not reading.spaces and token.key.isspace():
            if made and made[-1].key == " " and made[-1].spans and not token.lead:
                made[-1] = Token(" ", spans=(*made[-1].spans, *token.spans), lead=made[-1].lead, look=made[-1].look)
                continue
            token = Token(" ", spans=token.spans, lead=token.lead, look=token.look)
        elif token.spans and not reading.case:
            token = Token(token.key.casefold(), spans=token.spans, lead=token.lead, look=token.look)
        made.append(token)
    return made


def _folded_passage(token: Token, words_in: Callable[[], list[Token]], reading: Reading) -> Token:
    key = token.key if reading.case else token.key.casefold()
    key = key if reading.spaces else " ".join(key.split())
    folded = partial(_folded_words, words_in, reading)
    return Token(key, spans=token.spans, lead=token.lead, look=token.look, words_in=folded)


def _folded_words(words_in: Callable[[], list[Token]], reading: Reading) -> list[Token]:
    return _folded(words_in(), reading)


def _is_picture(token: Token) -> bool:
    if token.box is not None:
        return token.box.shape == "drawing"
    return token.node is not None and token.node.element.tag in SHAPES


def _tokens(holder: Element, *, long: bool) -> tuple[list[Token], tuple[Element, ...]]:
    """The tokens of a paragraph or wrapper, and the marks after the last of them."""
    return _gather(_field_by_field(list(_pieces(holder, long=long)), long=long), long=long)


_Part = Piece | Box | Element


def _pieces(holder: Element, *, long: bool) -> Iterator[_Part]:
    for child in holder:
        if child.tag in (PPR, SDTPR, w("sdtEndPr"), w("smartTagPr"), w("customXmlPr")):
            continue
        if is_mark(child):
            yield child
        elif child.tag == R:
            yield from _run_pieces(child)
        elif child.tag in _WRAPPERS:
            yield _wrapper(child, child, "wrapper", long=long)
        elif child.tag == SDT:
            yield _wrapper(child, child.find(SDTCONTENT), "control", long=long)
        elif child.tag == FLDSIMPLE:
            yield _simple_field(child, long=long)
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


def _wrapper(element: Element, content: Element | None, shape: Shape, *, long: bool) -> Box:
    tokens, after = ([], ()) if content is None else _tokens(content, long=long)
    return Box(shape, element, tuple(tokens), after=after)


def _simple_field(field: Element, *, long: bool) -> Box:
    tokens, after = _tokens(field, long=long)
    return Box("field", field, tuple(tokens), after=after, reckoned=_is_reckoned(field.get(w("instr"), "")))


def _field_by_field(parts: list[_Part], *, long: bool) -> list[_Part]:
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
            stack[-1].append(_field(done, long=long))
    return [part for level in stack for part in level]


def _field_mark(part: _Part) -> str:
    if isinstance(part, Node) and part.element.tag == FLDCHAR:
        return part.element.get(w("fldCharType"), "")
    return ""


def _field(parts: list[_Part], *, long: bool) -> Box:
    cut = next((n for n, part in enumerate(parts) if _field_mark(part) == "separate"), len(parts) - 2)
    head = tuple(node for part in parts[: cut + 1] for node in _nodes(part))
    tokens, after = _gather(parts[cut + 1 : -1], long=long)
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


def _gather(parts: Sequence[_Part], *, long: bool) -> tuple[list[Token], tuple[Element, ...]]:
    """Text that stands together becomes words; all else a token each, with the marks before it."""
    read, looks = passages_of if long else words_of, Looks()
    tokens: list[Token] = []
    marks: list[Element] = []
    spans: list[Span] = []
    breaks: Breaks = []
    size = 0
    for part in parts:
        if isinstance(part, Span):
            if marks:
                breaks.append((size, marks))
                marks = []
            spans.append(part)
            size += len(part.text)
        elif isinstance(part, Node | Box):
            tokens += read(spans, breaks, looks)
            spans, breaks, size = [], [], 0
            tokens.append(_single(part, tuple(marks), looks))
            marks = []
        else:
            marks.append(part)
    return [*tokens, *read(spans, breaks, looks)], tuple(marks)


def _single(part: Node | Box, lead: tuple[Element, ...], looks: Looks) -> Token:
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
