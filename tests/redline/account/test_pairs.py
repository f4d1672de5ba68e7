import pytest

from draftkit.actions.compare import compare_files
from draftkit.redline.account.lines import read_document
from draftkit.redline.account.outline import outline
from draftkit.redline.account.pairs import Version, aligned, match
from draftkit.word.ooxml import w
from tests.redline.account.built import account, file, head, item, package, para, said, schedule, sub, table, told


def versions(*bodies):
    files = [package(body) for body in bodies]
    made = []
    for each in files:
        document = read_document(each)
        made.append(Version.of(document, outline(document)))
    return made[0], made[1], match(made[0], made[1], told(*files))


def headings(old, new, matched):
    return {old.clauses[i].heading: new.clauses[j].heading for i, j in matched.clauses.items()}


def test_clauses_are_paired_by_our_marks_before_all_else():
    old = head("Fees", "_dk_a") + sub("The fee is due.") + head("Costs", "_dk_b") + sub("Costs are shared.")
    new = head("Costs", "_dk_a") + sub("Costs are shared.") + head("Fees", "_dk_b") + sub("The fee is due.")

    assert headings(*versions(old, new)) == {"Fees": "Costs", "Costs": "Fees"}


def test_clauses_without_marks_are_paired_by_headings():
    old = head("Fees") + sub("One thing.") + head("Costs") + sub("Another thing altogether.")
    new = head("Costs") + sub("Said in wholly new words.") + head("Fees") + sub("This too is new.")

    assert headings(*versions(old, new)) == {"Fees": "Fees", "Costs": "Costs"}


def test_clauses_with_other_headings_are_paired_by_their_words():
    old = head("Fees") + sub("Each party pays the fee that the schedule shows against its name.")
    new = head("Sums due to the Host") + sub("Each party pays the fee that the schedule shows against its name.")

    assert headings(*versions(old, new)) == {"Fees": "Sums due to the Host"}


def test_lines_of_a_clause_that_moved_are_paired_though_short():
    old = head("Fees", "_dk_a") + sub("Five pounds.") + head("Law") + sub("The law of England applies to it all.")
    new = head("Law") + sub("The law of England applies to it all.") + head("Fees", "_dk_a") + sub("Six pounds.")
    mine, theirs, matched = versions(old, new)

    pairs = {mine.lines[p.old[0]].text: theirs.lines[p.new[0]].text for p in matched.lines}

    assert pairs["Five pounds."] == "Six pounds."


def test_tables_are_paired_by_their_rows():
    rows = table(("Site", "Rent"), ("Leeds", "£5"))

    assert versions(rows, para("new") + table(("a", "b"), ("c", "d")) + rows)[2].tables == {1: 2}


def test_the_last_lines_are_not_paired_because_they_are_last():
    old, new, _ = versions(para("One thing here."), para("One thing here.") + para("Quite another there."))

    assert list(aligned([0], [1], old.lines, new.lines)) == []


def test_a_row_that_went_from_one_table_is_not_one_that_came_in_another():
    matter = [("Matter", "Record"), ("Patient information", "Clause 9 applies"), ("Systems", "The visits system")]
    data = [("Data", "Controller"), ("Records of visits", "The Trust"), ("Lists of falls", "The Council and the Trust")]

    old = schedule("Data") + table(*matter) + sub("x") + table(*data[:2])
    new = schedule("Data") + table(matter[0], matter[2]) + sub("x") + table(*data)

    assert said(account(old, new).changes[0]) == [
        "Matter | Record",
        "[-Patient information-] | [-Clause 9 applies-]",
        "Data | Controller",
        "{+Lists of falls+} | {+The Council and the Trust+}",
    ]


RENTS = table(("Party", "Share of the rest"), ("The Trust", "£5,000"), ("The Force", "£6,000"))


def test_a_table_with_other_headings_is_one_that_went_and_one_that_came_though_its_amounts_are_equal():
    other = table(("Service", "Sum for insurance"), ("The Trust", "£5,000"), ("The Force", "£6,500"))

    found = account(schedule("Costs") + RENTS, schedule("Costs") + other)

    assert said(found.changes[0]) == [
        "[-Party-] | [-Share of the rest-]",
        "[-The Trust-] | [-£5,000-]",
        "[-The Force-] | [-£6,000-]",
        "{+Service+} | {+Sum for insurance+}",
        "{+The Trust+} | {+£5,000+}",
        "{+The Force+} | {+£6,500+}",
    ]
    assert len({passage.table for passage in found.changes[0].passages}) == 2


def test_a_table_with_one_heading_in_common_is_the_same_table():
    other = table(("Party", "Sum for insurance"), ("The Trust", "£5,000"), ("The Force", "£6,500"))

    found = account(schedule("Costs") + RENTS, schedule("Costs") + other)

    assert said(found.changes[0])[0].startswith("Party | ")


def test_a_table_with_a_heading_that_was_reworded_is_the_same_table():
    other = table(("Service", "Share of the cost"), ("The Trust", "£5,000"), ("The Force", "£6,500"))

    found = account(schedule("Costs") + RENTS, schedule("Costs") + other)

    assert "The Force | £[-6,000-]{+6,500+}" in said(found.changes[0])


def test_a_table_whose_headings_alone_were_reworded_is_the_same_table():
    other = RENTS.replace("Party", "Service").replace("Share of the rest", "Annual sum")

    found = account(schedule("Costs") + RENTS, schedule("Costs") + other)

    assert said(found.changes[0]) == ["[-Party-]{+Service+} | [-Share of the rest-]{+Annual sum+}"]


RUN = [sub("These pass with the vehicles to the new owner:"), item("keys;"), item("log books;"), item("tools.")]


def test_short_items_that_moved_to_another_clause_with_their_paragraph_are_told_as_moved():
    fees, law = head("Fees") + sub("Each party pays."), head("Law") + sub("The law of England applies to it all.")

    found = account(fees + "".join(RUN) + law, fees + law + "".join(RUN))

    assert [passage.moved for passage in found.changes[1].passages] == [
        f"moved from clause 1.2{letter}" for letter in ("", "(a)", "(b)", "(c)")
    ]
    assert all(passage.moved.startswith("moved to clause 2.2") for passage in found.changes[0].passages)


def test_a_short_item_that_came_alone_in_another_clause_did_not_move():
    fees, law = head("Fees") + sub("Each party pays:"), head("Law") + sub("The law of England applies to:")

    found = account(fees + RUN[1] + law, fees + law + RUN[1])

    assert [passage.moved for change in found.changes for passage in change.passages] == ["", ""]


SUMS = ("Station", "Service", "Sum")
FORCE, TRUST = ("The Force", "Patrols", "£6,000"), ("The Trust", "Stands by at the station", "£5,000")
FIRE = ("The Authority", "Puts fires out", "£7,000")
TOLD = {
    "a row that another replaced": (
        [TRUST, FORCE, FIRE],
        [TRUST, ("Bath", "Coastguard liaison", "£9,000"), FIRE],
        ["[-The Force-] | [-Patrols-] | [-£6,000-]", "{+Bath+} | {+Coastguard liaison+} | {+£9,000+}"],
    ),
    "a row put in before one that kept its name": (
        [("Leeds", "Fire cover by day", "£5,000"), FORCE],
        [("Bath", "Fire cover by day", "£5,500"), ("Leeds", "Cover", "£5,000"), FORCE],
        ["{+Bath+} | {+Fire cover by day+} | {+£5,500+}", "Leeds | [-Fire cover by day-]{+Cover+} | £5,000"],
    ),
    "rows with nothing but a name or a word in common": (
        [TRUST, FORCE, FIRE],
        [("The Authority", "Puts fires out and rescues", "£7,000"), ("The Force", "Everything else in it", "£8,000")],
        [
            "[-The Trust-] | [-Stands by at the station-] | [-£5,000-]",
            "[-The Force-] | [-Patrols-] | [-£6,000-]",
            "The Authority | Puts fires out{+ and rescues+} | £7,000",
            "{+The Force+} | {+Everything else in it+} | {+£8,000+}",
        ],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_rows_are_told_as_the_redline_marks_them(name):
    old, new, rows = TOLD[name]
    files = [(file(schedule("Sums") + table(SUMS, *side)), f"{len(side)}.docx") for side in (old, new)]

    compared = compare_files(*files)

    ((_, *shown),) = (said(change) for change in compared.account().changes)
    assert shown == rows
    assert [_kind(row) for row in shown] == [kind for kind in _marked(compared.redline) if kind]


def _kind(row):
    """Whether a row went, came or was changed."""
    return {True: "del", False: ""}[row.startswith("[-")] or ("ins" if row.startswith("{+") else "changed")


def _marked(redline):
    """The same of the rows of the table of a redline but its heading; '' for one that stayed."""
    for row in [row for one in redline.told for element in one.elements for row in element.iter(w("tr"))][1:]:
        own = next((end for end in ("ins", "del") if row.find(f"{w('trPr')}/{w(end)}") is not None), "")
        yield own or ("changed" if next(row.iter(w("ins"), w("del")), None) is not None else "")


def test_a_row_that_moved_in_its_table_and_was_edited_is_told_as_moved():
    rows = [("Leeds Road depot", "The Council keeps it", "£5,000"), TRUST, FIRE]
    moved = [*rows[1:], ("Leeds Road depot", "The Council keeps it", "£5,500")]

    (change,) = account(schedule("Sums") + table(SUMS, *rows), schedule("Sums") + table(SUMS, *moved)).changes

    assert said(change)[1:] == ["Leeds Road depot | The Council keeps it | £[-5,000-]{+5,500+}"]
    assert change.passages[1].moved == "moved down"


def test_an_item_that_came_is_not_a_paragraph_of_another_depth_that_went():
    asked = "The Board asked the Chief Constable of Kent about it on 30 September 2026."
    lists = sub("These agreed:") + item("the Trust, on 1 May 2026.")
    other = sub("Nothing else of any note was said at all by anyone present at the meeting.")

    found = account(
        head("Story") + lists + other + sub(asked),
        head("Story") + lists + item("the Chief Constable, on 30 September 2026.") + other,
    )

    assert said(found.changes[0]) == ["{+the Chief Constable, on 30 September 2026.+}", f"[-{asked}-]"]
