"""The numbering of an agreement: which lists there are, how each level is numbered, and their XML.

Every list has nine levels and its styles own it (ECMA-376 part 1, 17.9). Indents stand in the levels alone.
A frame that numbers its own styles keeps its numbering; these are for the house frame and for frames that have none.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final, Literal, NamedTuple

Format = Literal["decimal", "lowerLetter", "lowerRoman", "upperLetter", "none"]
LEVELS = 9


class Level(NamedTuple):
    """One level: the role it numbers, how, and where the label and the text stand (twentieths of a point)."""

    role: str
    format: Format
    text: str
    left: int
    hanging: int = 720
    plain: bool = False
    """The label is not bold, whatever the paragraph is."""


class NumberList(NamedTuple):
    """One multilevel list. `name` is the seed of its ids, so that equal lists are equal in every file."""

    name: str
    levels: tuple[Level, ...]
    restarts: bool = False
    """It starts again for each schedule or definition, through a fresh instance."""


LISTS: Final[tuple[NumberList, ...]] = (
    NumberList(
        "DraftkitClauses",
        (
            Level("clause.1", "decimal", "%1.", 720),
            Level("clause.2", "decimal", "%1.%2", 720, plain=True),
            Level("clause.3", "lowerLetter", "(%3)", 1440),
            Level("clause.4", "lowerRoman", "(%4)", 2160),
            Level("clause.5", "upperLetter", "(%5)", 2880),
        ),
    ),
    NumberList("DraftkitParties", (Level("party", "decimal", "(%1)", 720, plain=True),)),
    NumberList(
        "DraftkitRecitals",
        (Level("recital", "upperLetter", "(%1)", 720), Level("recital.2", "lowerLetter", "(%2)", 1440)),
    ),
    NumberList(
        "DraftkitDefinitions",
        (Level("definition.2", "lowerLetter", "(%1)", 1440), Level("definition.3", "lowerRoman", "(%2)", 2160)),
        restarts=True,
    ),
    NumberList(
        "DraftkitScheduleHeadings",
        (Level("schedule", "decimal", "Schedule %1", 1701, 1701), Level("part", "decimal", "Part %2", 1701, 1701)),
    ),
    NumberList(
        "DraftkitScheduleParagraphs",
        (
            Level("schedule.1", "decimal", "%1.", 720),
            Level("schedule.2", "decimal", "%1.%2", 1440),
            Level("schedule.3", "lowerLetter", "(%3)", 2160),
            Level("schedule.4", "lowerRoman", "(%4)", 2880),
        ),
        restarts=True,
    ),
    NumberList("DraftkitCoverParties", (Level("cover.party", "decimal", "(%1)", 720),)),
)
PLACES: Final[Mapping[str, tuple[NumberList, int]]] = {
    level.role: (lst, depth) for lst in LISTS for depth, level in enumerate(lst.levels)
}
"""Role to its list and level, for every numbered role."""


def abstract_num(lst: NumberList, abstract_id: int, styles: Mapping[str, str]) -> str:
    """Return the list as a w:abstractNum. `styles` links roles to the styles that own the numbering, if any do."""
    levels = [_level(level, depth, styles.get(level.role, "")) for depth, level in enumerate(lst.levels)]
    spare = [_spare(depth) for depth in range(len(lst.levels), LEVELS)]
    return (
        f'<w:abstractNum w:abstractNumId="{abstract_id}"><w:nsid w:val="{_hash(lst.name, "nsid")}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{_hash(lst.name, "tmpl")}"/>'
        f'<w:name w:val="{lst.name}"/>{"".join(levels)}{"".join(spare)}</w:abstractNum>'
    )


def num(num_id: int, abstract_id: int | str, restart: Iterable[int] = ()) -> str:
    """Return a w:num on that list; each level in `restart` starts again at 1."""
    overrides = (f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in restart)
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>{"".join(overrides)}</w:num>'


def _level(level: Level, depth: int, style: str) -> str:
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    plain = '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>' if level.plain else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>{link}'
        f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr>{plain}</w:lvl>'
    )


def _spare(depth: int) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/>'
        '<w:lvlText w:val=""/><w:lvlJc w:val="left"/></w:lvl>'
    )


def _hash(name: str, kind: str) -> str:
    """Return eight hexadecimal digits below 80000000, the same for the same name everywhere."""
    return f"{int.from_bytes(sha256(f'{kind}:{name}'.encode()).digest()[:4], 'big') & 0x7FFFFFFF:08X}"
