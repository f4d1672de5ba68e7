"""An account with every kind of change and of touch in it, and hostile words. No tests itself."""

from dataclasses import replace

from draftkit.model.comparison import (
    CHANGE_KINDS,
    TOUCH_KINDS,
    Account,
    ClauseChange,
    Passage,
    Piece,
    Renumbering,
    Touch,
)

HOSTILE = '<script>alert(1)</script> & "x" | *y* [z](http://e.example) ~~q~~ `c`'


def passage(old: str, new: str, number: str = "1.1") -> Passage:
    """Return a paragraph of which all but a beginning was replaced."""
    return Passage(number, number, ((Piece("same", "It is "), Piece("out", old), Piece("in", new)),))


def everything() -> Account:
    """Return an account that holds each kind of change, touch and passage."""
    touches = tuple(
        Touch(kind, "old", "new", f"{kind}: old → new", "clause 1.1", "weaker" if kind == "obligation" else "")
        for kind in TOUCH_KINDS
    )
    follows = Touch("reference", "clause 3", "clause 4", "clause 3 → clause 4 follows the renumbering", "clause 7.1",
                    follows=True)  # fmt: skip
    rows = (
        Passage("", "", ((Piece("same", "Site"),), (Piece("same", "Rent"),)), 1, heading=True),
        Passage("", "", ((Piece("same", "Leeds"),), (Piece("out", "£5"), Piece("in", "£6"))), 1),
        Passage("", "", ((Piece("in", "York"),),), 1),
    )
    changes = []
    for n, kind in enumerate(CHANGE_KINDS, 1):
        told = (passage("one", "two"), *rows, passage("three", "four", "")) if kind == "changed" else ()
        mine = touches if kind == "changed" else (follows,) if kind == "references follow" else ()
        changes.append(ClauseChange(kind, "clause", str(n), f"Heading {n}", str(n + 1), f"Heading {n}", told, mine))
    moved = Passage("2", "3", ((Piece("same", "x"),),), moved="moved from clause 2")
    other = ClauseChange("changed", "other", "", "Headers", "", "Headers", (moved,))
    renumbered = (Renumbering("clause", ("67", "93"), ("66", "92"), 27), Renumbering("schedule", ("Schedule 2",) * 2, ("Schedule 3",) * 2, 1))  # fmt: skip  # noqa: E501
    return Account("old.docx", "new.docx", "The agreement", tuple(changes), renumbered, (other,), ("Mind this.",))


def hostile() -> Account:
    """Return an account in which every text tries to be more than text."""
    touch = Touch("amount", HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    cells = ((Piece("same", HOSTILE), Piece("out", HOSTILE), Piece("in", HOSTILE)),)
    told = (Passage(HOSTILE, HOSTILE, cells, moved=HOSTILE, notes=(HOSTILE,)), Passage("", "", cells, 1))
    change = ClauseChange("changed", "clause", "1", HOSTILE, "2", HOSTILE, told, (touch,))
    return Account(HOSTILE, HOSTILE, HOSTILE, (change,), (), (replace(change),), (HOSTILE,))


def empty() -> Account:
    """Return the account of two versions that say the same."""
    return Account("old.docx", "new.docx")
