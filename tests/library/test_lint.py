from dataclasses import replace
from pathlib import Path

import pytest

from draftkit import resources
from draftkit.actions.project import open_library
from draftkit.assembly.assemble import assemble
from draftkit.library.heads import read_clause
from draftkit.library.lint import RULES, lint_library
from draftkit.library.lint.known import FUNCTIONS
from draftkit.wording.sandbox import Renderer
from tests.library.tiny import NOTE, SCHEMA, good_files, head, make

RECITAL = "background/05-parties.md"
NOTICES, FIXED, BUDGET = "general/05-notices.md", "money/05-fixed.md", "money/15-budget.md"
WRITING, BOTH = "A notice must be in writing and sent to {{ the_others }}.", "The Parties must agree a budget"

SPOILT = [
    ("LIB-FACT", FIXED, 'in_when = "fixed"', 'in_when = "fixd"', 1),
    ("LIB-FACT", NOTICES, WRITING, "{% if facts.manny %}In writing.{% endif %}", 10),
    ("LIB-FACT-UNUSED", "facts.toml", "[fixed]", '[idle]\nsays = "idle"\nwhen = "money"\n[fixed]', 0),
    ("LIB-REF", NOTICES, WRITING, "See {{ ref('money.bugdet') }}.", 10),
    ("LIB-REF", NOTICES, "has('money.budget')", "has('money.bugdet')", 13),
    ("LIB-REF-ANCHOR", FIXED, "{{ ref('money.budget') }}", "{{ ref('money.fixed/shares') }}", 16),
    ("LIB-REF-OUT", NOTICES, WRITING, "See {{ ref('money.budget') }}.", 10),
    ("LIB-REF-ALL-OUT", NOTICES, WRITING, "See {{ refs('money.budget') }}.", 10),
    ("LIB-REF-ITEM", FIXED, "1. #share", "{% if facts.many %}\n1. #share x\n{% endif %}\n1. ", 0),
    ("LIB-ANCHOR-TWICE", FIXED, "2. The", "2. #share The", 16),
    ("LIB-SLOT", FIXED, 'slot = "money.sharing"', 'slot = "money.shares"', 1),
    ("LIB-SLOT-DEFAULT", "library.toml", '"money.fixed"', '"money.fixt"', 0),
    ("LIB-NEEDS", FIXED, 'needs = ["money.budget"', 'needs = ["money.budget", "money.bank"', 1),
    ("LIB-NEEDS-CONFLICT", FIXED, "needs = ", 'conflicts = ["money.budget"]\nneeds = ', 1),
    ("LIB-DEAD", FIXED, 'in_when = "fixed"', 'in_when = "fixed and none"', 1),
    ("LIB-DEAD", BUDGET, '"many or pair"', '"many and pair"', 1),
    ("LIB-DEAD-CONSIDER", FIXED, 'in_when = "fixed"', 'in_when = "fixed"\nconsider_when = "fixed and many"', 1),
    ("LIB-TERM", NOTICES, "its subject", "its Subject Matter", 13),
    ("LIB-TERM-OUT", NOTICES, "its subject", "its Share", 13),
    ("LIB-TWICE", BUDGET, NOTE, f'{NOTE}\n[defines]\n"Share" = "a share"', 1),
    ("LIB-UNUSED", "definitions.toml", '"Party"', '"Idle Word" = "a word"\n"Party"', 0),
    ("LIB-PATH", NOTICES, WRITING, "By {{ money.pay_day }} after.", 10),
    ("LIB-PATH", NOTICES, WRITING, "{% for p in parties %}By {{ p.view.dated }}.{% endfor %}", 10),
    ("LIB-PATH", NOTICES, WRITING, "By {{ parties | selectattr('vew.date') | list | length }}.", 10),
    ("LIB-PATH", NOTICES, WRITING, "By {{ parties.name }}.", 10),
    ("LIB-PATH", NOTICES, WRITING, "{% set all = parties | map(attribute='nam') | list %}By {{ all[0] }}.", 10),
    ("LIB-PATH", "execution/05-signed.md", 'applies = "party.kind"', 'applies = "party.sort"', 0),
    ("LIB-PATH", "facts.toml", "money.model == 'fixed'", "money.mode == 'fixed'", 0),
    ("LIB-VALUE", "facts.toml", "money.model == 'fixed'", "money.model == 'fixt'", 0),
    ("LIB-VALUE", NOTICES, WRITING, "{{ parties | selectattr('kind', 'in', ['club']) | list | length }} sent.", 10),
    ("LIB-NAME", NOTICES, WRITING, "Sent to {{ the_other }}.", 10),
    ("LIB-NAME", NOTICES, WRITING, "Sent to {{ reff('money.fixed') }}.", 10),
    ("LIB-FILTER", NOTICES, WRITING, "Sent in {{ money.payment_days | word }}.", 10),
    ("LIB-TEST", NOTICES, WRITING, "{% if money.payment_days is given %}Sent in days.{% endif %}", 10),
    ("LIB-SYNTAX", NOTICES, WRITING, "Sent {% if %}.", 10),
    ("LIB-SYNTAX", NOTICES, "2. It must give:", "- It must give", 10),
    ("LIB-SIGNING", "execution/05-signed.md", "- Signature\n- Name\n", "", 12),
    ("LIB-NOTE", FIXED, 'note = "Usual."', "", 1),
    ("LIB-SOURCES", FIXED, 'sources = ["practice"]', "", 1),
    ("LIB-TITLE", FIXED, '"Title"', f'"{"Long title " * 6}"', 1),
    ("LIB-ID", BUDGET, 'id = "money.budget"', 'id = "cash.budget"', 1),
    ("LIB-STYLE-HOUSE", NOTICES, "A notice must", "A notice shall", 10),
    ("LIB-STYLE-AND-OR", NOTICES, "and sent", "and/or sent", 10),
    ("LIB-STYLE-MAY-NOT", NOTICES, "must be", "may not be", 10),
    ("LIB-STYLE-GENDER", NOTICES, "its subject", "his subject", 13),
    ("LIB-STYLE-OLD", NOTICES, "in writing and", "hereby in writing and", 10),
    ("LIB-STYLE-POINTER", NOTICES, "its subject", "the subject mentioned below", 13),
    ("LIB-STYLE-NUMBERED", NOTICES, "its subject", "its subject under clause 4.2", 13),
    ("LIB-STYLE-ETC", NOTICES, "its subject", "its subject etc.", 13),
    ("LIB-STYLE-LONG-WAY", NOTICES, "its subject", "its subject prior to sending", 13),
    ("LIB-STYLE-NUMBER", NOTICES, "in writing", "in writing within 3 days", 10),
    ("LIB-STYLE-NUMBER", NOTICES, "in writing", "in writing within thirty days", 10),
    ("LIB-STYLE-SPACE", NOTICES, "in writing and", "in  writing and", 10),
    ("LIB-STYLE-SPACE", NOTICES, "its date;", "its date ;", 12),
    ("LIB-STYLE-RECITAL", RECITAL, "are bodies", "must be bodies", 10),
    ("LIB-STYLE-DEFINED-DUTY", FIXED, "a share found", "a share that must be found", 0),
    ("LIB-STYLE-DEFINITION", FIXED, "a share found", f"a share{' of one thing' * 20} found", 0),
    ("LIB-STYLE-LONG", NOTICES, "in writing", "in writing" + " and then again" * 12, 10),
    ("LIB-STYLE-LONGEST", NOTICES, "in writing", "in writing" + " and then again" * 20, 10),
    ("LIB-STYLE-ORPHAN", NOTICES, "   2. its subject", "", 12),
    ("LIB-STYLE-DEPTH", NOTICES, "1. its date;", "1. its date:\n      1. day:\n         1. one;\n         2. two;", 14),
    (
        "LIB-STYLE-DEPTH",
        RECITAL,
        "in England.",
        "in England:\n   1. one:\n      1. two;\n      2. three.",
        12,
    ),
    ("LIB-STYLE-LEAD", NOTICES, "It must give:", "It must give", 11),
    ("LIB-STYLE-COLON", NOTICES, "{{ the_others }}.", "{{ the_others }} as follows:", 10),
    ("LIB-STYLE-TAIL", BUDGET, BOTH, "1. It must:\n   1. do;\n   2. be.\n\n   And more.\n2. " + BOTH, 11),
]


@pytest.fixture
def files():
    return good_files()


def test_a_good_library_has_no_findings(tmp_path, files):
    assert lint_library(make(tmp_path, files), SCHEMA) == ()


@pytest.mark.parametrize(("rule", "file", "old", "new", "line"), SPOILT)
def test_each_rule_finds_what_it_is_for(tmp_path, files, rule, file, old, new, line):
    assert old in files[file]
    files[file] = files[file].replace(old, new, 1)

    found = [each for each in lint_library(make(tmp_path, files), SCHEMA) if each.rule == rule]

    assert found
    assert (found[0].where.file, found[0].where.line) == (file, line) or line == 0
    assert found[0].severity == ("bar" if RULES[rule].level == "error" else "warning")
    assert found[0].hint


def test_a_ring_of_three_clauses_is_found_and_a_pair_is_not(tmp_path, files):
    for one, other in (("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "x")):
        more = f'needs = ["general.{other}"]\n{NOTE}'
        files[f"general/50-{one}.md"] = head(f"general.{one}", more=more) + "One thing.\n"

    found = [each for each in lint_library(make(tmp_path, files), SCHEMA) if each.rule == "LIB-NEEDS-CYCLE"]

    assert [each.message for each in found] == [
        "these clauses need one another in a ring: general.a → general.b → general.c → general.a"
    ]


def test_every_rule_has_a_case_here():
    assert {case[0] for case in SPOILT} | {"LIB-NEEDS-CYCLE"} == set(RULES)


@pytest.mark.parametrize(
    "wording",
    [
        "{% if has('money.budget') %}See {{ ref('money.budget') }}.{% else %}See nothing.{% endif %}",
        "{% if has('money.budget') and facts.many %}See {{ ref('money.budget') }}.{% endif %}",
        "{% if not has('money.budget') %}No.{% else %}See {{ ref('money.budget') }}.{% endif %}",
        "See {{ ref('money.budget') if has('money.budget') else 'nothing' }}.",
        "{% if has('money.fixed') %}See {{ ref('money.budget') }}, which it needs.{% endif %}",
        "{% if has('money.none') %}No.{% else %}See {{ ref('money.fixed') }}, for one of the two is in.{% endif %}",
        "{% if has('money.budget') or has('money.none') %}See {{ refs('money.none', 'money.budget') }}.{% endif %}",
        "See {{ refs('money.none', 'money.budget') }}, for one is in, and the other needs the budget.",
        "See {{ ref('general.notices') }}, which is always in.",
    ],
)
def test_a_guarded_reference_is_let_be(tmp_path, files, wording):
    files["general/10-more.md"] = head("general.more") + wording + "\n"

    assert lint_library(make(tmp_path, files), SCHEMA) == ()


@pytest.mark.parametrize(
    "wording",
    [
        "{% if not has('money.budget') %}See {{ ref('money.budget') }}.{% endif %}",
        "{% if has('money.budget') or facts.many %}See {{ ref('money.budget') }}.{% endif %}",
        "{% if has('money.none') %}See {{ ref('money.budget') }}.{% endif %}",
        "{% if has('money.budget') %}Yes.{% endif %} See {{ ref('money.budget') }}.",
    ],
)
def test_a_reference_that_only_seems_guarded_is_found(tmp_path, files, wording):
    files["general/10-more.md"] = head("general.more") + wording + "\n"

    assert [each.rule for each in lint_library(make(tmp_path, files), SCHEMA)] == ["LIB-REF-OUT"]


@pytest.mark.parametrize(
    "wording",
    [
        "This is under the Fire and Rescue Services Act 2004 and section 3 of the Police Act 1996.",
        "The Parties’ notice goes to each Party in England on a Monday in May.",
        "{% for party in parties %}{{ loop.index }} is {{ party.view.date | date }}{{ end(loop) }} {% endfor %}",
        "{% set dates = parties | selectattr('view.date') | map(attribute='view') | list %}On {{ dates[0].date }}.",
        "Each has {{ apportion(parties, 'kind')[0].percent }}.",
        "It costs £10.50 and 10% of 3.5 years’ pay, in 20 days or ten days.",
    ],
)
def test_what_only_looks_wrong_is_let_be(tmp_path, files, wording):
    files["general/10-more.md"] = head("general.more") + wording + "\n"

    assert lint_library(make(tmp_path, files), SCHEMA) == ()


def test_a_condition_that_a_sample_makes_true_is_not_dead(tmp_path, files):
    files[FIXED] = files[FIXED].replace('in_when = "fixed"', 'in_when = "fixed and none"')
    library = make(tmp_path, files)
    sample = {"fixed": True, "none": True, "many": False, "pair": False}

    assert lint_library(library, SCHEMA, [sample]) == ()


def test_the_findings_come_in_the_order_of_files_and_lines(tmp_path, files):
    files[NOTICES] = files[NOTICES].replace("its subject", "his subject etc.").replace("must be", "shall be")
    files[FIXED] = files[FIXED].replace("must pay", "shall pay")
    library = make(tmp_path, files)

    found = lint_library(library, SCHEMA)

    places = [(each.where.file, each.where.line, each.where.column) for each in found]
    assert places == sorted(places)
    assert found == lint_library(library, SCHEMA)
    assert len(found) == 4


def test_a_place_is_exact(tmp_path, files):
    files[NOTICES] = files[NOTICES].replace("A notice must", "{{ money.payment_days }} A notice shall")

    (found,) = (each for each in lint_library(make(tmp_path, files), SCHEMA) if each.rule == "LIB-STYLE-HOUSE")

    lines = (tmp_path / NOTICES).read_text(encoding="utf-8").split("\n")
    assert lines[found.where.line - 1][found.where.column - 1 :].startswith("shall be")
    assert found.where.path == "general.notices"


def test_the_functions_that_the_lint_knows_are_those_that_filling_offers(tmp_path, files, monkeypatch):
    offered = set()

    class Spy(Renderer):
        def __init__(self, names, *rest):
            offered.update(names)
            super().__init__(names, *rest)

    monkeypatch.setattr("draftkit.assembly.fill.Renderer", Spy)
    brief = {"agreement": {"title": "T"}, "parties": [], "money": {"model": "fixed"}}

    assemble(make(tmp_path, files), brief, tuple(brief))

    assert offered - brief.keys() == FUNCTIONS


def test_the_table_of_rules_in_the_guide_is_that_of_the_program():
    guide = (Path(__file__).parents[2] / "docs" / "clauses.md").read_text(encoding="utf-8")
    rows = [f"| {rule.id} | {rule.level} | {rule.says} |" for rule in RULES.values()]

    assert [line for line in guide.split("\n") if line.startswith("| LIB-")] == rows, "\n".join(rows)


def test_the_example_in_the_guide_is_a_clause_without_findings():
    guide = (Path(__file__).parents[2] / "docs" / "clauses.md").read_text(encoding="utf-8")
    clause = read_clause(guide.split("```\n")[1], "premises", "premises/90-charging.md")
    library = open_library()
    terms = {**library.terms, **{term.term: (term,) for term in clause.defines}}

    found = lint_library(
        replace(library, clauses={**library.clauses, clause.id: clause}, terms=terms), resources.schema("brief")
    )

    assert found == ()
