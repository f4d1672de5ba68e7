from draftkit.redline.account.lines import read_document
from draftkit.redline.account.outline import outline
from tests.redline.account.built import head, item, package, para, schedule, sub, table, typed


def clauses(body):
    return [(clause.part, clause.name) for clause in outline(read_document(package(body)))]


def test_clauses_are_headings_that_word_numbers():
    assert clauses(para("Cover") + head("Terms") + sub("x") + item("y") + head("Fees") + schedule("Sites")) == [
        ("front", "Front page"),
        ("clause", "Clause 1 (Terms)"),
        ("clause", "Clause 2 (Fees)"),
        ("schedule", "Schedule 1 (Sites)"),
    ]


def test_clauses_are_found_by_numbers_that_were_typed():
    body = typed(
        "PARTIES", "(1) A Ltd (“A”)", "BACKGROUND", "(A) x", "1. Terms", "1.1 x", "2. Fees", "Schedule 1", "Sites"
    )

    assert clauses(body) == [
        ("parties", "PARTIES"),
        ("background", "BACKGROUND"),
        ("clause", "Clause 1 (Terms)"),
        ("clause", "Clause 2 (Fees)"),
        ("schedule", "Schedule 1 (Sites)"),
    ]


def test_articles_are_clauses_and_their_heading_may_stand_on_the_next_line():
    assert clauses(typed("ARTICLE I", "TERMS", "Section 1.01 Word.", "ARTICLE II", "FEES")) == [
        ("clause", "Article I (TERMS)"),
        ("clause", "Article II (FEES)"),
    ]


def test_headings_without_numbers_divide_too():
    assert clauses(para("Intro", "Plain1") + para("x") + para("End", "Plain1")) == [
        ("section", "Intro"),
        ("section", "End"),
    ]


def test_a_list_inside_a_clause_begins_no_clause():
    body = head("Terms") + typed("1. one", "2. two") + head("Fees") + typed("1. one")

    assert clauses(body) == [("clause", "Clause 1 (Terms)"), ("clause", "Clause 2 (Fees)")]


def test_paragraphs_of_a_schedule_begin_no_clause():
    assert clauses(typed("1. Terms", "2. Fees", "Schedule 1: Sites", "1. one", "2. two"))[-1] == (
        "schedule",
        "Schedule 1 (Sites)",
    )


def test_signatures_after_a_schedule_are_a_part_of_their_own():
    assert clauses(head("Terms") + schedule("Sites") + para("Signatures") + para("x"))[-1] == (
        "signatures",
        "Signatures",
    )


def test_a_numbered_clause_without_a_heading_goes_by_its_first_words():
    body = typed(
        "1. The Supplier must deliver the goods to the Buyer at the address given.", "2. Fees. The fee is £5 a day."
    )

    assert clauses(body) == [
        ("clause", "Clause 1 (The Supplier must deliver the goods to the Buyer …)"),
        ("clause", "Clause 2 (Fees)"),
    ]


def test_a_heading_that_runs_into_the_text_is_the_heading():
    assert clauses(para("1. **Fees.** The fee is £5.") + para("2. **Term.** It lasts.")) == [
        ("clause", "Clause 1 (Fees)"),
        ("clause", "Clause 2 (Term)"),
    ]


def test_brackets_round_a_heading_are_not_part_of_its_name():
    assert clauses(head("[Fees]")) == [("clause", "Clause 1 (Fees)")]


def test_a_text_without_either_is_one_stretch():
    assert clauses(para("x") + para("y")) == [("section", "Text")]


def test_the_word_between_on_a_cover_begins_no_parties():
    assert clauses(para("between") + para("A") + para("Parties") + para("(1) A")) == [
        ("front", "Front page"),
        ("parties", "Parties"),
    ]


def test_the_front_page_follows_the_table_of_open_points():
    body = para("Open points") + para("x") + table(("Where", "What"), ("1", "2")) + para("Cover") + head("Terms")

    assert clauses(body)[:2] == [("points", "Open points"), ("front", "Front page")]


def test_nothing_has_no_clauses():
    assert clauses(para("")) == []
