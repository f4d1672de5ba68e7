"""What a lawyer asks of the tracked changes of a Word file: which there are; these or all accepted, or rejected."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from draftkit.errors import DraftkitError
from draftkit.word.archive import write_package
from draftkit.word.package import open_package
from draftkit.word.revisions.listing import Revision, find_revisions, list_revisions
from draftkit.word.revisions.package import resolve_roots, revised_roots


@dataclass(frozen=True, slots=True)
class Resolved:
    """A Word file with changes resolved. `revisions` are those resolved, as the list of the old file numbers them."""

    content: bytes
    revisions: tuple[Revision, ...]
    left: int
    """How many changes are still in it."""


def list_changes(content: bytes, name: str) -> dict[str, Any]:
    """Return every tracked change of a Word file. Raises PackageError."""
    found = list_revisions(open_package(content, name, "read"))
    return {"schema": "draftkit/revisions/1", "file": name, "revisions": [revision_data(each) for each in found]}


def revision_data(revision: Revision) -> dict[str, Any]:
    """Return a change as plain data; what is not known is null."""
    return {
        "number": revision.number,
        "kind": revision.kind,
        "author": revision.author or None,
        "date": revision.date or None,
        "place": revision.place or None,
        "text": revision.text,
        "part": revision.part,
    }


def resolve_changes(
    content: bytes, name: str, *, accepted: bool, authors: Sequence[str] = (), numbers: Sequence[int] = ()
) -> Resolved:
    """Accept or reject the changes of these authors and those of these numbers; without either, all.

    Both halves of a move go together. Raises PackageError, and DraftkitError for an author or number not in the file.
    """
    package = open_package(content, name, "read")
    roots = revised_roots(package)
    found = find_revisions(roots)
    _check_authors(authors, {revision.author for revision, _ in found}, name)
    _check_numbers(numbers, len(found), name)
    every = not authors and not numbers
    asked = [pair for pair in found if every or pair[0].author in authors or pair[0].number in numbers]
    chosen = {element for _, elements in asked for element in elements}
    done = tuple(revision for revision, elements in found if chosen.issuperset(elements))
    parts = resolve_roots(package, roots, lambda element: accepted if every or element in chosen else None)
    same = all(parts[part] is content for part, content in package.parts.items())
    return Resolved(content if same else write_package(parts), done, len(found) - len(done))


def _check_authors(authors: Sequence[str], known: Collection[str], name: str) -> None:
    for author in authors:
        if author not in known:
            near = get_close_matches(author, known, n=1)
            everyone = ", ".join(sorted(each for each in known if each))
            hint = f"its changes are by {everyone}" if everyone else "its changes name no one; give no --author"
            hint = "without --author the file is written as it is" if not known else hint
            raise DraftkitError(
                f"no tracked change is by '{author}'", hint=f"did you mean '{near[0]}'?" if near else hint, where=name
            )


def _check_numbers(numbers: Sequence[int], count: int, name: str) -> None:
    for number in numbers:
        if not 1 <= number <= count:
            hint = f"the file has 1 to {count}" if count > 1 else "the file has only number 1"
            raise DraftkitError(
                f"there is no tracked change number {number}",
                hint=f"{hint}; 'draftkit revisions list' shows them" if count else "the file has no tracked changes",
                where=name,
            )
