"""The safeguards read right for two parties and for more: “the other Party”, “the other Parties”."""

import re

from tests.statutory.readings import SAFEGUARDS

OF_TWO = r"\b[Tt]he other Party\b|\bboth Parties\b|\b[Nn]either Party\b"
OF_MORE = r"\b[Tt]he other Parties\b|\b[Aa]ll the Parties\b|\b([Aa]ny|[Ee]ach|[Ee]very) other Party\b|\b[Nn]o Party\b"
EVERYWHERE = (*SAFEGUARDS, "withdrawal.notice", "exit.continuity", "disputes.withdrawal", "termination.agreement")


def test_two_parties_are_not_spoken_of_as_many_nor_many_as_two(reading):
    wrong = OF_MORE if reading.two else OF_TWO

    said = {sentence.words for sentence in reading.sentences if sentence.clause in EVERYWHERE}
    assert {words for words in said if re.search(wrong, words)} == set()
