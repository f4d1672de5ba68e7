"""A clause library on its way: what arrives is what was sent."""

from pathlib import Path

import pytest

from draftkit import resources
from draftkit.actions.project import open_library
from draftkit.batch.parcel import digest, pack, unpack
from draftkit.errors import LibraryError


def test_a_library_that_was_unpacked_is_the_library_that_was_packed(tmp_path: Path):
    unpack(pack(resources.clauses_folder()), tmp_path)

    assert open_library(tmp_path).digest == open_library().digest
    assert pack(tmp_path) == pack(resources.clauses_folder())


def test_the_digest_knows_a_changed_word_and_no_ends_of_lines(tmp_path: Path):
    for name, content in {"one": b"a\nb\n", "two": b"a\r\nb\r\n", "three": b"a\nc\n"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_bytes(content)

    one, two, three = (digest(pack(tmp_path / name)) for name in ("one", "two", "three"))

    assert one == two != three


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path):
    (tmp_path / "bad.md").write_bytes(b"\xff")

    with pytest.raises(LibraryError, match="UTF-8"):
        pack(tmp_path)
