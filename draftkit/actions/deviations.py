"""Deviations: which clauses of an agreement are still as the library words them for its brief, and which are not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from draftkit.actions.compare import AUTHOR, TEXT_ONLY, Compared, compare_files
from draftkit.actions.draft import draft
from draftkit.actions.project import Project, open_project
from draftkit.errors import DraftkitError
from draftkit.model.comparison import Account, ClauseChange, name_of
from draftkit.redline.account.lines import read_document
from draftkit.redline.account.outline import outline
from draftkit.redline.compare import Redline
from draftkit.word.marks import clause_bookmark
from draftkit.word.package import Package, open_package
from draftkit.word.provenance import embedded_brief

State = Literal["library's", "altered", "moved", "by hand", "dropped"]
_ALTERED: Final[Mapping[str, State]] = {
    "changed": "altered", "moved and changed": "altered", "moved": "moved", "removed": "dropped", "added": "by hand",
}  # fmt: skip


class NoBrief(DraftkitError):
    """A file carries no brief, and none was given."""


class Deviation(NamedTuple):
    """What became of one clause: as the library words it, altered, moved, dropped, or put in by hand."""

    state: State
    clause: str
    """Its id in the library; '' for what is not from there."""
    name: str
    """What a lawyer calls it, as the agreement numbers it: 'Clause 14 (Term)'."""
    heading: str = ""


class Deviations(NamedTuple):
    """Every clause with what became of it, in order, the comparison that told it, and the account of that."""

    clauses: tuple[Deviation, ...]
    compared: Compared
    account: Account


def find_deviations(
    agreement: tuple[bytes, str],
    *,
    brief: tuple[bytes, str] | None = None,
    clauses: Path | None = None,
    author: str = AUTHOR,
    date: str = "",
) -> Deviations:
    """Return which clauses left the library's wording. The brief is the one given, else the one the file carries.

    `author` and `date` are those of the redline, as in compare_files.
    Raises PackageError, BriefError, and NoBrief for a file that carries none where none is given.
    """
    content, name = agreement
    package = open_package(content, name, "compare")
    own = embedded_brief(package)
    if brief is None and not own:
        raise NoBrief("the file carries no brief", hint="give the brief it was drafted from: --brief", where=name)
    project = _open(brief or (own.encode(), f"the brief in {name}"), clauses)
    keys = {clause_bookmark(c.key): c.key for section in project.assembled.agreement.sections for c in section.body}
    ours = draft(project).content
    if ours == content:  # nobody has touched it
        return _untouched(agreement, package, project, keys)
    sides = ((ours, _OURS), agreement)
    compared = compare_files(*sides, author=author, date=date, ignore=(*TEXT_ONLY, "headers"))
    account = compared.account()
    return Deviations(tuple(_each(compared, account, keys)), compared, account)


_OURS: Final = "the library's draft"


def _untouched(agreement: tuple[bytes, str], package: Package, project: Project, keys: Mapping[str, str]) -> Deviations:
    """What is to be said of the library's own draft: all of it is the library's, and there is nothing to compare."""
    content, name = agreement
    redline = Redline(content, (), (), 0, (), replace(package, name=_OURS), package)
    compared = Compared(redline, package.findings)
    account = Account(_OURS, Path(name).name, project.assembled.agreement.front.title)
    return Deviations(tuple(_each(compared, account, keys)), compared, account)


def _open(brief: tuple[bytes, str], clauses: Path | None) -> Project:
    content, name = brief
    return open_project(content, name=name, clauses=clauses)


def deviations_data(found: Deviations, file: str) -> dict[str, Any]:
    """Return the deviations of a file as plain data."""
    return {
        "schema": "draftkit/deviations/1",
        "file": file,
        "counts": {state: sum(each.state == state for each in found.clauses) for state in _STATES},
        "clauses": [{"state": each.state, "clause": each.clause, "name": each.name} for each in found.clauses],
    }


_STATES: Final[tuple[State, ...]] = ("library's", "altered", "moved", "by hand", "dropped")


def _each(compared: Compared, account: Account, keys: Mapping[str, str]) -> Iterator[Deviation]:
    """The clauses of the agreement in order, then those that are not there."""
    changes = {(c.part, c.new_number, c.new_heading): c for c in account.changes if c.kind != "removed"}
    for clause in outline(read_document(compared.redline.new)):
        if clause.part in _ASIDE:
            continue
        change = changes.get((clause.part, clause.number, clause.heading))
        state = "library's" if change is None else _state(change)
        name = name_of(clause.part, clause.number, clause.heading)
        yield Deviation(state, keys.get(clause.mark, ""), name, clause.heading)
    for change in account.changes:
        if change.kind == "removed" and change.part not in _ASIDE:
            name = name_of(change.part, "", change.old_heading)
            yield Deviation("dropped", keys.get(change.mark, ""), name, change.old_heading)


_ASIDE: Final = ("front", "points")


def _state(change: ClauseChange) -> State:
    """What became of a clause. One whose brackets alone went is as the library words it: it was kept."""
    cells = [cell for passage in change.passages for cell in passage.cells]
    pieces = [piece.text.strip() for cell in cells for piece in cell if piece.state != "same"]
    aside = any(passage.aside for passage in change.passages)
    if change.kind == "changed" and not aside and all(piece in ("[", "]", "") for piece in pieces):
        return "library's"
    return _ALTERED.get(change.kind, "library's")
