from dataclasses import replace

import pytest

from draftkit.model.agreement import Blank, Clause, Definition, Entry, Paragraph, Reference, Text, Value
from draftkit.model.library import Term
from tests.checks.cases import SILENT, brief, clause, commissioner, draft, fire, fires, found, library, passes, silent

BOARD = Entry("Board", (Definition("Board"), Text(" means the people whom the Parties choose.")))
POINTER = Entry("Board", (Definition("Board"), Text(" has the meaning given in "), Reference("a.b")))
LOST = Entry("Board", (Definition("Board"), Text(" means "), Blank("clauses.keep: a.b", "h")))
INLINE = Clause("a.b", "A", (Paragraph((Text("There is a board (the "), Definition("Board"), Text(")."))),))
USE = clause("c.d", "The Board meets.")
PROPER = library(proper=frozenset({"Home Office"}), terms={"Board": (Term("Board", "w", "a.b"),)})


def definitions(*entries):
    return Clause("interpretation.definitions", "Definitions", entries)


def own(wording):
    return brief(commissioner(), fire(), clauses={"own": [{"heading": "H", "wording": wording}]})


TABLE = [
    fires(
        "DOC-DEFS", SILENT, "warning clauses.keep: interpretation.definitions", agreement=draft(definitions(LOST), USE)
    ),
    fires("DOC-DEFS", SILENT, "warning : c.d", agreement=draft(USE), library=PROPER),
    fires("DOC-DEFS", own("Write to the Oversight Panel."), "warning clauses.own[0].wording", agreement=draft("x")),
    fires("DOC-DEFS", SILENT, "warning : interpretation.definitions", agreement=draft(definitions(BOARD))),
    fires("DOC-DEFS", SILENT, "warning : a.b", agreement=draft(INLINE)),
    fires("DOC-DEFS", SILENT, "warning : a.b", agreement=draft(definitions(BOARD), INLINE, USE)),
    fires("DOC-DEFS", SILENT, "warning : a.b", agreement=draft(INLINE, replace(INLINE, key="e.f"), USE)),
    fires("DOC-DEFS", SILENT, "warning ", agreement=draft(definitions(BOARD, BOARD), USE)),
    passes("DOC-DEFS", SILENT, agreement=draft(definitions(BOARD), USE), library=PROPER),
    passes("DOC-DEFS", SILENT, agreement=draft(definitions(POINTER), INLINE, USE)),
    passes("DOC-DEFS", SILENT, agreement=draft(definitions(BOARD), INLINE, USE), library=PROPER),
    passes(
        "DOC-DEFS",
        own("Tell the Home Office, the Commissioner, each Authority and the Board under the Equality Act 2010."),
        agreement=draft(definitions(BOARD), USE),
        library=PROPER,
    ),
    silent("DOC-DEFS", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rule_on_defined_terms(rule, data, known, expected):
    assert found(rule, data, **known) == expected


def test_a_party_that_is_defined_and_never_named_again_is_found_by_its_short_name():
    parties = Clause("parties.parties", "Parties", (Paragraph((Value("X", "p"), Definition("Commissioner"))),))

    assert found("DOC-DEFS", brief(commissioner(), fire()), agreement=draft(parties)) == [
        "warning parties[0].short_name: parties.parties"
    ]


def test_a_value_of_the_brief_counts_as_a_use_and_never_as_a_missing_definition():
    named = Clause("c.d", "C", (Paragraph((Value("the Board", "governance.chair"),)),))

    assert found("DOC-DEFS", SILENT, agreement=draft(definitions(BOARD), named)) == []
    assert found("DOC-DEFS", SILENT, agreement=draft(named), library=PROPER) == []
