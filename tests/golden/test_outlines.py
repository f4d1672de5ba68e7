"""The outlines of the samples as a person last approved them. UPDATE_GOLDEN=1 writes them anew, to be reviewed."""

import os
from difflib import unified_diff
from pathlib import Path

from draftkit.actions.draft import draft

HERE = Path(__file__).parent


def test_the_outline_of_a_sample_is_the_one_that_was_approved(sample):
    golden = HERE / f"{sample.name}.txt"
    outline = draft(sample.project, "outline").content.decode()

    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(outline, encoding="utf-8", newline="\n")

    approved = golden.read_text(encoding="utf-8")
    changed = "\n".join(unified_diff(approved.splitlines(), outline.splitlines(), "approved", "now", n=1, lineterm=""))
    assert outline == approved, f"\n{changed[:6000]}\nUPDATE_GOLDEN=1 approves this outline"
