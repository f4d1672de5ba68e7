"""Inlines as runs: every character arrives, none becomes structure, and fields and controls are whole."""

import pytest
from lxml import etree

from draftkit.model.agreement import Blank, Definition, Gap, Inline, Reference, Text, Value
from draftkit.model.numbering import Label
from draftkit.word.marks import STORE, Marks, blank_name
from draftkit.word.text import field, run, write_inlines
from tests.wordfile import W, w
from tests.writers.everything import HOSTILE

LABELS = {
    "fees": Label("4.", "4", "clause"),
    "fees/cap": Label("(a)", "4.2(a)", "clause"),
    "costs": Label("Schedule 2", "Schedule 2", "schedule"),
    "costs/first": Label("1.", "1", "paragraph", "costs"),
}
HOUSE = {key: label.full for key, label in LABELS.items()}
FIRM = {"fees": "Clause 4", "fees/cap": "4(b)(i)"}
STYLES = {"strong": "Strong", "emphasis": "Emphasis", "term": "Term", "blank": "Blank"}
BREAK = "\u00a0"


def _marks(numbers: dict[str, str] = HOUSE, here: str = "fees") -> Marks:
    return Marks(LABELS, numbers, STYLES, here, 0)


def _bare(xml: str) -> str:
    """Return XML without what keeps white space: where that must stand has a test of its own."""
    return xml.replace(' xml:space="preserve"', "")


def _written(*content: Inline, marks: Marks | None = None, highlight: bool = False) -> str:
    return _bare(write_inlines(content, marks or _marks(), highlight=highlight))


def _run(text: str, style: str = "", *, highlight: bool = False) -> str:
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties = styled + ('<w:highlight w:val="yellow"/>' if highlight else "")
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def _number(key: str, shown: str, *, highlight: bool = False) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    asked = rf"<w:r><w:instrText> REF {_marks().bookmark(key)} \w \h </w:instrText></w:r>"
    return f"{begin}{asked}{separate}{_run(shown, highlight=highlight)}{end}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Words", "Words"),
        (" led and  followed ", " led and  followed "),
        ("a\tb\nc", "a\tb\nc"),
        ("R&D <b> &amp; ]]>", "R&amp;D &lt;b&gt; &amp;amp; ]]&gt;"),
        ('"it\'s"', '"it\'s"'),
        ("£5 – “café”\u00a0خدمة \U0001f692", "£5 – “café”\u00a0خدمة \U0001f692"),
    ],
)
def test_a_run_and_a_field_hold_their_words_to_the_letter(text: str, shown: str):
    assert _bare(run(text)) == f"<w:r><w:t>{shown}</w:t></w:r>"
    assert f"<w:r><w:t>{shown}</w:t></w:r>" in _bare(field("TITLE", text))


@pytest.mark.parametrize("text", [" led", "followed ", " ", "two  spaces", "a\tb", "clause\u00a0", "\u2003"])
def test_white_space_that_word_would_drop_is_kept(text: str):
    assert run(text) == f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_no_words_are_no_run():
    assert run("", "Term", True) == ""
    assert _written() == ""
    assert _written(Text(""), Value("", "p", "strong"), Gap(0), highlight=True) == ""


def test_a_field_is_begun_parted_and_ended():
    assert field(r"PAGEREF _Toc1 \h", " 3") == (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        r'<w:r><w:instrText xml:space="preserve"> PAGEREF _Toc1 \h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t xml:space="preserve"> 3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inline", "xml"),
    [
        (Text("must"), _run("must")),
        (Text("must", "strong"), _run("must", "Strong")),
        (Text("must", "emphasis"), _run("must", "Emphasis")),
        (Value("Alpha & Co", "parties[0].name", "strong"), _run("Alpha &amp; Co", "Strong")),
        (Definition("Board <1>"), _run("“Board &lt;1&gt;”", "Term")),
        (Gap(3), _run("………")),
    ],
)
def test_each_kind_of_words_has_its_style(inline: Inline, xml: str):
    assert _written(Text("a "), inline, Text(".")) == f"{_run('a ')}{xml}{_run('.')}"


def test_a_blank_is_a_control_bound_to_the_list_of_blanks():
    marks = _marks()

    xml = _written(Blank("money.cap", 'the "cap" in <£>\n& pence'), marks=marks)

    ((kind, id_),) = marks.ids
    assert (kind, list(marks.blanks)) == ("control", ["money.cap"])
    assert xml == (
        '<w:sdt><w:sdtPr><w:alias w:val="the &quot;cap&quot; in &lt;£&gt; &amp; pence"/><w:tag w:val="money.cap"/>'
        f'<w:id w:val="{id_}"/><w:dataBinding w:prefixMappings="xmlns:b=\'urn:draftkit:blanks:1\'" '
        f'w:xpath="/b:blanks[1]/b:{blank_name("money.cap")}[1]" w:storeItemID="{STORE}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{_run('[●]', 'Blank', highlight=True)}</w:sdtContent></w:sdt>"
    )


def test_word_takes_64_characters_of_a_tag_and_long_ones_still_differ():
    paths = ("p" * 64, "p" * 65, "p" * 66)

    tags = [_written(Blank(path)).split('<w:tag w:val="')[1].split('"')[0] for path in paths]

    assert tags[0] == "p" * 64
    assert [tag[:56] for tag in tags[1:]] == ["p" * 55 + "~"] * 2
    assert [len(tag) for tag in tags] == [64, 64, 64]
    assert tags[1] != tags[2]


def test_a_blank_met_twice_is_two_controls_of_one_datum():
    marks = _marks()

    xml = _written(Blank("money.cap"), Text(" or "), Blank("money.cap"), marks=marks)

    assert list(marks.blanks) == ["money.cap"]
    assert xml.count(f"b:{blank_name('money.cap')}[1]") == 2
    assert len(set(marks.ids)) == 2


@pytest.mark.parametrize(
    ("reference", "xml"),
    [
        (Reference("fees/cap"), _run(f"clause{BREAK}") + _number("fees/cap", "4.2(a)")),
        (Reference("fees", "capital"), _run(f"Clause{BREAK}") + _number("fees", "4")),
        (Reference("fees", "number"), _number("fees", "4")),
        (Reference("costs"), _number("costs", "Schedule 2")),
    ],
)
def test_a_reference_is_its_words_and_a_live_number(reference: Reference, xml: str):
    assert _written(reference) == xml


def test_a_paragraph_names_its_schedule_everywhere_but_there():
    paragraph = _run(f"paragraph{BREAK}") + _number("costs/first", "1")

    assert _written(Reference("costs/first"), marks=_marks(here="costs")) == paragraph
    assert _written(Reference("costs/first")) == paragraph + _run(" of ") + _number("costs", "Schedule 2")


def test_a_word_that_the_frame_prints_with_the_number_is_not_said_twice():
    firm = _marks(FIRM)

    assert _written(Reference("fees"), marks=firm) == _number("fees", "Clause 4")
    assert _written(Reference("fees/cap"), marks=firm) == _run(f"clause{BREAK}") + _number("fees/cap", "4(b)(i)")


def test_a_reference_to_a_clause_that_is_not_there_is_an_error():
    with pytest.raises(KeyError, match="absent"):
        _written(Text("see "), Reference("absent"))


def test_what_is_undecided_is_highlighted_word_and_number():
    xml = _written(Text("x"), Definition("Board"), Gap(1), Reference("fees"), highlight=True)

    assert xml == (
        f"{_run('x', highlight=True)}{_run('“Board”', 'Term', highlight=True)}{_run('…', highlight=True)}"
        f"{_run(f'clause{BREAK}', highlight=True)}{_number('fees', '4', highlight=True)}"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_never_becomes_structure(text: str):
    content = (Value(text, "p"), Definition(text), Text(text, "strong"), Blank("p", text), Blank(text))

    root = etree.fromstring(f'<w:p xmlns:w="{W}">{write_inlines(content, _marks())}</w:p>')

    assert [found.tag for found in root] == [w("r")] * 3 + [w("sdt")] * 2
    assert [found.text for found in root.iter(w("t"))] == [text, f"“{text}”", text, "[●]", "[●]"]
    names = [found.get(w("val")) for found in root.iter(w("alias"), w("tag"))]
    assert names == [text.replace(BREAK, " "), "p", *[text.replace(BREAK, " ")] * 2]
