import json
import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.brief import build_brief, read_brief
from draftkit.brief.parties import imply_kinds
from draftkit.errors import BriefError
from draftkit.findings import Place
from draftkit.model.brief import thaw
from tests.brief.samples import as_json, refusal, small, told
from tests.strategies import briefs, make_brief

YAML = """\
agreement:
  title: The shared station
parties:
  - {name: Avonshire Fire Authority, short_name: the Authority}
  - name: The Trust
term: {start_date: 2027-04-01, years: 5}
"""
TOML = """\
[agreement]
title = "The shared station"
[[parties]]
name = "Avonshire Fire Authority"
short_name = "the Authority"
[[parties]]
name = "The Trust"
[term]
start_date = 2027-04-01
years = 5
"""


def test_the_same_facts_in_json_yaml_and_toml_are_the_same_brief():
    data = small(term={"start_date": "2027-04-01", "years": 5})

    read = [
        read_brief(as_json(data), name="brief.json"),
        read_brief(YAML.encode(), name="brief.yaml"),
        read_brief(TOML.encode(), name="brief.toml"),
    ]

    assert read[0] == read[1] == read[2]
    assert len({brief.digest for brief in read}) == 1


@pytest.mark.parametrize("text", [json.dumps(small()), YAML, TOML, "# remark\n" + YAML, "\n\n" + TOML])
def test_the_form_is_seen_from_the_content_when_the_name_does_not_say(text):
    content = text.encode()

    brief = read_brief(content, name="-")

    assert brief.data["agreement"]["title"] == "The shared station"


def test_what_is_read_cannot_be_changed():
    brief = build_brief(small())

    with pytest.raises(TypeError):
        brief.data["agreement"]["title"] = "Another"

    assert isinstance(brief.data["parties"], tuple)


def test_the_schema_key_is_for_the_editor_and_not_part_of_the_brief():
    plain, with_schema = as_json(small()), as_json({"$schema": "brief.schema.json", **small()})

    briefs = [read_brief(content, name="brief.json") for content in (plain, with_schema)]

    assert briefs[0] == briefs[1]
    assert "$schema" not in briefs[1].data


def test_text_is_brought_to_nfc_trimmed_and_given_one_kind_of_line_end():
    data = small(purpose={"summary": "  e\u0301cole\r\nÆlfgar\r ", "objectives": ["خدمة", "👨\u200d🚒"]})

    purpose = build_brief(data).data["purpose"]

    assert purpose["summary"] == "\u00e9cole\nÆlfgar"
    assert purpose["objectives"] == ("خدمة", "👨\u200d🚒")


def test_a_whole_number_written_with_a_point_is_a_whole_number():
    data = small(term={"years": 5.0}, money={"annual_budget": 1250.50})

    brief = build_brief(data)

    assert type(brief.data["term"]["years"]) is int
    assert brief.data["money"]["annual_budget"] == 1250.5


def test_all_problems_are_told_at_once_the_most_useful_first():
    data = {
        "agreement": {"reference": "L/1"},
        "parties": [{"name": "A", "kind": "fire_and_resuce_body"}, {"name": "B"}],
        "governence": {},
        "term": {"start_date": "2026-02-30", "years": "5"},
        "money": [],
    }

    lines = told(as_json(data, indent=None))

    assert [line.split(": ", 1)[1] for line in lines] == [
        "money: this is a list; it must be a group of keys",
        "governence: the key 'governence' is not known here",
        "agreement, title: 'title' is missing",
        "term, years: '5' is text; it must be a whole number",
        "parties, 1st, kind: 'fire_and_resuce_body' is not one of the kinds",
        "term, start_date: '2026-02-30' is not a date",
    ]


def test_a_finding_has_file_line_column_path_and_something_to_try():
    content = b'{"agreement": {"title": "T"},\n "parties": [{"name": "A"},\n  {"name": "B", "kind": "Chief Oficer"}]}'

    finding = refusal(content).findings[0]

    assert finding.where == Place("brief.json", 3, 25, "parties, 2nd, kind")
    assert finding.message == "'Chief Oficer' is not one of the kinds"
    assert finding.hint == "did you mean 'chief_officer'?"
    assert finding.severity == "bar"


def test_at_most_twenty_are_shown_and_the_rest_are_counted():
    data = small(**{f"unknown{n}": 1 for n in range(33)})

    findings = refusal(as_json(data)).findings

    assert len(findings) == 21
    assert findings[-1].message == "and 13 more"
    assert str(findings[-1].where) == "brief.json"


def test_an_unknown_key_is_pointed_at_itself_and_other_things_at_their_value():
    content = (
        b'{"agreement": {"title": "T", "refrence": "x", "status": "drft"},\n"parties": [{"name":"A"},{"name":"B"}]}'
    )

    places = [(f.where.line, f.where.column) for f in refusal(content).findings]

    assert places == [(1, 30), (1, 57)]


def test_a_brief_knows_the_place_of_every_path_and_of_what_is_not_there():
    content = b'{"agreement": {"title": "T"},\n "parties": [{"name": "A"},\n  {"name": "B", "kind": "partner"}]}'
    brief = read_brief(content, name="b.json")

    places = [brief.place(path) for path in ("parties[1].kind", "parties[1].form", "governance.chair", "?")]

    assert places == [
        Place("b.json", 3, 25, "parties, 2nd, kind"),
        Place("b.json", 3, 3, "parties, 2nd, form"),
        Place("b.json", 1, 1, "governance, chair"),
        Place("b.json", path="?"),
    ]


@pytest.mark.parametrize(("text", "name", "line"), [(YAML, "b.yaml", 5), (TOML, "b.toml", 7)])
def test_places_are_known_in_yaml_and_toml_too(text, name, line):
    brief = read_brief(text.encode(), name=name)

    place = brief.place("parties[1].name")

    assert (place.file, place.line) == (name, line)


def test_settings_win_over_the_file_and_their_findings_name_them():
    content = as_json(small(governance={"chair": "the Chair"}))

    brief = read_brief(content, name="b.json", settings=["governance.chair=the Deputy", "governance.quorum=3"])
    findings = refusal(content, settings=["parties[0].kind=prtner"]).findings

    assert brief.data["governance"] == {"chair": "the Deputy", "quorum": 3}
    assert str(brief.place("governance.chair")) == "--set governance.chair: governance, chair"
    assert str(findings[0].where) == "--set parties[0].kind: parties, 1st, kind"


def test_a_brief_travels_to_another_process():
    brief = read_brief(as_json(small(term={"years": 5})), name="b.json")

    arrived = pickle.loads(pickle.dumps(brief))  # noqa: S301

    assert arrived == brief
    assert hash(arrived) == hash(brief)
    assert arrived.place("term.years") == brief.place("term.years")


def test_the_digest_follows_the_facts_and_not_how_they_are_written():
    one = build_brief(small(term={"years": 5, "kind": "fixed"}))
    same = build_brief(small(term={"kind": "fixed", "years": 5.0}))
    other = build_brief(small(term={"kind": "fixed", "years": 6}))

    assert one.digest == same.digest
    assert one.digest != other.digest


@settings(max_examples=50, deadline=None)
@given(briefs(most_parties=8))
def test_any_brief_that_keeps_the_schema_is_read_as_it_is(data):
    content = as_json(data)

    brief = read_brief(content, name="brief.json")

    imply_kinds(data["parties"])
    assert thaw(brief.data) == data
    assert build_brief(brief.data) == brief


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_brief_or_one_clear_error(content):
    outcomes = [_block(content, name) for name in ("b.json", "b.yaml", "b.toml", "-")]

    assert all(outcome.startswith(("Error: ", "read")) for outcome in outcomes)


def test_a_valid_brief_is_read_in_milliseconds():
    content = as_json(make_brief(2, parties=7))
    read_brief(content, name="brief.json")

    times = [_time_to_read(content) for _ in range(20)]

    assert min(times) < 0.02  # a tenth of it on a quiet machine


def _block(content, name):
    try:
        read_brief(content, name=name)
    except BriefError as error:
        return error.block()
    return "read"


def _time_to_read(content):
    start = time.perf_counter()
    read_brief(content, name="brief.json")
    return time.perf_counter() - start
