"""What is wrong with a Word file: everything that would make Word ask, repair, or show something untrue."""

from collections.abc import Callable, Iterator, Mapping

from draftkit.errors import PackageError
from draftkit.findings import Finding
from draftkit.word.lint import (
    contents,
    controls,
    fields,
    links,
    marks,
    markup,
    notes,
    numbering,
    properties,
    settings,
    styles,
    tables,
)
from draftkit.word.lint.opened import Opened, open_parts
from draftkit.word.unzip import read_parts

__all__ = ["lint_package", "lint_parts"]

_CHECKS: tuple[Callable[[Opened], Iterator[Finding]], ...] = (
    links.check,
    settings.check,
    styles.check,
    numbering.check,
    markup.check,
    tables.check,
    marks.check,
    notes.check,
    fields.check,
    contents.check,
    controls.check,
    properties.check,
)


def lint_package(content: bytes) -> tuple[Finding, ...]:
    """Return every defect of a Word file, part by part of its meaning; a sound file has none.

    Never raises for what is in the file: one that cannot be opened at all is one finding.
    """
    try:
        return lint_parts(read_parts(content, ""))
    except PackageError as error:
        return (Finding(error.message, severity="bar", rule="WORD-OPEN", hint=error.hint, where=error.where),)


def lint_parts(parts: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Return every defect of a package that is not yet, or no longer, a file."""
    opened, unreadable = open_parts(parts)
    if opened is None:
        return tuple(unreadable)
    return (*unreadable, *(finding for check in _CHECKS for finding in check(opened)))
