"""Forms: holes in texts, and bodies that know what they fill."""

import copy
import pickle

from draftkit.model.agreement import Paragraph, Text, Value
from draftkit.model.forms import Filled, form_of, has_holes, put_in, values_of

_FORM = (Paragraph((Text("To "), Value("\ue0000\ue001", ""))),)
_BODY = (Paragraph((Text("To "), Value("Ann", "x"))),)


def test_each_hole_is_filled_with_the_value_of_its_number():
    assert put_in(("b", "", "a"), "\ue0002\ue001 and \ue0000\ue001") == "a and b"
    assert put_in((), "no hole") == "no hole"


def test_a_value_is_put_in_as_it_is():
    assert put_in(("\\1 \\g<0> $0",), "\ue0000\ue001") == "\\1 \\g<0> $0"


def test_a_hole_is_seen_in_any_text():
    assert has_holes(["a", "b \ue00010\ue001"])
    assert not has_holes(["a", "b"])


def test_a_filled_body_is_its_blocks():
    filled = Filled(_BODY, _FORM, ("Ann",))

    assert filled == _BODY
    assert hash(filled) == hash(_BODY)
    assert (form_of(filled), values_of(filled)) == (_FORM, ("Ann",))
    assert (form_of(_BODY), values_of(_BODY)) == (_BODY, ())


def test_a_copy_of_a_filled_body_knows_its_form():
    filled = Filled(_BODY, _FORM, ("Ann",))

    for made in (copy.copy(filled), copy.deepcopy(filled), pickle.loads(pickle.dumps(filled))):  # noqa: S301
        assert (made, form_of(made), values_of(made)) == (_BODY, _FORM, ("Ann",))
