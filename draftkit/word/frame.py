"""The house frame: the .docx whose cover, headers, styles and numbering an agreement takes.

A frame is read once in a process. Its tags are compiled, its styles found by role, its numbering taken over or,
where it has none, ours put in; then a document costs only what is different in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from draftkit.cache import store
from draftkit.word.pages import PageEstimator
from draftkit.word.restarts import ListPlan, Restarts
from draftkit.word.templates import COUNTS, PLACES, template_of, trusted

HOUSE: Final = Path(__file__).parent / "frames" / "house.docx"


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A frame ready for any number of documents."""

    name: str
    parts: Mapping[str, bytes]
    """Every part of the file, as it is before rendering."""
    document: str
    """The name of the document part."""
    numbering_part: str
    styles: Mapping[str, str]
    """Role to the id of its style."""
    lists: ListPlan
    estimator: PageEstimator
    sources: Mapping[str, str]
    """Part to its template, for every part with tags."""
    alone: str
    """The template of the document part without cover and contents."""

    def render(
        self, context: Mapping[str, object], restarts: Restarts | None = None, *, cover: bool = True
    ) -> dict[str, bytes]:
        """Return every part of the document. `context` has `agreement` (a Front) and, as XML, `body`.

        It may have `contents` and `issues`, XML too (text or UTF-8), and `pages`: how many 'body' and 'contents' have.
        Without `cover` there is the body alone, on pages with the frame's headers and footers.
        """
        pages = context.get("pages")
        known = pages if isinstance(pages, Mapping) else {}
        counts = {tag: known.get(place, 0) for place, tag in COUNTS.items()}
        own = {place: _as_bytes(context.get(place)) for place in PLACES}
        marks = {place: trusted(_mark(place) if xml else "") for place, xml in own.items()}
        values = {"agreement": context["agreement"], **counts, **marks}
        sources = self.sources if cover else {**self.sources, self.document: self.alone}
        rendered = {part: template_of(source).render(values).encode() for part, source in sources.items()}
        rendered[self.document] = _put_in(rendered[self.document], own)
        numbering = {self.numbering_part: restarts.part()} if restarts else {}
        return {**self.parts, **rendered, **numbering}

    def numbering(self, role: str) -> tuple[int, int] | None:
        """Return the numId and level of a role, if it is numbered."""
        return self.lists.places.get(role)

    def restarts(self) -> Restarts:
        """Return the lists of a new document; `.instance(role)` starts one again, `.part()` is its numbering.xml."""
        return Restarts(self.lists)

    def properties(self, role: str, num_id: int = 0) -> str:
        """Return what stands in w:pPr for a role: its style, and a list where the style does not say which."""
        style = f'<w:pStyle w:val="{self.styles[role]}"/>'
        place = self.lists.places.get(role)
        if place is None or not (num_id or role in self.lists.direct):
            return style
        return f'{style}<w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{num_id or place[0]}"/></w:numPr>'

    def numbered_properties(self, look: str, role: str, num_id: int, left: int, hanging: int) -> str:
        """Return what stands in w:pPr where a paragraph looks like one role and counts as another, as in a cell.

        Its own indent stands over that of the list. Without a number of the other role it has none.
        """
        style = f'<w:pStyle w:val="{self.styles[look]}"/>'
        place = self.lists.places.get(role)
        if place is None:
            return style
        numbers = f'<w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{num_id or place[0]}"/></w:numPr>'
        return f'{style}{numbers}<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _mark(place: str) -> str:
    """What stands in a rendered part until our own XML takes its place: no text of a brief can hold it."""
    return f"\ue003{place}\ue003"


def _as_bytes(xml: object) -> bytes:
    return xml if isinstance(xml, bytes) else str(xml or "").encode()


def _put_in(part: bytes, own: Mapping[str, bytes]) -> bytes:
    """Return the part with our XML in its places. It is large, so it is copied once."""
    pieces = [part]
    for place, xml in own.items():
        mark = _mark(place).encode()
        for at, piece in enumerate(pieces):
            if xml and mark in piece:
                before, _, after = piece.partition(mark)
                pieces[at : at + 1] = [before, xml, after]
                break
    return b"".join(pieces)


def house_frame() -> Frame:
    """Return the frame that ships. Its tags are whole, each in one run, so that docxtpl is not needed to read them."""
    return _house()


def load_frame(content: bytes, name: str, style_map: Mapping[str, str] | None = None) -> Frame:
    """Return a frame of the user's. `style_map` gives roles the names of its styles, where they are not ours.

    Raises FrameError with everything that is missing or unknown in it, and PackageError if it is no sound file.
    """
    return _load(content, name, tuple(sorted((style_map or {}).items())))


@lru_cache(maxsize=1)
def _house() -> Frame:
    frame: Frame | None = store("frame").get("house")
    if frame is None:
        from draftkit.word.frame_reading import read_frame

        frame = read_frame(HOUSE.read_bytes(), "the house frame", {}, None)
        store("frame").put("house", frame)
    return frame


@lru_cache(maxsize=8)
def _load(content: bytes, name: str, style_map: tuple[tuple[str, str], ...]) -> Frame:
    from draftkit.word.frame_reading import read_frame
    from draftkit.word.tags import join_tags

    return read_frame(content, name, dict(style_map), join_tags)
