"""Open questions: what leaves a blank first, then what could bring a clause in."""

from draftkit.actions.ask import Asked, open_questions, questions_report
from tests.actions.small import project

_RICH = 'standing = "optional"\nin_when = "rich"\n---\nMoney.'
_HOSTED = 'standing = "optional"\nconsider_when = "hosted or rich"\n---\nA host.'


def _paths(asked: tuple[Asked, ...]) -> list[str]:
    return [one.path for one in asked]


def test_a_blank_is_asked_for_in_the_words_of_the_schema(tmp_path):
    made = project(tmp_path, {"one.fees": "---\nPay in {{ money.payment_days | count('day') }}."})

    assert open_questions(made) == (
        Asked(
            "money.payment_days",
            "Days to pay",
            "Within how many days an invoice is paid.",
            blanks=("one.fees",),
            decides=(),
            choices=(),
            example=None,
        ),
    )


def test_examples_are_given_for_the_kind_of_agreement_that_they_are_of(tmp_path):
    made = project(tmp_path, {"one.fees": "---\nPay in {{ money.payment_days | count('day') }}."}, rules="pca")

    assert [(one.path, one.example) for one in open_questions(made) if one.blanks] == [("money.payment_days", 30)]


def test_what_could_bring_clauses_in_is_asked_for_with_those_clauses(tmp_path):
    host, model = sorted(open_questions(project(tmp_path, {"one.b": _RICH, "two.host": _HOSTED})), key=_path)

    assert (model.path, model.title, model.blanks, model.decides) == (
        "money.model",
        "Cost sharing model",
        (),
        ("one.b", "two.host"),
    )
    assert model.choices[0] == ("none", "Each party bears its own costs.")
    assert (host.path, host.decides) == ("governance.host", ("two.host",))


def test_what_leaves_most_blanks_comes_first_and_what_only_decides_comes_last(tmp_path):
    clauses = {
        "one.a": "---\n{{ term.years }} and {{ governance.quorum }}.",
        "one.c": "---\n{{ term.years }}.",
        "one.d": "---\n{{ governance.chair }}.",
        "two.e": _RICH,
        "two.f": _HOSTED,
    }

    assert _paths(open_questions(project(tmp_path, clauses))) == [
        "term.years",  # two clauses
        "governance.chair",  # one each, in the order of their paths
        "governance.quorum",
        "money.model",  # decides two
        "governance.host",  # decides one
    ]


def test_a_clause_that_has_a_blank_twice_is_named_once(tmp_path):
    made = project(tmp_path, {"one.a": "---\n1. {{ term.years }}.\n2. {{ term.years }}."})

    assert [(one.path, one.blanks) for one in open_questions(made)] == [("term.years", ("one.a",))]


def test_a_reference_to_what_is_not_in_the_draft_is_no_question_about_the_brief(tmp_path):
    clauses = {"one.a": "---\nSee {{ ref('one.c') }}.", "one.c": 'standing = "optional"\n---\nText.'}

    assert open_questions(project(tmp_path, clauses)) == ()


def test_what_the_brief_has_answered_well_enough_is_not_asked(tmp_path):
    either = 'standing = "optional"\nin_when = "rich or hosted"\n---\nText.'
    clauses = {"one.a": "---\n{{ term.years }}.", "one.b": _RICH, "two.c": either}

    made = project(tmp_path, clauses, term={"years": 3}, money={"model": "fixed"})

    assert open_questions(made) == ()


def test_what_decides_a_clause_that_the_brief_has_kept_or_dropped_is_not_asked(tmp_path):
    wishes = {"keep": ["one.b"], "drop": [{"clause": "two.host"}]}

    assert open_questions(project(tmp_path, {"one.b": _RICH, "two.host": _HOSTED}, clauses=wishes)) == ()


def test_what_the_schema_does_not_know_is_asked_by_its_path(tmp_path):
    made = project(tmp_path, {"one.a": "---\n{{ term.leap_years }}."})

    assert open_questions(made) == (
        Asked("term.leap_years", "term.leap years", "", blanks=("one.a",), decides=(), choices=(), example=None),
    )


def test_the_report_has_the_choices_without_what_they_mean(tmp_path):
    report = questions_report(project(tmp_path, {"one.b": _RICH}, rules="pca"))

    assert (report["schema"], report["brief"]) == ("draftkit/questions/1", "brief.json")
    (question,) = report["questions"]
    assert question["choices"][:2] == ["none", "fixed"]
    assert {key: question[key] for key in question if key != "choices"} == {
        "path": "money.model",
        "title": "Cost sharing model",
        "description": "How costs are shared.",
        "blanks": [],
        "decides": ["one.b"],
        "example": "none",
    }


def _path(asked: Asked) -> str:
    return asked.path
