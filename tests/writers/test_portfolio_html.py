"""A portfolio as a page: what an impatient reader sees first, and that every link leads somewhere."""

from dataclasses import replace

import pytest

from draftkit.findings import Finding
from draftkit.model.portfolio import Line, Portfolio, Sight
from draftkit.writers.portfolio_html import write_portfolio_html
from tests.portfolio import HOSTILE, NOTICE, TERM, changed, compared, held
from tests.writers.page import Element, read_page


def page(portfolio: Portfolio) -> Element:
    return read_page("".join(write_portfolio_html(portfolio)))


def section(shown: Element, name: str) -> Element:
    return next(each for each in shown.all("section") if each.attributes["aria-labelledby"] == name)


def cells(element: Element) -> list[list[str]]:
    return [[cell.text() for cell in row.children if isinstance(cell, Element)] for row in element.all("tr")]


def test_the_counts_come_first():
    shown = page(compared())

    assert [item.text() for item in shown.all("ul", "counts")[0].all("li")] == [
        "2 changed", "1 could not be compared", "1 new", "1 gone", "1 the same",
    ]  # fmt: skip


def test_only_the_sections_that_hold_something_are_there_and_in_the_contents():
    names = [each.attributes["aria-labelledby"] for each in page(compared()).all("section")]
    assert names == ["alike", "changed", "clauses", "failed", "new", "gone", "same"]

    shown = page(compared(changed(1, TERM)))
    assert [each.attributes["aria-labelledby"] for each in shown.all("section")] == ["changed", "clauses"]
    assert [link.attributes["href"] for link in shown.all("nav")[0].all("a")] == ["#changed", "#clauses"]


def test_an_agreement_that_changed_has_its_counts_what_to_look_at_first_and_its_files():
    shown = section(page(compared()), "changed")
    head, first, second = cells(shown)

    assert head[1:6] == ["Changed", "Added", "Removed", "Moved", "Renumbered"]
    assert first[1:6] == ["2", "1", "0", "1", "0"]
    assert "Three months → six months" in first[6]
    assert "Changed: Clause 9 (Term)." in first[6]
    assert second[1] == "1"
    links = [link.attributes["href"] for link in shown.all("a")]
    assert links[:3] == ["LEG-1.redline.docx", "LEG-1.redline.html", "LEG-1.redline.html#change-1"]


def test_what_changed_alike_is_told_with_the_rows_of_those_that_have_it():
    shown = page(compared())

    (_, row) = cells(section(shown, "alike"))
    assert row[1:] == ["2", "LEG-1, LEG-2"]
    (link, _) = section(shown, "alike").all("a")
    assert any(tr.attributes.get("id") == link.attributes["href"][1:] for tr in shown.all("tr"))


def test_a_clause_leads_to_where_each_account_tells_of_it():
    shown = section(page(compared()), "clauses")

    assert cells(shown)[1] == ["Term running.term".replace(" ", ""), "2", "2", "0", "0", "0", "LEG-1, LEG-2"]
    assert shown.all("a")[0].attributes["href"] == "LEG-1.redline.html#change-1"


def test_many_sights_and_many_agreements_are_there_to_be_opened():
    sights = tuple(replace(NOTICE, sentence=f"£{n} → £{n + 1}") for n in range(9))
    lines = [changed(n, TERM, sights=sights, more=3) for n in range(9)]

    shown = page(compared(*lines))

    row = section(shown, "changed").all("tr")[1]
    assert [each.text() for each in row.all("summary")] == ["And 8 more"]
    assert "And 3 more, in the account." in row.text()
    assert section(shown, "clauses").all("summary")[0].text() == "LEG-0, LEG-1 and 7 more"


def test_a_failure_says_what_is_wrong_where_and_what_to_do():
    far = Finding("the newer run failed at it", hint="mend the cell")
    shown = section(page(compared(Line("LEG-3", "failed", new="c/LEG-3.docx", findings=(far,)))), "failed")

    assert cells(shown)[1] == ["LEG-3", "The newer run failed at it.", "Mend the cell."]


@pytest.mark.parametrize(
    ("counts", "says"),
    [({"look": 3}, "Formatting only: no words changed."), ({"renumbered": 2}, "Nothing but numbers")],
)
def test_what_changed_no_clause_says_what_it_is(counts, says):
    shown = section(page(compared(changed(1, counts=counts))), "changed")

    assert says in cells(shown)[1][6]


def test_the_most_negotiated_clauses_come_before_the_agreements():
    shown = page(held())

    assert [each.attributes["aria-labelledby"] for each in shown.all("section")][:2] == ["clauses", "changed"]
    head, first, second = cells(section(shown, "clauses"))
    assert head == ["Clause", "Agreements", "Altered", "Dropped", "By hand", "Moved", "Which"]
    assert (first[0], first[1:6]) == ("Start and endrunning.term", ["2", "2", "0", "0", "0"])
    assert second[:4] == ["Law", "1", "0", "1"]


def test_a_page_that_was_stopped_says_so():
    assert "This was stopped before its end." in page(compared(stopped=True)).text()


def test_hostile_words_stay_words():
    line = changed(1, replace(TERM, name=HOSTILE, heading=HOSTILE, clause=HOSTILE), title=HOSTILE)
    sights = (Sight("term", HOSTILE, HOSTILE),)
    bad = Line(HOSTILE, "failed", HOSTILE, findings=(Finding(HOSTILE, hint=HOSTILE),))

    html = "".join(write_portfolio_html(compared(replace(line, sights=sights), bad, library=HOSTILE)))

    assert "<script" not in html
    assert "\u202e" not in html
    read_page(html)


def test_a_page_needs_nothing_else():
    html = "".join(write_portfolio_html(compared()))

    assert "<script" not in html
    assert "http" not in html.replace("http-equiv", "")
