import pytest

from draftkit.actions.compare import compare_files
from draftkit.redline.account.account import tell_account
from tests.redline.account.built import account_of, kinds, package, para, said, table, told
from tests.redline.oracle_built import p, r
from tests.redline.test_headers import document


def header(text):
    return f"<w:hdr>{p(r(text))}</w:hdr>"


def notes(*texts):
    made = (f'<w:footnote w:id="{n}">{p(r(text))}</w:footnote>' for n, text in enumerate(texts))
    return f"<w:footnotes>{''.join(made)}</w:footnotes>"


def others(old, new):
    found = account_of(package(para("x"), **old), package(para("x"), **new))
    assert kinds(found) == []
    return [(change.name, change.kind, said(change)) for change in found.others]


def test_a_changed_header_is_told_outside_the_clauses():
    assert others({"header1": header("Draft 1")}, {"header1": header("Draft 2")}) == [
        ("Headers", "changed", ["Draft [-1-]{+2+}"])
    ]


def test_a_header_that_stands_in_more_sections_is_not_a_change():
    assert others({"header1": header("Draft")}, {"header1": header("Draft"), "header2": header("Draft")}) == []


def test_a_footnote_that_came_is_told():
    assert others({"footnotes": notes("See above.")}, {"footnotes": notes("See above.", "See below.")}) == [
        ("Footnotes", "changed", ["{+See below.+}"])
    ]


def test_the_first_footnotes_are_added():
    assert others({}, {"footnotes": notes("See above.")}) == [("Footnotes", "added", ["{+See above.+}"])]


def test_a_footnote_that_stands_before_another_now_is_told_with_its_paragraph_alone():
    assert others({"footnotes": notes("One.", "Two.", "Three.")}, {"footnotes": notes("Two.", "Three.", "One.")}) == []


def test_a_footnote_that_moved_and_one_that_was_reworded_are_told_as_one_reworded():
    old = notes("See the plan.", "It rains.", "Ask the Board.")
    new = notes("It rains.", "Ask a Board.", "See the plan.")

    assert others({"footnotes": old}, {"footnotes": new}) == [("Footnotes", "changed", ["Ask [-the-]{+a+} Board."])]


def test_what_the_caller_knows_of_the_rest_is_taken():
    old, new = package(para("x"), header1=header("1")), package(para("x"), header1=header("2"))
    assert tell_account(old, new, told(old, new), others=()).others == ()


def footer(text):
    return f"<w:ftr>{p(r(text))}</w:ftr>"


def footers(*texts):
    return {f"footer{n}": footer(text) for n, text in enumerate(texts, 1)}


def test_of_several_footers_the_one_that_changed_is_told_with_the_words_out_and_in():
    old = footers("Draft of the agreement", "Confidential to the parties", "First page")
    new = footers("Draft of the agreement", "Strictly private until it is signed", "First page")

    assert others(old, new) == [
        ("Footers", "changed", ["[-Confidential to the parties-]{+Strictly private until it is signed+}"])
    ]


def test_of_several_footers_that_say_the_same_one_that_changed_is_not_all_put_in():
    old, new = footers("Draft", "Draft", "Draft"), footers("Draft", "Draft two", "Draft")

    assert others(old, new) == [("Footers", "changed", ["Draft{+ two+}"])]


def test_what_changed_alike_in_several_footers_is_told_once():
    assert others(footers("Draft 1", "Draft 1"), footers("Draft 2", "Draft 2")) == [
        ("Footers", "changed", ["Draft [-1-]{+2+}"])
    ]


def test_tables_in_two_headers_are_two_tables():
    old, new = (
        {f"header{n}": f"<w:hdr>{table(('Part', each), ('Page', 'x'))}</w:hdr>" for n, each in enumerate(said, 1)}
        for said in (("First draft of it", "The schedules"), ("Second draft of it", "The annexes"))
    )

    ((_, _, found),) = others(old, new)

    assert found == ["Part | [-First-]{+Second+} draft of it", "Part | The [-schedules-]{+annexes+}"]


@pytest.mark.parametrize("on_new", [False, True])
@pytest.mark.parametrize("ignored", [(), ("case",)])
def test_a_footer_of_a_section_is_told_with_that_of_the_section_it_became(on_new, ignored):
    old, new = document(0, 1, headers=("Draft", "Terms")), document(0, 1, headers=("Terms of 2027", "Signed"))

    compared = compare_files((old, "old.docx"), (new, "new.docx"), ignore=ignored, on_new=on_new)

    assert [said(change) for change in compared.account().others] == [
        ["[-Draft-]{+Terms of 2027+}", "[-Terms-]{+Signed+}"]
    ]
