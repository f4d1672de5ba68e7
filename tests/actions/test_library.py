import json

import pytest

from draftkit.actions.library import (
    find_clause,
    lint,
    lint_report,
    lint_sarif,
    list_clauses,
    new_clause,
    show_clause,
    spell,
)
from draftkit.errors import DraftkitError
from draftkit.findings import Finding, Place
from draftkit.library.heads import read_clause
from draftkit.library.lint import lint_library
from draftkit.library.load import load_library
from draftkit.model.condition import parse_condition
from tests.library.tiny import SCHEMA, good_files, make


@pytest.fixture
def library(tmp_path):
    return make(tmp_path, good_files())


def test_a_list_has_every_clause_once_in_its_section(library):
    report = list_clauses(library)

    listed = [c["id"] for s in report["sections"] for g in s["groups"] for c in g["clauses"]]
    assert listed == list(library.clauses)
    assert report["sections"][1]["groups"][0]["clauses"][0] == {
        "id": "money.fixed",
        "title": "Title",
        "kind": "clause",
        "standing": "optional",
        "slot": "money.sharing",
    }


def test_a_clause_is_shown_with_what_hangs_on_it(library):
    report = show_clause(library, "money.budget")

    assert report["needed_by"] == ["money.fixed"]
    assert report["consider_when"] == "many or pair"
    assert [fact["name"] for fact in report["facts"]] == ["many", "pair"]
    assert report["section"] == "Agreed terms"


def test_clauses_of_one_slot_shut_one_another_out(library):
    assert show_clause(library, "money.fixed")["conflicts"] == ["money.none"]


def test_an_unknown_clause_is_refused_with_the_nearest(library):
    with pytest.raises(DraftkitError) as refused:
        find_clause(library, "money.bugdet")

    assert refused.value.hint == "did you mean 'money.budget'?"


@pytest.mark.parametrize("text", ["a", "not a", "a and not b", "a and (b or c)", "not (a or b) and c", "a or b and c"])
def test_a_condition_is_spelt_as_it_is_written(text):
    assert spell(parse_condition(text)) == text


def test_a_new_clause_is_numbered_after_the_last_and_passes_the_lint_but_for_what_is_to_be_filled_in(library, tmp_path):
    clause = new_clause(library, "money.late-payment", title='"Late" payment')

    assert clause.path == "money/20-late-payment.md"
    assert read_clause(clause.text, "money", clause.path).title == "“Late” payment"
    (tmp_path / clause.path).write_text(clause.text, encoding="utf-8")
    load_library.cache_clear()
    assert {f.rule for f in lint_library(load_library(tmp_path), SCHEMA)} == {"LIB-NOTE", "LIB-SOURCES"}


def test_a_new_clause_may_name_its_group_apart(library):
    assert new_clause(library, "deposits", group="general", standing="core").path == "general/10-deposits.md"


@pytest.mark.parametrize(
    ("key", "group", "says"),
    [
        ("money.budget", "", "already"),
        ("mony.deposits", "", "a group 'mony'"),
        ("Money.Deposits", "", "no id"),
        ("deposits", "", "no id"),
        ("money.a.b", "", "no id"),
        ("../x", "money", "no id"),
        ("general.deposits", "money", "no id"),
    ],
)
def test_a_new_clause_that_cannot_be_is_refused(library, key, group, says):
    with pytest.raises(DraftkitError) as refused:
        new_clause(library, key, group=group)

    assert says in refused.value.message
    assert refused.value.hint


def test_numbers_go_up_by_one_when_there_is_no_room_for_five(tmp_path):
    files = good_files()
    files["money/97-budget.md"] = files.pop("money/15-budget.md")

    assert new_clause(make(tmp_path, files), "money.deposits").path == "money/98-deposits.md"


def test_a_lint_report_counts_errors_and_warnings(library):
    findings = (Finding("One", "bar", "LIB-REF"), Finding("Two", "warning", "LIB-NOTE"))

    report = lint_report(library, findings)

    assert report["counts"] == {"errors": 1, "warnings": 1}
    assert [each["severity"] for each in report["findings"]] == ["error", "warning"]


def test_the_lint_of_a_library_for_other_briefs_does_without_the_samples(tmp_path):
    files = good_files()
    files["facts.toml"] = files["facts.toml"].replace("money.model == 'fixed'", "lease.rent > 3")

    found = lint(make(tmp_path, files), "here/")

    assert {"here/facts.toml"} == {f.where.file for f in found if f.rule == "LIB-NAME"}


def test_findings_become_sarif():
    findings = (
        Finding("One", "bar", "LIB-REF", "mend it", Place("clauses/a b.md", 7, 3, "a.b")),
        Finding("Two", "warning", "LIB-UNUSED", where=Place("facts.toml")),
    )

    log = json.loads(json.dumps(lint_sarif(findings)))

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "draftkit"
    assert [rule["id"] for rule in rules] == ["LIB-REF", "LIB-UNUSED"]
    assert all(rule["shortDescription"]["text"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note", "none"}
        assert result["message"]["text"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "clauses/a%20b.md"}, "region": {"startLine": 7, "startColumn": 3}}
