"""The page round what each HTML writer says: one head for all."""

import re
from pathlib import Path

import pytest

from draftkit.model.versions import Versions
from draftkit.writers import page
from draftkit.writers.account_html import write_account_html
from draftkit.writers.html import write_html
from draftkit.writers.page import write_page
from draftkit.writers.versions import write_versions_html
from tests.writers import account_example, everything
from tests.writers.page import read_page


def head(page: str) -> str:
    """Return what stands before the body, without the title and the rules."""
    return re.sub(r"(<title>|<style>).*?(</title>|</style>)", "", page.partition("<body>")[0], flags=re.DOTALL)


@pytest.mark.parametrize(
    "written",
    [
        write_account_html(account_example.everything()),
        write_html(everything.everything()),
        write_versions_html(Versions((), ())),
    ],
    ids=["account", "agreement", "versions"],
)
def test_every_writer_has_the_same_head_but_for_title_and_rules(written):
    assert head(written) == head(write_page("Any", styles=("page.css",), body=""))
    assert "<title></title>" not in written
    assert "@media print" in written


def test_titles_become_one_and_cannot_become_structure():
    page = write_page("A <b>", "", "C & D", styles=("page.css",), body="<p>Body</p>\n")

    assert "<title>A &lt;b&gt; – C &amp; D</title>" in page
    assert page.endswith("</style>\n</head>\n<body>\n<p>Body</p>\n</body>\n</html>\n")
    assert read_page(page).all("p")[0].text() == "Body"


def test_what_accounts_and_batches_share_stands_in_one_file():
    shared, account, batch = (lines(name) for name in ("shared.css", "account.css", "batch.css"))

    assert not shared & (account | batch)
    assert account & batch == {"1 .scroll { overflow: visible; }"}  # it must come after the rules for screens of each


def lines(name: str) -> set[str]:
    """Return the rules of a file that are a line each, those for paper and for screens apart."""
    text = (Path(page.__file__).parent / name).read_text(encoding="utf-8")
    screen, _, paper = text.partition("@media print")
    return {
        f"{n} {line.strip()}" for n, part in enumerate((screen, paper)) for line in part.splitlines() if "{ " in line
    }
