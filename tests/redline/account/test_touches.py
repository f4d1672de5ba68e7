import pytest

from tests.redline.account.built import account, head, para, sub, table, touched


def change(old, new, heading="Terms"):
    return account(head(heading) + sub(old), head(heading) + sub(new))


@pytest.mark.parametrize(
    ("kind", "old", "new", "sentence"),
    [
        ("amount", "The fee is £500 a year.", "The fee is £600 a year.", "£500 → £600: “The fee is £600 a year”"),
        ("amount", "The fee is due.", "The fee of £5 is due.", "£5 added: “The fee of £5 is due”"),
        ("amount", "The fee of £5 is due.", "The fee is due.", "£5 removed: “The fee of £5 is due”"),
        ("percentage", "It rises by 5% in May.", "It rises by 8% in May.", "5% → 8%: “It rises by 8% in May”"),
        ("date", "Ends on 1 April 2027.", "Ends on 3 May 2028.", "1 April 2027 → 3 May 2028: “Ends on 3 May 2028”"),
        ("period", "It lasts seven years.", "It lasts five years.", "seven years → five years: “It lasts five years”"),
        ("time", "In 9.5 minutes on average.", "In 9 minutes on average.",
         "9.5 minutes → 9 minutes: “In 9 minutes on average”"),
        ("time", "Within 4 hours.", "Within 6 hours.", "4 hours → 6 hours: “Within 6 hours”"),
        ("time", "Within 4 hours of notice.", "Within six hours of notice.",
         "4 hours → six hours: “Within six hours of notice”"),
        ("time", "It comes.", "It comes in 9 seconds.", "9 seconds added: “It comes in 9 seconds”"),
        ("time", "It meets four times a year.", "It meets twice a year.",
         "four times a year → twice a year: “It meets twice a year”"),
        ("time", "Reports once a quarter.", "Reports each month.",
         "once a quarter → each month: “Reports each month”"),
        ("time", "Review it once every 12 months.", "Review it once every six months.",
         "once every 12 months → once every six months: “Review it once every six months”"),
        ("time", "Report every three months.", "Report twice a year.",
         "every three months → twice a year: “Report twice a year”"),
        ("time", "In 5 hours 30 minutes.", "In 5 hours.", "5 hours 30 minutes → 5 hours: “In 5 hours”"),
        ("period", "For two years and six months.", "For two years.",
         "two years and six months → two years: “For two years”"),
        ("period", "On 24 hours’ notice.", "On 48 hours’ notice.", "24 hours’ → 48 hours’: “On 48 hours’ notice”"),
        ("period", "Notice of at least 24 hours.", "Notice of at least 12 hours.",
         "24 hours → 12 hours: “Notice of at least 12 hours”"),
        ("period", "Tell it 24 hours before.", "Tell it 48 hours before.",
         "24 hours → 48 hours: “Tell it 48 hours before”"),
        ("period", "Within 24 hours.", "Within 2 days.", "24 hours → 2 days: “Within 2 days”"),
        ("obligation", "He must pay.", "He may pay.", "Weaker: “must” → “may”: “He may pay”"),
        ("obligation", "He may pay.", "He shall pay.", "Stronger: “may” → “shall”: “He shall pay”"),
        ("obligation", "He must pay.", "He must not pay.", "Reversed: “must” → “must not”: “He must not pay”"),
        ("obligation", "He may pay.", "He may not pay.",
         "Stronger: “may” → “may not”, which forbids it: “He may not pay”"),
        ("obligation", "He must pay.", "He must pay where possible.",
         "Weaker: “where possible” added: “He must pay where possible”"),
        ("reference", "See Schedule 2.", "See Schedule 3.", "Schedule 2 → Schedule 3: “See Schedule 3”"),
        ("reference", "See it.", "See it and clause 9.", "Reference to clause 9 added: “See it and clause 9”"),
        ("reference", "Under section 1 of the Police Act.", "Under section 2 of the Police Act.",
         "section 1 → section 2 of other law: “Under section 2 of the Police Act”"),
        ("blank", "Pay £5 a day.", "Pay [●] a day.", "New blank in place of “£5”: “Pay [●] a day”"),
        ("blank", "The place is [●].", "The place is Leeds.", "Blank filled with “Leeds”: “The place is Leeds”"),
        ("bracket", "The fee is due.", "[The fee is due.]", "Square brackets opened: “[The fee is due.]”"),
        ("bracket", "[The fee is due.]", "The fee is due.", "Square brackets closed: “[The fee is due.]”"),
    ],
)  # fmt: skip
def test_a_touch_is_told_in_a_sentence(kind, old, new, sentence):
    assert touched(change(old, new), kind) == [sentence]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It lasts seven years.", "It lasts 7 years."),
        ("It meets four times a year.", "It meets 4 times a year."),
        ("It reports once every 12 months.", "It reports every twelve months."),
        ("It lasts two years and six months.", "It lasts 2 years 6 months."),
        ("He shall pay the fee.", "He must pay the fee."),
        ("The cat sat on the mat.", "The dog sat on the mat."),
        ("It lasts for a year.", "It lasts for the best part."),
    ],
)
def test_a_change_that_touches_nothing_is_no_touch(old, new):
    assert touched(change(old, new)) == []


def test_a_value_that_went_in_one_paragraph_and_came_in_another_of_the_clause_did_not_change():
    old = head("Terms") + sub("All of the money, which is £500, falls due now.") + sub("Notices go by post.")
    new = head("Terms") + sub("Letters are sent by email.") + sub("Whoever buys shall hand over £500 in cash.")

    assert touched(account(old, new), "amount") == []


def test_values_of_an_added_clause_are_told_but_not_its_duties():
    found = account(
        head("Terms") + sub("x"), head("Terms") + sub("x") + head("Cap") + sub("A party must pay £5 under clause 1.")
    )

    assert touched(found) == ["£5 added: “A party must pay £5 under clause 1”"]


def test_brackets_are_told_once_of_a_clause():
    old = head("Terms") + sub("One is one.") + sub("Two is two.")
    new = head("[Terms]") + sub("[One is one.]") + sub("[Two is two.]")

    assert touched(account(old, new), "bracket") == ["Square brackets opened: “[Terms]”"]


def test_what_changes_in_the_open_points_is_not_looked_at_first():
    old, new = (
        para("Open points") + table(("Where", "What"), ("1", f"by {day} May 2027")) + head("Terms") for day in (1, 2)
    )
    found = account(old, new)

    assert [c.name for c in found.changes] == ["Open points"]
    assert touched(found) == []


def test_a_blank_in_a_table_is_told_by_row_and_column():
    old, new = (head("Sites") + table(("Site", "Rent"), ("Leeds", rent)) for rent in ("£5", "[●]"))

    assert touched(account(old, new), "blank") == ["New blank in place of “£5”: Leeds, Rent"]


def test_a_blank_that_went_from_a_table_is_told_by_row_and_column():
    rows = [("Site", "Rent"), ("Leeds", "[●]")]
    old, new = (head("Sites") + table(*more) for more in ([*rows, ("York", "£5")], [rows[0], ("York", "£5")]))

    assert touched(account(old, new), "blank") == ["[●] removed with the words around it: Leeds, Rent"]


WORK = "that is bought, mended or sold in the course of the work, and for people who do it"


def test_a_value_that_went_from_one_row_and_came_in_another_is_told():
    one = table(("Party", "Share of the rest"), ("Trust", "40%"), ("Force", "60%"))
    other = table(
        ("Who pays", "When", "Percentage"), ("Force", f"for all {WORK}", "40%"), ("Trust", f"for any {WORK}", "60%")
    )

    found = account(head("Costs") + one + sub("They pay."), head("Costs") + sub("They pay.") + other)

    assert touched(found, "percentage") == [
        "40% removed: Trust, Share of the rest",
        "60% removed: Force, Share of the rest",
        "40% added: Force, Percentage",
        "60% added: Trust, Percentage",
    ]


def test_equal_values_are_one_only_under_the_same_heading():
    """A sum that a party paid as rent and now pays for insurance went and came."""
    one = table(("Party", "Rent for the whole of the year"), ("Trust", "£5,000"), ("Force", "£7,000"))
    other = table(("Who", "Sum for insurance"), ("Trust", "£5,000"), ("Board", "£9,000"))

    found = account(head("Costs") + one, head("Costs") + other)

    assert touched(found, "amount") == [
        "£5,000 removed: Trust, Rent for the whole of the year",
        "£7,000 removed: Force, Rent for the whole of the year",
        "£5,000 added: Trust, Sum for insurance",
        "£9,000 added: Board, Sum for insurance",
    ]
