import json

import pytest

from draftkit import resources
from draftkit.model.agreement import Agreement, Blank, Definition, Front, Gap, Reference, Text, Value
from draftkit.validation import validate
from draftkit.writers.jsontree import write_json
from tests.writers.everything import HOSTILE, ISSUES, SAMPLES, agreement, everything, para, sample


def tree(*blocks, **how):
    return json.loads(write_json(agreement(*blocks), **how))


def clause_of(written, key):
    return next(clause for section in written["sections"] for clause in section["clauses"] if clause["id"] == key)


def test_every_kind_of_node_keeps_the_schema():
    written = json.loads(write_json(everything(), issues=ISSUES))

    assert validate(written, resources.schema("agreement")) == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_keep_the_schema(name):
    written = json.loads(write_json(sample(name)))

    assert validate(written, resources.schema("agreement")) == ()


def test_an_agreement_of_nothing_keeps_the_schema():
    written = json.loads(write_json(Agreement(Front("T"), ())))

    assert validate(written, resources.schema("agreement")) == ()


def test_the_schema_says_what_everything_is():
    def untitled(node, path):
        if isinstance(node, dict):
            if path and path[-1] in ("properties", "$defs"):
                for name, inner in node.items():
                    if "$ref" not in inner and name != "kind" and not {"title", "description"} <= inner.keys():
                        yield "/".join((*path, name))
            for name, inner in node.items():
                yield from untitled(inner, (*path, name))

    assert list(untitled(resources.schema("agreement"), ())) == []


def test_a_tree_that_breaks_the_format_is_refused():
    written = json.loads(write_json(everything()))
    written["sections"][3]["clauses"][1]["body"][0]["kind"] = "poem"

    assert validate(written, resources.schema("agreement"))


def test_numbers_are_given_as_printed_and_as_cited():
    board = clause_of(json.loads(write_json(everything())), "terms.board")

    assert (board["number"], board["cited"], board["heading"]) == ("2.", "2", "Board")
    assert (board["body"][0]["number"], board["body"][0]["cited"]) == ("2.1", "2.1")
    assert (board["body"][0]["body"][0]["number"], board["body"][0]["body"][0]["cited"]) == ("(a)", "2.1(a)")


def test_every_kind_of_inline_is_told_apart():
    content = (
        Text("t", "emphasis"), Value("v", "p"), Definition("D"), Blank("x.y", "hint"), Gap(3),
        Reference("a.b", "capital"),
    )  # fmt: skip

    written = tree(para(*content))

    assert written["sections"][0]["clauses"][0]["body"][0]["content"] == [
        {"kind": "text", "text": "t", "style": "emphasis"},
        {"kind": "value", "text": "v", "path": "p", "style": "plain"},
        {"kind": "definition", "term": "D"},
        {"kind": "blank", "path": "x.y", "hint": "hint"},
        {"kind": "gap", "width": 3},
        {"kind": "reference", "target": "a.b", "form": "capital", "text": "Clause\u00a01"},
    ]


def test_definitions_are_listed_with_the_place_that_makes_them():
    written = json.loads(write_json(everything()))

    assert [(each["term"], each["target"], each["cited"]) for each in written["definitions"]] == [
        ("Council", "parties.parties/1", "(1)"),
        ("Board", "terms.definitions", "1"),
        ("Law", "terms.definitions", "1"),
    ]


def test_notes_can_be_left_out_and_what_is_undecided_stays_marked():
    maybe = clause_of(json.loads(write_json(everything(), notes=False)), "terms.maybe")

    assert maybe["flag"] is None
    assert maybe["undecided"] is True


def test_open_points_are_objects():
    written = tree(para("x"), issues=[("Clause 1", "Blank.", "Fill it.")])

    assert written["issues"] == [{"where": "Clause 1", "what": "Blank.", "todo": "Fill it."}]


@pytest.mark.parametrize("value", [*HOSTILE, "two\nlines"])
def test_a_value_comes_out_as_it_is(value):
    written = tree(para(Value(value, "a.b")))

    assert written["sections"][0]["clauses"][0]["body"][0]["content"][0]["text"] == value


def test_equal_agreements_give_equal_text():
    assert write_json(everything()) == write_json(everything())
