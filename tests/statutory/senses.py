"""Drafts as a lawyer reads them: sentence by sentence, who may, must or must not do what. No tests itself.

A reading has no numbers: a reference shows what it points to (‹withdrawal.own-view›), and words of the brief
show as …, so that nothing is found in them. A house's ‘shall’ is read as ‘must’.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from draftkit.actions.project import Project
from draftkit.assembly.terms import clauses_of
from draftkit.model.agreement import (
    Block,
    Clause,
    Entry,
    Inline,
    Item,
    Listing,
    Paragraph,
    Part,
    Reference,
    Table,
    Value,
)
from draftkit.model.walk import plain
from tests.drafts import project_of

FORA = r"\b(Board|(Joint )?Committee|Group|Host|Lead Officers?)\b"
"""Those who meet or lead for the parties, and who are none of them."""

_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z‹“\[…])")
_NORM = re.compile(r"(?P<actor>.+?) (?P<verb>must not|must|may) (?P<act>.+?)\.?$")
_WHEN = re.compile(r"^(If|When|Where|While|Before|After|Until|Within|At|In|During|For|Throughout|From)\b[^,]*, ")


class Sentence(NamedTuple):
    """One sentence, and the provision that it stands in: 'withdrawal.own-view/right'."""

    place: str
    words: str

    @property
    def clause(self) -> str:
        """The clause that the sentence stands in."""
        return self.place.partition("/")[0]


class Norm(NamedTuple):
    """Who may, must or must not do what: ('A Party', 'may', 'withdraw from this agreement …')."""

    actor: str
    verb: str
    act: str


class Net(NamedTuple):
    """Ways of saying what no clause may say. A sentence that denies it passes through."""

    catches: tuple[str, ...]
    lets_go: str = r"\b(nothing|no decision)\b"

    def holds(self, words: str) -> bool:
        """Return whether a sentence is caught."""
        caught = any(re.search(each, words, re.IGNORECASE) for each in self.catches)
        return caught and not re.search(self.lets_go, words, re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """One draft, read."""

    data: Mapping[str, Any] = field(repr=False)
    name: str = "a brief of this test"

    @cached_property
    def project(self) -> Project:
        """The brief with all that comes of it."""
        return project_of(self.data)

    @cached_property
    def provisions(self) -> Mapping[str, str]:
        """The words of every paragraph, numbered item with all below it, and row of a table, by its place."""
        clauses = clauses_of(self.project.assembled.agreement)
        return _joined(pair for clause in clauses if not clause.key.startswith("own.") for pair in _provisions(clause))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the draft."""
        return tuple(Sentence(place, each) for place, words in self.provisions.items() for each in split(words))

    @property
    def two(self) -> bool:
        """Whether there are two parties only."""
        return self.fact("two_parties")

    @property
    def others(self) -> str:
        """A pattern for those whom one party tells of what it does."""
        return "the other Party" if self.two else "(the other Parties|the Parties concerned)"

    def fact(self, name: str) -> bool:
        """Return what the brief answers to a fact of the library."""
        return self.project.assembled.facts[name].true

    def has(self, place: str) -> bool:
        """Return whether a clause, or one of its provisions, is in the draft."""
        return place in self.provisions or place in self._clauses

    @cached_property
    def _clauses(self) -> Mapping[str, str]:
        return _joined((place.partition("/")[0], words) for place, words in self.provisions.items())

    def says(self, place: str) -> str:
        """Return all the words of a clause, or of one of its provisions."""
        return self.provisions[place] if place in self.provisions else self._clauses[place]

    def norms(self, place: str) -> list[Norm]:
        """Return what a clause, or one of its provisions, lets or makes people do."""
        found = (norm_of(each.words) for each in self.sentences if place in (each.place, each.clause))
        return [norm for norm in found if norm]

    def lacks(self, place: str, *senses: str) -> list[str]:
        """Return the patterns that a clause or provision lacks; each is looked for after the one before."""
        return unsaid(self.says(place), *senses)

    def caught(self, net: Net) -> list[Sentence]:
        """Return the sentences of the draft that a net holds."""
        return [sentence for sentence in self.sentences if net.holds(sentence.words)]

    def rules(self, severity: str = "") -> set[str]:
        """Return the rules that the draft breaks."""
        return {finding.rule for finding in self.project.findings if finding.severity == severity or not severity}


def split(words: str) -> list[str]:
    """Return the sentences of a provision."""
    return _SENTENCE.split(words)


def unsaid(words: str, *senses: str) -> list[str]:
    """Return the patterns that the words lack; each is looked for after the one before."""
    lacking, start = [], 0
    for sense in senses:
        if found := re.compile(sense, re.IGNORECASE).search(words, start):
            start = found.end()
        else:
            lacking.append(sense)
    return lacking


def norm_of(sentence: str) -> Norm | None:
    """Return what a sentence permits, demands or forbids, if it does; what comes before its subject is left out."""
    found = _NORM.match(_WHEN.sub("", sentence))
    return Norm(**found.groupdict()) if found else None


def _joined(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The words of each place, one after another: none is lost where two have one place."""
    found: dict[str, str] = {}
    for place, words in pairs:
        found[place] = f"{found[place]} {_heard(words)}" if place in found else _heard(words)
    return found


def _provisions(clause: Clause) -> Iterator[tuple[str, str]]:
    for number, block in enumerate(clause.body):
        yield from _block(block, f"{clause.key}/[{number}]")


def _block(block: Block, place: str) -> Iterator[tuple[str, str]]:
    match block:
        case Item(key) | Entry(key):
            yield (key if isinstance(block, Item) else place), " ".join(_below(block))
        case Paragraph(content):
            yield place, _words(content)
        case Table(_, _, rows):
            for number, row in enumerate(rows):
                yield f"{place}[{number}]", " | ".join(_words(cell.content) for cell in row)
        case Part(_, _, body) | Listing(_, _, body):
            for number, inner in enumerate(body):
                yield from _block(inner, f"{place}[{number}]")
        case _:
            return


def _below(block: Block) -> Iterator[str]:
    if isinstance(block, Item | Entry | Paragraph):
        yield _words(block.content)
    if isinstance(block, Item | Entry):
        for inner in block.body:
            yield from _below(inner)


def _words(content: tuple[Inline, ...]) -> str:
    return "".join(_shown(inline) for inline in content)


def _shown(inline: Inline) -> str:
    match inline:
        case Reference(target):
            return f"‹{target}›"
        case Value():
            return "…"
        case _:
            return plain((inline,))


def _heard(words: str) -> str:
    return re.sub(r"\bshall\b", "must", " ".join(words.replace("\u00a0", " ").split()))
