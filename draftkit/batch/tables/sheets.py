"""What a sheet is for: the agreements, or a group of the brief that is joined to them."""

from difflib import get_close_matches
from typing import NamedTuple

from draftkit.batch.tables.faults import SHEET, Misread, listed
from draftkit.batch.tables.fields import ANY, Field, Pattern, field_at, groups
from draftkit.batch.tables.text import name_of
from draftkit.paths import shown

AGREEMENTS = ("agreements", "agreement")
NOTES = frozenset({"read_me", "readme", "notes", "lists"})
"""Sheets that people write for themselves, and those of the empty workbook that hold no agreements."""


class Group(NamedTuple):
    """What a row of a sheet gives: an agreement, an object of it, or an entry of one of its lists."""

    sheet: str
    pattern: Pattern = ()
    """('parties', '*') for a sheet whose rows are parties; () for the sheet of agreements."""

    @property
    def is_list(self) -> bool:
        """Whether an agreement may have several rows here."""
        return self.pattern[-1:] == (ANY,)

    @property
    def parent(self) -> Pattern:
        """The list whose entries these rows belong to: ('parties',) for ('parties', '*', 'functions', '*')."""
        inner = self.pattern[:-1] if self.is_list else self.pattern
        return inner[: inner.index(ANY)] if ANY in inner else ()

    @property
    def parent_names(self) -> tuple[str, ...]:
        """The keys by which an entry of the parent is called: its short name or its name."""
        entry = field_at((*self.parent, ANY))
        known = entry.node.get("properties", {}) if entry else {}
        return tuple(name for name in ("short_name", "name", "title") if name in known)[:2]

    @property
    def parent_word(self) -> str:
        """What heads the column that names the parent: 'party', 'workstream', 'site'."""
        last = self.parent[-1]
        return f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")


def find_group(sheet: str) -> Group:
    """Return what the rows of a sheet with that name give. Raises Misread."""
    words = tuple(name_of(sheet).split("."))
    close = [group for group in groups() if group.names[-len(words) :] == words]
    close = close or [group for group in groups() if name_of(group.node["title"]) == name_of(sheet)]
    best = sorted(close, key=lambda group: (group.names != words, _rank(group)))
    if not best:
        raise _unknown(sheet)
    alike = [group for group in best if _rank(group) == _rank(best[0])]
    if best[0].names != words and len(alike) > 1:
        choices = listed((group.written for group in alike), "or")
        raise Misread(f"the sheet could be {choices}", "rename it in full", SHEET)
    return Group(sheet, (*best[0].pattern, ANY) if best[0].is_list else best[0].pattern)


def is_note(sheet: str) -> bool:
    """Whether a sheet is passed over: its name begins with '_', or it is one of notes."""
    return sheet.strip().startswith("_") or name_of(sheet) in NOTES


def _rank(group: Field) -> int:
    """Lists of objects before objects before lists of words: what people give a sheet of its own."""
    return (0 if group.is_list else 1) if group.holds_objects else 2


def _unknown(sheet: str) -> Misread:
    known = [*AGREEMENTS, *(group.written for group in groups()), *(group.names[-1] for group in groups())]
    near = get_close_matches(name_of(sheet), known, n=1)
    leave = "a sheet of notes may stay if its name begins with '_'"
    hint = f"did you mean '{near[0]}'? {leave}" if near else leave
    return Misread(f"no part of a brief is called '{shown(sheet)}'", hint, SHEET)
