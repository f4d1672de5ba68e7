"""What is touched across a whole agreement: the parties, who signs, and the defined terms."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from draftkit.model.comparison import Piece, Touch
from draftkit.redline.account.context import inner, short
from draftkit.redline.account.pairs import Version
from draftkit.redline.account.parties import PartyChange, parties, party_changes
from draftkit.redline.account.passages import Change, Sides, place_of
from draftkit.redline.account.telling import Telling
from draftkit.redline.account.terms import Meaning, TermChange, term_changes

Place = tuple[str, int]
"""'old' or 'new', and a clause of that version."""

_MOST_CHANGES: Final = 2
_STAYED: Final = Piece("same", "")


def wide_touches(sides: Sides, changes: Sequence[Change]) -> Mapping[Place, Sequence[Touch]]:
    """Return what is touched, by the clause it is to be told with. `changes`: what is really different."""
    found: dict[Place, list[Touch]] = defaultdict(list)
    people = list(party_changes(sides.old, sides.new, sides.matched))
    for person in people:
        found[_place(sides, person.old_line, person.new_line)].append(_party(sides, person))
    for place, touch in _signatures(sides, changes, people):
        found[place].append(touch)
    altered = ({i for c in changes for i in c.old}, {j for c in changes for j in c.new})
    parted = {p.old_line for p in people if not p.new}, {p.new_line for p in people if not p.old}
    for term in term_changes(sides.old, sides.new, sides.matched, altered):
        old, new = _line(term.old), _line(term.new)
        if old in parted[0] or new in parted[1]:
            continue  # the short name of a party that left or joined, which is told already
        found[_place(sides, old, new)].append(_term(sides, term))
    return found


def _line(meaning: Meaning | None) -> int:
    return meaning.lines[0] if meaning else -1


def _place(sides: Sides, old: int, new: int) -> Place:
    return ("new", sides.new.clause_of[new]) if new >= 0 else ("old", sides.old.clause_of[old])


def _party(sides: Sides, change: PartyChange) -> Touch:
    if change.old and change.new:
        sentence = f"{change.old} is now {change.new}"
    else:
        sentence = f"{change.new} is a new party" if change.new else f"{change.old} is no longer a party"
    return Touch("party", change.old, change.new, sentence, place_of(sides, change.old_line, change.new_line))


def _signatures(
    sides: Sides, changes: Sequence[Change], people: Sequence[PartyChange]
) -> Iterator[tuple[Place, Touch]]:
    """Yield the signature blocks that came or went of those who are parties on both sides: not what did both."""
    told = {name for person in people for name in (person.old, person.new)}
    found = {new: dict(_signed(sides, changes, new=new, told=told)) for new in (True, False)}
    for new, lines in found.items():
        for name, line in lines.items():
            if name not in found[not new]:
                at = (-1, line) if new else (line, -1)
                names = ("", name) if new else (name, "")
                sentence = f"Signature of {name} {'added' if new else 'taken out'}"
                yield _place(sides, *at), Touch("party", *names, sentence, place_of(sides, *at))


def _signed(sides: Sides, changes: Sequence[Change], *, new: bool, told: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield the parties whose signature came, or went, each with the line of it."""
    version: Version = sides.new if new else sides.old
    names = [name for name in parties(version).values() if name not in told]
    for change in reversed(changes):
        lines, others = (change.new, change.old) if new else (change.old, change.new)
        if not lines or others or version.clauses[version.clause_of[lines[0]]].part != "signatures":
            continue
        text = version.lines[lines[0]].text.casefold()
        yield from ((name, lines[0]) for name in names if name.casefold() in text)


def _term(sides: Sides, change: TermChange) -> Touch:
    at = place_of(sides, _line(change.old), _line(change.new))
    old, new = change.old, change.new
    if new is None:
        term = old.term if old else ""
        return Touch("term", term, "", f"“{term}” is no longer a defined term", at)
    if old is None:
        return Touch("term", "", new.term, f"“{new.term}” is a new term: {_quoted(sides.new, new)}", at)
    how = _in_brief(Telling(change.before, new.words).pieces)
    said = f"redefined{f': {how}' if how else ''}"
    if old.term == new.term:
        return Touch("term", old.term, new.term, f"“{new.term}” is {said}", at)
    more = f", and {said}" if change.is_redefined else ""
    return Touch("term", old.term, new.term, f"“{old.term}” is now “{new.term}”{more}", at)


def _quoted(version: Version, meaning: Meaning) -> str:
    line = version.lines[meaning.lines[0]]
    words = ": ".join(said for cell in line.cells if (said := cell.text.strip())) if line.is_row else line.text.strip()
    return f"“{inner(short(words, 110))}”"


def _in_brief(told: Sequence[Piece]) -> str:
    """The first words that went and came, and how many more changes there are."""
    said = []
    pieces = [piece for piece in told if piece.text.strip() or piece.state == "same"]
    for before, piece, after in zip([_STAYED, *pieces], pieces, [*pieces[1:], _STAYED], strict=False):
        if piece.state == "out":
            said.append(_replaced(piece.text, after.text if after.state == "in" else ""))
        elif piece.state == "in" and before.state != "out":
            said.append(_replaced("", piece.text))
    more = len(said) - _MOST_CHANGES
    shown = "; ".join(said[:_MOST_CHANGES])
    return f"{shown}; and {more} more" if more > 0 else shown


def _replaced(out: str, came: str) -> str:
    old, new = (short(words.strip(" ,;:") or words, 50).replace("§", "…") for words in (out, came))
    if old and new:
        return f"“{old}” → “{new}”"
    return f"“{new}” added" if new else f"“{old}” taken out"
