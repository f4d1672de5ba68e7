import pytest

from tests.checks.cases import SILENT, brief, fire, fires, found, passes, silent, trust


def people(exit_=None, **facts):
    return brief(fire(), trust(), people=facts, **({"exit": exit_} if exit_ else {}))


TABLE = [
    fires("TUPE", people(model="transfer"), "warning people.transfer.scheme", "warning exit.people"),
    fires("TUPE", people(transfer={"scheme": "tupe"}), "warning exit.people"),
    passes("TUPE", people({"people": "return"}, transfer={"scheme": "tupe"})),
    passes("TUPE", people(model="own_employer")),
    silent("TUPE", people(model="host"), "note people.transfer.scheme"),
    fires("EQ-149", brief(fire(), trust(), equality={"service_change": True}), "advice equality.date"),
    fires("EQ-149", brief(fire(), trust(), communications={"service_change": True}), "advice equality.date"),
    passes("EQ-149", brief(fire(), trust(), equality={"service_change": True, "date": "2026-11-01"})),
    silent("EQ-149", SILENT),
    fires("CONS-STAFF", people(joint_team=True), "advice people.consulted"),
    fires("CONS-STAFF", people(secondments=[{"post": "p"}]), "advice people.consulted"),
    passes("CONS-STAFF", people(joint_team=True, consulted={"with": "the unions"})),
    passes("CONS-STAFF", people(model="own_employer")),
    silent("CONS-STAFF", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_people(rule, data, known, expected):
    assert found(rule, data, **known) == expected
