"""Any brief that keeps the schema, hostile words and all, drafts into a sound file that says what the brief says."""

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from draftkit.actions.draft import draft
from draftkit.checks.register import registered
from tests.drafts import library, project_of
from tests.laws import drafting
from tests.strategies import make_brief, section_names
from tests.wordfile import WordFile

IDS = tuple(clause.id for clause in library().clauses.values() if clause.kind == "clause")
RULES = tuple(registered())


def some(share):
    """Run so many of the profile's examples: whole documents of many parties take their time."""
    return settings(max_examples=max(5, int(settings.default.max_examples * share)))


@dataclass(frozen=True)
class Recipe:
    """What a brief is made from: short enough to be read where a law fails."""

    seed: int
    parties: int
    sections: tuple[str, ...]

    def brief(self) -> dict[str, Any]:
        """Return the brief, hostile words and all."""
        return make_brief(self.seed, parties=self.parties, sections=self.sections, clause_ids=IDS, rules=RULES)


def recipes(fewest: int, most: int) -> st.SearchStrategy[Recipe]:
    sections = st.lists(st.sampled_from(section_names()), unique=True).map(tuple)
    return st.builds(Recipe, st.integers(0, 2**32), st.integers(fewest, most), sections)


def check(recipe):
    project = project_of(recipe.brief())
    drafting.a_sound_draft(project, WordFile(draft(project).content))


@given(recipes(2, 2))
def test_two_parties_have_a_sound_draft(recipe):
    check(recipe)


@given(recipes(3, 4))
def test_three_or_four_parties_have_a_sound_draft(recipe):
    check(recipe)


@some(0.7)
@given(recipes(5, 9))
def test_five_to_nine_parties_have_a_sound_draft(recipe):
    check(recipe)


@some(0.2)
@given(recipes(10, 40))
def test_ten_to_forty_parties_have_a_sound_draft(recipe):
    check(recipe)


@some(0.1)
@given(recipes(2, 6))
def test_every_other_form_has_a_draft_too(recipe):
    project = project_of(recipe.brief())
    title = project.assembled.agreement.front.title

    page = html.document_fromstring(draft(project, "html").content)

    assert page.findtext(".//h1").split() == title.split()
    assert json.loads(draft(project, "json").content)["front"]["title"] == title
    assert title in draft(project, "outline").content.decode()
    assert draft(project, "markdown").content
