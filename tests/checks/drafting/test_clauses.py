import pytest

from tests.checks.cases import SILENT, draft, fires, found, library, library_clause, passes, silent, slot

EXIT = library_clause("withdrawal.own-view", "Right to withdraw", standing="required", sources=("s.4(7)",))
BOARD = library_clause("governance.board", "Board", needs=("governance.matters",), slot="governance.model")
MATTERS = library_clause("governance.matters", "Reserved matters")
GROUP = library_clause("governance.group", "Steering group", conflicts=("governance.board",))
BLOCK = library_clause("execution.seal", "Seal", standing="required", kind="execution")
WHOLE = library(EXIT, BOARD, MATTERS, GROUP, BLOCK, slots={"governance.model": slot("governance.model", "Model")})


def dropped(own=()):
    return {**SILENT, "clauses": {"drop": [{"clause": "x"}, {"clause": "withdrawal.own-view"}], "own": list(own)}}


def row(rule, kind, *keys, expected=(), data=SILENT):
    return kind(rule, data, *expected, library=WHOLE, agreement=draft(*keys))


TABLE = [
    row("LIB-REQUIRED", fires, "x", data=dropped(), expected=["bar clauses.drop[1]: withdrawal.own-view"]),
    row(
        "LIB-REQUIRED",
        fires,
        "x",
        data=dropped([{"wording": "w", "after": "withdrawal.own-view"}]),
        expected=["warning clauses.drop[1]: withdrawal.own-view"],
    ),
    row("LIB-REQUIRED", passes, "withdrawal.own-view"),
    silent("LIB-REQUIRED", dropped()),
    row("LIB-NEEDS", fires, "governance.board", expected=["warning clauses.drop: governance.board"]),
    row("LIB-NEEDS", passes, "governance.board", "governance.matters"),
    silent("LIB-NEEDS", SILENT),
    row(
        "LIB-CONFLICT",
        fires,
        "governance.board",
        "governance.group",
        expected=["warning clauses.keep: governance.group"],
    ),
    row("LIB-CONFLICT", passes, "governance.group"),
    silent("LIB-CONFLICT", SILENT),
    row("LIB-SLOT", fires, "x", expected=['warning clauses.choose["governance.model"]']),
    row("LIB-SLOT", passes, "governance.board"),
    silent("LIB-SLOT", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_of_the_library(rule, data, known, expected):
    assert found(rule, data, **known) == expected
