from dataclasses import replace

from draftkit.model.comparison import Account, ClauseChange, Touch
from draftkit.writers.account_terminal import LONGEST, write_account_summary
from tests.writers.account_example import empty, everything


def test_no_changes_are_one_line():
    assert write_account_summary(empty()) == "No changes: the two versions say the same.\n"


def test_the_counts_come_first_then_what_to_look_at_then_the_clauses():
    written = write_account_summary(everything())

    assert written.startswith("1 clause added\n1 clause removed\n")
    assert written.index("What to look at first:") < written.index("Clause by clause:")
    assert "  Parties, clause 1.1: party: old → new\n" in written


def test_a_long_account_is_cut_to_what_a_screen_holds():
    touches = tuple(
        Touch("amount", f"£{n}", f"£{n + 1}", f"£{n} → £{n + 1}: {'x ' * 90}", "clause 1") for n in range(40)
    )
    changes = tuple(ClauseChange("changed", "clause", str(n), "Fees", str(n), "Fees", (), touches) for n in range(99))

    lines = write_account_summary(Account("a", "b", changes=changes)).splitlines()

    assert len(lines) <= LONGEST
    assert max(map(len, lines)) <= 112
    assert lines[-1].startswith("  … and ")


def test_what_changed_alike_in_several_places_is_told_once():
    touch = Touch("period", "30 days", "45 days", "30 days → 45 days: “in 45 days”", "clause 2")
    change = ClauseChange("changed", "clause", "2", "Pay", "2", "Pay", (), (touch, replace(touch, place="clause 3")))

    written = write_account_summary(Account("a", "b", changes=(change,)))

    assert "30 days → 45 days: “in 45 days” (and 1 more place)" in written


def test_what_was_replaced_comes_before_what_was_only_added():
    added, replaced = Touch("amount", "", "£5", "£5 added"), Touch("date", "1 May", "2 May", "1 May → 2 May")
    change = ClauseChange("changed", "clause", "2", "Pay", "2", "Pay", (), (added, replaced))

    written = write_account_summary(Account("a", "b", changes=(change,)))

    assert written.index("1 May → 2 May") < written.index("£5 added")


def test_a_party_that_came_or_went_comes_before_all_else():
    party, replaced = Touch("party", "", "B", "B is a new party"), Touch("date", "1 May", "2 May", "1 May → 2 May")
    change = ClauseChange("changed", "parties", "", "Parties", "", "Parties", (), (replaced, party))

    written = write_account_summary(Account("a", "b", changes=(change,)))

    assert written.index("B is a new party") < written.index("1 May → 2 May")


def test_of_more_clauses_than_there_is_room_for_those_that_came_or_went_are_named():
    changes = [ClauseChange("changed", "clause", str(n), "Fees", str(n), "Fees") for n in range(1, 40)]
    changes.append(ClauseChange("removed", "clause", "40", "Waiver"))

    lines = write_account_summary(Account("a", "b", changes=tuple(changes))).splitlines()

    assert len(lines) <= LONGEST
    assert lines[-2:] == ["  Clause 40 (Waiver): removed", "  … and 20 more"]


def test_a_few_notices_stand_below_the_counts():
    told = tuple(f"Clause {n} still cites clause 2." for n in range(9))
    account = replace(everything(), notices=told, left_out="Left out of account: capitals.")

    lines = write_account_summary(account).splitlines()

    counts = lines[: lines.index("")]
    assert counts[-3:] == ["Left out of account: capitals.", "Clause 0 still cites clause 2.", "… and 8 more notices"]


def test_three_notices_are_all_told_and_the_lines_stay_as_many():
    account = replace(everything(), notices=("One thing.", f"{'Another thing ' * 20}.", "A third."))

    lines = write_account_summary(account).splitlines()

    assert [line for line in lines if line in ("One thing.", "A third.")] == ["One thing.", "A third."]
    assert len(lines) <= LONGEST
    assert max(map(len, lines)) <= 112


def test_no_changes_in_what_was_compared_are_told_with_what_was_not():
    account = replace(empty(), left_out="Left out of account: capitals.")

    assert write_account_summary(account) == "No changes in what was compared.\nLeft out of account: capitals.\n"
