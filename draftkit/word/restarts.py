"""The numbering part of one document: the frame's lists, and a fresh instance for each list that starts again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from draftkit.word.counting import Instance
from draftkit.word.lists import LISTS, PLACES, NumberList, abstract_num, num
from draftkit.word.numbering_part import Numbering, Place
from draftkit.word.ooxml import VAL, W, parse, w
from draftkit.word.roles import PARAGRAPHS

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

_AFTER_NUMS = w("numIdMacAtCleanup")


class ListPlan(NamedTuple):
    """How a frame numbers: where each role stands, and the numbering part, cut where new instances go."""

    numbering: Numbering
    places: Mapping[str, Place]
    """Role to its numId and level."""
    direct: frozenset[str]
    """Roles whose styles own no numbering, so that each paragraph names its list."""
    abstracts: Mapping[int, str]
    """numId to the id of its list."""
    head: str
    tail: str
    next_id: int

    def restarts_alone(self, role: str) -> bool:
        """Return whether a list starts again by itself: its level lies below a heading's in the same list."""
        num_id, ilvl = self.places[role]
        above = {place for other, place in self.places.items() if _family(other) is not _family(role)}
        return any((num_id, level) in above for level in range(ilvl))


class Restarts:
    """The fresh instances of one document. Ids come from counting, so equal documents have equal ids."""

    def __init__(self, plan: ListPlan) -> None:
        self._plan = plan
        self._fresh: list[tuple[int, int, int]] = []

    def instance(self, role: str) -> int:
        """Return the numId of a list that starts again at `role`: for one schedule, or one definition."""
        num_id, ilvl = self._plan.places[role]
        if self._plan.restarts_alone(role):
            return num_id
        fresh = self._plan.next_id + len(self._fresh)
        self._fresh.append((fresh, num_id, ilvl))
        return fresh

    @property
    def instances(self) -> Mapping[int, Instance]:
        """Every list of the document as `counting.Counters` takes them."""
        known = self._plan.numbering.instances
        return {**known, **{new: replace(known[old], starts={level: 1}) for new, old, level in self._fresh}}

    def part(self) -> bytes:
        """Return numbering.xml."""
        nums = (num(new, self._plan.abstracts[old], (level,)) for new, old, level in self._fresh)
        return "".join([self._plan.head, *nums, self._plan.tail]).encode()


def plan_lists(numbering: Element, styles: Element, ids: Mapping[str, str]) -> ListPlan:
    """Return how a frame numbers the roles; each of our lists that its styles lack is added to `numbering`.

    A list is the frame's own as soon as one of its styles is numbered.
    """
    for element in list(numbering.iterchildren(_AFTER_NUMS)):
        numbering.remove(element)
    own = Numbering.of(numbering, styles)
    places = {role: own.styles[ids[role]] for role in PARAGRAPHS if ids[role] in own.styles}
    added: dict[str, Place] = {}
    for lst in LISTS:
        if not any(level.role in places for level in lst.levels):
            num_id = _add(lst, numbering)
            added |= {level.role: (num_id, depth) for depth, level in enumerate(lst.levels)}
    head, tail = _cut(numbering)
    next_id = 1 + max(_ids(numbering, "num", "numId"), default=0)
    lists = Numbering.of(numbering, styles) if added else own
    return ListPlan(lists, {**places, **added}, frozenset(added), _abstracts(numbering), head, tail, next_id)


def unnumbered(plan: ListPlan) -> list[str]:
    """Return the roles that have no number though others of their list have one."""
    return [role for role in PLACES if role not in plan.places]


def _family(role: str) -> NumberList | None:
    place = PLACES.get(role)
    return place[0] if place else None


def _add(lst: NumberList, numbering: Element) -> int:
    """Put one of our lists into the part, ids above those in use, and return the numId."""
    abstract_id = 1 + max(_ids(numbering, "abstractNum", "abstractNumId"), default=-1)
    num_id = 1 + max(_ids(numbering, "num", "numId"), default=0)
    wrapped = f'<w:x xmlns:w="{W}">{abstract_num(lst, abstract_id, {})}{num(num_id, abstract_id)}</w:x>'
    list_element, num_element = parse(wrapped.encode())
    first_num = numbering.find(w("num"))
    if first_num is None:
        numbering.append(list_element)
    else:
        first_num.addprevious(list_element)
    numbering.append(num_element)
    return num_id


def _ids(numbering: Element, tag: str, attribute: str) -> list[int]:
    values = (element.get(w(attribute), "") for element in numbering.iterchildren(w(tag)))
    return [int(value) for value in values if value.isdecimal()]


def _abstracts(numbering: Element) -> dict[int, str]:
    """Return the list of each instance; one that borrows a numbering style's list counts as that list."""
    lent, borrowed = {}, {}
    for element in numbering.iterchildren(w("abstractNum")):
        key = element.get(w("abstractNumId"), "")
        lender, borrower = element.find(w("styleLink")), element.find(w("numStyleLink"))
        if lender is not None:
            lent[lender.get(VAL, "")] = key
        if borrower is not None:
            borrowed[key] = borrower.get(VAL, "")
    found = {}
    for element in numbering.iterchildren(w("num")):
        named = element.find(w("abstractNumId"))
        key = "" if named is None else named.get(VAL, "")
        num_id = element.get(w("numId"), "")
        found[int(num_id) if num_id.isdecimal() else 0] = lent.get(borrowed.get(key, ""), key)
    return found


def _cut(numbering: Element) -> tuple[str, str]:
    """Return the part as text before and after the place of further instances, its end."""
    from lxml import etree

    text = etree.tostring(numbering, encoding="unicode")
    end = f"</{numbering.prefix}:numbering>" if numbering.prefix else "</numbering>"
    head = text.removesuffix(end)
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + head, end
