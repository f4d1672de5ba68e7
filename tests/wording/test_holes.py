"""Holes: filled, with the form that the same wording has whatever its values are."""

from draftkit.model.agreement import Blank, Definition, Paragraph, Reference, Text, Value
from draftkit.model.forms import Filled, form_of, values_of
from draftkit.wording.holes import fill_holes
from draftkit.wording.markup import parse_blocks

_RENDERED = "The \ue0000\ue001 pays **\ue0001\ue001** under \ue0002\ue001 to \ue0003\ue001."


def _filled(*slots, rendered=_RENDERED):
    return fill_holes(parse_blocks(rendered, "fees"), slots)


def test_other_values_fill_the_very_same_form():
    rest = Reference("term"), Blank("bank", "the bank")
    first = _filled(Value("Authority", "parties[0].name"), Value("£5", "fee"), *rest)
    second = _filled(Value("Trust", "parties[1].name"), Value("£6", "fee"), *rest)

    assert isinstance(first, Filled)
    assert form_of(first) is form_of(second)
    assert values_of(first) == ("Authority", "£5", "", "")
    assert values_of(second) == ("Trust", "£6", "", "")
    assert Value("£5", "fee", "strong") in first[0].content


def test_what_is_no_value_belongs_to_the_form():
    values = Value("Authority", "a"), Value("£5", "fee")
    given = _filled(*values, Reference("term"), Value("Ann", "bank"))
    blank = _filled(*values, Reference("term"), Blank("bank", "the bank"))

    assert form_of(given) is not form_of(blank)
    assert Blank("bank", "the bank") in form_of(blank)[0].content
    assert Reference("term") in form_of(blank)[0].content


def test_a_term_is_defined_in_its_own_words_in_the_form_too():
    wording = 'the **"\ue0000\ue001"** of \ue0001\ue001'
    body = _filled(Value("Authority", "short"), Value("York", "town"), rendered=wording)

    assert Definition("Authority") in form_of(body)[0].content
    assert values_of(body) == ("", "York")


def test_a_value_without_words_is_no_hole():
    body = _filled(Value("", "a"), rendered="x \ue0000\ue001")

    assert form_of(body) is body


def test_without_values_the_blocks_are_their_own_form():
    assert _filled(Reference("term"), rendered="see \ue0000\ue001") == (Paragraph((Text("see "), Reference("term"))),)
    blocks = parse_blocks("see", "fees")
    assert fill_holes(blocks, ()) is blocks
