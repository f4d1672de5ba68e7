from draftkit.checks import GROUPS, rules_table
from draftkit.checks.coverage import NOT_FROM_A_BRIEF, SOFTENED
from draftkit.checks.register import registered
from draftkit.resources import clauses_folder

DOCS = clauses_folder().parent / "docs" / "checks.md"


def test_the_page_in_docs_is_the_one_the_register_makes():
    assert DOCS.read_text(encoding="utf-8") == rules_table()


def test_every_rule_has_a_row_and_every_rule_left_out_its_reason():
    page = rules_table()

    assert all(page.count(f"| {rule} |") == 1 for rule in registered())
    assert all(f"* **{rule}**: " in page for rule in (*NOT_FROM_A_BRIEF, *SOFTENED))


def test_every_rule_stands_in_a_group_that_runs():
    assert {rule.group for rule in registered().values()} == set(GROUPS)
