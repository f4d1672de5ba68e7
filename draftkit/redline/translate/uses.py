"""What the finished trees use: styles and lists, with all that these cannot do without."""

from collections.abc import Iterable

from draftkit.redline.names import Element
from draftkit.redline.translate.numbering import Lists
from draftkit.redline.translate.styles import USES, Styles
from draftkit.word.ooxml import VAL, w


def closure(roots: Iterable[Element], styles: Styles, lists: Lists) -> tuple[set[str], set[str]]:
    """Return the ids of the styles and of the lists in use, those that others of them need included."""
    used_styles, used_lists = set[str](), set[str]()
    waiting = [(True, id) for id in styles.defaults()]
    for root in roots:
        waiting += ((True, id) for id in {e.get(VAL, "") for e in root.iter(*USES)})
        waiting += ((False, id) for id in {e.get(VAL, "") for e in root.iter(w("numId"))})
    while waiting:
        is_style, id = waiting.pop()
        met = used_styles if is_style else used_lists
        if id in met:
            continue
        met.add(id)
        if is_style:
            waiting += ((True, other) for other in styles.needs(id))
            waiting += ((False, other) for other in styles.lists(id))
        else:
            waiting += ((True, other) for other in lists.needs(id))
    return used_styles, used_lists
