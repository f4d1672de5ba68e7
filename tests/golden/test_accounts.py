"""The account of two drafts of a sample as a person last approved it. UPDATE_GOLDEN=1 writes it anew."""

import os
from difflib import unified_diff
from pathlib import Path

from draftkit.actions.draft import draft
from draftkit.redline.account.account import tell_account
from draftkit.redline.compare import accepted, compare
from draftkit.redline.merge import Settings
from draftkit.redline.pen import Pen
from draftkit.word.package import open_package
from draftkit.writers.account_markdown import write_account_markdown
from tests.drafts import project_of, sample_data

HERE = Path(__file__).parent
SETTINGS = Settings(Pen("draftkit", "2026-11-23T00:00:00Z"))


def test_the_account_of_two_drafts_is_the_one_that_was_approved():
    brief = sample_data("vehicle-workshop")
    newer = sample_data("vehicle-workshop")
    newer["money"] |= {"annual_budget": 2100000, "payment_days": 45, "frequency": "quarterly"}
    newer["parties"][0]["name"] = "East Anglia Ambulance Service NHS Trust"
    newer["liability"] = {"model": "own_acts", "cap": 2000000}
    golden = HERE / "account-vehicle-workshop.md"

    versions = [
        accepted(open_package(draft(project_of(data)).content, name, "read"))
        for data, name in ((brief, "older.docx"), (newer, "newer.docx"))
    ]
    written = write_account_markdown(tell_account(*versions, compare(*versions, SETTINGS).told))
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(written, encoding="utf-8", newline="\n")

    approved = golden.read_text(encoding="utf-8")
    changed = "\n".join(unified_diff(approved.splitlines(), written.splitlines(), "approved", "now", n=1, lineterm=""))
    assert written == approved, f"\n{changed[:6000]}\nUPDATE_GOLDEN=1 approves this account"
