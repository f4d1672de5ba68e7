"""An agreement as a Word file: what a draft carries, what a final leaves out, and what no text can spoil."""

import json
from dataclasses import replace

import pytest

from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Flag,
    Front,
    Item,
    Paragraph,
    Part,
    Reference,
    Section,
    Text,
    Value,
)
from draftkit.model.notes import Issue
from draftkit.word.archive import write_package
from draftkit.word.frame import house_frame, load_frame
from draftkit.word.lint import lint_package
from draftkit.word.notes import Notes
from draftkit.word.parts import CUSTOM_PROPERTIES, add_parts, data_part, data_properties_part, data_relationships_part
from draftkit.word.provenance import custom_properties, store_properties, store_relationship
from draftkit.word.write import Options, write_docx
from tests.word.frames import STYLE_MAP, firm_parts
from tests.wordfile import NAMES, WordFile, text_of, w
from tests.writers.everything import everything, para

_HARD = 'Fire & Rescue <w:p/> "first" ]]> {{ body }} {% if x %} — Pwyllgor Tân 消防'
_BRIEF = '{"agreement":{"title":"Test"}}'
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_NOTES = (
    "In: the brief says so",
    "In: the brief asks for a board; it is usual",
    "Consider: usual for three parties",
)
_POINT = Issue("Clause 1", "Blank: the fee.", "Give money.fee in the brief.")


def _written(agreement: Agreement, options: Options | None = None, brief: str = _BRIEF) -> WordFile:
    content = write_docx(agreement, house_frame(), brief, options)
    assert lint_package(content) == ()
    return WordFile(content)


def _agreement(*clauses: Clause, title: str = "Test") -> Agreement:
    return Agreement(Front(title), (Section("terms", "Agreed terms", "clauses", clauses),), {"library": "Small 1"})


def _clause(key: str, heading: str, *body: Block, flag: Flag | None = None) -> Clause:
    return Clause(key, heading, body, "1.0.0", flag)


@pytest.mark.parametrize("notes", ["comments", "footnotes", "none"])
@pytest.mark.parametrize("final", [False, True])
def test_every_kind_of_node_makes_a_sound_file(notes: Notes, final: bool):
    word = _written(everything(), Options(notes, final))

    assert [number for number, _, _ in word.contents] == ["1.", "2.", "3.", "4.", "Schedule 1", "Schedule 2"]
    assert [words for _, words, _ in word.contents][2:5] == ["Short", "[Maybe]", "Premises"]


def test_equal_agreements_give_equal_bytes():
    first = write_docx(everything(), house_frame(), _BRIEF, Options(issues=(_POINT,)))

    assert write_docx(everything(), house_frame(), _BRIEF, Options(issues=(_POINT,))) == first
    assert write_docx(everything(), house_frame(), "{}", Options(issues=(_POINT,))) != first


def test_notes_are_comments_unless_said_otherwise():
    word, without = _written(everything()), _written(everything(), Options("none"))

    comments = word.find("w:comment", "word/comments.xml")
    assert [text_of(comment).partition(".")[0] for comment in comments] == list(_NOTES)
    assert {comment.get(w("date")) for comment in comments} == {"2027-03-03T00:00:00Z"}
    assert b"it is usual" not in b"".join(without.parts.values())


def test_notes_may_be_footnotes_in_the_order_of_reading():
    word = _written(everything(), Options("footnotes"))

    notes = {note.get(w("id")): text_of(note) for note in word.find("w:footnote", "word/footnotes.xml")}
    shown = [notes[mark.get(w("id"))].partition(".")[0] for mark in word.find("//w:footnoteReference")]
    assert shown == [f" Drafting note: {note}" for note in _NOTES]
    assert "word/comments.xml" not in word.parts


def test_a_draft_can_be_read_back_and_a_final_has_neither_that_nor_notes():
    agreement = _agreement(_clause("a.b", "Own", para("Words."), flag=Flag("in", ("asked for",))))
    draft, final = _written(agreement), _written(agreement, Options(final=True))

    (brief,) = draft.find("d:brief", "customXml/item1.xml")
    assert json.loads(brief.text) == {"agreement": {"title": "Test"}}
    assert text_of(draft.clauses["_dk_a_b"][0]) == "Own"
    assert b"Small 1" in draft.parts["docProps/custom.xml"]
    assert sorted(name for name in draft.parts if name not in final.parts) == [
        "customXml/_rels/item1.xml.rels", "customXml/item1.xml", "customXml/itemProps1.xml",
        "docProps/custom.xml", "word/comments.xml",
    ]  # fmt: skip
    assert final.clauses == {}


def test_a_fact_that_is_blank_in_two_places_is_filled_in_one():
    fee, other = Blank("money.fee", "the fee"), Blank("money.day")
    word = _written(_agreement(_clause("a.b", "Own", para("Pay ", fee, " on ", other, "."), para("So ", fee, "."))))

    controls = word.find("//w:sdt[w:sdtPr/w:dataBinding]")
    bound = [each.find("w:sdtPr/w:dataBinding", NAMES).get(w("xpath")) for each in controls]
    assert [each.find("w:sdtPr/w:tag", NAMES).get(w("val")) for each in controls] == [
        "money.fee", "money.day", "money.fee",
    ]  # fmt: skip
    assert bound[0] == bound[2] != bound[1]
    assert [blank.get("path") for blank in word.find("b:*", "customXml/item2.xml")] == ["money.fee", "money.day"]


def test_open_points_stand_before_the_agreement_and_only_where_there_are_some():
    agreement = _agreement(_clause("a.b", "Own", para("Words.")))

    with_points, without = _written(agreement, Options(issues=(_POINT,))), _written(agreement)

    words = [text_of(paragraph) for paragraph in with_points.paragraphs]
    assert words.index("Open points") < words.index("Blank: the fee.") < words.index("Agreed terms")
    assert without.styled("Issues Heading") == []


def test_the_contents_say_the_page_on_which_a_heading_stands():
    agreement = _agreement(_clause("a.one", "One", para("Words.")), _clause("a.two", "Two", para("Words.")))
    schedules = (_clause("s.one", "Rooms", *[para("A line.")] * 100), _clause("s.two", "People", para("Words.")))

    word = _written(replace(agreement, sections=(*agreement.sections, Section("s", "", "schedules", schedules))))

    *first, (_, _, last) = word.contents
    assert first == [("1.", "One", "1"), ("2.", "Two", "1"), ("Schedule 1", "Rooms", "2")]
    assert 3 < int(last) < 8


def test_footnotes_take_room_from_the_page_they_stand_on():
    flag = Flag("in", ("it is often asked for in agreements between services that are as near to one another",) * 4)
    agreement = _agreement(*(_clause(f"a.c{n}", f"Clause {n}", para("Words."), flag=flag) for n in range(20)))

    plain, noted = (int(_written(agreement, Options(notes)).contents[-1][2]) for notes in ("none", "footnotes"))

    assert noted > plain


def test_what_the_frame_has_of_its_own_stays():
    own = f'<property fmtid="{{0}}" pid="2" name="Matter"><v:lpwstr xmlns:v="{_VALUES}">7</v:lpwstr></property>'
    parts = firm_parts()
    note = b'<w:footnote w:id="1"><w:p><w:r><w:t>The firm\xe2\x80\x99s.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    parts["word/footnotes.xml"] = parts["word/footnotes.xml"].replace(b"</w:footnotes>", note)
    properties = f'<Properties xmlns="{NAMES["p"]}">{own}</Properties>'.encode()
    frame = load_frame(write_package(add_parts(parts, {CUSTOM_PROPERTIES: properties})), "firm.docx", STYLE_MAP)

    word = WordFile(write_docx(everything(), frame, _BRIEF, Options("footnotes")))

    notes = [text_of(note) for note in word.find("w:footnote[@w:id > 0]", "word/footnotes.xml")]
    assert (len(notes), notes[0]) == (4, "The firm’s.")
    assert word.find("p:property/@name", "docProps/custom.xml") == ["Matter", "draftkit library"]


@pytest.mark.parametrize("agreement", [Agreement(Front("Test"), ()), _agreement(), _agreement(_clause("a.b", "Own"))])
def test_an_agreement_with_next_to_nothing_in_it_is_a_file_all_the_same(agreement):
    word = _written(agreement)

    assert [text_of(p) for p in word.styled("Title")] == ["Test"]
    assert len(word.contents) == sum(len(section.body) for section in agreement.sections)
    assert "word/comments.xml" not in word.parts


def test_words_are_words_wherever_they_stand():
    flag = Flag("consider", (_HARD,), _HARD, undecided=True)
    body = (Paragraph((Text(_HARD), Value(_HARD, "a", "strong"), Blank(_HARD, _HARD))),)
    agreement = _agreement(_clause("a.b", _HARD, *body, flag=flag), title=_HARD)

    word = _written(agreement, Options(issues=(Issue(_HARD, _HARD, _HARD),)), json.dumps({"x": _HARD}))

    assert [text_of(p) for p in word.styled("Title")] == [_HARD]
    assert [text_of(p) for p in word.clauses["_dk_a_b"]] == [f"[{_HARD}]", f"[{_HARD}{_HARD}[●]]"]
    assert [words for _, words, _ in word.contents] == [f"[{_HARD}]"]
    assert text_of(word.find("w:comment", "word/comments.xml")[0]).count(_HARD) == 2
    assert json.loads(word.find("d:brief", "customXml/item1.xml")[0].text) == {"x": _HARD}


def test_what_the_frame_is_bound_to_stays():
    parts = firm_parts()
    own = {data_part(1, "word/document.xml"): b"<matter/>", data_properties_part(1): store_properties("{7}", "urn:m")}
    own[data_relationships_part(1)] = store_relationship(1)
    frame = load_frame(write_package(add_parts(parts, own)), "firm.docx", STYLE_MAP)

    word = WordFile(write_docx(everything(), frame, _BRIEF))

    assert word.parts["customXml/item1.xml"] == b"<matter/>"
    assert [word.root(f"customXml/item{number}.xml").tag for number in (2, 3)] == [
        "{urn:draftkit:provenance:1}draft", "{urn:draftkit:blanks:1}blanks",
    ]  # fmt: skip


def test_a_frame_made_of_a_draft_says_each_property_once():
    first = custom_properties(everything(), None)
    again = add_parts(firm_parts(), {CUSTOM_PROPERTIES: first})
    word = WordFile(write_docx(everything(), load_frame(write_package(again), "firm.docx", STYLE_MAP), _BRIEF))

    assert word.find("p:property/@name", "docProps/custom.xml") == ["draftkit library"]


def test_two_clauses_whose_keys_differ_in_a_sign_alone_are_two():
    word = _written(_agreement(*(_clause(key, key, para("Words.")) for key in ("a.b-c", "a.b.c", "a.b_c"))))

    assert len(word.clauses) == 3


def test_a_part_is_cited_by_its_own_number_and_its_schedule():
    schedule = Clause("s.one", "Rooms", (Part("s.one/part-1", "Kitchen", (Item("s.one/1", (Text("One."),)),)),))
    clause = _clause("a.b", "Own", Paragraph((Text("See "), Reference("s.one/part-1"), Text("."))))
    word = _written(Agreement(Front("T"), (
        Section("terms", "Terms", "clauses", (clause,)), Section("s", "", "schedules", (schedule,)),
    )))  # fmt: skip

    assert text_of(word.clauses["_dk_a_b"][1]) == "See Part 1 of Schedule 1."
    assert [asked for _, asked, _ in word.fields() if "\\n" in asked] != []


def test_a_clause_without_a_heading_is_cited_by_its_first_number():
    recital = Clause("r.one", "Why", (para("Introduction."), Item("r.one/1", (Text("Facts."),))))
    clause = _clause("a.b", "Own", Paragraph((Text("See "), Reference("r.one"), Text("."))))
    word = _written(Agreement(Front("T"), (
        Section("background", "Background", "recitals", (recital,)), Section("terms", "Terms", "clauses", (clause,)),
    )))  # fmt: skip

    cited = next(asked for _, asked, _ in word.fields() if asked.startswith("REF")).split()[1]
    (start,) = word.find(f"//w:bookmarkStart[@w:name='{cited}']")
    assert text_of(start.getparent()) == "Facts."
    assert text_of(word.clauses["_dk_a_b"][1]) == "See recital\u00a0(A)."
