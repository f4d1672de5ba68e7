"""Briefs to begin with: the samples as they ship, and the least that a few answers make."""

import json

import pytest

from draftkit import resources
from draftkit.actions.starting import KINDS, from_answers, from_sample, samples, schema
from draftkit.brief import read_brief
from draftkit.errors import DraftkitError
from draftkit.model.brief import thaw

_TWO = (("Avon Fire Authority", "fire_and_rescue_body"), ("The Chief Constable of Avon", "chief_officer"))


def test_every_sample_is_listed_with_its_title():
    told = samples()

    assert set(told) == {path.stem for path in resources.samples_folder().glob("*.json")}
    assert told["two-party-pilot"] == "Forced Entry Pilot Collaboration Agreement"
    assert all(told.values())


@pytest.mark.parametrize("name", ["joint-control-room", "two-party-pilot"])
def test_a_sample_is_what_ships_but_for_the_schema_that_lies_beside_it(name):
    shipped = json.loads((resources.samples_folder() / f"{name}.json").read_text("utf-8"))

    text = from_sample(name)

    assert json.loads(text) == shipped | {"$schema": "brief.schema.json"}
    assert read_brief(text.encode(), name=f"{name}.json").data["agreement"]["title"] == samples()[name]


@pytest.mark.parametrize("name", ["", "pilot", "README", "two-party-pilot.json", "../schemas/brief.schema", "/etc/x"])
def test_a_sample_that_there_is_not_is_refused_with_those_there_are(name):
    with pytest.raises(DraftkitError) as refused:
        from_sample(name)

    assert refused.value.message == f"there is no sample '{name}'"
    assert refused.value.hint == "there are " + ", ".join(sorted(samples()))


def test_a_few_answers_make_a_brief():
    assert (
        from_answers("The shared station", _TWO)
        == """\
{
  "$schema": "brief.schema.json",
  "agreement": {
    "title": "The shared station",
    "status": "draft",
    "draft_number": 1
  },
  "parties": [
    {
      "name": "Avon Fire Authority",
      "short_name": "the Authority",
      "kind": "fire_and_rescue_body"
    },
    {
      "name": "The Chief Constable of Avon",
      "short_name": "the Chief Constable",
      "kind": "chief_officer"
    }
  ]
}
"""
    )


def test_two_parties_of_a_kind_and_partners_have_no_short_names():
    parties = (("A", "ambulance_trust"), ("B", "ambulance_trust"), ("C", "partner"), ("D", "local_policing_body"))

    made = json.loads(from_answers("T", parties))

    assert [party.get("short_name") for party in made["parties"]] == [None, None, None, "the Commissioner"]


@pytest.mark.parametrize("words", ['Fire & <b>"Rescue"</b>', "Pwyllgor Tân — 消防", "a\\nb ${x} {{ y }}", "[●]"])
def test_answers_are_read_back_as_they_were_given(words):
    text = from_answers(words, ((words, "partner"), ("B", "partner")))

    data = thaw(read_brief(text.encode(), name="brief.json").data)
    assert data["agreement"]["title"] == words
    assert data["parties"][0] == {"name": words, "kind": "partner"}
    assert words.isascii() or words in text


def test_a_party_may_be_offered_every_kind_that_the_schema_knows():
    node = json.loads(schema())["$defs"]["a_party"]["properties"]["kind"]

    assert list(KINDS) == node["enum"]


def test_the_schema_comes_as_it_ships():
    assert schema() == (resources.schemas_folder() / "brief.schema.json").read_bytes()
