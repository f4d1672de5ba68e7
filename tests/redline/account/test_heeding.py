"""What the user left out of account is not told, whatever else changed; and the account says what that was."""

import pytest

from draftkit.actions.compare import compare_files
from tests.redline.account.built import file, head, item, kinds, para, said, schedule, sub, table, touched

FEES = head("Fees", "_dk_fees") + sub("The Council must pay £5,000 in May, and £6,000 in June.")
LAW = head("Law", "_dk_law") + sub("The law of England and Wales applies to this agreement.")
TERM = head("Term", "_dk_term") + sub("This agreement is in force for three years from its date.")


def told(old, new, *ignored, on_new=False, **more):
    newer = (file(new, **more), "new.docx")
    return compare_files((file(old), "old.docx"), newer, ignore=ignored, on_new=on_new).account()


@pytest.mark.parametrize("on_new", [False, True])
@pytest.mark.parametrize(
    ("what", "words", "instead"),
    [
        ("case", "The Council must", "The COUNCIL must"),
        ("spaces", "in May, and", "in  May ,  and"),
        ("formatting", "<w:rPr></w:rPr><w:t", "<w:rPr><w:i/></w:rPr><w:t"),
    ],
)  # fmt: skip
def test_what_is_ignored_is_not_told(what, words, instead, on_new):
    new = FEES.replace(words, instead) + LAW

    assert kinds(told(FEES + LAW, new))
    assert told(FEES + LAW, new, what, on_new=on_new).changes == ()


@pytest.mark.parametrize("on_new", [False, True])
def test_beside_what_is_ignored_the_other_words_are_told(on_new):
    new = FEES.replace("£6,000", "£7,000").replace("The Council", "THE  COUNCIL") + LAW.replace("The law", "The LAW")

    found = told(FEES + LAW, new, "case", "spaces", on_new=on_new)

    assert kinds(found) == [("Clause 1 (Fees)", "changed")]
    words = [piece.text for cell in found.changes[0].passages[0].cells for piece in cell if piece.state != "same"]
    assert words == ["6,000", "7,000"]


def test_a_heading_or_a_party_in_capitals_is_the_same_one():
    party = para("Parties") + para("(1) **Acme Limited** of 1 High Street, Leeds (the “Buyer”).")
    new = party.replace("Acme Limited", "ACME LIMITED").replace("“Buyer”", "“BUYER”") + FEES.replace("Fees", "FEES")

    found = told(party + FEES, new, "case")

    assert found.changes == ()


def test_numbers_are_those_of_the_newer_file_though_formatting_is_ignored():
    new = FEES + sub("It must pay VAT too, by the day when it pays the rest.") + LAW
    old = FEES + item("It must pay VAT too, by the day when it pays the rest.") + LAW.replace("Wales", "Scotland")

    found = told(old, new.replace("the rest", "all the rest"), "formatting", "case")

    assert found.changes[0].passages[0].new_number == "1.2"


def test_a_clause_that_only_looks_otherwise_is_told_if_its_look_is_not_ignored():
    italic = LAW.replace("<w:rPr></w:rPr><w:t", "<w:rPr><w:i/></w:rPr><w:t")

    found = told(FEES + LAW, FEES.replace("Council", "COUNCIL") + italic, "case")

    assert kinds(found) == [("Clause 2 (Law)", "look")]


def test_the_words_in_a_picture_that_is_ignored_are_not_told():
    box = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
        f"{para('Draft of the third of May')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    new = f"{(FEES + LAW).removesuffix('</w:p>')}{box}</w:p>"

    assert "Draft of the third of May" in str(told(FEES + LAW, new).changes)
    assert told(FEES + LAW, new, "pictures").changes == ()


def test_headers_and_notes_that_are_ignored_are_not_told():
    header = "<w:hdr>" + para("Draft 2") + "</w:hdr>"
    notes = f'<w:footnotes><w:footnote w:id="2">{para("See the Act.")}</w:footnote></w:footnotes>'
    new = FEES + LAW.replace("</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', 1)

    found, heeded = (
        told(FEES + LAW, new, "headers", "notes", header1=header, footnotes=notes),
        told(FEES + LAW, new, header1=header, footnotes=notes),
    )

    assert [change.name for change in heeded.others] == ["Headers", "Footnotes"]
    assert found.others == ()
    assert (kinds(found), kinds(heeded)) == ([], [("Clause 2 (Law)", "look")])


def test_a_clause_that_moved_went_and_came_where_moves_are_ignored():
    old, new = TERM + FEES + LAW, FEES + LAW + TERM.replace("three", "four")

    found = told(old, new, "moves")

    assert ("Clause 3 (Term)", "moved and changed") in kinds(told(old, new))
    assert [kind for name, kind in kinds(found) if "Term" in name] == ["removed", "added"]
    assert found.left_out == "What moved is told as taken out and put in."


def test_a_row_that_moved_went_and_came_where_moves_are_ignored():
    rows = [("Site", "Rent"), ("Leeds Road depot", "£5,000"), ("York Street yard", "£6,000"), ("Hull Quay", "£7,000")]
    old, new = (schedule("Sites") + table(*each) for each in (rows, [rows[0], rows[3], *rows[1:3]]))

    found = told(old, new, "moves")

    assert said(found.changes[0])[1:] == ["{+Hull Quay+} | {+£7,000+}", "[-Hull Quay-] | [-£7,000-]"]
    assert [passage.moved for passage in found.changes[0].passages] == ["", "", ""]
    assert touched(found) == []


def test_a_reference_still_follows_a_clause_that_moved_where_moves_are_ignored():
    cites = head("End") + sub("It ends under clause 1.")

    found = told(TERM + FEES + LAW + cites, FEES + LAW + TERM + cites.replace("clause 1", "clause 3"), "moves")

    assert [(t.sentence, t.follows) for c in found.changes for t in c.touches if t.kind == "reference"] == [
        ("clause 1 → clause 3 follows the renumbering", True)
    ]


def test_a_signature_that_moved_neither_came_nor_went():
    parties = para("Parties") + para("(1) **Acme Limited** of Leeds.") + para("(2) **Beta LLP** of York.")
    lines = [para(f"Signed as a deed for {name} by the one who may sign") for name in ("Acme Limited", "Beta LLP")]
    old, new = (parties + FEES + para("Signatures") + "".join(each) for each in (lines, lines[::-1]))

    assert touched(told(old, new, "moves"), "party") == []


def test_the_account_says_in_one_line_what_was_left_out():
    ignored = ("formatting", "case", "spaces", "pictures", "moves", "headers", "notes")

    assert told(FEES, FEES).left_out == ""
    assert told(FEES, FEES, *ignored).left_out == (
        "Left out of account: formatting, capitals, spaces, pictures, headers, footers, footnotes and endnotes; "
        "what moved is told as taken out and put in."
    )


@pytest.mark.parametrize("ignored", [(), ("formatting",), ("case", "spaces"), ("formatting", "pictures", "moves")])
@pytest.mark.parametrize("on_new", [False, True])
def test_a_link_is_no_formatting_and_is_told_whatever_is_ignored(ignored, on_new):
    linked = LAW.replace("<w:r>", '<w:hyperlink w:anchor="Law"><w:r>', 2).replace("</w:r>", "</w:r></w:hyperlink>", 2)

    found = told(FEES + LAW, FEES.replace("£6,000", "£7,000") + linked, *ignored, on_new=on_new)

    assert kinds(found) == [("Clause 1 (Fees)", "changed"), ("Clause 2 (Law)", "changed")]
    assert all("a link to the bookmark ‘Law’ put on" in note for p in found.changes[1].passages for note in p.notes)
