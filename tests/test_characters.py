"""What is said of a character that may not stand in a text, and that briefs and tables say the same."""

import pytest

from draftkit.batch.tables.faults import Misread
from draftkit.batch.tables.text import tidy
from draftkit.brief.text import faults
from draftkit.characters import forbidden

SAID = {
    "a\x07": "a control character (U+0007) as its 2nd",
    "\u202e": "a hidden mark that turns the order of the text round (U+202E) as its 1st",
    "ab\ud800": "half of a character (U+D800) as its 3rd",
    "\uffff": "a code that is no character (U+FFFF) as its 1st",
    "\ue000": "a private character that draftkit keeps for itself (U+E000) as its 1st",
}


@pytest.mark.parametrize("text", SAID)
def test_briefs_and_tables_say_the_same_of_a_forbidden_character(text: str):
    said = f"the text holds {SAID[text]} character"

    with pytest.raises(Misread) as told:
        tidy(text)

    assert (forbidden(text), told.value.message, [fault.message for fault in faults(text)]) == (said, said, [said])


@pytest.mark.parametrize("text", ["", "a\tb\r\nc", "Söhne", "\ue004", "\u200b"])
def test_of_any_other_text_nothing_is_said(text: str):
    assert forbidden(text) == ""
