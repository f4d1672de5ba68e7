import pytest

from draftkit.model.comparison import Renumbering
from draftkit.redline.account.account import tell_account
from draftkit.redline.compare import accepted, compare
from draftkit.redline.merge import Settings
from draftkit.redline.pen import Pen
from tests.redline.account.built import (
    account,
    account_of,
    head,
    item,
    kinds,
    package,
    para,
    said,
    schedule,
    sub,
    table,
    touched,
    typed,
)

TERMS = head("Terms", "_dk_terms") + sub("The terms are these and no others.")
FEES = head("Fees", "_dk_fees") + sub("The fee is £5 for each of the sites in the schedule.")
LAW = head("Law", "_dk_law") + sub("The law of England and Wales applies to this agreement.")


def plain(body):
    """The same without our hidden bookmarks."""
    for name in ("terms", "fees", "law"):
        body = body.replace(f'w:name="_dk_{name}"', f'w:name="x{name}"')
    return body


def ends(number):
    """A clause that cites another by that number."""
    return head("End") + sub(f"It ends under clause {number}.")


def test_equal_versions_have_an_empty_account():
    found = account(TERMS + FEES, TERMS + FEES)

    assert (found.changes, found.renumbered, found.others, found.notices) == ((), (), (), ())


def test_a_changed_clause_is_told_with_its_words():
    found = account(TERMS + FEES, TERMS + FEES.replace("£5", "£6"))

    assert kinds(found) == [("Clause 2 (Fees)", "changed")]
    assert said(found.changes[0]) == ["The fee is £[-5-]{+6+} for each of the sites in the schedule."]
    assert (found.changes[0].passages[0].old_number, found.changes[0].passages[0].new_number) == ("2.1", "2.1")


def test_an_added_clause_renumbers_those_after_it():
    found = account(TERMS + LAW, TERMS + FEES + LAW)

    assert kinds(found) == [("Clause 2 (Fees)", "added"), ("Clause 3 (Law)", "renumbered")]
    assert found.renumbered == (Renumbering("clause", ("2", "2"), ("3", "3"), 1),)


def test_a_removed_clause_stands_where_it_stood():
    found = account(TERMS + FEES + LAW, TERMS + LAW)

    assert kinds(found) == [("Clause 2 (Fees)", "removed"), ("Clause 2 (Law)", "renumbered")]


@pytest.mark.parametrize("marked", [True, False])
def test_a_moved_clause_is_moved_whether_marked_or_not(marked):
    old, new = TERMS + FEES + LAW, FEES + LAW + TERMS
    found = account(old, new) if marked else account(plain(old), plain(new))

    assert ("Clause 3 (Terms)", "moved") in kinds(found)
    assert {kind for name, kind in kinds(found) if "Terms" not in name} == {"renumbered"}


def test_a_moved_clause_that_was_edited_is_moved_and_changed():
    found = account(TERMS + FEES + LAW, FEES + LAW + TERMS.replace("no others", "some others"))

    assert ("Clause 3 (Terms)", "moved and changed") in kinds(found)


def test_our_hidden_bookmark_keeps_a_clause_the_same_however_it_was_rewritten():
    new = head("Prices", "_dk_fees") + sub("Whoever buys shall settle what is owed.")
    found = account(TERMS + FEES + LAW, TERMS + LAW + new)

    assert ("Clause 3 (Prices)", "moved and changed") in kinds(found)


def test_a_copied_clause_has_the_mark_twice_and_neither_is_lost():
    assert kinds(account(TERMS + TERMS, TERMS + TERMS)) == []
    assert kinds(account(TERMS + LAW, TERMS + LAW + TERMS)) == [("Clause 3 (Terms)", "added")]


def test_two_clauses_of_the_library_are_never_one_though_alike():
    found = account(TERMS + FEES, TERMS + FEES.replace("_dk_fees", "_dk_costs"))

    assert kinds(found) == [("Clause 2 (Fees)", "removed"), ("Clause 2 (Fees)", "added")]


def test_a_clause_whose_heading_changed_is_the_same_by_its_words():
    found = account(plain(TERMS + FEES), plain(TERMS + FEES.replace("Fees", "Cost of the whole thing")))

    assert kinds(found) == [("Clause 2 (Cost of the whole thing)", "changed")]
    assert found.changes[0].old_name == "Clause 2 (Fees)"


def test_clauses_renumbered_by_hand_are_only_renumbered():
    old = typed("1. Terms", "1.1 The terms are these.", "2. Law", "2.1 The law of England applies.")
    new = typed(
        "1. Terms",
        "1.1 The terms are these.",
        "2. Fees",
        "2.1 Five pounds.",
        "3. Law",
        "3.1 The law of England applies.",
    )

    assert kinds(account(old, new)) == [("Clause 2 (Fees)", "added"), ("Clause 3 (Law)", "renumbered")]


def test_a_reference_that_follows_the_renumbering_is_told_apart():
    found = account(LAW + ends("1"), FEES + LAW + ends("2"))

    assert ("Clause 3 (End)", "references follow") in kinds(found)
    assert [t.follows for change in found.changes for t in change.touches if t.kind == "reference"] == [True]


def test_a_field_that_cites_a_bookmark_follows_it():
    target = head("Law", "_Ref1")

    found = account(target + ends("{REF _Ref1 \\w|1}"), FEES + target + ends("{REF _Ref1 \\w|2}"))

    assert ("Clause 3 (End)", "references follow") in kinds(found)


def test_a_reference_to_another_clause_is_a_change():
    found = account(TERMS + LAW + ends("1"), TERMS + LAW + ends("2"))

    assert kinds(found) == [("Clause 3 (End)", "changed")]
    assert touched(found, "reference") == ["clause 1 → clause 2: “It ends under clause 2”"]


def test_a_typed_reference_that_was_left_behind_is_a_notice():
    found = account(TERMS + LAW + ends("2"), TERMS + FEES + LAW + ends("2"))

    assert found.notices == ("Clause 4.1 still cites clause 2, but what was clause 2 is now clause 3.",)


def test_a_reference_to_a_law_is_not_taken_for_one_to_the_agreement():
    cite = head("End") + sub("It ends under section 2 of the Police Act 1996.")

    assert account(TERMS + LAW + cite, TERMS + FEES + LAW + cite).notices == ()


def test_rows_of_a_table_are_told_cell_by_cell_under_their_heading():
    old = schedule("Sites") + table(("Site", "Rent"), ("Leeds", "£5,000"), ("York", "£6,000"))
    new = schedule("Sites") + table(("Site", "Rent"), ("Leeds", "£5,500"), ("Hull", "£6,500"), ("York", "£6,000"))
    found = account(old, new)

    assert said(found.changes[0]) == ["Site | Rent", "Leeds | £[-5,000-]{+5,500+}", "{+Hull+} | {+£6,500+}"]
    assert touched(found) == ["£5,000 → £5,500: Leeds, Rent", "£6,500 added: Hull, Rent"]
    assert {t.place for t in found.changes[0].touches} == {"Schedule 1, table"}


def test_a_column_that_came_is_told_cell_by_cell():
    old = schedule("Sites") + table(("Site", "Rent"), ("Leeds Road", "£5,000"))
    new = schedule("Sites") + table(("Site", "Owner", "Rent"), ("Leeds Road", "The Council", "£5,000"))

    assert said(account(old, new).changes[0]) == ["Site | {+Owner+} | Rent", "Leeds Road | {+The Council+} | £5,000"]


def test_a_paragraph_that_went_to_another_clause_is_told_as_moved():
    line = sub("Each party must keep the records of the work for seven years.")
    found = account(TERMS + line + FEES + LAW, TERMS + FEES + line + LAW)

    assert [p.moved for change in found.changes for p in change.passages] == [
        "moved to clause 2.2",
        "moved from clause 1.2",
    ]
    assert touched(found) == []


def test_a_clause_that_only_looks_different_is_told_so():
    bold = LAW.replace("<w:rPr></w:rPr><w:t", "<w:rPr><w:b/></w:rPr><w:t")

    assert bold != LAW
    assert kinds(account(TERMS + LAW, TERMS + bold)) == [("Clause 2 (Law)", "look")]


def test_the_title_is_that_of_the_newer_version():
    found = account(para("Old name", "Title") + TERMS, para("New  name", "Title") + TERMS)

    assert found.title == "New name"


def test_the_account_tells_what_the_redline_tells():
    old, new = (accepted(package(body)) for body in (TERMS + FEES, TERMS + FEES.replace("£5", "£6") + LAW))
    told = compare(old, new, Settings(Pen("A", "2026-11-23T00:00:00Z"))).told

    assert tell_account(old, new, told) == account_of(old, new)


def test_a_redline_of_other_files_is_refused():
    old, new = package(TERMS + FEES), package(TERMS)
    told = compare(old, new, Settings(Pen("A", "2026-11-23T00:00:00Z"))).told

    with pytest.raises(ValueError, match="the redline told more"):
        tell_account(new, old, told)


def test_a_list_item_is_cited_in_full():
    old = head("Terms") + sub("Pay:") + item("£5; and") + item("£6.")
    new = head("Terms") + sub("Pay:") + item("£5; and") + item("£7.")

    assert account(old, new).changes[0].touches[0].place == "clause 1.1(b)"
