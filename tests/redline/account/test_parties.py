from tests.redline.account.built import account, head, para, table, touched

ACME = "(1) ACME LIMITED, a company registered in England (“Acme”); and"
BETA = "(2) **Beta LLP** of 3 High Street, Leeds (the “Supplier”)."
GAMMA = "(3) Gamma plc of 9 Low Road (“Gamma”)."


def parties(old, new, rest=""):
    made = ("".join(map(para, ["Parties", *side, "Background", "(A) x"])) + head("Terms") + rest for side in (old, new))
    return touched(account(*made), "party")


def test_a_party_that_joined_is_told():
    assert parties([ACME, BETA], [ACME, BETA, GAMMA]) == ["Gamma plc is a new party"]


def test_a_party_that_left_is_told():
    assert parties([ACME, BETA, GAMMA], [ACME, BETA]) == ["Gamma plc is no longer a party"]


def test_a_party_that_was_renamed_is_told_as_that():
    assert parties([ACME, BETA], [ACME.replace("LIMITED", "PLC"), BETA]) == ["ACME LIMITED is now ACME PLC"]


def test_a_new_address_is_no_new_party():
    assert parties([ACME, BETA], [ACME, BETA.replace("3 High", "4 High")]) == []


def test_parties_in_another_order_are_the_same():
    assert parties([ACME, BETA], [BETA.replace("(2)", "(1)"), ACME.replace("(1)", "(2)")]) == []


def test_the_short_name_of_a_party_that_joined_is_not_told_again():
    old, new = ("".join(map(para, ["Parties", *side, "Background"])) for side in ([ACME, BETA], [ACME, BETA, GAMMA]))

    assert touched(account(old, new), "term") == []


def test_a_signature_that_was_taken_out_is_told():
    signatures = para("Signatures") + para("Signed for Beta LLP by its partner")
    start = para("Parties") + para(ACME) + para(BETA) + head("Terms")

    found = account(start + signatures, start + para("Signatures"))

    assert touched(found, "party") == ["Signature of Beta LLP taken out"]


NAMES = ("No.", "Name and address", "Short name")
ROWS = [
    ("", "**ACME LIMITED** of 1 High Street", "the **“Buyer”**"),
    ("", "**Beta LLP** of 3 High Street, Leeds", "the **“Supplier”**"),
]


def in_table(*rows):
    return (
        para("Parties") + para("These make this agreement.") + table(NAMES, *rows) + para("Background") + para("(A) x")
    )


def test_a_party_that_left_a_table_of_parties_is_told_and_its_short_name_is_not():
    found = account(in_table(*ROWS) + head("Terms"), in_table(ROWS[0]) + head("Terms"))

    assert touched(found, "party") == ["Beta LLP is no longer a party"]
    assert touched(found, "term") == []


def test_a_party_that_joined_a_table_of_parties_is_told():
    found = account(in_table(ROWS[0]) + head("Terms"), in_table(*ROWS) + head("Terms"))

    assert touched(found, "party") == ["Beta LLP is a new party"]


def test_parties_set_out_as_a_table_are_the_same_parties():
    listed = [
        "(1) **ACME LIMITED** of 1 High Street (the **“Buyer”**); and",
        "(2) **Beta LLP** of 3 High Street, Leeds (the **“Supplier”**).",
    ]
    old = "".join(map(para, ["Parties", *listed, "Background", "(A) x"])) + head("Terms")

    found = account(old, in_table(*ROWS) + head("Terms"))

    assert (touched(found, "party"), touched(found, "term")) == ([], [])
