"""The checklist of a pack: what is recorded of each party's approvals, what is not, and what completion needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draftkit.model.agreement import Agreement, Block, Front, Inline, Text
from draftkit.model.walk import join_text
from draftkit.packs.papers import BOX, Version, instrument, paper, para, strong, table

_HEAD = ("Done", "Step", "What the brief records")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is decided, given or done before signature."""

    title: str
    recorded: tuple[str, ...] = ()
    """What the brief says of it: by whom, when, where it is noted."""
    wanting: tuple[str, ...] = ()
    """What it does not say and the agreement or a check asks for: 'date of the consent'."""
    raised: tuple[str, ...] = ()
    """What the checks say of it, in sentences without their full stop."""


@dataclass(frozen=True, slots=True)
class PartySteps:
    """The steps of one party, and those of which nothing is said and for which nothing asks."""

    party: str
    steps: tuple[Step, ...]
    silent: tuple[str, ...] = ()


def checklist(
    front: Front, parties: Sequence[PartySteps], shared: Sequence[Step], points: Sequence[str], version: Version
) -> Agreement:
    """Return the checklist. `shared` are steps of no one party, `points` what the checks still raise."""
    sections: list[tuple[str, Sequence[Block]]] = [("Checklist before signature", tuple(_about(front, version)))]
    sections += [(each.party, tuple(_party(each))) for each in parties]
    if shared:
        sections.append(("Publication and notification", (_steps("Publication and notification", shared),)))
    if points:
        rows = [(BOX, point) for point in points]
        sections.append(("What the checks still raise", (table("Points still raised", ("Done", "Point"), rows),)))
    rows = [(BOX, step) for step in _completion(front, version)]
    sections.append(("On completion", (table("On completion", ("Done", "Step"), rows),)))
    return paper(front, *sections)


def _about(front: Front, version: Version) -> Iterator[Block]:
    yield para(
        "This checklist is for those who bring the signatures together, and is no part of the "
        f"{instrument(front)}. It shows what the brief records of each party’s powers, decisions and approvals, and "
        "what it does not. Tick a step when you have seen the paper that proves it."
    )
    if version.draft:
        yield para(strong("The pack was made from a draft. Its open points must be settled first."))


def _party(each: PartySteps) -> Iterator[Block]:
    if each.steps:
        yield _steps(f"Steps of {each.party}", each.steps)
    if each.silent:
        yield para(f"Nothing is recorded, and no check asks, about: {'; '.join(each.silent)}.")


def _steps(caption: str, steps: Sequence[Step]) -> Block:
    return table(caption, _HEAD, [(BOX, step.title, _told(step)) for step in steps])


def _told(step: Step) -> tuple[Inline, ...]:
    """What is recorded, what is not, and what the checks say of it."""
    parts: list[Inline] = [Text(f"{each}.") for each in step.recorded]
    lead = "Still to be recorded" if step.recorded else "Not recorded"
    if step.wanting:
        parts += [strong(f"{lead}:"), Text(f"{'; '.join(step.wanting)}.")]
    elif not step.recorded:
        parts.append(strong(f"{lead}."))
    parts += [Text(f"{each}.") for each in step.raised]
    return join_text([inline for part in parts for inline in (Text(" "), part)][1:])


def _completion(front: Front, version: Version) -> Iterator[str]:
    what, done = instrument(front), "executed" if front.deed else "signed"
    yield f"Every party has {done} the version of the {what} whose digest begins {version.digest[:8]}."
    yield "Every party, or its legal adviser, has agreed that its signature page may be attached."
    yield f"The {what} has been dated, on its cover, at its head and on each signature page."
    yield f"Each party has been sent a copy of the completed {what}."
