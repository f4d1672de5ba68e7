"""Fill: the selected clauses rendered with the facts of the brief, and set in the order of the agreement."""

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError

from draftkit.assembly.facts import holds
from draftkit.assembly.own import of_series
from draftkit.errors import LibraryError
from draftkit.findings import Place
from draftkit.memo import Memo
from draftkit.model.agreement import (
    Blank,
    Block,
    Clause,
    Execution,
    Flag,
    Gap,
    Reference,
    Section,
    Value,
)
from draftkit.model.library import Library, LibraryClause, SectionPlan
from draftkit.model.selection import Decision, FactValue
from draftkit.wording.filters import apportion
from draftkit.wording.holes import Slot, Wording, fill_holes, hole
from draftkit.wording.markup import parse_blocks, parse_signings
from draftkit.wording.recall import recall
from draftkit.wording.sandbox import Renderer, WordingError
from draftkit.wording.typography import typeset
from draftkit.wording.view import CLAUSE, FACT, Answers, Missing, Seen, View, path_of

DEFINITIONS = "\ue002"
"""The paragraph that stands where the definitions will."""


class Filler:
    """Renders wording of one library for one brief. `included` are the keys of the clauses in the draft."""

    def __init__(
        self,
        library: Library,
        brief: Seen,
        facts: Mapping[str, FactValue],
        included: frozenset[str],
        swaps: tuple[Callable[[str], str], ...] = (),
        describe: Callable[[str], str] = str,
    ) -> None:
        self._slots: list[Slot] = []
        names, prints, log = brief
        self._log = log
        self._swaps = swaps
        self._describe = describe
        self._library = library
        self._names: dict[str, Any] = {
            **names,
            "facts": Answers({name: fact.true for name, fact in facts.items()}, log),
            "ref": lambda target: Reference(target),
            "Ref": lambda target: Reference(target, "capital"),
            "refs": self._references,
            "has": self._has,
            "gap": lambda width: Gap(width),
            "end": _end,
            "party": self._party,
            "defined": self._defined,
            "definitions": lambda: Wording(DEFINITIONS),
            "apportion": apportion,
        }
        self._included = included
        self._renderer = Renderer(self._names, self._slots, log)
        self._prints: dict[str, Hashable] = {
            **prints,
            **{f"{FACT}{name}": True for name, fact in facts.items() if fact.true},
            **{f"{CLAUSE}{key}": True for key in included},
        }
        for name, words in library.phrases.items():
            phrase = Wording(self.text(words, name))
            self._renderer.add(name, phrase)
            self._prints[name] = str(phrase)

    @property
    def parties(self) -> tuple[View, ...]:
        """The parties of the brief, in order."""
        self._log.asked.add("parties")
        return tuple(self._names.get("parties", ()))

    def blocks(self, wording: str, key: str, where: Place) -> tuple[Block, ...]:
        """Return the blocks of one wording, every value in its place."""

        def work_out() -> tuple[Block, ...]:
            rendered = self._render(wording, where, None)
            try:
                return _filled(rendered, key, tuple(self._slots))
            except ValueError as error:
                raise LibraryError(str(error), where=where, hint="see docs/clauses.md") from error

        how = (wording, key, self._swaps, self._describe, self._library.digest)
        blocks: tuple[Block, ...] = recall(how, self._prints, self._log, work_out)
        return blocks

    def execution(self, clause: LibraryClause, party: View, number: int) -> tuple[Block, ...]:
        """Return the execution block of one party."""
        where = Place(clause.where, clause.line)

        def work_out() -> tuple[Block, ...]:
            rendered = self._render(clause.wording, where, {"party": party})
            try:
                return fill_holes(_execution(f"{clause.id}/{number}", rendered), tuple(self._slots))
            except ValueError as error:
                raise LibraryError(str(error), where=where) from error

        how = (clause.wording, clause.id, number, self._swaps, self._describe, self._library.digest)
        blocks: tuple[Block, ...] = recall(how, self._prints, self._log, work_out)
        return blocks

    def block_for(self, party: View, number: int, blocks: tuple[LibraryClause, ...]) -> LibraryClause | None:
        """Return the first execution block that is for this party."""

        def work_out() -> LibraryClause | None:
            return next((block for block in blocks if self._applies(block, party)), None)

        how = ("execution", number, self._library.digest)
        found: LibraryClause | None = recall(how, self._prints, self._log, work_out)
        return found

    def _applies(self, clause: LibraryClause, party: View) -> bool:
        return not clause.applies or holds(clause.applies, self._renderer, clause.where, {"party": party})

    def text(self, wording: str, where: str, extra: Mapping[str, Any] | None = None) -> str:
        """Return a one-line wording as plain text: phrases, and what the cover says."""

        def work_out() -> str:
            rendered = self._render(wording, Place(where), extra)
            for number, slot in enumerate(self._slots):
                shown = slot.text if isinstance(slot, Value) else ""
                rendered = rendered.replace(f"\ue000{number}\ue001", shown)
            return rendered.strip()

        given = tuple([(name, path_of(value)) for name, value in (extra or {}).items()])
        how = ("text", wording, given, self._swaps, self._library.digest)
        text: str = recall(how, self._prints, self._log, work_out)
        return text

    def _render(self, wording: str, where: Place, extra: Mapping[str, Any] | None) -> str:
        self._slots.clear()
        try:
            rendered = self._renderer(wording, extra)
        except WordingError as error:
            raise LibraryError(str(error), where=Place(where.file, where.line + error.line - 1)) from error
        except (TemplateError, TypeError, ValueError, KeyError) as error:
            raise LibraryError(f"the wording cannot be filled: {error}", where=where) from error
        for place, slot in enumerate(self._slots):
            if isinstance(slot, Blank) and not slot.hint:
                self._slots[place] = Blank(slot.path, self._describe(slot.path))
        for swap in self._swaps:
            rendered = swap(rendered)
        return rendered

    def _references(self, *targets: str) -> Wording:
        """'clauses 4 and 5': those of the targets that are in this draft; if none is, the first, as a refusal.

        A number alone says enough of a clause. Beside a schedule, a recital or a party each is cited in full.
        """
        here = [target for target in targets if self._has(target)] or list(targets[:1])
        if len(here) > 1 and all(target.split("/")[0] in _terms(self._library) for target in here):
            numbers = [hole(self._slots, Reference(target, "number")) for target in here]
            return Wording(f"clauses\u00a0{', '.join(numbers[:-1])} and\u00a0{numbers[-1]}")
        *first, last = [hole(self._slots, Reference(target)) for target in here]
        return Wording(f"{', '.join(first)} and {last}" if first else last)

    def _has(self, key: str) -> bool:
        clause = key.split("/")[0]
        self._log.asked.add(f"{CLAUSE}{clause}")
        return clause in self._included

    def _party(self, name: Any) -> Any:
        """The party of that short name or, if it is nobody's, of that name: wording asks by the short one."""
        parties = self.parties
        found = next((party for party in parties if party.short_name == name), None)
        found = found or next((party for party in parties if party.name == name), None)
        return found or Missing(path_of(name), "the party")

    def _defined(self, party: View, brackets: bool = True) -> Wording:
        """'(the “Commissioner”)': the short name defined, its article outside the quotes. A cell has no brackets."""
        opening, closing = "()" if brackets else ("", "")
        short = party.short_name or Missing(f"{party._path}.short_name", "a short name for the party")
        if isinstance(short, Missing):
            return Wording(f"{opening}“{hole(self._slots, Blank(short.path, short.hint))}”{closing}")
        article, name = ("the ", str(short)[4:]) if str(short).lower().startswith("the ") else ("", str(short))
        return Wording(f'{opening}{article}**"{hole(self._slots, Value(name, short.path))}"**{closing}')


def _end(loop: Any, word: str = "and") -> Wording:
    """What ends an item of a list made by a loop: ';', '; and' on the last but one, '.'."""
    return Wording("." if loop.last else f"; {word}" if loop.revindex == 2 else ";")


def fill_sections(
    library: Library, filler: Filler, decisions: Mapping[str, Decision], own: Mapping[str, list[Clause]]
) -> tuple[Section, ...]:
    """Return the sections with their clauses filled. `own` holds the brief's own clauses by the clause they follow."""
    return tuple(
        Section(plan.key, plan.heading, plan.series, tuple(_section(plan, library, filler, decisions, own)))
        for plan in library.sections
    )


def _section(
    plan: SectionPlan,
    library: Library,
    filler: Filler,
    decisions: Mapping[str, Decision],
    own: Mapping[str, list[Clause]],
) -> list[Clause]:
    clauses: list[Clause] = []
    for clause in _planned(library)[plan.key]:
        decision = decisions[clause.id]
        if decision.outcome != "out":
            clauses.append(_clause(clause, decision, filler))
        clauses.extend(of_series(plan.series, each) for each in own.get(clause.id, ()))
    if plan.series == "signatures":
        clauses.extend(_executions(library, filler, plan.groups))
    if plan.series == "clauses":
        clauses.extend(own.get("", ()))
    return clauses


def _plan(library: Library) -> dict[str, tuple[LibraryClause, ...]]:
    clauses = [clause for clause in library.clauses.values() if clause.kind == "clause"]
    return {plan.key: tuple(c for c in clauses if c.group in plan.groups) for plan in library.sections}


_planned = Memo(_plan)
"""The clauses of a library by section, in order, whether they are in a draft or not."""


def _among_terms(library: Library) -> frozenset[str]:
    plans = [plan for plan in library.sections if plan.series == "clauses"]
    return frozenset(clause.id for plan in plans for clause in _planned(library)[plan.key])


_terms = Memo(_among_terms)
"""The keys of what is cited as a clause, and neither as a schedule nor as a recital or a party."""


def _clause(clause: LibraryClause, decision: Decision, filler: Filler) -> Clause:
    """The clause as it stands in the draft: the very same one for the same words and decision."""
    known, where = _known(clause)
    body = filler.blocks(clause.wording, clause.id, where)
    place = (id(body), decision)
    if place not in known:
        if len(known) >= _MOST:
            known.clear()
        known[place] = Clause(clause.id, clause.title, body, clause.version, _flag(clause, decision))
    return known[place]


_MOST = 8
"""How many ways in which one clause was drafted are kept."""


def _none_yet(clause: LibraryClause) -> tuple[dict[tuple[int, Decision], Clause], Place]:
    """By the identity of the body, which the clause holds, so that it stays what it is; and where the file is."""
    return {}, Place(clause.where, clause.line)


_known = Memo(_none_yet)


def _flag(clause: LibraryClause, decision: Decision) -> Flag | None:
    if clause.standing == "core" and clause.in_when is None and decision.outcome == "in" and not decision.by_brief:
        return None
    reasons = tuple(typeset(reason) for reason in decision.reasons)
    return Flag("consider" if decision.outcome == "consider" else "in", reasons, clause.note, not decision.settled)


def _executions(library: Library, filler: Filler, groups: tuple[str, ...]) -> list[Clause]:
    """One execution block a party: the first file of the library that applies to it."""
    blocks = tuple(c for c in library.clauses.values() if c.kind == "execution" and c.group in groups)
    found: list[Clause] = []
    for number, party in enumerate(filler.parties, 1):
        block = filler.block_for(party, number, blocks)
        if block is not None:
            body = filler.execution(block, party, number)
            found.append(Clause(f"{block.id}-{number}", block.title, body, block.version))
    return found


@lru_cache(maxsize=512)
def _execution(key: str, rendered: str) -> tuple[Block, ...]:
    return (Execution(key, parse_signings(rendered)),)


@lru_cache(maxsize=512)
def _filled(rendered: str, key: str, slots: tuple[Slot, ...]) -> tuple[Block, ...]:
    """The blocks of a rendered wording: the same objects for the same words, in every agreement."""
    return fill_holes(parse_blocks(rendered, key), slots)
