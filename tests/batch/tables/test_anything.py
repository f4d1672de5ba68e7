"""Whatever the bytes, a table is read or refused: nothing else is ever raised."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.batch.tables.read import open_table
from draftkit.errors import TableError
from tests.batch.tables.files import by_hand, line, xlsx

WORKBOOK = xlsx(agreements=[["reference", "title"], ["L-1", "One"]], parties=[["reference", "name"], ["L-1", "A"]])
CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["=1", "#REF!", "1/4/2027", "£5", "yes", "'", '"', "\u202e", "\0", ";", "EXAMPLE", "L-1"]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


def open_whole(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.write_bytes(content)
    with contextlib.suppress(TableError), open_table(path) as table:
        assert len(list(table.entries())) == table.count


@given(st.binary(max_size=300))
def test_any_bytes(folder: Path, content: bytes):
    open_whole(folder, "t.csv", content)
    open_whole(folder, "t.jsonl", content)
    open_whole(folder, "t.csv", b"reference,title,term.start_date,annual_budget\n" + content)


@given(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=4))
def test_any_damage_to_a_workbook(folder: Path, at: int, content: bytes):
    open_whole(folder, "t.xlsx", WORKBOOK[:at] + content + WORKBOOK[at + len(content) :])


@given(st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_any_cells(folder: Path, rows: list[list[str]]):
    heads = line(1, "reference", "title", "annual_budget", "term.start_date", "objectives")
    made = (line(n, *(_escaped(cell) for cell in row)) for n, row in enumerate(rows, 2))

    open_whole(folder, "t.xlsx", by_hand(heads + "".join(made)))


def _escaped(text: str) -> str:
    return "".join(c if c.isalnum() else f"&#{ord(c)};" if ord(c) >= 32 else " " for c in text)
