"""The words in which every form of an account says the same: headings, counts, lines on what was renumbered."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from draftkit.model.comparison import Account, ChangeKind, ClauseChange, Part, Renumbering, Touch, TouchKind

NO_CHANGES: Final = "No changes: the two versions say the same."
NOTHING_HEEDED: Final = "No changes in what was compared."
ONLY_LOOK: Final = "No words changed. The two versions differ in formatting, layout or pictures only."
FIRST_TITLE: Final = "What to look at first"
CLAUSES_TITLE: Final = "Clause by clause"
OTHERS_TITLE: Final = "Headers, footers and notes"
NUMBERS_TITLE: Final = "Numbers only"
LOOK_TITLE: Final = "Formatting only"
NOTICES_TITLE: Final = "Notices"
NOTHING_FIRST: Final = (
    "No amount, date, period, time, percentage, party, defined term, cross-reference, obligation, blank or bracket "
    "changed."
)
NOTHING_ELSE_FIRST: Final = (
    "Whole clauses or other parts came or went: read them below. In all else no amount, date, period, time, "
    "percentage, party, defined term, cross-reference, obligation, blank or bracket changed."
)
DONE: Final[dict[ChangeKind, str]] = {
    "added": "added",
    "removed": "removed",
    "changed": "changed",
    "moved and changed": "moved and changed",
    "moved": "moved",
    "renumbered": "renumbered",
    "references follow": "cross-references follow the renumbering",
    "look": "formatting only",
}
TOUCHED: Final[dict[TouchKind, str]] = {
    "party": "Parties",
    "amount": "Amounts",
    "percentage": "Percentages",
    "date": "Dates",
    "period": "Periods",
    "time": "Times and targets",
    "obligation": "Obligations",
    "term": "Defined terms",
    "reference": "Cross-references",
    "blank": "Blanks",
    "bracket": "Square brackets",
}
_TOLD: Final[tuple[ChangeKind, ...]] = ("added", "removed", "changed", "moved and changed", "moved")
_NOUNS: Final[dict[Part, tuple[str, str]]] = {"clause": ("clause", "clauses"), "schedule": ("schedule", "schedules")}
_PARAGRAPH: Final = ("paragraph", "paragraphs")
_MOST_NAMED: Final = 6
_CLAUSE: Final = "clause "


def says_nothing(account: Account) -> bool:
    """Return whether nothing at all changed."""
    return not account.changes and not account.others


def summary(account: Account) -> tuple[str, ...]:
    """Return what changed in a few lines: '2 clauses and 1 schedule changed', 'Clauses 67–132 are now 66–131'."""
    if says_nothing(account):
        return (NOTHING_HEEDED if account.left_out else NO_CHANGES,)
    lines = [f"{_count(found)} {DONE[kind]}" for kind in _TOLD if (found := account.of_kind(kind))]
    lines += _renumbered(account)
    if following := list(followers(account)):
        verb = "follows" if len(following) == 1 else "follow"
        lines.append(f"{amount(len(following), 'cross-reference')} {verb} the renumbering")
    if not lines:
        return (ONLY_LOOK,)
    return tuple(lines)


def nothing_first(account: Account) -> str:
    """Return what to say where nothing is to be looked at first: what came or went whole has obligations of its own."""
    return NOTHING_ELSE_FIRST if account.of_kind("added", "removed") else NOTHING_FIRST


def joined(words: Sequence[str]) -> str:
    """Return 'a, b and c'."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def capital(words: str) -> str:
    """Return words with a capital at their start."""
    return words[:1].upper() + words[1:]


def amount(number: int, noun: str) -> str:
    """Return '1 clause', '2 clauses'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def renumbering_lines(account: Account) -> list[str]:
    """Return 'Clauses 67–132 are now 66–131', a line for each stretch."""
    return [f"{_noun(run)[run.count > 1].capitalize()} {_run(run)}" for run in account.renumbered]


def _renumbered(account: Account) -> Iterator[str]:
    """'27 clauses renumbered: 67–93 are now 66–92'."""
    for noun in dict.fromkeys(_noun(run) for run in account.renumbered):
        runs = [run for run in account.renumbered if _noun(run) == noun]
        count = sum(run.count for run in runs)
        yield f"{count} {noun[count > 1]} renumbered: {joined([_run(run) for run in runs])}"


def _noun(run: Renumbering) -> tuple[str, str]:
    """The word a number carries with it ('Article IV'), or that of its part of the agreement."""
    word = run.old[0].rpartition(" ")[0].casefold()
    if word and run.new[0].casefold().startswith(word):
        return word, f"{word}s"
    return _NOUNS.get(run.part, _PARAGRAPH)


def _run(run: Renumbering) -> str:
    (old, last), (new, end) = (tuple(n.rpartition(" ")[2] for n in numbers) for numbers in (run.old, run.new))
    return f"{old} is now {new}" if run.count == 1 else f"{old}–{last} are now {new}–{end}"


def followers(account: Account) -> Iterator[tuple[ClauseChange, Touch]]:
    """Yield the references that changed their number only, each with its clause."""
    for change in account.changes:
        yield from ((change, touch) for touch in change.touches if touch.follows)


def following_line(account: Account) -> list[str]:
    """Return where references follow the renumbering, as one line; none if there are none."""
    places = list(dict.fromkeys(touch.place or change.name for change, touch in followers(account)))
    numbers = [place.removeprefix(_CLAUSE) for place in places if place.startswith(_CLAUSE)]
    clauses = [f"clause{'s' * (len(numbers) > 1)} {joined(numbers)}"] if numbers else []
    said = "; ".join([*clauses, *(place for place in places if not place.startswith(_CLAUSE))])
    return [f"Cross-references follow the renumbering in {said}"] if places else []


def former_name(change: ClauseChange) -> str:
    """Return what a clause was called, where that is not what it is called now."""
    same = (change.old_number, change.old_heading) == (change.new_number, change.new_heading)
    return "" if change.kind in ("added", "removed") or same else change.old_name


def _count(changes: Sequence[ClauseChange]) -> str:
    """'4 clauses, 1 schedule, Parties and Background'."""
    counts = Counter(change.part for change in changes)
    said = [f"{counts[part]} {noun[counts[part] > 1]}" for part, noun in _NOUNS.items() if counts[part]]
    others = [change.name for change in changes if change.part not in _NOUNS]
    if len(others) > _MOST_NAMED:
        return joined([*said, f"{len(others)} other parts"])
    return joined([*said, *others])
