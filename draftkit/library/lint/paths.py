"""Paths and names: whatever a wording asks for, the schema of the brief or the program has."""

from collections.abc import Iterator

from draftkit.library.lint.ground import Ground
from draftkit.library.lint.reader import Kind
from draftkit.library.lint.rules import Hit, rule
from draftkit.library.lint.variants import write
from draftkit.wording.markup import parse_signings


@rule("LIB-SYNTAX", "error", "the wording cannot be read: {}", "see docs/clauses.md")
def unreadable(ground: Ground) -> Iterator[Hit]:
    """Wording that is not Jinja, or markup other than lists, paragraphs, tables and part headings."""
    for piece in ground.pieces:
        error = piece.parsed[1]
        if error is not None:
            yield Hit(piece.place(error.line), (error,), clause=piece.key)
        for reason in dict.fromkeys(variant.error for variant in piece.variants if variant.error):
            yield Hit(piece.place(), (reason,), clause=piece.key)


@rule("LIB-SIGNING", "error", "this is no execution block", "write paragraphs, then a list of lines: - Signature")
def unreadable_signings(ground: Ground) -> Iterator[Hit]:
    """An execution block that is not paragraphs followed by a list of the lines to complete."""
    for piece in ground.pieces:
        if piece.use == "signing":
            try:
                parse_signings(write(piece.tree.body, branch=0))
            except ValueError:
                yield Hit(piece.place(), clause=piece.key)


@rule("LIB-PATH", "error", "a brief has no '{}'")
def unknown_paths(ground: Ground) -> Iterator[Hit]:
    """A path of the brief that its schema does not have."""
    return _hits(ground, "path")


@rule("LIB-VALUE", "error", "this can never be so: {}")
def unknown_values(ground: Ground) -> Iterator[Hit]:
    """A comparison with a value that the schema does not allow there."""
    return _hits(ground, "value")


@rule("LIB-NAME", "error", "there is no variable or function '{}'")
def unknown_names(ground: Ground) -> Iterator[Hit]:
    """A variable or function that neither the brief, the program, the phrases nor the wording itself has."""
    return _hits(ground, "name")


@rule("LIB-FILTER", "error", "there is no filter '{}'")
def unknown_filters(ground: Ground) -> Iterator[Hit]:
    """A filter that the program does not have."""
    return _hits(ground, "filter")


@rule("LIB-TEST", "error", "there is no test '{}'")
def unknown_tests(ground: Ground) -> Iterator[Hit]:
    """A test (`is …`) that the program does not have."""
    return _hits(ground, "test")


def _hits(ground: Ground, kind: Kind) -> Iterator[Hit]:
    for piece in ground.pieces:
        for unknown in ground.unknown[piece]:
            if unknown.kind == kind:
                yield Hit(piece.find(_last(unknown.word), unknown.line), (unknown.word,), unknown.hint, piece.key)


def _last(word: str) -> str:
    """The part of a path or comparison to look for in its line: 'kind' of parties[].kind, 'x' of kind = 'x'."""
    return word.split("'")[1] if "'" in word else word.rpartition(".")[2]
