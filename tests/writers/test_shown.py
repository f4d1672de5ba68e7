from draftkit.model.agreement import Front
from draftkit.model.numbering import number_clauses
from draftkit.writers.shown import draft_line, full_heading
from tests.writers.everything import everything


def test_a_draft_is_subject_to_contract_and_a_final_says_nothing_of_it():
    assert draft_line(Front("T", legend="Draft (1)")) == "Draft (1) | Subject to contract"
    assert draft_line(Front("T")) == ""


def test_a_schedule_has_a_colon_behind_its_number_and_a_clause_a_full_stop():
    labels = number_clauses(everything())

    assert full_heading("terms.board", "Board", labels) == "2. Board"
    assert full_heading("schedules.one", "Premises", labels) == "Schedule 1: Premises"
    assert full_heading("schedules.one/part-2", "Costs", labels) == "Part 2: Costs"
    assert full_heading("nowhere", "Words", labels) == "Words"
