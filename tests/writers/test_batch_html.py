import re

import pytest

from draftkit.model.batch_report import Counts, Fired, Run
from draftkit.writers.batch_html import write_batch_html
from tests.writers.batch_example import CLASH, HOSTILE, everything, failure, hostile, made, report
from tests.writers.page import Element, read_page

ALL = pytest.mark.parametrize("value", [everything(), hostile(), report()], ids=["everything", "hostile", "empty"])


def page(value) -> Element:
    return read_page("".join(write_batch_html(value)).replace("<!DOCTYPE html>", ""))


def table(read: Element, style: str) -> list[list[str]]:
    """The cells of a table, row by row, without its head."""
    (found,) = read.all("table", style)
    rows = [row for body in found.all("tbody") for row in body.all("tr")]
    return [[cell.text() for cell in row.children if isinstance(cell, Element)] for row in rows]


@ALL
def test_every_tag_is_closed_and_every_link_within_leads_somewhere(value):
    read = page(value)

    ids = [element.attributes["id"] for element in read.all() if "id" in element.attributes]
    links = [a.attributes["href"] for a in read.all("a")]
    named = [e.attributes["aria-labelledby"] for e in read.all() if "aria-labelledby" in e.attributes]
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links if link.startswith("#")} | set(named) <= set(ids)


@ALL
def test_nothing_is_fetched_and_nothing_runs(value):
    html = "".join(write_batch_html(value))

    assert "<script" not in html
    assert "src=" not in html
    assert "url(" not in html
    assert "default-src 'none'" in html


@ALL
def test_it_is_a_page_to_be_read_by_ear_too(value):
    read = page(value)

    assert read.all("html")[0].attributes["lang"] == "en-GB"
    assert [h.text() for h in read.all("h1")] == ["Batch report"]
    for each in read.all("table"):
        assert each.all("caption")[0].text(unseen=True)
        assert all(head.attributes.get("scope") in ("col", "row", "rowgroup") for head in each.all("th"))
        assert all(row.all("th") or row.all("details") or row.all("td") for row in each.all("tr"))
    for each in read.all("div", "scroll"):
        assert (each.attributes["tabindex"], each.attributes["role"]) == ("0", "group")


def test_headings_never_skip_a_level():
    levels = [int(level) for level in re.findall(r"<h([1-6])", "".join(write_batch_html(everything())))]

    assert all(after <= before + 1 for before, after in zip([1, *levels], levels, strict=False))


def test_words_that_try_to_be_markup_or_to_hide_stay_words():
    html = "".join(write_batch_html(hostile()))
    read = page(hostile())

    shown = HOSTILE.replace("\u202e", "\\u202e").replace("\x1b", "\\u001b")
    assert "\u202e" not in html
    assert "\x1b" not in html
    assert table(read, "made")[0][:3] == [shown, shown, shown]
    assert table(read, "checks")[0][0] == shown


def test_the_first_thing_it_says_is_how_many_and_when():
    head = page(everything()).all("header")[0]

    assert head.all("p", "total")[0].text() == "6 agreements in the table:"
    assert [item.text() for item in head.all("li")] == ["1 made", "1 already done", "3 failed", "1 left to make"]
    facts = dict(zip([e.text() for e in head.all("dt")], [e.text() for e in head.all("dd")], strict=True))
    assert facts == {
        "Table": "tables/projects.xlsx",
        "Files in": "build",
        "Began": "4 March 2027, 09:12 UTC",
        "State": "Ended 4 March 2027, 09:40 UTC (28 min)",
        "Asked for": "Word and PDF, papers to sign (final), house frame ours.docx, only LEG-*",
        "Made with": "draftkit 2.2.0, Collaboration 4.1",
    }


def test_a_failure_says_where_what_and_what_to_do():
    read = page(report(failure(4, CLASH, files=("LEG-4.docx",)), made(1)))

    (agreement,), said = table(read, "failures")
    assert agreement == "LEG-4 Rows that cannot be used. Still there from an earlier run: LEG-4.docx"
    assert said == ["row 7", "Two parties are called ‘X’", "Give each a name"]
    assert [li.text() for li in read.all("ul", "kinds")[0].all("li")] == [
        "Rows that cannot be used: 1. To do: mend the cells that are named."
    ]


def test_of_many_findings_the_first_are_seen_and_none_is_missing():
    rows = table(page(report(failure(5, *[CLASH] * 12))), "failures")

    assert len(rows) == 7
    assert rows[-1][0].startswith("And 7 more")
    assert sum(cell.count("Two parties") for row in rows for cell in row) == 12


def test_a_failure_without_a_finding_still_says_of_what():
    assert table(page(report(failure(6, kind="slow"))), "failures")[1] == [
        "", "Failed of too much time", "Run again with a higher --limit",
    ]  # fmt: skip


def test_what_was_made_has_its_counts_and_a_link_to_its_file():
    read = page(report(made(1, files=("2027/50% #1.docx",)), made(2, standing="kept")))

    rows = table(read, "made")
    assert rows[0] == ["LEG-1", "Agreement 1", "2027/50% #1.docx", "3", "0", "1", "0", "1", "1", "0.5"]
    assert rows[1][0] == "LEG-2Already done"
    assert read.all("main")[0].all("a")[0].attributes["href"] == "../build/2027/50%25%20%231.docx"


def test_where_there_can_be_no_link_there_is_the_name_alone():
    read = page(report(made(1), beside=None))

    assert not read.all("main")[0].all("a")
    assert table(read, "made")[0][2] == "LEG-1.docx"


def test_a_check_names_a_few_agreements_and_has_the_others_to_open():
    rows = table(page(everything()), "checks")

    assert rows[0] == ["PCA-5", "Bar", "One person cannot agree with itself.", "s.5 (our reading)", "1", "LEG-1"]
    assert rows[1][4] == "300"
    assert rows[1][5].startswith("LEG-0, LEG-1 and 298 more")
    assert rows[1][5].endswith("LEG-99 and 200 more, which the report as CSV or JSON names")
    assert rows[2][5] == "a, b and 3 morea, b, c, d, e"


def test_a_short_table_is_one_and_a_long_one_comes_in_pages():
    short = page(report(*(made(n) for n in range(1, 201))))
    long = page(report(*(made(n) for n in range(1, 452))))

    assert not short.all("details")
    pages = long.all("details", "page")
    assert [p.all("summary")[0].text() for p in pages] == [
        "1 to 200: LEG-1 to LEG-200", "201 to 400: LEG-201 to LEG-400", "401 to 451: LEG-401 to LEG-451",
    ]  # fmt: skip
    assert ["open" in p.attributes for p in pages] == [True, False, False]
    assert sum(len(p.all("tbody")[0].all("tr")) for p in pages) == 451


def test_long_lists_of_blanks_are_cut_with_a_count():
    read = page(everything())

    assert len(read.all("table", "often")[0].all("tbody")[0].all("tr")) == 60
    assert "And 10 rarer ones; the report as JSON has them." in read.all("main")[0].text()


def test_what_left_the_table_is_told_only_when_the_run_has_ended():
    value = report(made(1), counts=Counts(made=1, gone=1), gone=(made(9),))
    running = report(made(1), counts=Counts(made=1, gone=1), state="running", run=Run(1, "x", "", "t.csv", 1))

    assert "No longer in the table" in page(value).all("main")[0].text()
    assert "No longer in the table" not in page(running).all("main")[0].text()
    assert "Is at work still" in page(running).all("header")[0].text()


def test_tables_that_would_be_empty_are_left_out():
    read = page(report(made(1), fired=(Fired("ASAT", "advice", 1, ("LEG-1",)),)))

    assert [h.text() for h in read.all("h2")] == ["Checks that found something", "What was made"]
    assert [a.text() for a in read.all("nav")[0].all("a")] == ["Checks that found something", "What was made"]


def test_it_is_written_piece_by_piece():
    pieces = list(write_batch_html(report(*(made(n) for n in range(1, 2001)))))

    assert len(pieces) > 20
    assert max(map(len, pieces)) < 200_000
