"""What all papers of a pack are made of: headings, paragraphs and tables under the front of the agreement."""

from collections.abc import Sequence
from dataclasses import dataclass

from draftkit.model.agreement import (
    Agreement,
    Block,
    Cell,
    Clause,
    Front,
    Inline,
    Paragraph,
    Section,
    Table,
    Text,
)

Words = str | tuple[Inline, ...]
"""What stands in a cell."""
BOX = "☐"
"""A box to tick."""
_GROUP = 8


@dataclass(frozen=True, slots=True)
class Version:
    """The file that is to be signed, so that nothing else can be taken for it."""

    file: str
    digest: str
    """SHA-256 of the file, in hexadecimal digits."""
    stage: str
    """'Final text of 3 March 2027', or what the draft says that it is."""
    draft: bool = False

    @property
    def spaced(self) -> str:
        """The digest in groups, so that two can be compared by eye; it breaks in its middle, if at all."""
        groups = [self.digest[at : at + _GROUP] for at in range(0, len(self.digest), _GROUP)]
        half = len(groups) // 2
        return " ".join(("\u00a0".join(groups[:half]), "\u00a0".join(groups[half:])))


def paper(front: Front, *sections: tuple[str, Sequence[Block]]) -> Agreement:
    """Return a paper that goes with an agreement: under each heading its paragraphs and tables."""
    made = (
        Section(f"paper.{place}", heading, "none", (Clause(f"paper.{place}", heading, tuple(blocks)),))
        for place, (heading, blocks) in enumerate(sections, 1)
    )
    return Agreement(front, tuple(made))


def para(*words: str | Inline) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in words))


def strong(words: str) -> Text:
    """Return words in bold."""
    return Text(words, "strong")


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Words]]) -> Table:
    """Return a table with a heading row."""
    return Table(caption, tuple(map(_cell, head)), tuple(tuple(map(_cell, row)) for row in rows))


def in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: 'the Chief Constable …' for 'The Chief Constable …'."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def instrument(front: Front) -> str:
    """Return what the paper to be signed is called."""
    return "deed" if front.deed else "agreement"


def _cell(words: Words) -> Cell:
    return Cell(words if isinstance(words, tuple) else (Text(words),))
