"""Compare: two Word files to a redline, with what is to be known of it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from draftkit.actions.causes import causes
from draftkit.actions.differences import differences
from draftkit.actions.draft import draft
from draftkit.actions.project import Project, open_project
from draftkit.actions.reports import finding_data
from draftkit.errors import DraftkitError
from draftkit.findings import Finding, Place
from draftkit.model.comparison import Account, with_causes
from draftkit.redline.blocks import Block
from draftkit.redline.compare import Redline, compare
from draftkit.redline.merge import Settings
from draftkit.redline.pen import Pen
from draftkit.redline.reading import Reading
from draftkit.word.core import last_change
from draftkit.word.marks import clause_bookmark
from draftkit.word.package import Package, open_package
from draftkit.word.revisions.listing import list_revisions

AUTHOR: Final = "draftkit"
IGNORABLE: Final = ("formatting", "case", "spaces", "pictures", "moves", "headers", "notes")
"""What a comparison can leave out of account."""
TEXT_ONLY: Final = ("formatting", "pictures")

_SHOWN: Final = 80
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


@dataclass(frozen=True, slots=True)
class Compared:
    """A redline and what is to be known of it."""

    redline: Redline
    findings: tuple[Finding, ...]
    causes: Callable[[str], tuple[str, ...]] | None = None
    """Why the clause of a bookmark changed, where two briefs were compared."""
    ignored: frozenset[str] = frozenset()
    """What was left out of account: names of IGNORABLE."""
    on_new: bool = False
    """Whether the redline is the newer file with changes in it."""

    @property
    def content(self) -> bytes:
        """The Word file."""
        return self.redline.content

    def account(self) -> Account:
        """Return what changed, clause by clause."""
        from draftkit.redline.account.account import tell_account
        from draftkit.redline.account.heeding import heeding_of

        notices = tuple(finding.message for finding in self.findings)
        old, new = (replace(package, name=Path(package.name).name) for package in (self.redline.old, self.redline.new))
        heeding = heeding_of(self.redline, self.ignored, on_new=self.on_new)
        account = tell_account(old, new, self.redline.told, notices=notices, heeding=heeding)
        return account if self.causes is None else with_causes(account, self.causes)


def compare_files(
    old: tuple[bytes, str],
    new: tuple[bytes, str],
    *,
    author: str = AUTHOR,
    date: str = "",
    ignore: Collection[str] = (),
    on_new: bool = False,
    history: bool = False,
) -> Compared:
    """Return the redline of two Word files, each given with its name.

    `date` (ISO 8601) is when the changes are said to have been made; without it, when the newer file says that it was
    last changed. `ignore` holds names of IGNORABLE. `on_new`: the redline is the newer file with changes in it and
    not the older. `history`: what the newer file tracks already keeps its authors. Raises PackageError, and
    DraftkitError for a date that is none.
    """
    before, after = (open_package(content, name, "compare") for content, name in (old, new))
    when = checked_date(date) if date else _changed(after)
    settings = Settings(
        Pen(author, when),
        Reading(*(name not in ignore for name in ("formatting", "case", "spaces", "pictures"))),
        moves="moves" not in ignore,
        headers="headers" not in ignore,
        notes="notes" not in ignore,
        on_new=on_new,
        history=history,
    )
    redline = compare(before, after, settings)
    notices = (
        *before.findings,
        *after.findings,
        *_resolved_first(before, "rejected" if history else "accepted"),
        *_resolved_first(after, "kept" if history else "accepted"),
        *redline.findings,
    )
    return Compared(redline, notices, ignored=frozenset(ignore), on_new=on_new)


def compare_briefs(
    old: tuple[bytes, str],
    new: tuple[bytes, str],
    *,
    clauses: tuple[Path | None, Path | None] = (None, None),
    **how: Any,
) -> Compared:
    """Return the redline of the drafts of two briefs, each given with its name, which knows why each clause changed.

    `clauses`: the folders of their libraries. `how` is as in compare_files. Raises BriefError besides.
    """
    before, after = (
        open_project(content, name=name, clauses=folder)
        for (content, name), folder in zip((old, new), clauses, strict=True)
    )
    drafts = ((draft(project).content, name) for project, (_, name) in ((before, old), (after, new)))
    compared = compare_files(*drafts, **how)
    changed = differences(before.brief.data, after.brief.data)
    keys = {clause_bookmark(key): key for project in (before, after) for key in _keys(project)}
    return replace(compared, causes=lambda mark: causes(before, after, keys[mark], changed) if mark in keys else ())


def _keys(project: Project) -> Iterator[str]:
    yield from (clause.key for section in project.assembled.agreement.sections for clause in section.body)


REPORTS: Final = ("html", "md", "json")


def write_report(compared: Compared, form: str) -> str:
    """Return the account of a comparison in one of the forms of REPORTS, or as a few lines ('summary').

    The lines are without the findings, which a door tells beside them, with their places.
    """
    account = compared.account()
    match form:
        case "html":
            from draftkit.writers.account_html import write_account_html

            return write_account_html(account)
        case "md":
            from draftkit.writers.account_markdown import write_account_markdown

            return write_account_markdown(account)
        case "json":
            from draftkit.writers.account_json import write_account_json

            return write_account_json(account)
        case _:
            from draftkit.writers.account_terminal import write_account_summary

            found = {finding.message for finding in compared.findings}
            return write_account_summary(replace(account, notices=tuple(n for n in account.notices if n not in found)))


def compared_data(compared: Compared, file: str) -> Mapping[str, Any]:
    """Return the figures of a redline, written to `file`, and the check of it as plain data."""
    redline = compared.redline
    tried = (*redline.told, *redline.others)
    return {
        "schema": "draftkit/redline/1",
        "file": file,
        "old": redline.old.name,
        "new": redline.new.name,
        "bytes": len(compared.content),
        "revisions": redline.revisions,
        "check": {
            "accepting": "the newer file" if redline.sound else "not in every block the newer file",
            "rejecting": "the older file" if redline.sound else "not in every block the older file",
            "whole": [_begins(told.old or told.new) for told in tried if told.whole],
            "unsound": [_begins(told.old or told.new) for told in tried if not told.sound],
        },
        "findings": [finding_data(finding) for finding in compared.findings],
    }


def _begins(blocks: tuple[Block, ...]) -> str:
    """The first words of a block, by which a reader finds it."""
    return " ".join(blocks[0].text.split())[:_SHOWN]


_FIRST: Final = {
    "accepted": "they were accepted before comparing",
    "rejected": "they were rejected before comparing, so that each is told by the author it has in the newer file",
    "kept": "they keep their authors",
}


def _resolved_first(package: Package, what: str) -> tuple[Finding, ...]:
    """What is to be known of a file that has tracked changes already."""
    count = len(list_revisions(package))
    if not count:
        return ()
    changes = "a tracked change" if count == 1 else f"{count:,} tracked changes"
    return (
        Finding(
            f"the file had {changes} already: {_FIRST[what]}",
            severity="note",
            rule="REDLINE-ACCEPTED",
            hint="'draftkit revisions list' shows them",
            where=Place(file=package.name),
        ),
    )


def _changed(package: Package) -> str:
    """When a file says that it was last changed; nothing if it does not say it as Word does."""
    date = last_change(package).date
    return date if _DATE.fullmatch(date) else ""


def checked_date(date: str) -> str:
    """Return a date as Word writes it. Raises DraftkitError for what is none."""
    try:
        when = datetime.fromisoformat(date)
    except ValueError as error:
        raise DraftkitError(
            f"'{date}' is no date", hint="write it as 2027-04-01 or 2027-04-01T09:30:00Z", where="--date"
        ) from error
    return when.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
