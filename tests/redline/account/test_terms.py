import pytest

from tests.redline.account.built import account, head, item, para, sub, table, touched

START = head("Definitions") + para("“Area” means the county.")


def terms(old, new):
    return touched(account(START + old, START + new), "term")


@pytest.mark.parametrize(
    "definition",
    [
        "“Fee” means £5.",
        "**“Fee”** means £5.",
        "**Fee** means £5.",
        "“Fee” has the meaning in clause 2.",
        '"Fee" shall mean £5.',
        "“Fee” or “Fees” means £5.",
        "The sum due is £5 (the “Fee”).",
        "The sum due is £5 (“Fee”).",
    ],
)
def test_a_new_term_is_found_however_it_is_defined(definition):
    assert [line.split(":")[0] for line in terms("", para(definition))] == ["“Fee” is a new term"]


@pytest.mark.parametrize("words", ["The word “fee” is used here.", "**Note** this well.", "He said “Fee” and left."])
def test_words_in_quotation_marks_or_bold_alone_define_nothing(words):
    assert terms("", para(words)) == []


def test_a_term_that_went_is_told():
    assert terms(para("“Fee” means £5."), "") == ["“Fee” is no longer a defined term"]


def test_a_redefined_term_is_told_with_what_changed():
    assert terms(para("“Fee” means the sum of £5."), para("“Fee” means the sum of £6.")) == [
        "“Fee” is redefined: “5” → “6”"
    ]


def test_a_term_is_redefined_if_an_item_below_it_changed():
    old, new = (
        para("“Fee” means:") + item("the sum; or") + item(f"the {rest}.") for rest in ("rest", "whole remainder")
    )

    assert terms(old, new) == ["“Fee” is redefined: “rest” → “whole remainder”"]


def test_a_renamed_term_is_told_as_that():
    assert terms(para("“Fee” means the sum of £5 a day."), para("“Charge” means the sum of £5 a day.")) == [
        "“Fee” is now “Charge”"
    ]


def test_a_term_whose_reference_follows_the_renumbering_is_not_redefined():
    old = START + para("“Fee” means the fee in clause 2.") + head("Fees") + sub("Five.")
    new = (
        START
        + para("“Fee” means the fee in clause 3.")
        + head("Law")
        + sub("Of England.")
        + head("Fees")
        + sub("Five.")
    )

    assert touched(account(old, new), "term") == []


def test_a_definition_that_changed_its_place_did_not_change():
    one, other = para("“Fee” means the sum of five pounds."), para("“Term” means the time of seven years.")

    assert terms(one + other, other + one) == []


def test_terms_in_a_table_of_definitions_are_terms():
    rows = table(("Term", "Meaning"), ("**Fee**", "the sum of £5"))

    assert terms(rows, rows.replace("£5", "£6")) == ["“Fee” is redefined: “5” → “6”"]


def test_definitions_set_out_as_a_table_are_not_redefined():
    listed = para("**“Fee”** means the sum of £5.") + para("**“Term”** has the meaning given in clause 2.")
    rows = table(("Term", "Meaning"), ("**“Fee”**", "the sum of £5."), ("**“Term”**", "the meaning given in clause 2."))
    rows = rows.replace("the meaning given", "has the meaning given")

    assert terms(listed, rows) == []


def test_a_definition_that_became_a_row_and_says_something_else_is_redefined():
    rows = table(("Term", "Meaning"), ("**“Fee”**", "the sum of £6."))

    assert [line.split(":")[0] for line in terms(para("“Fee” means the sum of £5."), rows)] == ["“Fee” is redefined"]


def test_a_term_that_refers_to_another_provision_is_told_as_a_reference_alone():
    old, new = (START + para(f"“Board” means the board under clause {n}.") + head("B") + head("C") for n in (2, 3))

    assert touched(account(old, new)) == ["clause 2 → clause 3: “‘Board’ means the board under clause 3”"]


def test_a_new_term_in_a_table_is_quoted_with_its_meaning():
    rows = [("Term", "Meaning"), ("**“Fee”**", "the sum of £5.")]
    old, new = (START + table(*more) for more in (rows, [*rows, ("**“Site”**", "the yard.")]))

    assert touched(account(old, new), "term") == ["“Site” is a new term: “‘Site’: the yard.”"]


KEY = para("“Key” means the percentages that Schedule 2 shows for the costs of the room.")
LEAD = para("“Lead” means the officer whom the Chief Constable names from time to time.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (KEY, LEAD),
        (para("“Key” means the percentages set out in Schedule 2."), para("“Lead” means the person in Schedule 2.")),
        (
            para("There is a board (the “Board”) of the Parties."),
            para("There is a board of the Parties (the “Members”)."),
        ),
    ],
)
def test_an_unlike_definition_in_the_place_of_another_is_another_term(old, new):
    went, came = terms(old, new)

    assert went.endswith("is no longer a defined term")
    assert "is a new term" in came


def test_an_unlike_row_in_the_place_of_another_is_another_term():
    rows = [("Term", "Meaning"), ("**Fee**", "the sum of £5"), ("**Key**", "the percentages of the costs")]
    old, new = START + table(*rows), START + table(*rows[:2], ("**Lead**", "the officer named by the Chief"))

    assert touched(account(old, new), "term") == [
        "“Key” is no longer a defined term",
        "“Lead” is a new term: “Lead: the officer named by the Chief”",
    ]


def test_a_renamed_term_with_another_sum_is_renamed_and_redefined():
    assert terms(para("“Fee” means the sum of £5 a day."), para("“Charge” means the sum of £6 a day.")) == [
        "“Fee” is now “Charge”, and redefined: “5” → “6”"
    ]


BOARD = (
    "“Board” means the board set up under this agreement.",
    "“Chair” means the person who chairs the Board.",
    "“Secretary” means the secretary of the Board, who comes to all Boards.",
)


def joint(*definitions):
    return "".join(para(each.replace("Board", "Joint Board")) for each in definitions)


def test_definitions_that_use_a_renamed_term_are_not_redefined():
    old, new = "".join(map(para, BOARD)), joint(*BOARD)

    assert terms(old, new) == ["“Board” is now “Joint Board”"]
    assert terms(new, old) == ["“Joint Board” is now “Board”"]


def test_a_renamed_term_that_stands_elsewhere_in_the_list_now_is_renamed():
    assert terms("".join(map(para, BOARD)), joint(BOARD[1], BOARD[0], BOARD[2])) == ["“Board” is now “Joint Board”"]


def test_definitions_that_use_a_term_renamed_in_a_sentence_are_not_redefined():
    old = para("There is a board (the “Board”).") + para(BOARD[1])

    assert terms(old, old.replace("Board", "Joint Board")) == ["“Board” is now “Joint Board”"]


def test_beside_a_renamed_term_another_meaning_is_told():
    old, new = "".join(map(para, BOARD)), joint(*BOARD).replace("who chairs", "who leads")

    assert terms(old, new) == ["“Board” is now “Joint Board”", "“Chair” is redefined: “chairs” → “leads”"]
