"""The page round what each HTML writer says: one head for all."""

import re

import pytest

from draftkit.model.versions import Versions
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
    assert head(written) == head(write_page("Any", style="page.css", body=""))
    assert "<title></title>" not in written
    assert "@media print" in written


def test_titles_become_one_and_cannot_become_structure():
    page = write_page("A <b>", "", "C & D", style="page.css", body="<p>Body</p>\n")

    assert "<title>A &lt;b&gt; – C &amp; D</title>" in page
    assert page.endswith("</style>\n</head>\n<body>\n<p>Body</p>\n</body>\n</html>\n")
    assert read_page(page).all("p")[0].text() == "Body"
