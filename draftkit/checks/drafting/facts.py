"""The facts of the brief: those no clause used, shares that do not add up, and decisions that do nothing."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import registered, rule
from draftkit.memo import Memo
from draftkit.model.library import Library
from draftkit.wording.view import View

_INDEX = re.compile(r"\[\d+\]")
_CHOICE = re.compile(r"[a-z][a-z_]*")
_NAME = re.compile(r"[a-z_][a-z_0-9]*(?:\.[a-z_][a-z_0-9]*)*")


@rule(
    "DOC-UNUSED",
    "warning",
    "drafting practice",
    "practice",
    "No clause of this draft uses this fact of the brief.",
    hint="keep a clause that deals with it, or take {path} out of the brief",
)
def unused(case: Case) -> Places:
    """A fact of the brief is used by no clause and decides nothing."""
    if case.used is None:
        return
    used, asked = case.used, _asked(case.library) if case.library else frozenset()

    def needless(path: str, value: object) -> bool:
        return path not in used and given(value) and not _decides(path, value, asked)

    for name, value in case.everything.items():
        for path in _needless(value, name, needless)[0]:
            yield Hit(path, f"‘{path}’", hint=_users(case, path))


@rule(
    "DOC-SHARES",
    "warning",
    "drafting practice",
    "practice",
    "The shares do not add up.",
    hint="correct the figures under money.contributions",
)
def shares(case: Case) -> Places:
    """Percentages do not come to 100, or fixed sums do not come to the budget."""
    money, rows = case.brief.money, tuple(case.brief.money.contributions)
    if money.model in ("percentage", "hybrid") and rows:
        yield from _sum(rows, "percent", Decimal(100), "100%")
    if money.model == "fixed" and rows and given(money.annual_budget):
        budget = Decimal(str(money.annual_budget))
        yield from _sum(rows, "amount", budget, f"the annual budget of {budget:,}")


@rule(
    "CHK-OVERRIDE",
    "warning",
    "drafting practice",
    "practice",
    "This decision on a finding does nothing.",
    hint="correct {path}: name a rule that is no bar, and give the reason",
)
def overrides(case: Case) -> Places:
    """A rule is set aside that is unknown or a bar, or without a reason."""
    for entry in case.brief.checks.override:
        known = registered().get(str(entry.rule))
        if known is None:
            yield Hit(at(entry, "rule"), f"there is no rule {entry.rule}")
        elif known.severity_at(case.stage) == "bar":
            yield Hit(at(entry, "rule"), f"{known.id} is a bar, which no reason sets aside")
        elif not given(entry.reason):
            yield Hit(at(entry, "reason"), f"{known.id} is set aside without a reason")


def _users(case: Case, path: str) -> str:
    """What would use a fact: clauses of the library that ask for it and are not in the draft."""
    top, _, rest = _INDEX.sub("", path).partition(".")
    name = f"{top}.{rest.partition('.')[0]}"
    clauses = case.library.clauses.values() if case.library else ()
    out = [clause.id for clause in clauses if name in clause.wording and clause.id not in (case.included or ())]
    return f"keep {' or '.join(out[:3])} under clauses.keep, or take {path} out of the brief" if out else ""


def _sum(rows: tuple[View, ...], name: str, wanted: Decimal, words: str) -> Places:
    silent = [row for row in rows if not given(row[name])]
    for row in silent:
        yield Unknown(at(row, name), f"the share of {row.party if given(row.party) else 'a party'}")
    total = sum((Decimal(str(row[name])) for row in rows if given(row[name])), Decimal(0))
    if total > wanted or (total != wanted and not silent):
        yield Hit("money.contributions", f"{total.normalize():f} in all, not {words}")


def _find_asked(library: Library) -> frozenset[str]:
    return frozenset(path for fact in library.facts.values() for path in _asked_by(fact.expression))


_asked = Memo(_find_asked)
"""The paths that the facts of a library ask about, indices left out: 'workstreams.activity'."""


def _asked_by(expression: str) -> Iterator[str]:
    names, attributes = _NAME.findall(expression), re.findall(r"'([a-z_.]+)'", expression)
    yield from names
    yield from (f"{top}.{name}" for top in names for name in attributes)


def _decides(path: str, value: object, asked: frozenset[str]) -> bool:
    """Whether a value decides something and is not printed: a choice that a fact asks for, or data for the program."""
    plain = _INDEX.sub("", path)
    if "." not in plain or isinstance(value, bool):
        return True
    if plain in asked and _CHOICE.fullmatch(str(value)):
        return True
    return any(plain == start or plain.startswith(f"{start}.") for start in bodies().unprinted)


def _needless(value: Any, path: str, needless: Callable[[str, object], bool]) -> tuple[list[str], bool]:
    """The needless paths of a value, and whether all of it is: then it is named in place of its parts."""
    parts = _parts(value, path)
    if not parts:
        leaf = needless(path, value)
        return ([path] if leaf else []), leaf
    below = [_needless(part, where, needless) for where, part in parts]
    if all(whole for _, whole in below) and ("." in path or "[" in path):
        return [path], True
    return [each for found, _ in below for each in found], False


def _parts(value: Any, path: str) -> list[tuple[str, Any]]:
    """The things in a thing of the brief; a list of plain values is one value."""
    if isinstance(value, View):
        return [(f"{path}.{name}", part) for name, part in value._values.items()]
    if isinstance(value, tuple) and isinstance(next(iter(value), None), View):
        return [(f"{path}[{number}]", part) for number, part in enumerate(value)]
    return []
