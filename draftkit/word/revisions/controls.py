"""Content controls that were put round text or taken away, and the ranges that moves leave behind."""

from collections.abc import Mapping

from draftkit.word.ooxml import w
from draftkit.word.revisions.names import (
    CONTROL_ENDS,
    CONTROL_STARTS,
    CUSTOM,
    MOVE_ENDS,
    MOVE_FROM,
    MOVE_STARTS,
    MOVE_TO,
    PROPERTIES,
    SDT,
    SDT_CONTENT,
    SMART,
    Element,
    family,
)
from draftkit.word.revisions.surgery import Surgery, drop

Verdicts = Mapping[Element, bool]
_MOVED = MOVE_STARTS | MOVE_ENDS | {MOVE_FROM, MOVE_TO}
_NEW = frozenset({w("customXmlInsRangeStart"), w("customXmlMoveToRangeStart")})


def resolve_controls(surgery: Surgery, verdicts: Verdicts) -> None:
    """Unwrap every control whose start tag stands in a range that goes; its content stays where it is."""
    opened: dict[tuple[str, str], bool] = {}
    for element in list(surgery.root.iter(SDT, CUSTOM, SMART, *CONTROL_STARTS, *CONTROL_ENDS)):
        if element.tag in CONTROL_STARTS:
            if element in verdicts:
                opened[family(element)] = (element.tag in _NEW) != verdicts[element]
                drop(element)
        elif element.tag in CONTROL_ENDS:
            if opened.pop(family(element), None) is not None or element in verdicts:
                drop(element)
        elif any(opened.values()):
            _unwrap(surgery, element)


def _unwrap(surgery: Surgery, control: Element) -> None:
    holder = control.find(SDT_CONTENT) if control.tag == SDT else control
    surgery.unwrap(control, [] if holder is None else _content(holder))


def _content(holder: Element) -> list[Element]:
    return [child for child in holder if child.tag not in PROPERTIES]


def drop_moves(surgery: Surgery, verdicts: Verdicts) -> None:
    """Take out the ranges of moves in which nothing moved is left."""
    if not any(mark.tag in _MOVED for mark in verdicts):
        return
    opened: dict[tuple[str, str], Element] = {}
    filled: set[tuple[str, str]] = set()
    for element in list(surgery.root.iter(MOVE_FROM, MOVE_TO, *MOVE_STARTS, *MOVE_ENDS)):
        if element.tag in (MOVE_FROM, MOVE_TO):
            filled |= {name for name in opened if name[0] == f"{element.tag}Range"}
        elif element.tag in MOVE_STARTS:
            if opened.get(family(element)) in verdicts:  # a second with the same id: the first has no end
                drop(opened[family(element)])
            opened[family(element)] = element
        elif family(element) not in opened:
            if element in verdicts:
                drop(element)
        else:
            start = opened.pop(family(element))
            if family(element) not in filled:
                drop(start)
                drop(element)
    for name, start in opened.items():
        if name not in filled and start in verdicts:
            drop(start)
