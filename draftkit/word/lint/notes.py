"""Comments and notes: what refers and what is referred to are the same sets."""

from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.word.lint.opened import Element, Opened, defect
from draftkit.word.ooxml import ID, w

_TYPE = w("type")


def check(file: Opened) -> Iterator[Finding]:
    """Report comments and notes that are not there, not referred to, or marked by halves."""
    yield from _comments(file)
    yield from _notes(file, "footnote")
    yield from _notes(file, "endnote")


def _comments(file: Opened) -> Iterator[Finding]:
    holder = file.related("comments")
    made = [] if holder is None else [comment.get(ID, "") for comment in holder.iterchildren(w("comment"))]
    starts = list(_ids(file, "commentRangeStart"))
    ends = list(_ids(file, "commentRangeEnd"))
    marks = list(_ids(file, "commentReference"))
    for what, ids in (("comments", made), ("beginnings of comments", starts), ("references to comments", marks)):
        if len(set(ids)) < len(ids):
            yield defect("COMMENT", file.main, f"two {what} have the same id")
    told = (
        ("is referred to but not there", set(marks) - set(made)),
        ("is nowhere referred to", set(made) - set(marks)),
        ("begins but does not end", set(starts) - set(ends)),
        ("ends but does not begin", set(ends) - set(starts)),
        ("has a reference but no range", set(marks) - set(starts)),
        ("has a range but no reference", set(starts) - set(marks)),
    )
    for reason, concerned in told:
        for identity in sorted(concerned):
            yield defect("COMMENT", file.main, f"the comment {identity} {reason}")


def _notes(file: Opened, kind: str) -> Iterator[Finding]:
    root = file.related(f"{kind}s")
    part = file.name_of(f"{kind}s") or file.main
    made = [] if root is None else list(root.iterchildren(w(kind)))
    ids = [note.get(ID, "") for note in made]
    if len(set(ids)) < len(ids):
        yield defect("NOTE", part, f"two {kind}s have the same id")
    words = {note.get(ID, "") for note in made if note.get(_TYPE, "normal") == "normal"}
    marks = list(_ids(file, f"{kind}Reference"))
    for missing in sorted(set(marks) - words):
        yield defect("NOTE", file.main, f"the {kind} {missing} is referred to but not there")
    for unused in sorted(words - set(marks)):
        yield defect("NOTE", part, f"the {kind} {unused} is nowhere referred to")
    if len(set(marks)) < len(marks):
        yield defect("NOTE", file.main, f"a {kind} is referred to twice")
    for separator in _separators(file, kind):
        if separator not in ids:
            yield defect(
                "NOTE", file.name_of("settings"), f"the settings name the {kind} {separator}, which is not there"
            )


def _separators(file: Opened, kind: str) -> Iterator[str]:
    settings = file.related("settings")
    listed: Element | None = None if settings is None else settings.find(w(f"{kind}Pr"))
    if listed is not None:
        yield from (note.get(ID, "") for note in listed.iterchildren(w(kind)))


def _ids(file: Opened, name: str) -> Iterator[str]:
    for _, root in file.texts:
        yield from (element.get(ID, "") for element in root.iter(w(name)))
