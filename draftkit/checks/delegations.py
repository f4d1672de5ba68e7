"""The delegations of a brief: who hands which function to whom, with the parties looked up."""

from collections.abc import Iterator
from typing import NamedTuple

from draftkit.checks.case import Case, at, given
from draftkit.wording.view import View


class Delegation(NamedTuple):
    """One row of `delegations`. `giver` and `taker` are parties, or None where no party is meant."""

    row: View
    giver: View | None
    taker: View | None

    def path(self, name: str = "") -> str:
        """The path of a value of the row."""
        return at(self.row, name)

    @property
    def function(self) -> str:
        """The function as the brief words it, or '' if it does not."""
        return " ".join(str(self.row.function).split()) if given(self.row.function) else ""

    @property
    def detail(self) -> str:
        """What to call the row in a message."""
        return self.function or "a function that the brief does not name"


def delegations(case: Case) -> Iterator[Delegation]:
    """Yield every delegation of the brief."""
    for row in case.brief.delegations:
        yield Delegation(row, case.find(row["from"]), case.find(row.to))


def given_by(case: Case, *, kinds: tuple[str, ...] = (), forms: tuple[str, ...] = ()) -> Iterator[Delegation]:
    """Yield the delegations whose function is that of a party of some kinds or forms."""
    for each in delegations(case):
        if each.giver is not None and (case.kind(each.giver) in kinds or each.giver.form in forms):
            yield each
