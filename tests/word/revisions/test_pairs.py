"""Real and broken files of other people: what is resolved opens again, with nothing tracked left in it."""

from pathlib import Path

import pytest

from draftkit.word.archive import write_package
from draftkit.word.package import open_package
from draftkit.word.revisions.listing import list_revisions
from draftkit.word.revisions.names import REVISIONS
from draftkit.word.revisions.package import resolve_package, revised_roots

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "pairs"
FILES = sorted(FOLDER.glob("*.docx"))

pytestmark = pytest.mark.skipif(not FILES, reason=f"{FOLDER} is not here: no files of other people to try")


@pytest.mark.parametrize("verdict", [True, False], ids=["accepted", "rejected"])
def test_every_file_is_resolved_and_opens_again(verdict):
    for path in FILES:
        package = open_package(path.read_bytes(), path.name, "read")
        listed = list_revisions(package)

        again = open_package(write_package(resolve_package(package, lambda _: verdict)), path.name, "read")

        assert not any(True for root in revised_roots(again).values() for _ in root.iter(*REVISIONS)), path.name
        assert bool(listed) == (again.parts != package.parts), path.name
