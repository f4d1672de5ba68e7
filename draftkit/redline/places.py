"""The marks of places (bookmarks, comments, permissions): each written once, over what either side marked."""

from collections import Counter
from collections.abc import Iterable, Iterator

from draftkit.redline.names import COMMENT_REFERENCE, ENDS, ID, NAME, STARTS, TXBX, Element, copy, w

_BOOKMARK, _BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")


class Places:
    """What marks stand in the two versions of a story, and which of them are written already.

    A start is written where either version first has it, an end where the last of them has it: so a place that both
    mark covers, in the redline, what it covered in each.
    """

    def __init__(self, old: Element, new: Element) -> None:
        names = {start.get(NAME): start.get(ID) for start in _marks(old) if start.tag == _BOOKMARK}
        self._ids: dict[str, str] = {}
        for start in [mark for mark in _marks(new) if mark.tag == _BOOKMARK]:
            shared = names.get(start.get(NAME))
            if shared is not None:
                self._ids[start.get(ID, "")] = shared
        self._old = {self._key(mark, new=False) for mark in _marks(old)}
        self._new = {self._key(mark, new=True) for mark in _marks(new)}
        self._met: Counter[tuple[str, str]] = Counter()
        self._log: list[tuple[str, str]] = []

    def write(self, mark: Element, *, new: bool) -> list[Element]:
        """Return the mark to write here, or nothing if this is not its place."""
        key = self._key(mark, new=new)
        due = 1 if mark.tag in ENDS and key in self._old and key in self._new else 0
        here = self._met[key] == due
        self._met[key] += 1
        self._log.append(key)
        if not here:
            return []
        made = copy(mark)
        if made.get(ID) is not None:
            made.set(ID, key[1])
        return [made]

    def alone(self, mark: Element, *, new: bool) -> bool:
        """Return whether only the version that a mark is from has it."""
        return self._key(mark, new=new) not in (self._old if new else self._new)

    def passed(self, old: Iterable[Element], new: Iterable[Element]) -> None:
        """Take it that the marks in blocks that stay as they are were written with them."""
        for elements, is_new in ((old, False), (new, True)):
            for key in [self._key(mark, new=is_new) for element in elements for mark in _marks(element)]:
                self._met[key] += 1
                self._log.append(key)

    def agree(self, old: Iterable[Element], new: Iterable[Element]) -> bool:
        """Return whether both versions have the same marks in these blocks."""
        mine = {self._key(mark, new=False) for element in old for mark in _marks(element)}
        return mine == {self._key(mark, new=True) for element in new for mark in _marks(element)}

    def here(self) -> int:
        """Return a point that can be gone back to."""
        return len(self._log)

    def back(self, point: int) -> None:
        """Forget what was written after a point."""
        for key in self._log[point:]:
            self._met[key] -= 1
        del self._log[point:]

    def _key(self, mark: Element, *, new: bool) -> tuple[str, str]:
        inner = mark if mark.get(ID) is not None else next((c for c in mark if c.get(ID) is not None), mark)
        number = inner.get(ID, "")
        if new and inner.tag in (_BOOKMARK, _BOOKMARK_END):
            number = self._ids.get(number, number)
        return str(inner.tag), number


def _marks(root: Element) -> Iterator[Element]:
    """The marks of a story, but for those in its text boxes, which are stories of their own."""
    boxed: bool | None = None
    for mark in root.iter(*STARTS, *ENDS, COMMENT_REFERENCE):
        if boxed is None:
            boxed = next(root.iterdescendants(TXBX), None) is not None
        if not boxed or all(above is root for above in mark.iterancestors(TXBX)):
            yield mark
