"""The parties: who they are in each version, who joined, who left, and whose name changed."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from draftkit.redline.account.lines import Line
from draftkit.redline.account.pairs import Matched, Version
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
        return ""
    text, bold = line.text, line.cells[0].bold
    if bold and bold[0][0] <= 1 and 2 < bold[0][1] <= _LONGEST:
        return text[: bold[0][1]].strip(' ,;(“”"')
    end = _END.search(text)
    name = text[: end.start() if end else 0].strip(' “”"')
    numbered = bool(line.number) or "(" in text
    return name if numbered and name[:1].isupper() and len(name) <= _LONGEST else ""
