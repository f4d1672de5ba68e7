"""Numbers in Word's formats."""

import pytest

from draftkit.word.number_formats import format_number


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 9, "09"),
        ("decimalZero", 10, "10"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 28, "bb"),
        ("lowerLetter", 53, "aaa"),
        ("lowerLetter", 0, ""),
        ("upperLetter", 27, "AA"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 113, "113th"),
        ("cardinalText", 0, "Zero"),
        ("cardinalText", 21, "Twenty-one"),
        ("cardinalText", 305, "Three hundred five"),
        ("cardinalText", 1000, "1000"),
        ("ordinalText", 1, "First"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 25, "Twenty-fifth"),
        ("ordinalText", 100, "One hundredth"),
        ("ordinalText", 1001, "1001st"),
        ("hex", 31, "1F"),
        ("decimalEnclosedParen", 3, "(3)"),
        ("decimalEnclosedFullstop", 3, "3."),
        ("numberInDash", 3, "- 3 -"),
        ("none", 3, ""),
        ("bullet", 3, ""),
        ("zeros4", 7, "0007"),
        ("chicago", 3, "3"),
    ],
)
def test_a_number_is_written_as_word_writes_it(form, number, shown):
    assert format_number(form, number) == shown
