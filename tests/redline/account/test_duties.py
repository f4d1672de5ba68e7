import pytest

from tests.redline.account.built import account, head, sub, touched


def told(old, new):
    return touched(account(head("Terms") + sub(old), head("Terms") + sub(new)), "obligation")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A Party shall not assign this Agreement.", "No Party may assign this Agreement."),
        ("A Party shall not assign this Agreement.", "No Party shall assign this Agreement."),
        ("The Parties must not assign it.", "None of the Parties may assign it."),
        ("A Party need not pay.", "Nothing in this clause requires a Party to pay."),
        ("A Party is not required to pay.", "No Party is required to pay."),
        ("A Party may only use it for training.", "A Party must not use it except for training."),
        ("It may bind them only so far as this says.", "It may bind them, except so far as this does not say."),
        ("A Party must use reasonable endeavours to pay.", "A Party shall take reasonable steps to pay."),
        ("A Party may pay.", "A Party shall be entitled to pay."),
        ("A Party must pay.", "A Party will be required to pay."),
        (
            "The Host may end it by giving the Board a month’s written notice.",
            "The Host may end it by giving the Board a month’s notice in writing.",
        ),
    ],
)
def test_the_same_said_in_other_words_is_neither_weaker_nor_stronger(old, new):
    assert told(old, new) == []
    assert told(new, old) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("A Party may assign it.", "No Party may assign it.",
         "Stronger: “may” → “No Party may”, which forbids it: “No Party may assign it”"),
        ("No Party may assign it.", "A Party may assign it.",
         "Weaker: “No Party may” → “may”: “A Party may assign it”"),
        ("A Party may use it.", "A Party may only use it for training.",
         "Stronger: “may” → “may only”, which limits it: “A Party may only use it for training”"),
        ("No Party is required to pay.", "A Party is required to pay.",
         "Stronger: “No Party is required to” → “is required to”: “A Party is required to pay”"),
        ("Only the Board may approve it.", "The Board may approve it.",
         "Weaker: “Only the Board may” → “may”: “The Board may approve it”"),
        ("The Host must pay.", "The Host must pay unless the Board agrees.",
         "Weaker: “unless the Board agrees” added: “The Host must pay unless the Board agrees”"),
        ("A Party must not assign without the consent of the Host.", "A Party must not assign.",
         "Stronger: “without the consent of the Host” taken out: “A Party must not assign without the consent of the"
         " Host”"),
        ("The Host may end it by notice.", "Except in the first year, the Host may end it by notice.",
         "Exception: “Except in the first year” added: “Except in the first year, the Host may end it by notice”"),
        ("It must not change it without the consent of the Host.", "It may change it with the consent of the Host.",
         "Reworded: “must not” → “may”: “It may change it with the consent of the Host”"),
        ("It must use reasonable endeavours to pay.", "It must use best endeavours to pay.",
         "Stronger: “must use reasonable endeavours to” → “must use best endeavours to”: “It must use best"
         " endeavours to pay”"),
        ("It must take reasonable steps to pay.", "It must use best endeavours to pay.",
         "Stronger: “must take reasonable steps to” → “must use best endeavours to”: “It must use best endeavours to"
         " pay”"),
        ("The Host must confirm it in writing.", "The Host must confirm it.",
         "Weaker: “in writing” taken out: “The Host must confirm it in writing”"),
        ("A Party must not use it without its written consent.", "A Party must not use it without its consent.",
         "Weaker: “written” taken out: “A Party must not use it without its written consent”"),
        ("It must not alter it without the written consent of the Host.",
         "It must not alter it without the prior written consent of the Host.",
         "Stronger: “prior” added: “It must not alter it without the prior written consent of the Host”"),
        ("A Party must pay.", "A Party should aim to pay.",
         "Weaker: “must” → “should”: “A Party should aim to pay”"),
        ("The Host must tell them.", "The Host must tell them without delay.",
         "Stronger: “without delay” added: “The Host must tell them without delay”"),
        ("The Host may leave by telling them in writing.", "The Host may leave by telling them.",
         "Form: “in writing” taken out: “The Host may leave by telling them in writing”"),
        ("The Host may leave it.", "The Host may leave it only with six months’ notice.",
         "Limit: “only with six months’ notice” added: “The Host may leave it only with six months’ notice”"),
        ("It must give it, but no more than once a year unless it changed.", "It must give it.",
         "Exception: “unless it changed” taken out: “It must give it, but no more than once a year unless it changed”"),
        ("mow the lawn in May", "mow the lawn in May unless it rains",
         "Exception: “unless it rains” added: “mow the lawn in May unless it rains”"),
    ],
)  # fmt: skip
def test_a_real_change_is_told(old, new, sentence):
    assert told(old, new) == [sentence]


@pytest.mark.parametrize(
    "sentence", ["The Trust must mend the fence unless it rains.", "The Trust must mow where possible."]
)
def test_what_softens_a_sentence_that_is_new_weakens_nothing(sentence):
    assert told("The Host must pay.", f"The Host must pay. {sentence}") == [f"“must” added: “{sentence[:-1]}”"]
    assert told(f"The Host must pay. {sentence}", "The Host must pay.") == [f"“must” removed: “{sentence[:-1]}”"]


def test_an_exception_in_other_words_is_not_told_as_new():
    assert told("The Host must pay unless the Board agrees.", "The Host must pay except where the Board agrees.") == []
