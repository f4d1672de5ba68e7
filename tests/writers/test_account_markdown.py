from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from draftkit.model.comparison import Account, ClauseChange, Passage, Piece
from draftkit.writers.account_markdown import write_account_markdown
from tests.writers.account_example import HOSTILE, empty, everything, hostile

MARKDOWN = """\
# What changed: The agreement

Older version: old.docx  \n\
Newer version: new.docx

- 1 clause added
- 1 clause removed
- 1 clause and Headers changed
- 1 clause moved and changed
- 1 clause moved
- 27 clauses renumbered: 67–93 are now 66–92
- 1 schedule renumbered: 2 is now 3
- 1 cross-reference follows the renumbering

## Notices

- Mind this.

## What to look at first

**Parties**

- party: old → new (clause 1.1)

**Amounts**

- amount: old → new (clause 1.1)
"""

CHANGED = """\
### Clause 4 (Heading 3): changed

Was Clause 3 (Heading 3).

- 1.1: It is <del>one</del><ins>two</ins>

| Site | Rent |
| --- | --- |
| Leeds | <del>£5</del><ins>£6</ins> |
| <ins>York</ins> |  |

- It is <del>three</del><ins>four</ins>
"""

LAST = """\
## Headers, footers and notes

### Headers: changed

- 3: x (moved from clause 2)

## Numbers only

- Clauses 67–93 are now 66–92
- Schedule 2 is now 3
- Cross-references follow the renumbering in clause 7.1

## Formatting only

- Clause 9 (Heading 8)
"""


def test_an_account_is_written_so():
    written = write_account_markdown(everything())

    assert written.startswith(MARKDOWN)
    assert CHANGED in written
    assert written.endswith(LAST)


def test_no_changes_are_said_plainly():
    assert write_account_markdown(empty()).endswith("- No changes: the two versions say the same.\n")


def text_of(written):
    """Return the words that a reader of Markdown sees."""
    tokens = MarkdownIt("commonmark").enable("table").parse(written)
    inlines = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inlines if child.type != "html_inline"} <= {
        "text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close"
    }  # fmt: skip
    assert {child.content for child in inlines if child.type == "html_inline"} <= {"<del>", "</del>", "<ins>", "</ins>"}
    return ["".join(c.content for c in token.children) for token in tokens if token.children]


@pytest.mark.parametrize("account", [everything(), hostile()], ids=["everything", "hostile"])
def test_words_that_try_to_be_markup_stay_words(account):
    lines = text_of(write_account_markdown(account))

    if account.title == HOSTILE:
        assert f"What changed: {HOSTILE}" in lines
        assert any(line.startswith(f"{HOSTILE}: {HOSTILE}<del>{HOSTILE}</del>") for line in lines)


def test_the_number_of_what_went_is_struck_and_a_row_says_that_it_moved():
    out, same = ((Piece("out", "Gone"),),), ((Piece("same", "Leeds"),), (Piece("same", "£5"),))
    passages = (Passage("2.3", "", out), Passage("", "", same, table=1, moved="moved up"))
    change = ClauseChange("changed", "clause", "2", "Fees", "2", "Fees", passages)

    found = write_account_markdown(Account("old.docx", "new.docx", changes=(change,)))

    assert "- <del>2.3</del>: <del>Gone</del>" in found
    assert "| Leeds | £5 (moved up) |" in found


def test_what_was_left_out_of_account_is_the_first_notice():
    assert "- Left out: x.\n- Mind this." in write_account_markdown(replace(everything(), left_out="Left out: x."))


def test_what_else_became_of_a_paragraph_stands_after_its_words():
    kept = Passage("2.2", "2.3", ((Piece("same", "Stays"),),), moved="moved up", notes=("split into 2 paragraphs",))
    change = ClauseChange("changed", "clause", "2", "Fees", "2", "Fees", (kept,))

    found = write_account_markdown(Account("old.docx", "new.docx", changes=(change,)))

    assert "- 2.3: Stays (moved up; split into 2 paragraphs)" in found
