from draftkit.redline.account.lines import read_document
from draftkit.redline.account.outline import outline
from draftkit.redline.account.pairs import Version, aligned, match
from tests.redline.account.built import account, head, package, para, said, schedule, sub, table, told


def versions(*bodies):
    files = [package(body) for body in bodies]
    made = []
    for file in files:
        document = read_document(file)
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
