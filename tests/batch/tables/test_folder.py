import json
from pathlib import Path

import pytest

from draftkit.batch.tables.read import open_table
from draftkit.errors import BriefError, TableError
from draftkit.findings import Finding, Place


def parse(content: bytes, name: str):
    if not content.startswith(b"{"):
        raise BriefError([Finding("it is not JSON", "bar", where=Place(name, 1, 1))], name=name)
    return json.loads(content)


def test_every_brief_of_a_folder_is_an_entry_in_the_order_of_the_names(tmp_path: Path):
    for name in ("b.json", "a.yaml", "_left.json", ".hidden.json"):
        (tmp_path / name).write_text(json.dumps({"agreement": {"title": name}}))

    with open_table(tmp_path, parse=parse) as table:
        entries = list(table.entries())

    assert [(entry.number, entry.key, entry.data["agreement"]["title"]) for entry in entries] == [
        (1, "a", "a.yaml"),
        (2, "b", "b.json"),
    ]
    assert entries[0].places == {"": Place("a.yaml")}


def test_a_brief_that_cannot_be_read_is_a_fault_of_its_own(tmp_path: Path):
    (tmp_path / "a.json").write_text("[")
    (tmp_path / "b.json").write_text("{}")

    first, second = open_table(tmp_path, parse=parse).entries()

    assert [str(fault.where) for fault in first.faults] == ["a.json:1:1"]
    assert not second.faults


def test_two_files_of_one_name_are_told_apart_and_other_files_are_named(tmp_path: Path):
    for name in ("a.json", "A.toml", "notes.docx"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "older").mkdir()

    table = open_table(tmp_path, parse=parse)

    assert [entry.key for entry in table.entries()] == ["A.toml", "a.json"]
    assert [warning.message for warning in table.warnings] == ["not read: 'notes.docx' and 'older'"]


def test_a_folder_without_briefs_is_refused(tmp_path: Path):
    with pytest.raises(TableError, match="holds no briefs"):
        open_table(tmp_path, parse=parse)
    with pytest.raises(TableError, match="not read as a table here"):
        open_table(tmp_path)


def test_the_schema_beside_a_brief_is_no_brief(tmp_path: Path):
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "brief.schema.json").write_text("{}")

    table = open_table(tmp_path, parse=parse)

    assert [entry.key for entry in table.entries()] == ["a"]
    assert not table.warnings
