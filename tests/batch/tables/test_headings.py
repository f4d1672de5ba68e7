import pytest

from draftkit.batch.tables.headings import lay_out
from draftkit.batch.tables.sheets import Group, find_group


@pytest.mark.parametrize(
    ("heading", "steps"),
    [
        ("agreement.title", ("agreement", "title")),
        ("Title", ("agreement", "title")),
        ("Title of the agreement", ("agreement", "title")),
        ("start date", ("term", "start_date")),
        ("Where the powers are listed", ("basis", "powers_in")),
        ("sustainability", ("sustainability",)),
        ("parties.1.short_name", ("parties", 0, "short_name")),
        ("parties[0].short_name", ("parties", 0, "short_name")),
        ("Parties. 2 .Contact.Email", ("parties", 1, "contact", "email")),
        ("sites.1.shared_areas", ("premises", "sites", 0, "shared_areas")),
        ("objectives.3", ("purpose", "objectives", 2)),
        ('clauses.choose["money.sharing"]', ("clauses", "choose", "money.sharing")),
    ],
)
def test_a_heading_names_a_path_of_the_brief(heading: str, steps: tuple[str | int, ...]):
    layout, faults = lay_out(Group(""), [heading], "", "t.csv")

    assert not faults
    assert [column.steps for column in layout.columns] == [steps]


@pytest.mark.parametrize("heading", ["Comments", "Remarks", "Version", "Lawyer", "Department", "File"])
def test_a_column_of_ones_own_is_not_taken_for_a_fact_it_hardly_resembles(heading: str):
    _, (fault,) = lay_out(Group(""), [heading], "", "t.csv")

    assert "did you mean" not in fault.hint
    assert "a column of notes may stay" in fault.hint


@pytest.mark.parametrize(
    ("sheet", "heading", "steps"),
    [
        ("parties", "short name", ("short_name",)),
        ("parties", "parties.short_name", ("short_name",)),
        ("parties", "email", ("contact", "email")),
        ("parties", "functions.1.name", ("functions", 0, "name")),
        ("money.contributions", "Party", ("party",)),
        ("parties.approvals", "approvals.reference", ("reference",)),
        ("governance", "governance.chair", ("chair",)),
        ("objectives", "objectives", ()),
    ],
)
def test_a_heading_of_another_sheet_names_what_its_rows_hold(sheet: str, heading: str, steps: tuple[str | int, ...]):
    layout, faults = lay_out(find_group(sheet), ["reference", "party" if "." in sheet else "", heading], "", "t.xlsx")

    assert [column.steps for column in layout.columns if column.at == 2 or column.steps == steps][:1] == [steps]
    assert not [fault for fault in faults if "given twice" not in fault.message]


def test_the_reference_joins_and_is_a_fact_of_the_agreements_alone():
    agreements, _ = lay_out(Group(""), ["Reference", "title"], "", "t.xlsx")
    parties, _ = lay_out(find_group("parties"), ["name", "Reference of the agreement"], "", "t.xlsx")

    assert (agreements.join, len(agreements.columns)) == (0, 2)
    assert (parties.join, len(parties.columns)) == (1, 1)


@pytest.mark.parametrize(
    ("sheet", "pattern", "within"),
    [
        ("Parties", ("parties", "*"), ""),
        ("milestones", ("term", "milestones", "*"), ""),
        ("Expected benefits", ("benefits", "*"), ""),
        ("sites", ("premises", "sites", "*"), ""),
        ("intellectual_property", ("information", "intellectual_property", "*"), ""),
        ("premises.sites.areas", ("premises", "sites", "*", "areas", "*"), "site"),
        ("workstreams.functions", ("workstreams", "*", "functions", "*"), "workstream"),
    ],
)
def test_a_sheet_is_found_by_path_by_last_word_or_by_title(sheet: str, pattern: tuple[str, ...], within: str):
    group = find_group(sheet)

    assert group.pattern == pattern
    assert (group.parent_word if group.parent else "") == within
