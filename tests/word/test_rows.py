"""Lists set as tables in Word: numbers that Word counts, bookmarks that references find, brackets, pages."""

from dataclasses import replace

import pytest

from draftkit.model.agreement import Agreement, Flag, Listing
from draftkit.word.archive import write_package
from draftkit.word.count import count, count_lines
from draftkit.word.flow import flow_of
from draftkit.word.frame import Frame, house_frame, load_frame
from draftkit.word.labels import Numbering, label_paragraphs
from draftkit.word.lines import Rows, lay_out, lines_of
from draftkit.word.lint import lint_package
from draftkit.word.pages import Row
from draftkit.word.rows import row_widths
from draftkit.word.write import Options, write_docx
from tests.word.flows import Uncounted
from tests.word.frames import STYLE_MAP, firm_parts
from tests.wordfile import NAMES, WordFile, text_of, w
from tests.writers.everything import listings


def _firm() -> Frame:
    return load_frame(write_package(firm_parts()), "firm.docx", STYLE_MAP)


@pytest.fixture(scope="module", params=[house_frame, _firm])
def word(request) -> WordFile:
    return WordFile(write_docx(listings(), request.param(), "{}"))


def _tables(word: WordFile):
    return [
        table
        for table in word.root("word/document.xml").iter(w("tbl"))
        if table.find(".//w:tblHeader", NAMES) is not None
    ]


def _numbered(word: WordFile, table) -> list[str]:
    root = word.root("word/document.xml")
    numbering = Numbering.of(word.root("word/numbering.xml"), word.root("word/styles.xml"))
    found = dict(zip(root.iter(w("p")), label_paragraphs(root, numbering), strict=True))
    return [f"{found[p].own} {text_of(p)}".strip() for p in table.iter(w("p")) if found[p] is not None]


def test_the_file_is_sound(word):
    assert lint_package(word.content) == ()


def test_word_counts_the_rows_and_what_is_listed_in_a_cell():
    word = WordFile(write_docx(listings(), house_frame(), "{}"))
    parties, terms = _tables(word)

    assert _numbered(word, parties) == ["(1)", "(2)"]
    assert _numbered(word, terms) == ["(a) one; or", "(b) two:", "(i) deep."]


def test_the_heading_row_comes_again_and_every_line_looks_like_the_text_of_a_table(word):
    for table in _tables(word):
        rows = table.findall("w:tr", NAMES)
        assert [row.find("w:trPr/w:tblHeader", NAMES) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        styles = {p.find("w:pPr/w:pStyle", NAMES).get(w("val")) for row in rows[1:] for p in row.iter(w("p"))}
        assert len(styles) == 1


def test_references_find_what_stands_in_a_cell(word):
    marks = {
        start.get(w("name")): text_of(start.getparent())
        for start in word.root("word/document.xml").iter(w("bookmarkStart"))
    }

    shown = {asked.split()[1]: text for _, asked, text in word.fields() if asked.startswith("REF ")}
    assert sorted(marks[name] for name in shown) == ["", "Board", "deep."]


def test_a_draft_says_of_a_clause_that_is_a_table_which_it_is_and_notes_hang_on_the_words_before_it():
    agreement = listings()
    flag = Flag("in", ("you asked",))
    sections = tuple(replace(s, body=tuple(replace(c, flag=flag) for c in s.body)) for s in agreement.sections)

    word = WordFile(write_docx(replace(agreement, sections=sections), house_frame(), "{}", Options("comments")))

    assert set(word.clauses) == {"_dk_parties_parties", "_dk_terms_definitions", "_dk_terms_board"}
    assert len(word.root("word/comments.xml")) == 3


def test_what_is_undecided_is_bracketed_from_the_first_words_to_the_last_cell():
    agreement = listings()
    flag = Flag("consider", ("usual",), undecided=True)
    alone = replace(agreement.sections[0].body[0], body=agreement.sections[0].body[0].body[1:], flag=flag)
    undecided = replace(agreement, sections=(replace(agreement.sections[0], body=(alone,)),))

    (table,) = _tables(WordFile(write_docx(undecided, house_frame(), "{}")))

    texts = [text_of(cell) for cell in table.iter(w("tc"))]
    assert (texts[0], texts[-1]) == ("[No.", "“Beta”]")
    assert "".join(texts).count("[") - 1 == "".join(texts).count("[●]")


def test_the_column_of_numbers_is_narrow_and_the_columns_fill_the_width():
    groups = lay_out(listings())
    own = count_lines(groups, house_frame()).own
    parties, terms = [piece for group in groups for piece in group.pieces if isinstance(piece, Rows)]

    first, second = row_widths(parties, own, 9026), row_widths(terms, own, 9026)

    assert (first[0], sum(first), sum(second)) == (720, 9026, 9026 - 720)


def test_the_pages_count_every_row_with_the_lines_of_its_cells():
    agreement = listings()
    frame = house_frame()
    uncounted = Uncounted({}, frame.estimator.area, frame.estimator.paddings)
    stretches = flow_of(count(agreement, frame), {}, uncounted)

    rows = [block for stretch in stretches for block in stretch if isinstance(block, Row)]
    law = rows[-1].cells[1]
    assert len(rows) == 6
    assert [(para.label, para.words) for para in law] == [("(a)", "one; or"), ("(b)", "two:"), ("(i)", "deep.")]
    assert [para.label for para in rows[1].cells[0]] == ["(1)"]


def test_a_list_without_rows_is_its_heading_row():
    agreement = _emptied(listings())

    word = WordFile(write_docx(agreement, house_frame(), "{}"))

    assert [len(table.findall("w:tr", NAMES)) for table in _tables(word)] == [1, 1]
    assert lint_package(word.content) == ()


def _emptied(agreement: Agreement) -> Agreement:
    def body(blocks):
        return tuple(replace(block, rows=()) if isinstance(block, Listing) else block for block in blocks)

    sections = tuple(
        replace(s, body=tuple(replace(c, body=body(c.body)) for c in s.body if c.key != "terms.board"))
        for s in agreement.sections
    )
    return replace(agreement, sections=sections)


def test_only_lines_have_lines():
    groups = lay_out(listings())

    assert [len(lines_of(piece)) for group in groups for piece in group.pieces if isinstance(piece, Rows)] == [8, 7 - 1]
