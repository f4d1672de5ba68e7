"""A piece of wording as the rules see it: its text, its Jinja tree, its words without Jinja, how it may come out."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from jinja2 import nodes

from draftkit.findings import Place
from draftkit.library.lint.guards import Known, guarded
from draftkit.library.lint.variants import Variant, variants
from draftkit.model.library import LibraryClause
from draftkit.wording.sandbox import WordingError
from draftkit.wording.trees import parse_wording
from draftkit.wording.typography import typeset

Use = Literal["body", "signing", "definition", "phrase", "fact", "applies", "head"]

HOLE = "\ue003"
"""Stands for each character of Jinja in `masked`, so that columns stay true."""

_JINJA = re.compile(
    r"""\{\#.*?\#\}                                                      # a comment
      | \{\{ (?: "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | . )*? \}\}      # a value
      | \{%  (?: "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | . )*? %\}       # a statement
    """,
    re.VERBOSE | re.DOTALL,
)
_NOT_NEWLINE = re.compile(r"[^\n]")


@dataclass(frozen=True, eq=False)
class Piece:
    """One wording, or one expression over the brief. `line` is where it begins in its file, 0 if not known."""

    text: str
    use: Use
    file: str
    line: int = 0
    name: str = ""
    """What it is, where it is no clause's body: 'the definition of “Board”'."""
    clause: LibraryClause | None = None
    series: str = ""

    @cached_property
    def parsed(self) -> tuple[nodes.Template, WordingError | None]:
        """The Jinja tree; an empty one, and the reason, where the text cannot be read."""
        is_expression = self.use in ("fact", "applies")
        try:
            return parse_wording(f"{{{{ ({self.text}) }}}}" if is_expression else self.text), None
        except WordingError as error:
            return parse_wording(""), error

    @property
    def tree(self) -> nodes.Template:
        """The Jinja tree."""
        return self.parsed[0]

    @cached_property
    def places(self) -> tuple[tuple[nodes.Node, Known], ...]:
        """Every call and every run of words, with what is known when it is reached."""
        kinds = (nodes.Call, nodes.TemplateData)
        return tuple((node, known) for node, known in guarded(self.tree) if isinstance(node, kinds))

    @cached_property
    def masked(self) -> str:
        """The text as it is typeset, with every character of Jinja hidden: the library's own words, in their places."""
        if self.use in ("fact", "applies"):
            return ""
        return _JINJA.sub(lambda found: _NOT_NEWLINE.sub(HOLE, found.group()), typeset(self.text))

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """The wording as it may come out: one branch of every condition, then the next, and so on."""
        return variants(self.tree) if self.is_prose else ()

    @property
    def is_prose(self) -> bool:
        """Whether its blocks are numbered items, paragraphs and tables."""
        return self.use in ("body", "definition")

    @property
    def is_of_party(self) -> bool:
        """Whether it is filled once for every party, which it knows as `party`."""
        return self.use in ("signing", "applies") or self.name == "party"

    @property
    def key(self) -> str:
        """The id of its clause, if it belongs to one."""
        return self.clause.id if self.clause else ""

    def place(self, line: int = 1, column: int = 0) -> Place:
        """Return a place in the file, for a line counted from the first of the text."""
        path = ", ".join(part for part in (self.key, self.name) if part)
        return Place(self.file, self.line + line - 1, column, path) if self.line else Place(self.file, path=path)

    def at(self, offset: int) -> Place:
        """Return the place of a character of `text` or `masked`."""
        before = self.text[:offset]
        return self.place(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)

    def find(self, words: str, line: int = 1) -> Place:
        """Return the place of words at or after a line; the line alone where they are not there to the letter."""
        start = sum(len(each) + 1 for each in self.text.split("\n")[: line - 1])
        offset = self.text.find(words, start)
        return self.at(offset) if offset >= 0 and words else self.place(line)

    def find_masked(self, words: str) -> Place:
        """Return the place of words as they are typeset; the longest part that is there to the letter will do."""
        for part in sorted((part.strip() for part in words.split(HOLE)), key=len, reverse=True):
            for length in (len(part), 40, 20, 10):
                offset = self.masked.find(part[:length].rstrip())
                if offset >= 0 and part:
                    return self.at(offset)
        return self.place()
