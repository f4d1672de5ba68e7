"""The sample portfolio: sixty projects in one table, drafted with one command; three of them are bad on purpose."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from draftkit import resources
from draftkit.batch.tables.read import open_table
from draftkit.word.lint import lint_package

TABLE = resources.samples_folder() / "portfolio.xlsx"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, object]]]:
    folder = tmp_path_factory.mktemp("portfolio") / "build"
    command = [sys.executable, "-m", "draftkit", "batch", str(TABLE), "--out", str(folder), "--json"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 3, finished.stderr
    return folder, [json.loads(line) for line in finished.stdout.splitlines()]


def test_it_has_sixty_projects_of_two_to_twelve_parties_and_several_hundred_rows_of_them():
    sizes = Counter(len(entry.data["parties"]) for entry in open_table(TABLE).entries() if not entry.faults)

    assert sum(sizes.values()) >= 58
    assert {2, 12} <= set(sizes)
    assert max(sizes) == 12
    assert sum(size * count for size, count in sizes.items()) > 300


def test_all_but_three_are_made_and_each_of_the_three_fails_of_its_own(made):
    _, events = made
    failed = [event for event in events if event["event"] == "failed"]

    assert events[-1]["done"] == 57
    assert [event["key"] for event in failed] == ["ESC/2028/017", "ESC/2027/034", "ESC/2028/051"]
    places = [finding["path"] for event in failed for finding in event["findings"]]
    assert places == [
        "agreements, row 18, column AC (term.start_date)",
        "workstreams, row 35, column E (lead)",
        "agreements, row 52: parties",
    ]


def test_every_one_of_them_passes_our_lint(made):
    folder, _ = made
    found = {path.name: lint_package(path.read_bytes()) for path in folder.glob("*.docx")}

    assert len(found) == 57
    assert not {name: findings for name, findings in found.items() if findings}


def test_no_shares_are_wrong_and_bars_are_few(made):
    _, events = made
    rules = Counter(finding["rule"] for event in events for finding in event.get("findings", ()))

    assert "DOC-SHARES" not in rules
    assert 0 < rules["PCA-3-CHIEF-LPB"] < 10
