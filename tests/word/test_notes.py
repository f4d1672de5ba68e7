"""Drafting notes: their words, and the comments and footnotes that carry them."""

from lxml import etree

from draftkit.model.agreement import Clause, Flag
from draftkit.word.marks import Marks
from draftkit.word.notes import (
    Note,
    add_footnotes,
    comment_marks,
    footnote_mark,
    footnote_words,
    note_paragraphs,
    write_comments,
)
from tests.wordfile import NAMES, text_of, w

_STYLES = {"comment": "Remark", "comment.mark": "RemarkMark", "footnote": "Foot", "footnote.mark": "FootMark"}
_MARKS = Marks({}, {}, _STYLES, "", 0)
_HARD = 'Fire & Rescue <b>"first"</b> ]]> — Pwyllgor Tân'


def _clause(flag: Flag, version: str = "") -> Clause:
    return Clause("governance.board", "Board", (), version, flag)


def test_a_note_says_why_the_clause_is_here_what_to_weigh_and_which_text_it_is():
    flag = Flag("in", ("the brief asks for a board", "it is usual"), "A safe default.")

    assert note_paragraphs(_clause(flag, "1.2.0"), flag) == (
        "In: the brief asks for a board; it is usual.",
        "A safe default.",
        "governance.board, version 1.2.0",
    )


def test_a_clause_that_is_not_decided_says_what_to_do_and_no_line_is_empty():
    flag = Flag("consider", ("often useful",), undecided=True)

    assert note_paragraphs(_clause(flag), flag) == (
        "Consider: often useful. Keep it, drop it or choose another under clauses in the brief.",
        "governance.board",
    )


def test_what_is_to_be_considered_and_is_kept_already_asks_for_nothing_more():
    flag = Flag("consider", ("often useful",))

    assert note_paragraphs(_clause(flag), flag)[0] == "Consider: often useful."


def test_a_footnote_leaves_out_which_text_it_is():
    note = Note(1, ("In: it is usual.", "A safe default.", "governance.board, version 1.2.0"))

    assert footnote_words(note) == "Drafting note: In: it is usual. A safe default."


def test_a_comment_hangs_on_the_words_between_its_marks():
    before, after = comment_marks(7, _MARKS)

    assert before == '<w:commentRangeStart w:id="7"/>'
    assert after == (
        '<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:rPr><w:rStyle w:val="RemarkMark"/></w:rPr><w:commentReference w:id="7"/></w:r>'
    )


def test_a_footnote_has_a_mark_of_its_own_style():
    assert footnote_mark(3, _MARKS) == (
        '<w:r><w:rPr><w:rStyle w:val="FootMark"/></w:rPr><w:footnoteReference w:id="3"/></w:r>'
    )


def test_comments_are_ours_stamped_with_the_date_of_the_draft():
    notes = [Note(7, ("In: it is usual.", "a.b")), Note(9, ("Consider: often useful.", "c.d"))]

    root = etree.fromstring(write_comments(notes, _MARKS, "2027-03-03"))

    assert [{etree.QName(name).localname: value for name, value in comment.items()} for comment in root] == [
        {"id": "7", "author": "draftkit", "initials": "DK", "date": "2027-03-03T00:00:00Z"},
        {"id": "9", "author": "draftkit", "initials": "DK", "date": "2027-03-03T00:00:00Z"},
    ]
    assert [[text_of(p) for p in comment] for comment in root] == [
        ["In: it is usual.", "a.b"],
        ["Consider: often useful.", "c.d"],
    ]


def test_only_the_first_paragraph_of_a_comment_bears_its_mark():
    root = etree.fromstring(write_comments([Note(7, ("one", "two", "three"))], _MARKS, ""))

    assert [len(p.findall(".//w:annotationRef", NAMES)) for p in root[0]] == [1, 0, 0]
    assert [p.find("w:pPr/w:pStyle", NAMES).get(w("val")) for p in root[0]] == ["Remark"] * 3


def test_without_a_date_of_the_draft_a_comment_has_none():
    root = etree.fromstring(write_comments([Note(7, ("one",))], _MARKS, ""))

    assert root[0].get(w("date")) is None


def test_the_words_of_a_note_are_words_whatever_they_look_like():
    comments = etree.fromstring(write_comments([Note(7, (_HARD, "a.b"))], _MARKS, ""))
    footnotes = etree.fromstring(add_footnotes(None, [Note(1, (_HARD, "a.b"))], _MARKS))

    assert text_of(comments[0][0]) == _HARD
    assert text_of(footnotes[-1]) == f" Drafting note: {_HARD}"


def test_footnotes_of_a_frame_that_has_none_stand_behind_the_two_separators():
    root = etree.fromstring(add_footnotes(None, [Note(1, ("First.", "a.b")), Note(2, ("Second.", "c.d"))], _MARKS))

    assert [(note.get(w("id")), note.get(w("type")), text_of(note)) for note in root] == [
        ("-1", "separator", ""),
        ("0", "continuationSeparator", ""),
        ("1", None, " Drafting note: First."),
        ("2", None, " Drafting note: Second."),
    ]


def test_the_frame_keeps_its_own_footnotes_before_ours():
    own = f'<w:footnotes xmlns:w="{NAMES["w"]}"><w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>'.encode()

    root = etree.fromstring(add_footnotes(own, [Note(2, ("Ours.", "a.b"))], _MARKS))

    assert [note.get(w("id")) for note in root] == ["1", "2"]


def test_a_frame_may_call_the_namespace_what_it_likes():
    own = f"<x:footnotes xmlns:x='{NAMES['w']}'><x:footnote x:id='1'><x:p/></x:footnote></x:footnotes>".encode()

    root = etree.fromstring(add_footnotes(own, [Note(2, ("Why.", "a.b"))], _MARKS))

    assert [(each.tag, each.get(w("id"))) for each in root] == [(w("footnote"), "1"), (w("footnote"), "2")]
