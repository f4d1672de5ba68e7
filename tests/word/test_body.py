"""The body: each clause as paragraphs and tables, with its bookmarks, brackets and notes, wherever it stands."""

from dataclasses import replace

import pytest
from lxml import etree

from draftkit.model.agreement import (
    Agreement,
    Blank,
    Cell,
    Clause,
    Execution,
    Flag,
    Front,
    Reference,
    Section,
    Series,
    Signing,
    Table,
    Text,
    Value,
)
from draftkit.word.archive import write_package
from draftkit.word.body import Body, write_body
from draftkit.word.contents import Heading
from draftkit.word.count import count
from draftkit.word.frame import Frame, house_frame, load_frame
from draftkit.word.marks import Marks
from draftkit.word.notes import Notes
from tests.word.frames import STYLE_MAP, firm_parts
from tests.word.small import replaced
from tests.wordfile import NAMES, Element, W, text_of, w
from tests.writers.everything import HOSTILE, inlines, item, para

MARKS = Marks({}, {}, {}, "", 0)
NOTES = "word/footnotes.xml"
MAYBE = Flag("consider", ("it is usual",), undecided=True)
TABLE = Table("Costs", (Cell(inlines("Party")), Cell(inlines("Sum"))), ((Cell(inlines("A")), Cell(inlines("£1"))),))


def _section(*clauses: Clause, series: Series = "clauses") -> Section:
    return Section(series, "", series, clauses)


def _write(*sections: Section, kind: Notes = "none", identity: bool = False, frame: Frame | None = None) -> Body:
    agreement, house = Agreement(Front("Test"), sections), frame or house_frame()
    return write_body(count(agreement, house), house, kind, identity=identity)


def _clause(key: str, *words: str, flag: Flag | None = None) -> Clause:
    return Clause(key, key.title(), tuple(item(f"{key}/{n}", each) for n, each in enumerate(words, 1)), flag=flag)


def _root(body: Body) -> Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}">{body.xml.decode()}</w:body>')


def _texts(*sections: Section) -> list[str]:
    return [text_of(paragraph) for paragraph in _root(_write(*sections)).iter(w("p"))]


def _spans(body: Body) -> dict[str, str]:
    """Return the name of each bookmark with the words between its ends, '|' where a paragraph begins."""
    spans: dict[str, str] = {}
    begun: dict[str, str] = {}
    for element in _root(body).iter(w("bookmarkStart"), w("bookmarkEnd"), w("p"), w("t")):
        if element.tag == w("bookmarkStart"):
            begun[element.get(w("id"), "")] = element.get(w("name"), "")
        elif element.tag == w("bookmarkEnd"):
            del begun[element.get(w("id"), "")]
        for name in begun.values():
            spans[name] = spans.get(name, "") + ("|" if element.tag == w("p") else element.text or "")
    assert not begun
    return spans


def test_a_clause_is_a_heading_that_the_contents_can_find_and_its_lines():
    toc = MARKS.toc_bookmark("fees")
    start, end = MARKS.span(toc)

    body = _write(_section(Clause("fees", "Fees", (item("fees/1", " R&D ", Text("must", "strong")), para("")))))

    assert body.xml.decode().replace("<w:t>", '<w:t xml:space="preserve">') == (
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{start}'
        f'<w:r><w:t xml:space="preserve">Fees</w:t></w:r>{end}</w:p>'
        '<w:p><w:pPr><w:pStyle w:val="ClauseLevel2"/></w:pPr><w:r><w:t xml:space="preserve"> R&amp;D </w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="StrongWords"/></w:rPr><w:t xml:space="preserve">must</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="ClauseBody"/></w:pPr></w:p>'
    )
    assert body.headings == (Heading("1.", "Fees", toc, 0, "fees"),)
    assert (body.notes, body.blanks) == ({}, ())


def test_nothing_is_an_empty_body():
    for body in (_write(), _write(_section()), _write(_section(series="schedules"))):
        assert (body.xml, body.headings, body.notes, body.blanks) == (b"", (), {}, ())


def test_a_draft_says_of_each_clause_which_it_is_and_a_final_does_not():
    sections = (
        Section("s", "Terms", "clauses", (Clause("a.fees", "Fees", (para("One."), TABLE)), _clause("term", "Two."))),
        _section(Clause("c.sign", "Sign", (Execution("e", (Signing((), ("Date",)),)),)), series="signatures"),
    )

    spans = _spans(_write(*sections, identity=True))

    identities = {name: words for name, words in spans.items() if name.startswith("_dk_")}
    assert identities == {"_dk_a_fees": "Fees|One.|Party|Sum|A|£1|", "_dk_term": "Term|Two.", "_dk_c_sign": ""}
    assert b"_dk_" not in _write(*sections).xml


def test_a_table_and_an_execution_block_have_a_paragraph_below_them():
    signed = Clause("sign", "Sign", (Execution("e", (Signing((inlines("Signed"),), ("Date",)),)),))

    root = _root(_write(_section(Clause("fees", "Fees", (TABLE,))), _section(signed, series="signatures")))

    heading, table, below, block, after = root
    assert [p[0][0].get(w("val")) for p in (heading, below, after)] == ["Heading1", "TableAfter", "TableAfter"]
    assert [found.get(w("w")) for found in table.iter(w("tblW"), w("tblInd"))] == ["8306", "720"]
    assert [text_of(cell) for cell in block.iter(w("tc"))] == ["Signed", "", "Date", ""]


def test_only_what_is_cited_has_a_bookmark_for_references():
    rooms = _section(Clause("rooms", "Rooms", (item("rooms/1", "x"), para(Reference("rooms/1")))), series="schedules")
    fees, term = Clause("fees", "Fees", (para(Reference("rooms/1")),)), _clause("term", "One.", "Two.")
    silent, cites = (Clause("last", "Last", (para(words),)) for words in ("x", Reference("term/2")))
    whole = Clause("last", "Last", (para(Reference("term")),))

    def found(*sections: Section) -> dict[str, str]:
        return {name: words for name, words in _spans(_write(*sections)).items() if name.startswith("_Ref")}

    assert found(rooms) == {MARKS.bookmark("rooms/1"): "x"}
    assert found(_section(fees), rooms) == {MARKS.bookmark("rooms"): "Rooms", MARKS.bookmark("rooms/1"): "x"}
    assert found(_section(term, silent)) == {}
    assert found(_section(term, cites)) == {MARKS.bookmark("term/2"): "Two."}
    assert found(_section(term, whole)) == {MARKS.bookmark("term"): "Term"}


def test_a_recital_that_is_cited_as_a_clause_is_found_by_its_first_item():
    who = _clause("who", "We are neighbours.", "We work together.")
    silent, cites = (Clause("see", "See", (item("see/1", "See ", words),)) for words in ("x", Reference("who")))

    without, body = (_write(_section(who, last, series="recitals")) for last in (silent, cites))

    assert _spans(without) == {}
    assert _spans(body) == {MARKS.bookmark("who"): "We are neighbours."}
    assert text_of(_root(body)[2]) == "See recital\u00a0(A)"


def test_a_reference_to_a_clause_that_is_not_there_is_an_error():
    with pytest.raises(KeyError, match="absent"):
        _write(_section(Clause("fees", "Fees", (para(Reference("absent")),))))


def test_the_paragraphs_of_each_schedule_name_the_list_that_starts_again():
    root = _root(_write(_section(_clause("rooms", "x", "y"), _clause("costs", "z"), series="schedules")))

    lists = [[found.get(w("val")) for found in p.iterfind("w:pPr/w:numPr/*", NAMES)] for p in root]
    assert lists == [[], ["0", "8"], ["0", "8"], [], ["0", "9"]]


@pytest.mark.parametrize(
    ("clause", "texts"),
    [
        (_clause("fees", flag=MAYBE), ["[Fees]"]),
        (_clause("fees", "One.", flag=MAYBE), ["[Fees]", "[One.]"]),
        (_clause("fees", "One.", "", "Three.", flag=MAYBE), ["[Fees]", "[One.", "", "Three.]"]),
        (Clause("fees", "Fees", (TABLE,), "", MAYBE), ["[Fees]", "[Party", "Sum", "A", "£1]", ""]),
        (Clause("fees", "Fees", (TABLE, para("x")), "", MAYBE), ["[Fees]", "[Party", "Sum", "A", "£1", "", "x]"]),
        (_clause("fees", "One.", flag=Flag("consider", ("usual",))), ["Fees", "One."]),
    ],
)
def test_what_is_undecided_stands_in_brackets_from_its_first_words_to_its_last(clause: Clause, texts: list[str]):
    plain = [text.strip("[]") for text in texts]

    assert _texts(_section(_clause("term", "x"), clause, _clause("x", "x")))[2:-2] == texts
    assert _texts(_section(_clause("term", "x"), replace(clause, flag=None), _clause("x", "x")))[2:-2] == plain


def test_what_is_undecided_has_brackets_without_a_heading_too():
    assert _texts(_section(_clause("who", "One.", "Two.", flag=MAYBE), series="recitals")) == ["[One.", "Two.]"]


def test_what_is_undecided_is_highlighted_and_the_contents_show_its_brackets():
    body = _write(_section(Clause("fees", "Fees", (para("One."), TABLE), "", MAYBE), _clause("term", "Two.")))

    runs = (run for run in _root(body).iter(w("r")) if run.find("w:rPr/w:highlight", NAMES) is not None)
    assert [text_of(run) for run in runs] == ["[", "Fees", "]", "[", "One.", "Party", "Sum", "A", "£1", "]"]
    assert [(heading.label, heading.text) for heading in body.headings] == [("1.", "[Fees]"), ("2.", "Term")]


def test_a_comment_is_on_the_first_line_of_its_clause():
    fees, costs = (_clause(key, "One.", flag=Flag("in", ("you asked",))) for key in ("fees", "costs"))

    body = _write(_section(fees, costs), kind="comments")

    marked = [[etree.QName(element).localname for element in list(p)[1:]] for p in _root(body)]
    assert marked[:2] == [["commentRangeStart", "bookmarkStart", "r", "bookmarkEnd", "commentRangeEnd", "r"], ["r"]]
    assert marked[2:] == marked[:2]
    assert {key: note.paragraphs[1] for key, note in body.notes.items()} == {"fees": "fees", "costs": "costs"}
    ids = [mark.get(w("id")) for mark in _root(body).iter(w("commentReference"))]
    assert ids == [str(note.id) for note in body.notes.values()]
    assert _write(_section(fees, costs)).notes == {}
    assert b"comment" not in _write(_section(fees, costs)).xml


def test_footnotes_are_numbered_through_after_those_of_the_frame():
    own = replaced("</w:footnotes>", '<w:footnote w:id="4"><w:p/></w:footnote></w:footnotes>', NOTES, firm_parts())
    frames = house_frame(), load_frame(write_package(own), "firm.docx", STYLE_MAP)
    flag = Flag("in", ("you asked",))
    clauses = _clause("fees", flag=flag), _clause("term"), _clause("exit", flag=flag)

    ours, theirs = (_write(_section(*clauses), kind="footnotes", frame=frame) for frame in frames)

    assert {key: note.id for key, note in ours.notes.items()} == {"fees": 1, "exit": 2}
    assert {key: note.id for key, note in theirs.notes.items()} == {"fees": 5, "exit": 6}
    assert [mark.get(w("id")) for mark in _root(theirs).iter(w("footnoteReference"))] == ["5", "6"]


def test_a_clause_that_begins_with_a_table_has_no_words_for_a_note():
    clause = Clause("sign", "Sign", (TABLE,), "", Flag("in", ("you asked",)))

    assert _write(_section(clause, series="signatures"), kind="comments").notes == {}


def test_blanks_are_listed_once_each_in_reading_order():
    cell = (Cell((Blank("c"),)),)
    fees = Clause("fees", "Fees", (para(Blank("b"), Blank("a")), Table("", cell, (cell,)), para(Blank("b"))))

    assert _write(_section(fees), _section(Clause("x", "X", (para(Blank("d"), Blank("a")),)))).blanks == (*"bacd",)


def test_a_value_never_becomes_structure():
    values = tuple(para(Value(text, "p")) for text in HOSTILE)

    assert _texts(_section(Clause("fees", "A & </w:t><w:p/>", values))) == ["A & </w:t><w:p/>", *HOSTILE]


def test_a_clause_is_written_the_same_wherever_it_stands():
    fees, term = Clause("fees", "Fees", (para("x ", Blank("a")),)), _clause("term", "y")

    first, second = (_write(_section(*clauses), identity=True).xml for clauses in ((fees, term), (term, fees)))

    alone = _write(_section(fees), identity=True).xml
    assert first == alone + second.removesuffix(alone)
    assert second.endswith(alone)


def test_two_marks_that_hash_to_one_id_are_made_again_with_salt():
    keys = ("k.9611", "k.48507")
    ((first, _), (second, _)) = (MARKS.span(MARKS.toc_bookmark(key)) for key in keys)
    assert first.split()[1] == second.split()[1]

    body = _write(_section(*map(_clause, keys)))

    starts = list(_root(body).iter(w("bookmarkStart")))
    assert len({start.get(w("id")) for start in starts}) == 2
    assert [start.get(w("name")) for start in starts] == [body.marks.toc_bookmark(key) for key in keys]
    assert [heading.bookmark for heading in body.headings] == [body.marks.toc_bookmark(key) for key in keys]
