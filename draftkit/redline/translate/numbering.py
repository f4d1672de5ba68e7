"""Lists: those of the newer file under the ids of the older one, and those that only it has added there."""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Final

from draftkit.redline.names import PPR, Element, P, T, copy
from draftkit.redline.translate.ids import unlike
from draftkit.redline.translate.meanings import Meaning, meaning, meanings
from draftkit.word.ooxml import VAL, w

_ABSTRACT, _NUM, _BULLET = w("abstractNum"), w("num"), w("numPicBullet")
_ABSTRACT_ID, _NUM_ID, _BULLET_ID = w("abstractNumId"), w("numId"), w("numPicBulletId")
_LEVEL_BULLET, _NSID = w("lvlPicBulletId"), w("nsid")
_STYLES: Final = (w("pStyle"), w("styleLink"), w("numStyleLink"))
_HOLDERS: Final = (w("numPr"), PPR, P)
_RANKS: Final = {_BULLET: 0, _ABSTRACT: 1, _NUM: 2}
_DURABLE: Final = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}durableId"

Key = tuple[Meaning, tuple[Meaning, ...]]
"""What a list is: its levels, and what it has otherwise than they say."""


class _Part:
    """The lists of one numbering part."""

    def __init__(self, root: Element | None) -> None:
        children = [] if root is None else list(root)
        self.bullets = {e.get(_BULLET_ID, ""): e for e in children if e.tag == _BULLET}
        self.abstracts = {e.get(_ABSTRACT_ID, ""): e for e in children if e.tag == _ABSTRACT}
        self.nums = {e.get(_NUM_ID, ""): e for e in children if e.tag == _NUM}

    def know(self) -> None:
        """Work out what each list is, when the ids in it are those of OLD."""
        self.looks = {id: meaning(abstract) for id, abstract in self.abstracts.items()}
        self.of = {id: _abstract_of(num) for id, num in self.nums.items()}
        found = {id: (self.looks.get(self.of[id]), meanings(num, [w("lvlOverride")])) for id, num in self.nums.items()}
        self.keys: dict[str, Key] = {id: (look, over) for id, (look, over) in found.items() if look is not None}


class Lists:
    """What every list of NEW is called in OLD. The tree of NEW's lists, its styles told as OLD's, is rewritten."""

    def __init__(self, old: Element | None, new: Element | None, votes: Callable[[], Counter[tuple[str, str]]]) -> None:
        self._old, self._new = _Part(old), _Part(new)
        self._bullets = self._match_bullets()
        for part in (self._old, self._new):
            part.know()
        self.ids, self._abstracts = _Matching(self._old, self._new).match(votes)
        self._known = self._old.nums.keys() | _name_rest(self.ids, self._new.nums, self._old.nums)
        _name_rest(self._abstracts, self._new.abstracts, self._old.abstracts)
        self._rename()

    def story(self, root: Element) -> None:
        """Rewrite the id of every list in a tree of NEW."""
        for element in root.iter(_NUM_ID):
            id = element.get(VAL, "")
            if id in self.ids:
                element.set(VAL, self.ids[id])
            elif id in self._known:
                element.set(VAL, "0")  # NEW has no such list, so that it numbers nothing there

    def needs(self, id: str) -> Iterator[str]:
        """Return the styles that a list which only NEW has cannot do without."""
        num = self._new.nums.get(id)
        if num is not None and id not in self._old.nums:
            abstract = self._added_abstract(num)
            for holder in (num,) if abstract is None else (num, abstract):
                yield from (element.get(VAL, "") for element in holder.iter(*_STYLES))

    def is_new(self, used: set[str]) -> bool:
        """Return whether any of these lists is only in NEW."""
        return any(id in self._new.nums and id not in self._old.nums for id in used)

    def add(self, root: Element, used: set[str]) -> None:
        """Add to OLD's lists those of these that only NEW has."""
        marks = {e.get(VAL, "") for e in root.iter(_NSID)}
        for id, num in self._new.nums.items():
            if id in used and id not in self._old.nums:
                abstract = self._added_abstract(num)
                if abstract is not None and not _has(root, _ABSTRACT, _ABSTRACT_ID, _abstract_of(num)):
                    self._add_bullets(root, abstract)
                    _insert(root, _marked(copy(abstract), marks))
                made = copy(num)
                made.attrib.pop(_DURABLE, "")
                _insert(root, made)

    def _added_abstract(self, num: Element) -> Element | None:
        id = _abstract_of(num)
        return self._new.abstracts.get(id) if id not in self._old.abstracts else None

    def _add_bullets(self, root: Element, abstract: Element) -> None:
        for id in sorted({e.get(VAL, "") for e in abstract.iter(_LEVEL_BULLET)}):
            bullet = self._new.bullets.get(id)
            if bullet is not None and not _has(root, _BULLET, _BULLET_ID, id):
                _insert(root, copy(bullet))

    def _match_bullets(self) -> dict[str, str]:
        """Tell NEW's pictures for bullets by OLD's ids; the pictures themselves are told by theirs already."""
        seen = {meanings(bullet): id for id, bullet in reversed(self._old.bullets.items())}
        found = {id: seen.get(meanings(bullet), "") for id, bullet in self._new.bullets.items()}
        ids = {id: same for id, same in found.items() if same}
        _name_rest(ids, self._new.bullets, self._old.bullets)
        for abstract in self._new.abstracts.values():
            for element in abstract.iter(_LEVEL_BULLET):
                element.set(VAL, ids.get(element.get(VAL, ""), element.get(VAL, "")))
        return ids

    def _rename(self) -> None:
        new = self._new
        for element in new.nums.values():
            element.set(_NUM_ID, self.ids[element.get(_NUM_ID, "")])
            link = element.find(_ABSTRACT_ID)
            if link is not None:
                link.set(VAL, self._abstracts.get(link.get(VAL, ""), link.get(VAL, "")))
        for element in new.abstracts.values():
            element.set(_ABSTRACT_ID, self._abstracts[element.get(_ABSTRACT_ID, "")])
        for element in new.bullets.values():
            element.set(_BULLET_ID, self._bullets[element.get(_BULLET_ID, "")])
        new.nums = {self.ids[id]: num for id, num in new.nums.items()}
        new.abstracts = {self._abstracts[id]: abstract for id, abstract in new.abstracts.items()}
        new.bullets = {self._bullets[id]: bullet for id, bullet in new.bullets.items()}


class _Matching:
    """Pairs of lists that are the same. Lists that count together in one file do so in the other."""

    def __init__(self, old: _Part, new: _Part) -> None:
        self._old, self._new = old, new
        self._nums: dict[str, str] = {}
        self._abstracts: dict[str, str] = {}
        self._taken: set[str] = set()
        self._taken_abstracts: set[str] = set()

    def match(self, votes: Callable[[], Counter[tuple[str, str]]]) -> tuple[dict[str, str], dict[str, str]]:
        """Return NEW's ids with OLD's, of lists and of what they count by."""
        keys = (list(self._old.keys.values()), list(self._new.keys.values()))
        if any(len(set(found)) < len(found) for found in keys) or self._old.nums.keys() != self._new.nums.keys():
            for (new, old), _ in sorted(votes().items(), key=lambda vote: (-vote[1], vote[0][0] != vote[0][1])):
                self._pair(new, old)
        for id in self._new.keys:
            self._pair(id, id)
        self._pair_rest()
        self._pair_abstracts()
        return self._nums, self._abstracts

    def _pair(self, new: str, old: str) -> bool:
        key = self._new.keys.get(new)
        if key is None or new in self._nums or old in self._taken or self._old.keys.get(old) != key:
            return False
        mine, theirs = self._new.of[new], self._old.of[old]
        paired = self._abstracts.get(mine)
        if paired != theirs and (paired is not None or theirs in self._taken_abstracts):
            return False
        self._nums[new], self._abstracts[mine] = old, theirs
        self._taken.add(old)
        self._taken_abstracts.add(theirs)
        return True

    def _pair_rest(self) -> None:
        """Pair what is left with the first that is the same: within lists paired already, else among all."""
        inside: dict[tuple[str, Key], deque[str]] = {}
        anywhere: dict[Key, deque[str]] = {}
        for old, key in self._old.keys.items():
            inside.setdefault((self._old.of[old], key), deque()).append(old)
            anywhere.setdefault(key, deque()).append(old)
        for new, key in self._new.keys.items():
            paired = self._abstracts.get(self._new.of[new])
            waiting = anywhere.get(key) if paired is None else inside.get((paired, key))
            while new not in self._nums and waiting:
                self._pair(new, waiting.popleft())

    def _pair_abstracts(self) -> None:
        """Pair what new lists count by with what no list of NEW has, but means the same in OLD."""
        free: dict[Meaning, deque[str]] = {}
        for old, look in self._old.looks.items():
            if old not in self._taken_abstracts:
                free.setdefault(look, deque()).append(old)
        for new, look in self._new.looks.items():
            if new not in self._abstracts and free.get(look):
                self._abstracts[new] = free[look].popleft()


def vote(old: Element, new: Element) -> Counter[tuple[str, str]]:
    """Count how often paragraphs of the same words are in a list of NEW and in one of OLD."""
    met: dict[str, deque[str]] = {}
    for text, id in _numbered(old):
        met.setdefault(text, deque()).append(id)
    found: Counter[tuple[str, str]] = Counter()
    for text, id in _numbered(new):
        if met.get(text):
            found[id, met[text].popleft()] += 1
    return found


def _numbered(root: Element) -> Iterator[tuple[str, str]]:
    """Return the words and the list of every paragraph that is in one by itself, not by its style."""
    for element in root.iter(_NUM_ID):
        paragraph = element
        for tag in _HOLDERS:
            above = paragraph.getparent()
            if above is None or above.tag != tag:
                break
            paragraph = above
        else:
            yield "".join(map(str, paragraph.itertext(T))), element.get(VAL, "")


def _abstract_of(num: Element) -> str:
    link = num.find(_ABSTRACT_ID)
    return "" if link is None else link.get(VAL, "")


def _name_rest(ids: dict[str, str], new: Mapping[str, Element], old: Mapping[str, Element]) -> set[str]:
    """Give every other id of NEW its own if OLD does not have it, else a fresh one; return those."""
    rest = [id for id in new if id not in ids]
    taken = {*old, *(id for id in rest if id not in old)}
    numbers = (str(n) for n in count(1 + max((int(id) for id in (*old, *new) if id.isdecimal()), default=0)))
    for id in rest:
        ids[id] = id if id not in old else next(n for n in numbers if n not in taken)
    return {ids[id] for id in rest}


def _has(root: Element, tag: str, name: str, id: str) -> bool:
    return any(element.get(name) == id for element in root.iterchildren(tag))


def _insert(root: Element, made: Element) -> None:
    """Put an element after all that must come before it: pictures, levels, lists, the rest."""
    rank = _RANKS[str(made.tag)]
    before = [n for n, child in enumerate(root) if _RANKS.get(str(child.tag), 3) <= rank]
    root.insert(before[-1] + 1 if before else 0, made)


def _marked(abstract: Element, taken: set[str]) -> Element:
    """Give levels a mark of their own: Word takes two of one mark for the same list."""
    mark = abstract.find(_NSID)
    if mark is not None:
        mark.set(VAL, unlike(mark.get(VAL, ""), taken))
    return abstract
