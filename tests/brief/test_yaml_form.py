import pytest

from draftkit.brief import read_brief
from draftkit.brief.source import Unreadable
from draftkit.brief.yaml_form import read_yaml, write_yaml
from tests.brief.samples import told


def test_dates_no_and_leading_noughts_stay_text_and_json_s_words_are_read():
    text = "a: 2027-04-01\nb: NO\nc: 007\nd: 1_000\ne: 12:30\nf: true\ng: 12.5\nh: -3\ni: ~\nj: yes\nk: 1e3\nl: '5'"

    data, _ = read_yaml(text)

    assert list(data.values()) == [
        "2027-04-01",
        "NO",
        "007",
        "1_000",
        "12:30",
        True,
        12.5,
        -3,
        None,
        "yes",
        1000.0,
        "5",
    ]


def test_blocks_of_text_are_read():
    text = "a: |\n  one\n  two\nb: >\n  one\n  two\nc: one\n  two\n"

    data, _ = read_yaml(text)

    assert data == {"a": "one\ntwo\n", "b": "one two\n", "c": "one two"}


def test_an_anchor_may_stand_for_a_value():
    text = "a: &trust the Trust\nb: [*trust, *trust]\n"

    data, _ = read_yaml(text)

    assert data == {"a": "the Trust", "b": ["the Trust", "the Trust"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: !!python/object/apply:os.system [id]", "tags such as !!python/object/apply:os.system are not read"),
        ("a: !local x", "tags such as !local are not read"),
        ("a: !!binary aGk=", "tags such as !!binary are not read"),
        ("a: &x 1\nb: [" + ", ".join(["*x"] * 101) + "]", "there are more than 100 aliases"),
        ("a: &a [*a]", "nothing goes by the name 'a' yet"),
        ("a: *b", "nothing goes by the name 'b' yet"),
        ("a: 1\n---\nb: 2", "there is a second document after '---'"),
        ("a: &x {b: 1}\nc:\n  <<: *x", "'<<' is not read"),
        ("? [a]\n: b", "a key must be a plain word"),
        ("a:\n\tb: 1", "a line is indented with a tab"),
        ("a: b: c", "a colon was not expected here"),
        ("a: 'open", "the file ends inside a text in quotes"),
        ('a: "\\q"', "a backslash stands alone in a text"),
        ("a: [1, 2", "the file ends before it is complete"),
        ('a: "\\UFFFFFFFF"', "the YAML cannot be read here or after"),
    ],
)
def test_what_is_not_read_is_told_in_plain_words(text, message):
    with pytest.raises(Unreadable) as caught:
        read_yaml(text)

    assert caught.value.message == message


def test_a_bomb_of_aliases_is_stopped_before_it_goes_off():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]

    assert told("\n".join(lines), "b.yaml") == ["b.yaml:6:10: there are more than 100,000 values"]


def test_problems_are_told_with_the_line_of_the_yaml():
    text = "agreement:\n  title: T\nparties:\n  - name: A\n    kind: NO\n  - nmae: B\n"

    assert told(text, "b.yml") == [
        "b.yml:6:5: parties, 2nd, nmae: the key 'nmae' is not known here",
        "b.yml:6:5: parties, 2nd, name: 'name' is missing",
        "b.yml:5:11: parties, 1st, kind: 'NO' is not one of the kinds",
    ]


def test_an_empty_value_is_told_as_such():
    text = "agreement: {title: T, reference: }\nparties: [{name: A}, {name: B}]\n"

    assert told(text, "b.yaml") == ["b.yaml:1:33: agreement, reference: there is nothing here"]


def test_json_with_a_yaml_name_is_read():
    content = b'{"agreement": {"title": "T"},\n\t"parties": [{"name": "A"}, {"name": "B"}]}'

    assert read_brief(content, name="b.yaml").data["agreement"]["title"] == "T"


_ODD = ("", "007", "NO", "null", "1e5", "2026-01-01", "12:30", "a: b", "a #b", "- x", "a\nb", "x ", "\ttab", "%a")


@pytest.mark.parametrize("text", [*_ODD, "é🚒", "\u2028", "é " * 99])
def test_what_is_written_is_read_as_it_was(text):
    data = {"title": text, "parties": [{"name": text, "share": 1.5, "deed": True, "order": None}, [], {}]}

    assert read_yaml(write_yaml(data))[0] == data
