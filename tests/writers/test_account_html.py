import re
from dataclasses import replace

import pytest

from draftkit.model.comparison import Account, ClauseChange, Passage, Piece
from draftkit.writers.account_html import write_account_html
from tests.writers.account_example import HOSTILE, empty, everything, hostile
from tests.writers.page import read_page

ALL = pytest.mark.parametrize("account", [everything(), hostile(), empty()], ids=["everything", "hostile", "empty"])


@ALL
def test_every_tag_is_closed_and_every_link_leads_somewhere(account):
    page = read_page(write_account_html(account))

    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    links = [a.attributes["href"].removeprefix("#") for a in page.all("a")]
    named = [e.attributes["aria-labelledby"] for e in page.all() if "aria-labelledby" in e.attributes]

    assert len(ids) == len(set(ids))
    assert set(links) | set(named) <= set(ids)


@ALL
def test_nothing_is_fetched_and_nothing_runs(account):
    html = write_account_html(account)

    assert "<script" not in html
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert "url(" not in html
    assert "default-src 'none'" in html


@ALL
def test_the_page_says_its_language_title_and_one_main_heading(account):
    page = read_page(write_account_html(account))

    assert page.all("html")[0].attributes["lang"] == "en-GB"
    assert page.all("title")[0].text().startswith("What changed")
    assert [h.text() for h in page.all("h1")] == ["What changed"]


def test_headings_never_skip_a_level():
    levels = [int(level) for level in re.findall(r"<h([1-6])", write_account_html(everything()))]

    assert all(after <= before + 1 for before, after in zip([1, *levels], levels, strict=False))


def test_words_that_try_to_be_markup_stay_words():
    page = read_page(write_account_html(hostile()))

    assert page.all("td")[0].text() == HOSTILE
    assert page.all("article")[0].all("del")[0].text() == HOSTILE
    assert page.all("dd")[0].text() == HOSTILE


def test_what_went_and_came_is_marked_for_eyes_and_for_ears():
    page = read_page(write_account_html(everything()))
    first = page.all("div", "passage")[0]

    assert [e.text() for e in (*first.all("del"), *first.all("ins"))] == ["one", "two"]
    assert first.all("del")[0].text(unseen=True) == "[taken out: one]"
    assert first.all("ins")[0].text(unseen=True) == "[put in: two]"


def test_what_a_lawyer_looks_for_is_a_table_with_links_to_the_clauses():
    page = read_page(write_account_html(everything()))
    table = page.all("table", "first")[0]

    groups = [th.text() for th in table.all("th") if th.attributes["scope"] == "rowgroup"]
    links = {a.attributes["href"] for a in table.all("a")}

    assert groups == ["Parties", "Amounts", "Percentages", "Dates", "Periods", "Times and targets", "Obligations",
                      "Defined terms", "Cross-references", "Blanks", "Square brackets"]  # fmt: skip
    assert links == {"#change-3"}


def test_rows_of_a_table_stand_in_a_table_under_their_heading():
    page = read_page(write_account_html(everything()))
    rows = page.all("div", "scroll")[0].all("tr")

    assert [cell.text() for cell in rows[0].all("th")] == ["Site", "Rent"]
    assert [cell.text() for cell in rows[1].all("td")] == ["Leeds", "£5£6"]


def test_only_what_is_told_in_full_has_an_article():
    page = read_page(write_account_html(everything()))

    assert [article.all("h3")[0].text() for article in page.all("article")] == [
        "Clause 2 (Heading 1) added",
        "Clause 2 (Heading 2) removed",
        "Clause 4 (Heading 3) changed",
        "Clause 5 (Heading 4) moved and changed",
        "Clause 6 (Heading 5) moved",
        "Headers changed",
    ]
    assert "Was Clause 3 (Heading 3)" in page.all("article")[2].text()


def test_numbers_are_told_compactly():
    words = read_page(write_account_html(everything())).text()

    assert "Clauses 67–93 are now 66–92" in words
    assert "Schedule 2 is now 3" in words
    assert "Cross-references follow the renumbering in clause 7.1" in words


def test_no_changes_are_said_plainly():
    words = read_page(write_account_html(empty())).all("body")[0].text()

    assert "No changes: the two versions say the same." in words
    assert "What to look at first" not in words


def test_a_change_of_look_alone_is_said_plainly():
    account = Account("a", "b", changes=(ClauseChange("look", "clause", "1", "Fees", "1", "Fees"),))

    words = read_page(write_account_html(account)).all("body")[0].text()

    assert "No words changed." in words
    assert "Clause 1 (Fees)" in words


def test_the_number_of_what_went_is_struck_and_a_row_says_that_it_moved():
    out, same = ((Piece("out", "Gone"),),), ((Piece("same", "Leeds"),), (Piece("same", "£5"),))
    passages = (Passage("2.3", "", out), Passage("", "", same, table=1, moved="moved up"))
    change = ClauseChange("changed", "clause", "2", "Fees", "2", "Fees", passages)

    page = read_page(write_account_html(Account("old.docx", "new.docx", changes=(change,))))

    assert page.all("span", "number")[0].all("del")[0].text() == "2.3"
    assert page.all("td")[-1].text() == "£5 (moved up)"


def test_what_was_left_out_of_account_is_the_first_notice():
    page = write_account_html(replace(everything(), left_out="Left out of account: <capitals>."))

    assert "<ul><li>Left out of account: &lt;capitals&gt;.</li><li>Mind this.</li></ul>" in page


def test_what_else_became_of_a_paragraph_stands_after_its_words():
    kept = Passage("2.2", "2.3", ((Piece("same", "Stays"),),), moved="moved up", notes=("split into 2 paragraphs",))
    change = ClauseChange("changed", "clause", "2", "Fees", "2", "Fees", (kept,))

    found = write_account_html(Account("old.docx", "new.docx", changes=(change,)))

    assert read_page(found).all("span", "moved")[0].text() == "(moved up; split into 2 paragraphs)"
