from draftkit.model.numbering import number_clauses
from draftkit.writers.shown import full_heading
from tests.writers.everything import everything


def test_a_schedule_has_a_colon_behind_its_number_and_a_clause_a_full_stop():
    labels = number_clauses(everything())

    assert full_heading("terms.board", "Board", labels) == "2. Board"
    assert full_heading("schedules.one", "Premises", labels) == "Schedule 1: Premises"
    assert full_heading("schedules.one/part-2", "Costs", labels) == "Part 2: Costs"
    assert full_heading("nowhere", "Words", labels) == "Words"
