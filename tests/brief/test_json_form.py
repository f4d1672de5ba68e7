import pytest

from draftkit.brief.json_form import read_json
from tests.brief.samples import told


def test_a_text_is_read_and_a_repeated_key_noticed():
    assert read_json('{"a": [1, 2.5, "x", null, true]}') == ({"a": [1, 2.5, "x", None, True]}, False)
    assert read_json('{"a": {"b": 1, "b": 2}}') == ({"a": {"b": 2}}, True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1,}', "1:9: '}' was met where a key in double quotes was expected"),
        ('{"a" 1}', "1:6: '1' was met where a colon was expected"),
        ('{"a": 1\n "b": 2}', "2:2: '\"' was met where a comma was expected"),
        ("{'a': 1}", "1:2: single quotes are not read here"),
        ("{“a”: 1}", "1:2: curly quotes are not read here"),
        ('{"a": ‘x’}', "1:7: single quotes are not read here"),
        ('{"a": 1 // remark\n}', "1:9: JSON has no room for remarks"),
        ('{"a": True}', "1:7: 'True' was met where a value was expected"),
        ('{"a": "x\ny"}', "1:9: a text goes over the end of a line, or holds a tab or control character"),
        ('{"a": "x', "1:7: this text has no closing quote"),
        ('{"a": [1, 2', "1:12: the file ends before it is complete"),
        ('{"a": "\\q"}', "1:8: a backslash stands alone in a text"),
        ('{"a": "\\u12"}', "1:9: a backslash stands alone in a text"),
        ("{} {}", "1:4: there is more after the end of the brief"),
        ('{"a": [1, 2,]}', "1:13: ']' was met where a value was expected"),
        ("{a: 1}", "1:2: 'a' was met where a key in double quotes was expected"),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words(text, line):
    assert told(text) == [f"brief.json:{line}"]
