from draftkit.model.agreement import Clause, Flag, Front
from draftkit.model.numbering import number_clauses
from draftkit.word.notes import note_paragraphs
from draftkit.writers.shown import draft_line, full_heading, lead_of, reasons_of, source_of
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


def test_a_note_says_what_the_comment_in_word_says():
    flag = Flag("consider", ("it is usual", "there are three parties"), "Weigh it.", undecided=True)
    clause = Clause("a.b", "B", (), "1.0.0", flag)

    said = (f"{lead_of(flag)}: {reasons_of(flag)}", flag.note, source_of(clause))

    assert said == note_paragraphs(clause, flag)
