"""Ids of places: bookmarks of the newer file above the older one's, and no id twice in what is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import Final, NamedTuple

from draftkit.redline.names import ID, INS, MOVE_TO, PARA_ID, SDTPR, TR, Element, P
from draftkit.word.ooxml import MC, VAL, w

_FALLBACK: Final = f"{{{MC}}}Fallback"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MARKS: Final = (INS, MOVE_TO)
_HEX_END: Final = 0x80000000
_KINDS: Final = ((w("bookmarkStart"), w("bookmarkEnd")), (w("permStart"), w("permEnd")))


class Places:
    """The numbers of bookmarks and permissions: those of NEW go above all of OLD's."""

    def __init__(self, old: Callable[[], Iterable[Element]]) -> None:
        self._old = old
        self._next: dict[tuple[str, str], Iterator[int]] = {}

    def story(self, root: Element) -> None:
        """Give every place in a tree of NEW a number of its own, the same at its beginning and its end."""
        for kind in _KINDS:
            fresh: dict[str, str] = {}
            for element in root.iter(*kind):
                id = element.get(ID, "")
                if id not in fresh:
                    fresh[id] = str(next(self._numbers(kind)))
                element.set(ID, fresh[id])

    def _numbers(self, kind: tuple[str, str]) -> Iterator[int]:
        if kind not in self._next:
            self._next[kind] = above(element.get(ID, "") for root in self._old() for element in root.iter(*kind))
        return self._next[kind]


class _Use(NamedTuple):
    """One element that has an id, and how the id is written there."""

    element: Element
    attribute: str
    value: str


def above(ids: Iterable[str]) -> Iterator[int]:
    """Return the numbers above all of these ids, from 1."""
    return count(1 + max((int(id) for id in ids if id.isdecimal()), default=0))


def unlike(value: str, taken: set[str]) -> str:
    """Return the value, or the next eight digits not taken; take them."""
    number = int(value, 16) if all(c in "0123456789abcdefABCDEF" for c in value) and value else 0
    while value in taken:
        number = number % (_HEX_END - 2) + 1
        value = f"{number:08X}"
    taken.add(value)
    return value


def make_unique(stories: Mapping[str, Element], old: Callable[[str], Element | None]) -> None:
    """Give drawings, content controls and paragraphs that came in with an id in use another one.

    What OLD itself has twice, as Word and others sometimes write it, stays.
    """
    for find in (_drawings, _controls):
        _tell_apart(list(stories.values()), find, lambda: map(old, stories), _number)
    for part, root in stories.items():
        _tell_apart([root], _paragraphs, partial(_only, old, part), unlike)


def _only(old: Callable[[str], Element | None], part: str) -> list[Element | None]:
    return [old(part)]


def _tell_apart(
    roots: list[Element],
    find: Callable[[Element], Iterator[_Use]],
    before: Callable[[], Iterable[Element | None]],
    other: Callable[[str, set[str]], str],
) -> None:
    met: dict[str, list[_Use]] = {}
    for use in (use for root in roots for use in find(root)):
        met.setdefault(use.value, []).append(use)
    shared = [group for group in met.values() if len(group) > 1]
    allowed = _counted(find, before()) if shared else Counter[str]()
    taken = set(met)
    for group in shared:
        counted = [use for use in group if next(use.element.iterancestors(_FALLBACK), None) is None]
        last = group[0].value
        for use in sorted(counted, key=_is_new)[max(1, allowed[last]) :]:
            last = other(last, taken)
            use.element.set(use.attribute, last)


def _number(value: str, taken: set[str]) -> str:
    number = int(value) if value.removeprefix("-").isdecimal() else 0
    while value in taken:
        number = number % (_HEX_END - 2) + 1 if number >= 0 else number + 1
        value = str(number)
    taken.add(value)
    return value


def _counted(find: Callable[[Element], Iterator[_Use]], roots: Iterable[Element | None]) -> Counter[str]:
    uses = (use for root in roots if root is not None for use in find(root))
    return Counter(use.value for use in uses if next(use.element.iterancestors(_FALLBACK), None) is None)


def _drawings(root: Element) -> Iterator[_Use]:
    yield from (_Use(e, "id", e.get("id", "")) for e in root.iter(_DRAWN))


def _controls(root: Element) -> Iterator[_Use]:
    for properties in root.iter(SDTPR):
        yield from (_Use(e, VAL, e.get(VAL, "")) for e in properties.iterchildren(ID))


def _paragraphs(root: Element) -> Iterator[_Use]:
    for element in root.iter(P, TR):
        value = element.get(PARA_ID)
        if value is not None:
            yield _Use(element, PARA_ID, value)


def _is_new(use: _Use) -> bool:
    return is_inserted(use.element)


def is_inserted(element: Element) -> bool:
    """Return whether an element stands in what a redline marks as new."""
    return any(_is_marked(holder) for holder in (element, *element.iterancestors()))


def _is_marked(holder: Element) -> bool:
    if holder.tag in _MARKS:
        return True
    if holder.tag == P:
        return any(holder.find(f"{w('pPr')}/{w('rPr')}/{mark}") is not None for mark in _MARKS)
    return holder.tag == TR and holder.find(f"{w('trPr')}/{INS}") is not None
