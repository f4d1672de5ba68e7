"""Fields as they stand in a file."""

from draftkit.word.field_reading import NESTED, read_fields, stories
from draftkit.word.ooxml import parse
from tests.word.small import document, field, paragraph, parts, run

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def instruction(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def read(*paragraphs):
    return read_fields(parse(document("".join(paragraph(inner) for inner in paragraphs)).encode()))


def test_a_field_has_its_instruction_name_and_result():
    (found,), stray = read(run("see ") + field(r"ref _Ref1 \w \h", "2.1") + run("."))

    assert (found.instruction, found.name, found.result) == (r"ref _Ref1 \w \h", "REF", "2.1")
    assert found.closed
    assert found.paragraph is not None
    assert stray == []


def test_an_instruction_in_pieces_is_one():
    (found,), _ = read(BEGIN + instruction(" DDE") + instruction("AUTO c:") + SEPARATE + run("x") + END)

    assert (found.name, found.instruction) == ("DDEAUTO", "DDEAUTO c:")


def test_a_simple_field_is_a_field():
    (found,), _ = read(f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>')

    assert (found.name, found.result, found.closed) == ("PAGE", "3", True)


def test_a_result_over_paragraphs_holds_the_results_inside_it():
    outer, inner = read(
        BEGIN + instruction("TOC") + SEPARATE + run("One") + "<w:r><w:tab/></w:r>" + field("PAGEREF a", "1"),
        run("x") + END,
    )[0]

    assert (outer.result, inner.result) == ("One\t1x", "1")


def test_a_field_in_an_instruction_is_told_and_its_result_is_not_part_of_any():
    outer, inner = read(BEGIN + instruction(" IF ") + field("REF a", "yes") + instruction(" = 1 ") + END)[0]

    assert outer.instruction == f"IF {NESTED} = 1"
    assert (outer.result, inner.result) == ("", "yes")


def test_a_field_whose_name_is_a_field_says_so():
    outer, _ = read(BEGIN + field("QUOTE 68", "D") + instruction(" x") + END)[0]

    assert outer.name == NESTED


def test_what_belongs_to_no_field_is_stray_and_what_is_open_is_not_closed():
    (found,), stray = read(END + instruction("x") + SEPARATE + BEGIN + instruction("PAGE"))

    assert not found.closed
    assert len(stray) == 3


def test_every_note_is_a_story():
    assert len(list(stories(parse(parts()["word/footnotes.xml"])))) == 3
