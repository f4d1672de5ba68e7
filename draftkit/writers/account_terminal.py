"""An account in a few lines for the terminal: the counts, the notices, what to look at first, which clauses."""

from collections.abc import Sequence

from draftkit.model.comparison import TOUCH_KINDS, Account, ClauseChange
from draftkit.writers.account_words import DONE, TOUCHED, amount, capital, says_nothing, summary

LONGEST = 25
"""How many lines it has at most."""
_WIDTH = 110
_TOUCHES = 9
_NOTICES = 3


def write_account_summary(account: Account) -> str:
    """Return the account in at most 25 lines."""
    lines = [_cut(capital(line)) for line in (*summary(account), *_notices(account))]
    if says_nothing(account):
        return "\n".join(lines) + "\n"
    touches = _touches(account)
    if touches:
        lines += ["", "What to look at first:", *touches[:_TOUCHES]]
        if len(touches) > _TOUCHES:
            lines.append(f"  … and {len(touches) - _TOUCHES} more")
    told, room = account.told, LONGEST - len(lines) - 2
    if told and room > 1:
        lines += ["", "Clause by clause:"]
        shown = told if len(told) <= room else _shown(told, room - 1)
        lines += [f"  {_cut(f'{change.name}: {DONE[change.kind]}')}" for change in shown]
        if len(shown) < len(told):
            lines.append(f"  … and {len(told) - len(shown)} more")
    return "\n".join(lines[:LONGEST]) + "\n"


def _shown(told: Sequence[ClauseChange], room: int) -> list[ClauseChange]:
    """As many changes as there is room for, in order: rather what came, went or moved than what was reworded."""
    first = sorted(told, key=lambda change: change.kind == "changed")[:room]
    kept = {id(change) for change in first}
    return [change for change in told if id(change) in kept]


def _notices(account: Account) -> list[str]:
    """The first few, and how many more there are."""
    told = list(account.all_notices)
    if len(told) <= _NOTICES:
        return told
    return [*told[: _NOTICES - 1], f"… and {len(told) - _NOTICES + 1} more notices"]


def _touches(account: Account) -> list[str]:
    """Who the parties are comes first; what was replaced before what was only added or taken out; alike told once."""
    met: dict[tuple[str, str, str], list[str]] = {}
    for whole in (True, False):
        for kind in TOUCH_KINDS:
            for change, touch in account.touches(kind):
                if (kind == "party" or bool(touch.old and touch.new)) is whole:
                    line = f"{TOUCHED[kind]}, {touch.place or change.name}: {touch.sentence}"
                    alike = (kind, touch.old, touch.new if touch.old or kind != "blank" else line)
                    met.setdefault(alike, []).append(line)
    return [_with_count(lines) for lines in met.values()]


def _with_count(lines: list[str]) -> str:
    more = f" (and {amount(len(lines) - 1, 'more place')})" if len(lines) > 1 else ""
    return f"  {_cut(lines[0], _WIDTH - len(more))}{more}"


def _cut(line: str, width: int = _WIDTH) -> str:
    words = " ".join(line.split())
    return words if len(words) <= width else f"{words[: words.rfind(' ', 0, width - 2)]} …"
