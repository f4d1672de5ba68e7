import socket
import subprocess
import sys

import pytest

from draftkit import resources, validation
from draftkit.errors import DraftkitError
from draftkit.findings import Place

THING = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 5, "description": "What it is called."},
        "kind": {"enum": ["red_apple", "green_pear"]},
        "model": {"enum": ["a", "b"]},
        "count": {"type": "integer", "minimum": 1, "maximum": 2000},
        "on": {"type": "boolean"},
        "day": {"type": "string", "format": "date"},
        "mail": {"type": "string", "format": "email", "examples": ["a@b.example"]},
        "year": {"type": "string", "pattern": "^[0-9]{4}$", "examples": ["2026"]},
        "list": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 3},
        "inner": {"type": "object", "additionalProperties": False, "patternProperties": {"^x": {}}},
    },
    "required": ["name"],
    "additionalProperties": False,
}


def test_valid_data_have_no_findings():
    data = {"name": "a", "kind": "red_apple", "count": 2.0, "on": True, "day": "2027-04-01", "list": ["x", "y"]}

    assert validation.validate(data, THING) == ()


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        ({"nmae": "a", "name": "a"}, "the key 'nmae' is not known here", "did you mean 'name'?"),
        (
            {"Zebra": 1, "name": "a"},
            "the key 'Zebra' is not known here",
            "the keys known here are: name, kind, model, ",
        ),
        ({}, "'name' is missing", "add 'name': what it is called"),
        ({"name": 3}, "3 is a number; it must be text", 'put it in double quotes: "3"'),
        ({"name": True}, "true is a yes-or-no value; it must be text", 'put it in double quotes: "true"'),
        ({"name": None}, "there is nothing here", "give a value, or take the key out"),
        ({"name": ["a"]}, "this is a list; it must be text", "give one text, without square brackets"),
        ({"name": {"a": 1}}, "this is a group of keys; it must be text", ""),
        ({"name": ""}, "there is nothing here", "give a value, or take the key out"),
        ({"name": "abcdef"}, "the text is 6 characters long", "the most is 5"),
        ({"name": "a", "kind": "Red Aple"}, "'Red Aple' is not one of the kinds", "did you mean 'red_apple'?"),
        ({"name": "a", "kind": "zzz"}, "'zzz' is not one of the kinds", "choose one of: red_apple, green_pear"),
        ({"name": "a", "model": "zzz"}, "'zzz' is not one of the models", "choose one of: a, b"),
        ({"name": "a", "count": 0}, "0 is too small", "the least is 1"),
        ({"name": "a", "count": 5000}, "5000 is too large", "the most is 2,000"),
        (
            {"name": "a", "count": 1.5},
            "1.5 is a number; it must be a whole number",
            "leave out the part after the point",
        ),
        ({"name": "a", "count": "12"}, "'12' is text; it must be a whole number", "write 12, without quotes"),
        ({"name": "a", "count": "many"}, "'many' is text; it must be a whole number", ""),
        ({"name": "a", "count": True}, "true is a yes-or-no value; it must be a whole number", ""),
        ({"name": "a", "on": "yes"}, "'yes' is text; it must be true or false", "write true or false, without quotes"),
        ({"name": "a", "day": "1 April"}, "'1 April' is not a date", "write a day of the calendar as year-month-day"),
        ({"name": "a", "day": "2026-02-30"}, "'2026-02-30' is not a date", "write a day of the calendar"),
        ({"name": "a", "day": "20270401"}, "'20270401' is not a date", "write a day of the calendar"),
        ({"name": "a", "mail": "me"}, "'me' is not an email address", "for example a@b.example"),
        ({"name": "a", "year": "26"}, "'26' is not in the form that is needed here", "for example 2026"),
        ({"name": "a", "list": "x"}, "'x' is text; it must be a list", 'put it in square brackets: ["x"]'),
        ({"name": "a", "list": ["x"]}, "there is only one here, and at least 2 are needed", "add what is missing"),
        ({"name": "a", "list": []}, "there are 0 here, and at least 2 are needed", "add what is missing"),
        ({"name": "a", "list": list("xxxx")}, "there are 4 here", "the most is 3"),
        ({"name": "a", "list": 1}, "1 is a number; it must be a list", "put it in square brackets: [ … ]"),
        ({"name": "a", "inner": {"x1": 1, "y": 2}}, "the key 'y' is not known here", ""),
        ([], "this is a list; it must be a group of keys", ""),
    ],
)
def test_a_violation_is_told_in_plain_words_with_something_to_try(data, message, hint):
    findings = validation.validate(data, THING)

    assert [finding.message for finding in findings] == [message]
    assert findings[0].hint.startswith(hint)
    assert hint or not findings[0].hint


def test_each_unknown_and_each_missing_key_is_one_finding():
    schema = {"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a", "b"], "additionalProperties": False}

    findings = validation.validate({"x": 1, "y": 2}, schema)

    assert [finding.where for finding in findings] == [Place(path=path) for path in "xyab"]


def test_a_key_word_without_words_of_its_own_is_told_all_the_same():
    findings = validation.validate(3, {"not": {"type": "integer"}})

    assert [finding.message for finding in findings] == ["the schema does not allow this"]


def test_a_value_of_the_wrong_choice_and_kind_is_told_once():
    findings = validation.validate({"kind": 3}, {"properties": {"kind": {"type": "string", "enum": ["a"]}}})

    assert [finding.message for finding in findings] == ["3 is a number; it must be text"]


def test_a_schema_that_refers_to_elsewhere_is_refused_and_nothing_is_fetched(monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)

    with pytest.raises(DraftkitError, match="which is not part of it"):
        validation.validate({}, {"$ref": "https://example.org/schema.json"})


def test_valid_data_never_cost_the_import_of_jsonschema():
    program = (
        "import sys; from draftkit.brief import build_brief;"
        "build_brief({'agreement': {'title': 'T'}, 'parties': [{'name': 'A'}, {'name': 'B'}]});"
        "sys.exit(any(name.split('.')[0] in ('jsonschema', 'ruamel', 'tomllib', 'difflib') for name in sys.modules))"
    )

    result = subprocess.run([sys.executable, "-c", program], check=False, cwd=resources.schemas_folder().parent)

    assert result.returncode == 0
