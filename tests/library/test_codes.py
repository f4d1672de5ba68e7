"""What the shipped clauses carry out of the outline they were written to, entry by entry."""

from draftkit.actions.project import open_library

ENTRIES = {
    **{"PAR": 9, "DEF": 5, "STA": 8, "TRM": 5, "PUR": 6, "GOV": 10, "JNT": 8, "DEL": 5},
    **{"PRM": 6, "CTL": 4, "FLT": 4, "HR": 9, "FIN": 11, "PRF": 4, "DAT": 7, "CNF": 5, "IPR": 2},
    **{"LIA": 8, "CMP": 2, "EQU": 2, "PRC": 3, "HSW": 2, "COM": 2, "DSP": 4, "VAR": 4, "REV": 3},
    **{"WDL": 5, "TER": 4, "EXT": 6, "GEN": 11, "EXE": 7, "SCH": 12},
}
"""How many entries of the outline each prefix has. In each they are numbered from 01."""
OUTLINE = {f"{prefix}-{number:02}" for prefix, count in ENTRIES.items() for number in range(1, count + 1)}


def test_the_outline_has_183_entries():
    assert len(OUTLINE) == 183


def test_every_entry_of_the_outline_is_carried_out_by_a_clause():
    carried = {code for clause in open_library().clauses.values() for code in clause.codes}

    assert sorted(OUTLINE - carried) == []


def test_every_code_of_a_clause_is_an_entry_of_the_outline():
    strangers = {clause.id: set(clause.codes) - OUTLINE for clause in open_library().clauses.values()}

    assert {key: codes for key, codes in strangers.items() if codes} == {}


def test_every_clause_carries_out_something_of_the_outline_and_says_so_once():
    codes = {clause.id: clause.codes for clause in open_library().clauses.values()}

    assert [key for key, its in codes.items() if not its or len(set(its)) != len(its)] == []
