"""Columns of tables: told by their headings or by what stands in them, and never cell by cell where they only moved."""

import pytest

from draftkit.redline.account.columns import Column, columns
from draftkit.redline.account.lines import read_document
from tests.redline.account.built import account, package, said, schedule, table, touched
from tests.redline.oracle_built import p, r, tbl, tc, tr

HEAD = ("Site", "Rent", "Owner")
LEEDS, YORK = ("Leeds Road", "£5,000", "The Council"), ("York Street", "£6,000", "The Trust")


def chosen(rows, places):
    return [tuple(row[n] for n in places) for row in rows]


def compared(old, new):
    return account(*(schedule("Sites") + table(*rows) for rows in (old, new)))


def rows_of(body):
    return read_document(package(body)).lines


def plain(*rows):
    return tbl(*(tr(*(tc(p(r(cell))) for cell in row)) for row in rows))


@pytest.mark.parametrize("places", [(0, 2, 1), (2, 0, 1), (1, 0, 2), (2, 1, 0)])
def test_columns_in_another_order_are_told_as_that_alone(places):
    rows = [HEAD, LEEDS, YORK]

    found = compared(rows, chosen(rows, places))

    assert [said(change) for change in found.changes] == [[" | ".join(HEAD[n] for n in places)]]
    assert [p.moved for p in found.changes[0].passages] == ["columns in another order"]
    assert touched(found) == []


def test_what_changed_in_a_column_that_moved_is_told_by_its_heading():
    found = compared([HEAD, LEEDS, YORK], chosen([HEAD, ("Leeds Road", "£5,500", "The Council"), YORK], (0, 2, 1)))

    assert said(found.changes[0]) == ["Site | Owner | Rent", "Leeds Road | The Council | £[-5,000-]{+5,500+}"]
    assert touched(found) == ["£5,000 → £5,500: Leeds Road, Rent"]


def test_a_column_that_went_is_told_in_every_row_by_its_heading():
    rows = [HEAD, LEEDS, YORK]

    found = compared(rows, chosen(rows, (0, 2)))

    assert said(found.changes[0]) == [
        "Site | [-Rent-] | Owner",
        "Leeds Road | [-£5,000-] | The Council",
        "York Street | [-£6,000-] | The Trust",
    ]
    assert touched(found) == ["£5,000 removed: Leeds Road, Rent", "£6,000 removed: York Street, Rent"]


def test_a_column_goes_and_another_comes_alike_in_the_heading_and_in_every_row():
    old = [("Party", "Fixed sum", "Share", "Contribution"), ("The Trust", "£60.00", "£42.00", "£102.00")]
    new = [("Party", "Percentage", "Example"), ("The Trust", "15.00%", "£102.00")]

    found = compared(old, new)

    assert said(found.changes[0]) == [
        "Party | [-Fixed sum-] | [-Share-] | [-Contribution-] | {+Percentage+} | {+Example+}",
        "The Trust | [-£60.00-] | [-£42.00-] | [-£102.00-] | {+15.00%+} | {+£102.00+}",
    ]


def test_a_row_that_came_has_its_cells_under_their_headings():
    hull = ("Hull Lane", "£7,000", "The Force")

    found = compared([HEAD, LEEDS, YORK], chosen([HEAD, LEEDS, YORK, hull], (0, 2)))

    assert said(found.changes[0])[-1] == "{+Hull Lane+} |  | {+The Force+}"


def test_columns_without_headings_are_known_by_what_stands_in_them():
    one, other = plain(LEEDS, YORK), plain(*chosen([LEEDS, YORK], (0, 2, 1)))
    old, new = rows_of(one), rows_of(other)

    found = columns(old, new, list(zip(old, new, strict=True)))

    assert found == (Column(0, 0), Column(2, 1), Column(1, 2))


def test_a_renamed_column_keeps_its_place():
    old, new = rows_of(table(HEAD, LEEDS)), rows_of(table(("Site", "Yearly rent", "Owner"), LEEDS))

    assert columns(old, new, list(zip(old, new, strict=True))) == (Column(0, 0), Column(1, 1), Column(2, 2))


def test_a_table_with_rows_of_several_widths_has_no_columns():
    old, new = rows_of(plain(LEEDS, YORK[:2])), rows_of(plain(LEEDS, YORK))

    assert columns(old, new, list(zip(old, new, strict=True))) == ()
