import pytest

from draftkit.checks.case import make_case
from draftkit.checks.register import registered
from draftkit.checks.run import apply_rule
from tests.checks.cases import SILENT, brief, clause, draft, fire, fires, found, library, passes, signed, silent, trust

TWO = (fire(), trust())
FRSA = "section 16 of the Fire and Rescue Services Act 2004"


def withdrawal(**terms):
    return brief(*TWO, withdrawal=terms)


def delegation(**row):
    return brief(*TWO, delegations=[{"from": "the Authority", "to": "the Trust", "function": "f", **row}])


def own(wording):
    return brief(*TWO, clauses={"own": [{"heading": "H", "wording": wording}]})


def replaced(**earlier):
    return brief(*TWO, agreement={"title": "T", "replaces": [{"title": "Old", **earlier}]})


TABLE = [
    fires("PCA-4-WITHDRAW", SILENT, "bar clauses.drop: withdrawal.own-view", agreement=draft("x")),
    fires(
        "PCA-4-WITHDRAW",
        own("A Party may withdraw in its own view."),
        "warning clauses.own[0].wording",
        agreement=draft("own.1"),
    ),
    fires("PCA-4-WITHDRAW", SILENT, "warning ", agreement=draft("x"), library=library()),
    passes("PCA-4-WITHDRAW", SILENT, agreement=draft("withdrawal.own-view")),
    silent("PCA-4-WITHDRAW", SILENT),
    fires(
        "PCA-4-WITHDRAW-FETTER",
        withdrawal(conditions=["the Board approves"], decided_by="board", lock_in_months=24),
        "warning withdrawal.conditions[0]: withdrawal.own-view",
        "warning withdrawal.decided_by: withdrawal.own-view",
        "warning withdrawal.lock_in_months: withdrawal.own-view",
    ),
    passes("PCA-4-WITHDRAW-FETTER", withdrawal(decided_by="own_view", notice_months=6, lock_in_months=0)),
    silent("PCA-4-WITHDRAW-FETTER", SILENT),
    fires("PCA-4-WITHDRAW-NOTICE", withdrawal(notice_months=13), "warning withdrawal.notice_months"),
    fires("PCA-4-WITHDRAW-NOTICE", withdrawal(charge={"heads": ["costs"]}), "warning withdrawal.charge.cap"),
    fires(
        "PCA-4-WITHDRAW-NOTICE",
        {**withdrawal(charge={"cap": 2000}), "money": {"annual_budget": 1000}},
        "warning withdrawal.charge.cap",
    ),
    passes("PCA-4-WITHDRAW-NOTICE", withdrawal(notice_months=12, charge={"cap": 500})),
    silent("PCA-4-WITHDRAW-NOTICE", SILENT),
    fires("PCA-4-VARY", brief(*TWO, variation={"rule": "majority"}), "warning variation.rule"),
    passes("PCA-4-VARY", brief(*TWO, variation={"rule": "all_parties"})),
    silent("PCA-4-VARY", SILENT),
    fires(
        "PCA-4-REPLACE",
        replaced(parties=["The Authority", "Old Body"]),
        "warning clauses.drop: variation.replacement",
        "warning agreement.replaces[0].transition",
        "warning agreement.replaces[0].parties",
        agreement=draft("x"),
    ),
    passes(
        "PCA-4-REPLACE",
        replaced(parties=["the Authority", "the Trust"], transition="t"),
        agreement=draft("variation.replacement"),
    ),
    silent("PCA-4-REPLACE", replaced(transition="t"), "note agreement.replaces[0].parties"),
    silent("PCA-4-REPLACE", SILENT),
    fires(
        "PCA-4-DELEG-POWER",
        delegation(power="section 4 of the Policing and Crime Act 2017"),
        "bar delegations[0].power",
    ),
    fires("PCA-4-DELEG-POWER", signed(delegation()), "bar delegations[0].power"),
    passes("PCA-4-DELEG-POWER", delegation(power=FRSA)),
    passes("PCA-4-DELEG-POWER", delegation(power=f"{FRSA} and section 4 of the 2017 Act")),
    silent("PCA-4-DELEG-POWER", delegation(), "note delegations[0].power"),
    fires("PCA-4-RESP", own("The Host is no longer responsible for it."), "warning clauses.own[0].wording"),
    fires("PCA-4-RESP", delegation(limits="responsibility passes to the Trust"), "warning delegations[0].limits"),
    passes("PCA-4-RESP", own("Each Party remains responsible for its functions.")),
    silent("PCA-4-RESP", delegation()),
    fires(
        "PCA-4-RESP-STATE",
        delegation(),
        "advice delegations: basis.responsibility",
        agreement=draft("delegation.exercise"),
    ),
    passes("PCA-4-RESP-STATE", delegation(), agreement=draft("basis.responsibility")),
    silent("PCA-4-RESP-STATE", delegation()),
    fires("PCA-4-PAY", brief(*TWO, money={"model": "fixed"}), "advice money", agreement=draft("x")),
    passes(
        "PCA-4-PAY",
        brief(*TWO, money={"model": "fixed"}),
        agreement=draft(clause("money.contributions", "The payments are made to facilitate this agreement.")),
    ),
    passes("PCA-4-PAY", brief(*TWO, money={"model": "none"}), agreement=draft("x")),
    silent("PCA-4-PAY", SILENT, agreement=draft("x")),
    fires(
        "PCA-4-EXPED", SILENT, "advice : x", agreement=draft(clause("x", "It may do what is necessary or expedient."))
    ),
    passes(
        "PCA-4-EXPED",
        SILENT,
        agreement=draft(clause("x", "What is necessary or expedient, subject to section 4(4) of the 2017 Act.")),
    ),
    silent("PCA-4-EXPED", SILENT),
    fires("PCA-TERM", SILENT, "advice clauses.drop: termination.agreement", agreement=draft("x")),
    passes("PCA-TERM", SILENT, agreement=draft("termination.agreement")),
    silent("PCA-TERM", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_of_section_4(rule, data, known, expected):
    assert found(rule, data, **known) == expected


def test_a_fetter_on_withdrawal_holds_up_a_final_until_a_reason_is_recorded():
    fettered = withdrawal(lock_in_months=6)
    reasoned = {
        **fettered,
        "checks": {"override": [{"rule": "PCA-4-WITHDRAW-FETTER", "reason": "a pilot of six months"}]},
    }

    before, after = (
        apply_rule(registered()["PCA-4-WITHDRAW-FETTER"], make_case(data))[0] for data in (fettered, reasoned)
    )

    assert (before.severity, before.status, before.open, before.overridden) == ("warning", "our reading", True, "")
    assert (after.severity, after.open, after.overridden) == ("warning", False, "a pilot of six months")
