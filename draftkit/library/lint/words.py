"""Words that the library does not use, each with what to write instead. Values of a brief are never looked at."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from draftkit.library.lint.ground import Ground
from draftkit.library.lint.rules import Hit, Level, rule


def _register(name: str, level: Level, says: str, hint: str, words: list[str]) -> None:
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")

    def find(ground: Ground) -> Iterator[Hit]:
        for piece in ground.prose:
            for found in pattern.finditer(piece.masked):
                yield Hit(piece.at(found.start()), (found.group(),), clause=piece.key)

    find.__doc__ = says[:1].upper() + says[1:]
    rule(f"LIB-STYLE-{name}", level, f"{says}: ‘{{}}’", hint)(find)


for _name, _entry in tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8")).items():
    _register(_name, **_entry)


@rule("LIB-STYLE-HOUSE", "error", "‘{}’ where the library says ‘{}’", "write the library's own word")
def house_words(ground: Ground) -> Iterator[Hit]:
    """A word that a brief may ask for in place of the library's own (‘shall’ for ‘must’: `swaps` of library.toml)."""
    for _, _, ours, theirs in ground.library.swaps:
        pattern = re.compile(rf"\b{re.escape(theirs)}\b", re.IGNORECASE)
        for piece in ground.wordings:
            for found in pattern.finditer(piece.masked):
                yield Hit(piece.at(found.start()), (theirs, ours), f"write ‘{ours}’", piece.key)


_UNITS = (
    r"(?:Working Days?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|part(?:y|ies)|Part(?:y|ies)|members?"
    r"|people|persons?|representatives?|meetings?|times|copies|signatures?)"
)
_FIGURE = re.compile(rf"(?<![\w.,£/-])(?:[0-9]|10)[ \u00a0]{_UNITS}\b")
_WORD = re.compile(
    r"\b(?:eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)"
    rf"[ \u00a0]{_UNITS}\b"
)


@rule("LIB-STYLE-NUMBER", "warning", "‘{}’", "words up to ten, figures from 11")
def numbers(ground: Ground) -> Iterator[Hit]:
    """A number up to ten in figures, or a greater one in words."""
    for piece in ground.prose:
        for pattern in (_FIGURE, _WORD):
            for found in pattern.finditer(piece.masked):
                yield Hit(piece.at(found.start()), (found.group(),), clause=piece.key)


_SPACES = re.compile(r"(?<=[^\s|])[ ]{2,}(?=[^\s|])|[^\S\n](?=[.,;:)](?:\s|$))|(?<=\()[^\S\n]|\t")
_TABLE = re.compile(r"^\s*\|.*$", re.MULTILINE)


@rule("LIB-STYLE-SPACE", "warning", "a space too many", "one space between words, none before a stop")
def spaces(ground: Ground) -> Iterator[Hit]:
    """Two spaces in a row, a tab, or a space before a full stop, comma, colon or closing bracket."""
    for piece in ground.prose:
        text = _TABLE.sub(lambda row: "x" * len(row.group()), piece.masked)
        for found in _SPACES.finditer(text):
            yield Hit(piece.at(found.start()), clause=piece.key)


_MUST = re.compile(r"\bmust\b")


@rule("LIB-STYLE-RECITAL", "warning", "a recital says ‘must’", "move the duty to a clause")
def duties_in_recitals(ground: Ground) -> Iterator[Hit]:
    """An obligation in a recital."""
    for piece in ground.wordings:
        if piece.series == "recitals" and piece.use == "body":
            yield from (Hit(piece.at(m.start()), clause=piece.key) for m in _MUST.finditer(piece.masked))


@rule("LIB-STYLE-DEFINED-DUTY", "warning", "the definition says ‘must’", "move the duty to a clause")
def duties_in_definitions(ground: Ground) -> Iterator[Hit]:
    """An obligation in a definition."""
    for piece in ground.wordings:
        if piece.use == "definition":
            yield from (Hit(piece.at(m.start()), clause=piece.key) for m in _MUST.finditer(piece.masked))
