"""Approvals: what a brief records of each party's decisions before signature, and what it leaves unrecorded."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from draftkit.actions.project import Project
from draftkit.brief.questions import describe, question
from draftkit.findings import Finding
from draftkit.model.agreement import Blank
from draftkit.model.walk import walk
from draftkit.packs.checklist import PartySteps, Step
from draftkit.paths import Steps, join_path, split_path
from draftkit.wording.filters import capfirst, lowerfirst, written_date
from draftkit.wording.typography import typeset

_ASKED: Mapping[str, tuple[str, ...]] = {
    "powers": ("power",),
    "considered": ("date", "reference"),
    "view": ("date",),
    "notified": ("by", "date"),
    "consulted": ("who", "date"),
    "consent": ("from", "date"),
    "approvals": ("by", "date", "reference"),
    "signing": ("by", "authority"),
}
"""The steps of a party, by key of the brief, and what of each must be there for it to be recorded whole."""
_OF_EVERY_PARTY = ("approvals", "signing")
"""Nobody signs without a decision and an authority, whether or not a check asks."""
_SHARED = ("information.publish", "information.publish_where", "basis.force_collaboration.publication")
"""What a brief says of publication."""
_LISTED_ELSEWHERE = ("DOC-OPEN", "DOC-XREF")
"""Blanks and undecided clauses, which a draft lists itself."""


class _Asked(NamedTuple):
    """What is asked about one step."""

    nouns: list[str]
    """What is not recorded, as a thing: 'whether the agreement is in the interests of the Council'."""
    blanks: list[str]
    """The same, of the blanks that the agreement leaves for it."""
    sentences: list[str]
    """What the checks say of it."""


_NOTHING = _Asked([], [], [])


def steps_of_parties(project: Project) -> tuple[PartySteps, ...]:
    """Return the steps of every party, in the order of the brief."""
    asked = _asked(project)
    names = project.assembled.agreement.front.parties
    parties = project.brief.data["parties"]
    both = enumerate(zip(names, parties, strict=True))
    return tuple(_party(name, number, party, asked) for number, (name, party) in both)


def shared_steps(project: Project) -> tuple[Step, ...]:
    """Return what is recorded, or asked for, of publication."""
    asked = _asked(project)
    steps = []
    for path in _SHARED:
        place = split_path(path)
        value, wanted = _at(project.brief.data, place), asked.get(place, _NOTHING)
        told = () if value is None else (capfirst(_told(value, path)),)
        if told or any(wanted):
            steps.append(Step(_title(path), told, _once(wanted.nouns, wanted.blanks), _once(wanted.sentences)))
    return tuple(steps)


def points_raised(project: Project) -> tuple[str, ...]:
    """Return what the checks still raise and no step shows, each with what it rests on."""
    found = (
        finding
        for finding in project.findings
        if finding.severity != "note" and not finding.overridden and finding.rule not in _LISTED_ELSEWHERE
        if _step_of(finding.where.path) is None
    )
    return tuple(dict.fromkeys(_point(finding) for finding in found))


def _party(name: str, number: int, party: Mapping[str, Any], asked: Mapping[Steps, _Asked]) -> PartySteps:
    steps: list[Step] = []
    silent: list[str] = []
    for key in _ASKED:
        place: Steps = ("parties", number, key)
        value, wanted = party.get(key), asked.get(place, _NOTHING)
        lacking = _missing(value, place) if value else () if wanted.nouns else wanted.blanks
        told = tuple(_entries(value, place))
        step = Step(_title(join_path(place)), told, _once(wanted.nouns, lacking), _once(wanted.sentences))
        if value or any(wanted) or key in _OF_EVERY_PARTY:
            steps.append(step)
        else:
            silent.append(typeset(describe(join_path(place))))
    return PartySteps(name, tuple(steps), tuple(silent))


def _once(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for texts in lists for each in texts))


def _asked(project: Project) -> dict[Steps, _Asked]:
    """What checks and blanks ask for, by the step it belongs to."""
    found: dict[Steps, _Asked] = {}
    for finding in project.findings:
        step = _step_of(finding.where.path)
        if step is not None and not finding.overridden and finding.rule not in _LISTED_ELSEWHERE:
            wanted = found.setdefault(step, _Asked([], [], []))
            (wanted.nouns if finding.severity == "note" else wanted.sentences).append(_point(finding))
    for _, blank in walk(project.assembled.agreement, Blank):
        step = _step_of(blank.path)
        if step is not None:
            found.setdefault(step, _Asked([], [], [])).blanks.append(typeset(blank.hint or describe(blank.path)))
    return found


def _step_of(path: str) -> Steps | None:
    """The step that a path of the brief leads into, if it leads into one."""
    try:
        steps = split_path(path) if path else ()
    except ValueError:
        return None
    if len(steps) > 2 and steps[0] == "parties" and steps[2] in _ASKED:
        return steps[:3]
    return steps if path in _SHARED else None


def _point(finding: Finding) -> str:
    message = finding.message.removeprefix("Not recorded: ").rstrip(".")
    return typeset(f"{message} ({finding.source})" if finding.source else message)


def _missing(value: Any, place: Steps) -> Iterator[str]:
    """What a recorded entry lacks."""
    for entry, where in _each(value, place):
        for key in _ASKED[str(place[2])]:
            if not entry.get(key):
                yield typeset(describe(join_path((*where, key))))


def _entries(value: Any, place: Steps) -> Iterator[str]:
    """Each entry in words: who, when and where, then the rest with what it is."""
    for entry, where in _each(value, place):
        first = [key for key in _ASKED[str(place[2])] if key in entry]
        plain = ", ".join(_told(entry[key], join_path((*where, key))) for key in first)
        rest = [_labelled(said, join_path((*where, key))) for key, said in entry.items() if key not in first]
        yield capfirst("; ".join(filter(None, (plain, *rest))))


def _each(value: Any, place: Steps) -> Iterator[tuple[Mapping[str, Any], Steps]]:
    if isinstance(value, Mapping):
        yield value, place
    elif value:
        yield from ((entry, (*place, number)) for number, entry in enumerate(value))


def _labelled(value: Any, path: str) -> str:
    return f"{typeset(describe(path))}: {lowerfirst(_told(value, path)) if _is_choice(path) else _told(value, path)}"


def _is_choice(path: str) -> bool:
    asked = question(path)
    return bool(asked and asked.choices)


def _told(value: Any, path: str) -> str:
    """A value as a person would write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    asked = question(path)
    meanings = dict(asked.choices) if asked else {}
    return str(meanings[value]).rstrip(".") if value in meanings else str(written_date(value)).rstrip(".")


def _title(path: str) -> str:
    asked = question(path)
    return typeset(asked.title) if asked else path


def _at(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data.get(step) if isinstance(data, Mapping) else None
    return data
