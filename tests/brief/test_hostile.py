"""Input that is wrong on purpose: each ends in one clear block, and never in a traceback."""

import json

import pytest

from draftkit.brief import build_brief, read_brief
from tests.brief.samples import as_json, refusal, small, told

SMALL = '{"agreement": {"title": "T"}, "parties": [{"name": "A"}, {"name": "B"}]%s}'


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["b.json", "b.yaml", "b.toml", "-"])
def test_an_empty_file_is_said_to_be_empty(content, name):
    assert told(content, name) == [f"{name}: the file is empty"]


@pytest.mark.parametrize(
    ("content", "what"),
    [("[1]", "a list"), ('"x"', "text"), ("3", "a single value"), ("null", "nothing"), ("true", "a single value")],
)
@pytest.mark.parametrize("name", ["b.json", "b.yaml"])
def test_a_brief_that_is_no_object_is_told_what_it_is(content, what, name):
    assert told(content, name) == [f"{name}:1:1: there is {what} here; a brief is a group of keys"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(encoding):
    content = (SMALL % "").encode(encoding)

    assert told(content) == ["brief.json: the file is in UTF-16 or UTF-32, and a brief must be in UTF-8"]


def test_latin_1_is_named_with_its_line():
    content = b'{"agreement":\n {"title": "caf\xe9"}}'

    error = refusal(content)

    assert error.message == "the file is not in UTF-8: its line 2 holds the byte E9"
    assert "UTF-8" in error.hint


def test_a_byte_order_mark_before_utf_8_is_no_matter():
    content = b"\xef\xbb\xbf" + as_json(small())

    assert read_brief(content, name="b.json").data["agreement"]["title"] == "The shared station"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04word", "a Word, Excel or zip file"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1}", "a rich text file"),
        (b"\xd0\xcf\x11\xe0old", "an old Word or Excel file"),
    ],
)
def test_another_kind_of_file_is_named(content, what):
    assert told(content) == [f"brief.json: the file is {what}, not a brief"]


def test_a_file_over_the_limit_is_not_read():
    assert told(b" " * 10_000_001) == ["brief.json: the file has 10,000,001 bytes"]


def test_a_large_file_in_a_slow_form_is_not_read():
    assert told(b"a: 1\n" * 210_000, "b.yaml") == ["b.yaml: the file has 1,050,000 characters"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("[" * 10_000, "b.json"),
        ('{"a":' * 10_000 + "1" + "}" * 10_000, "b.json"),
        (SMALL % (', "x": ' + "[" * 100 + "]" * 100), "b.json"),
        (SMALL % (', "x": ' + "[" * 900 + "]" * 900), "b.json"),
        ("[" * 3_000, "b.yaml"),
        ("".join("  " * level + "a:\n" for level in range(300)), "b.yaml"),
        ("a = " + "[" * 10_000, "b.toml"),
        (".".join("a" * 500) + " = 1", "b.toml"),
    ],
)
def test_nesting_beyond_sense_is_refused(content, name):
    error = refusal(content, name)

    assert error.message == "things are nested more than 50 deep here"


def test_data_nested_beyond_sense_is_refused_where_it_stands():
    content = '{"agreement": {"title": "T"}, "parties": [],\n"x": ' + "[" * 200 + "]" * 200 + "}"

    assert refusal(content).where.line == 2


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("NaN", "NaN is not a number that can be printed"),
        ("Infinity", "Infinity is not a number that can be printed"),
        ("-Infinity", "-Infinity is not a number that can be printed"),
        ("1e999", "the number has no value that can be printed"),
        ("9" * 5_000, "the number has 5,000 digits"),
        ("9" * 4_200, "the number is too large"),
        ("1e30", "the number is too large"),
    ],
)
def test_a_number_that_is_none_is_refused_where_it_stands(number, message):
    content = SMALL % f',\n "money": {{"annual_budget": {number}}}'

    finding = refusal(content).findings[0]

    assert finding.message == message
    assert (finding.where.line, finding.where.column) == (2, 29)


@pytest.mark.parametrize(
    ("content", "name"),
    [("a: " + "9" * 5_000, "b.yaml"), ("a = " + "9" * 5_000, "b.toml"), ("a = nan", "b.toml"), ("a = inf", "b.toml")],
)
def test_numbers_that_are_none_are_refused_in_yaml_and_toml(content, name):
    assert "number" in refusal(content, name).message


@pytest.mark.parametrize(
    ("character", "what"),
    [
        ("\x00", "a control character (U+0000)"),
        ("\x0b", "a control character (U+000B)"),
        ("\x1b", "a control character (U+001B)"),
        ("\x7f", "a control character (U+007F)"),
        ("\x9b", "a control character (U+009B)"),
        ("\ud800", "half of a character (U+D800)"),
        ("\udfff", "half of a character (U+DFFF)"),
        ("\u202a", "a hidden mark that turns the order of the text round (U+202A)"),
        ("\u202e", "a hidden mark that turns the order of the text round (U+202E)"),
        ("\u2066", "a hidden mark that turns the order of the text round (U+2066)"),
        ("\u2069", "a hidden mark that turns the order of the text round (U+2069)"),
        ("\ufffe", "a code that is no character (U+FFFE)"),
        ("\uffff", "a code that is no character (U+FFFF)"),
        ("\ue000", "a private character that draftkit keeps for itself (U+E000)"),
        ("\ue001", "a private character that draftkit keeps for itself (U+E001)"),
        ("\ue003", "a private character that draftkit keeps for itself (U+E003)"),
    ],
)
def test_a_character_that_may_not_stand_in_a_brief_is_named_where_it_stands(character, what):
    content = json.dumps(small(purpose={"objectives": ["fine", f"ab{character}c"]}))

    lines = told(content)

    assert [line.split(": ", 1)[1] for line in lines] == [
        f"purpose, objectives, 2nd: the text holds {what} as its 3rd character"
    ]


def test_a_key_may_not_hold_such_a_character_either():
    content = SMALL % r', "\ud800": 1, "clauses": {"choose": {"a\u202eb": "x.y"}}'

    lines = told(content)

    assert len(lines) == 2
    assert "half of a character" in lines[0]
    assert "clauses, choose, a\\u202eb" in lines[1]


@pytest.mark.parametrize(
    ("text", "name"), [('a: "x\x01y"', "b.yaml"), ('a = "x\x01y"', "b.toml"), ('{"a": "\x01"}', "-")]
)
def test_a_raw_control_character_is_refused_where_it_stands(text, name):
    error = refusal(text, name)

    assert "character" in error.message
    assert error.where.line == 1


@pytest.mark.parametrize(
    "text",
    [
        "خدمة الإسعاف",
        "עברית",
        "\u200ffrom the right",
        "👨\u200d🚒",
        "a\u00a0b",
        "soft\u00adhyphen",
        "line\nline",
        "tab\tstop",
    ],
)
def test_real_text_of_any_script_is_kept(text):
    brief = build_brief(small(purpose={"summary": text}))

    assert brief.data["purpose"]["summary"] == text


def test_an_escaped_pair_makes_one_character_in_json_and_in_yaml():
    content = (SMALL % r', "purpose": {"summary": "\ud83e\uddec"}').encode()

    summaries = [read_brief(content, name=name).data["purpose"]["summary"] for name in ("b.json", "b.yaml")]

    assert summaries == ["\U0001f9ec", "\U0001f9ec"]


def test_a_key_that_stands_twice_is_refused_in_json_with_both_places():
    content = b'{"agreement": {"title": "T",\n "title": "U"}, "parties": [{"name": "A"}, {"name": "B"}], "trem": {}}'

    lines = told(content)

    assert lines == [
        "brief.json:2:2: agreement, title: the key 'title' stands twice; the first is on line 1",
        "brief.json:2:60: trem: the key 'trem' is not known here",
    ]


def test_a_key_that_stands_twice_is_refused_in_yaml_and_toml():
    yaml = "agreement:\n  title: T\n  title: U\nparties: [{name: A}, {name: B}]\n"
    toml = '[agreement]\ntitle = "T"\ntitle = "U"\n'

    assert told(yaml, "b.yaml") == [
        "b.yaml:3:3: agreement, title: the key 'title' stands twice; the first is on line 2"
    ]
    assert told(toml, "b.toml") == ["b.toml:3:12: a key stands twice"]


def test_a_key_that_stands_twice_is_refused_in_a_file_too_long_for_places():
    content = SMALL % (', "purpose": {"summary": "a", "summary": "b"}' + " " * 2_100_000)

    assert told(content) == ["brief.json: a key stands twice"]


def test_thousands_of_problems_are_told_as_twenty_and_the_rest():
    content = json.dumps(small(**{f"k{number}": 1 for number in range(5_000)}))

    assert refusal(content).findings[-1].message == "and at least 980 more"


def test_a_very_long_key_and_value_are_shown_short():
    content = json.dumps(small(house={"notes": "n" * 100_000}, **{"k" * 100_000: 1}))

    assert all(len(line) < 250 for line in told(content))


def test_data_of_another_kind_are_refused_by_name():
    with_object = small(purpose={"summary": object(), "objectives": {"a", "b"}}, **{"term": {3: 4}})

    with pytest.raises(Exception, match="a brief holds no object") as caught:
        build_brief(with_object)

    assert "a key must be text" in caught.value.block()
