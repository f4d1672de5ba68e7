"""Which lines begin a clause, and the clauses, schedules and other stretches that come of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from draftkit.model.comparison import Part, name_of
from draftkit.redline.account.lines import Document, Line
from draftkit.redline.account.typed import is_short, named_part, schedule_heading

_OURS: Final = "_dk_"
_TOP: Final = re.compile(
    r"(?:(?:article|clause|section|part|paragraph)\s+)?(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])[.:)]?$", re.IGNORECASE
)
_SCHEDULE: Final = re.compile(r"(schedule|annex|annexure|appendix|exhibit|attachment)\b", re.IGNORECASE)
_LONGEST_RUN_IN: Final = 80
_SHOWN_WORDS: Final = 9


class Clause(NamedTuple):
    """A clause with its sub-paragraphs, a schedule with its paragraphs, the background, the front page …"""

    part: Part
    number: str
    heading: str
    lines: range
    mark: str
    """The hidden bookmark that says which clause of our library it is."""

    @property
    def name(self) -> str:
        """Return what a lawyer calls it."""
        return name_of(self.part, self.number, self.heading)


class _Start(NamedTuple):
    line: int
    part: Part
    number: str
    heading: str


def outline(document: Document) -> tuple[Clause, ...]:
    """Return the clauses in order; every line is in one of them. What stands before the first is the front page."""
    lines = document.lines
    starts = _without_cover(lines, [*_starts(lines)])
    if not starts or starts[0].line > 0:
        starts.insert(0, _front(0) if starts else _Start(0, "section", "", "Text"))
    ends = [start.line for start in starts[1:]] + [len(lines)]
    return tuple(
        Clause(s.part, s.number, s.heading.strip("[] "), range(s.line, end), _mark(document, s.line))
        for s, end in zip(starts, ends, strict=True)
        if end > s.line
    )


def _without_cover(lines: Sequence[Line], starts: list[_Start]) -> list[_Start]:
    """The word 'between' on a cover begins nothing; what follows the table of open points is the front page."""
    named = [s for s in starts if s.part == "parties"]
    kept = [s for s in starts if s.part != "parties" or s is named[-1]]
    for place, start in enumerate(kept):
        if start.part == "points":
            end = kept[place + 1].line if place + 1 < len(kept) else len(lines)
            rows = [n for n in range(start.line, end) if lines[n].is_row]
            first = rows[0] if rows else end
            front = next((n for n in range(first, end) if lines[n].table != lines[first].table), end)
            return kept if front == end else [*kept[: place + 1], _front(front), *kept[place + 1 :]]
    return kept


def _front(line: int) -> _Start:
    return _Start(line, "front", "", "Front page")


def _mark(document: Document, line: int) -> str:
    if line >= len(document.lines):
        return ""
    names = document.marks.get(document.lines[line].block, ())
    return next((name for name in names if name.startswith(_OURS)), "")


def _starts(lines: Sequence[Line]) -> Iterator[_Start]:
    paragraphs = [n for n, line in enumerate(lines) if not line.is_row]
    schedules = {n: found for n in paragraphs if (found := _schedule(lines[n]))}
    first = min(schedules, default=len(lines))
    level, members = _scheme(lines, [n for n in paragraphs if n < first])
    inside: int | None = None
    skip = -1
    for n in paragraphs:
        line = lines[n]
        named = named_part(line.text) if not line.number else None
        if n == skip:
            continue
        if n in schedules:
            number, heading = schedules[n]
            inside = line.level if line.level is not None else -1
            heading, skip = (heading, skip) if heading else _next_line(lines, n)
            yield _Start(n, "schedule", number, heading)
        elif named:
            inside = None
            yield _Start(n, named, "", line.text.strip(" .:"))
        elif inside is not None:
            if line.level is not None and line.level <= inside and not line.number:
                inside = None
                yield _Start(n, "section", "", _heading(line))
        elif n in members:
            heading, skip = (_heading(line), skip) if line.text.strip() else _next_line(lines, n)
            yield _Start(n, "clause", _own(line), heading)
        elif line.level is not None and line.level <= level:
            yield _Start(n, "clause" if _own(line) else "section", _own(line), _heading(line))


def _schedule(line: Line) -> tuple[str, str] | None:
    """Number and heading of the heading of a schedule, numbered by Word or by hand."""
    own = line.label.own.strip(" .:–—-") if line.label else ""
    if own and _SCHEDULE.match(own):
        return own, line.text.strip()
    if line.number:
        return None
    found = schedule_heading(line.text)
    if found is None:
        return None
    headed = line.level is not None or line.bold or "head" in line.style or "schedule" in line.style
    return found if headed or not found[1] or line.text.strip()[:3].isupper() or ":" in line.text else None


def _next_line(lines: Sequence[Line], n: int) -> tuple[str, int]:
    """The heading of a line that is a number alone stands on the line after it."""
    if n + 1 < len(lines):
        after = lines[n + 1]
        if not after.is_row and not after.number and is_short(after.text):
            return after.text.strip(), n + 1
    return "", -1


def _scheme(lines: Sequence[Line], paragraphs: Sequence[int]) -> tuple[int, frozenset[int]]:
    """The outline level of clauses, and the lines that begin a numbered one."""
    groups: dict[object, list[int]] = defaultdict(list)
    for n in paragraphs:
        key = _family(lines[n])
        if key is not None:
            groups[key].append(n)
    levels = [line.level for n in paragraphs if (line := lines[n]).level is not None]
    headed = {key: found for key, found in groups.items() if lines[found[0]].level is not None}
    if headed:
        level = min(lines[found[0]].level or 0 for found in headed.values())
        return level, frozenset(n for found in headed.values() for n in found if lines[n].level == level)
    if levels and max(map(levels.count, levels)) > 1:
        return min(level for level in levels if levels.count(level) > 1), frozenset()
    if groups:
        best = max(groups.values(), key=lambda found: (found[-1] - found[0], len(found)))
        return min(levels, default=-1), frozenset(best)
    return min(levels, default=-1), frozenset()


def _family(line: Line) -> object | None:
    """What counts the clauses among which a line is one; nothing where its number is not of the highest kind."""
    if line.label is not None:
        own = line.label.own.strip()
        return (id(line.label.list), len(line.label.path)) if _TOP.match(own) else None
    if line.typed is not None and line.typed.depth == "top":
        return line.typed.word
    return None


def _own(line: Line) -> str:
    if line.label is not None:
        return line.label.own.strip().rstrip(".:)")
    return line.typed.number if line.typed else ""


def _heading(line: Line) -> str:
    """A heading, a heading that runs into the text, or the first words of a clause that has none."""
    text = line.text.strip()
    bold = line.cells[0].bold
    if not line.bold and bold and bold[0][0] == 0 and 0 < bold[0][1] <= _LONGEST_RUN_IN:
        return line.text[: bold[0][1]].strip(" .:–—-\t")
    if line.level is not None or is_short(text):
        return text.strip(" .:")
    first, stop, _ = text.partition(". ")
    if stop and is_short(first) and len(first.split()) <= _SHOWN_WORDS:
        return first
    words = text.split()
    return text.rstrip(".;:,") if len(words) <= _SHOWN_WORDS else f"{' '.join(words[:_SHOWN_WORDS])} …"
