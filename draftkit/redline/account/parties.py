"""The parties: who they are in each version, who joined, who left, and whose name changed."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from draftkit.redline.account.lines import Line
from draftkit.redline.account.pairs import Matched, Version
from draftkit.redline.account.said import Said
from draftkit.redline.likeness import likeness

_END: Final = re.compile(r"\s+(?:of|whose|a\s+company|incorporated|registered|acting)\b|\s*[,;(]|\.\s*$", re.IGNORECASE)
_ALIKE: Final = 0.5
_LONGEST: Final = 120


class PartyChange(NamedTuple):
    """A party that joined (no old name), left (no new name) or was renamed, and the lines that say so."""

    old: str
    new: str
    old_line: int
    new_line: int


def party_changes(old: Version, new: Version, matched: Matched) -> Iterator[PartyChange]:
    """Yield what became of the parties, as the parties' own part of the agreement names them."""
    mine, theirs = parties(old), parties(new)
    gone = {n: name for n, name in mine.items() if name not in theirs.values()}
    came = {n: name for n, name in theirs.items() if name not in mine.values()}
    became = {i: pair.new[0] for pair in matched.lines for i in pair.old}
    for i, name in gone.items():
        j = became.get(i, -1)
        if j in came and likeness(old.lines[i].text.split(), new.lines[j].text.split()) >= _ALIKE:
            yield PartyChange(name, came.pop(j), i, j)
        else:
            yield PartyChange(name, "", i, -1)
    yield from (PartyChange("", name, -1, j) for j, name in came.items())


def parties(version: Version) -> dict[int, str]:
    """Return the name of the party that each line of the parties' part describes."""
    found = {}
    for clause in version.clauses:
        if clause.part == "parties":
            for n in list(clause.lines)[1:]:
                name = _name(version.lines[n])
                if name:
                    found[n] = name
    return found


def _name(line: Line) -> str:
    if line.is_row:
        return "" if line.heading else next(filter(None, map(_named_in_cell, line.cells)), "")
    bold = _in_bold(line.cells[0])
    if bold:
        return bold
    end = _END.search(line.text)
    name = line.text[: end.start() if end else 0].strip(' “”"')
    numbered = bool(line.number) or "(" in line.text
    return name if numbered and name[:1].isupper() and len(name) <= _LONGEST else ""


def _in_bold(said: Said) -> str:
    """The words in bold at the start."""
    bold = said.bold
    if not bold or bold[0][0] > 1 or not 2 < bold[0][1] <= _LONGEST:
        return ""
    return said.text[: bold[0][1]].strip(' ,;(“”"')


def _named_in_cell(said: Said) -> str:
    """The name with which a cell begins; '' for a number, or a cell that says something else."""
    bold = _in_bold(said)
    if bold:
        return bold
    end = _END.search(said.text)
    name = (said.text[: end.start()] if end else said.text).strip(' “”"')
    return name if name[:1].isupper() and 2 < len(name) <= _LONGEST else ""
