"""The signature page of a party: what it says it belongs to, and the block as the agreement has it."""

from dataclasses import replace

import pytest

from draftkit.model.agreement import Agreement, Clause, Execution, Front, Item, Reference, Section, Signing, Text
from draftkit.model.walk import descend, plain, walk
from draftkit.packs.papers import Version
from draftkit.packs.signature_page import blocks_by_party, parties_in_a_row, signature_page

FRONT = Front("Shared Station Agreement", "LEG/1", ("Avonshire Fire Authority", "The Mayor of Avonshire"))
VERSION = Version("1 Agreement for signature.docx", "0123456789abcdef" * 4, "Final text of 3 March 2027")
BLOCK = Execution("execution.signed/2", (Signing(((Text("Signed for the Mayor"),),), ("Signature", "Name")),))
LONG_BLOCK = Execution("execution.seal/2", (Signing(((Text("Sealed"),),), ("Seal", "Signature", "Name") * 2),))


def words(page: Agreement) -> str:
    found = [section.heading for section in page.sections]
    for section in page.sections:
        for clause in section.body:
            inlines = (node for block in clause.body for node in descend(block))
            found += [plain((node,)) for node in inlines if isinstance(node, Text)]
    return "\n".join(found)


def test_the_page_says_to_which_agreement_and_which_version_it_belongs():
    said = words(signature_page(FRONT, 2, BLOCK, VERSION))

    assert said.startswith("Signature page of the Mayor of Avonshire\n")
    for told in ("Shared Station Agreement", "LEG/1", "Final text of 3 March 2027", "“1 Agreement for signature.docx”"):
        assert told in said
    assert "(1)\u00a0Avonshire Fire Authority; and (2)\u00a0The Mayor of Avonshire" in said
    assert "01234567\u00a089abcdef\u00a001234567\u00a089abcdef 01234567" in said
    assert (
        "signature page of party (2) to the agreement described above. It may be attached only to the version named"
        in said
    )


def test_the_block_stands_last_and_as_it_is_in_the_agreement():
    page = signature_page(FRONT, 2, BLOCK, VERSION)

    assert page.sections[0].body[-1].body[-1] == BLOCK


def test_a_deed_goes_back_whole_and_is_not_delivered_by_being_signed():
    deed = words(signature_page(replace(FRONT, deed=True), 2, BLOCK, VERSION))

    assert "Whoever returns this page returns the whole of that version with it." in deed
    assert "The deed is not delivered merely because this page has been completed." in deed
    assert "delivered" not in words(signature_page(FRONT, 2, BLOCK, VERSION))


def test_the_page_of_a_draft_says_that_it_is_not_to_be_signed():
    draft = words(signature_page(FRONT, 2, BLOCK, replace(VERSION, stage="Draft (1)", draft=True)))

    assert "This page goes with a draft of the agreement and is not to be signed." in draft
    assert "Draft (1), in the file" in draft
    assert "not to be signed" not in words(signature_page(FRONT, 2, BLOCK, VERSION))


def test_a_paper_without_a_reference_has_no_row_for_it():
    assert "Reference" not in words(signature_page(replace(FRONT, reference=""), 2, BLOCK, VERSION))


@pytest.mark.parametrize(("block", "parties", "named"), [(BLOCK, 12, 12), (BLOCK, 40, 1), (LONG_BLOCK, 12, 1)])
def test_where_many_parties_would_push_the_block_over_the_sheet_only_the_one_that_signs_is_named(block, parties, named):
    names = tuple(f"The Fire and Rescue Authority for the Area of Avonshire {n:02}" for n in range(parties))

    said = words(signature_page(replace(FRONT, parties=names), 2, block, VERSION))

    row = next(line for line in said.split("\n") if line.startswith("("))
    assert row.count("The Fire") == named
    assert "Avonshire 01" in row
    assert (f"and the {parties - 1} others named on its cover" in row) is (named == 1)


def test_parties_in_a_row():
    assert parties_in_a_row(["A", "B", "C"]) == "(1)\u00a0A; (2)\u00a0B; and (3)\u00a0C"
    assert parties_in_a_row(["A"]) == "(1)\u00a0A"


def test_a_reference_in_a_block_becomes_its_words():
    block = Execution("execution.signed/1", (Signing(((Text("Under "), Reference("one.a")),), ("Signature",)),))
    agreement = Agreement(
        FRONT,
        (
            Section("terms", "Terms", "clauses", (Clause("one.a", "Powers", (Item("one.a/1", (Text("Words"),)),)),)),
            Section("signatures", "Signatures", "signatures", (Clause("execution.signed-1", "", (block,)),)),
        ),
    )

    found = blocks_by_party(agreement)

    page = signature_page(FRONT, 1, found[1], VERSION)
    assert list(found) == [1]
    assert not list(walk(page, Reference))
    assert "clause\u00a01" in words(page)
