"""Tables: rows are known by their names and rare words, columns are paired once for all rows."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from tests.redline.editing import w
from tests.redline.laws import Case, faults, whole
from tests.redline.made import around
from tests.redline.oracle_built import p, r, tbl, tc, tr

END = p(r("Signed as a deed."))
SIGNS = {"del": "[-{}-]", "ins": "{{+{}+}}"}
MARKS = {"cellDel": "-", "cellIns": "+", "del": "-", "ins": "+"}
CHARGES = (
    ("Party", "Fixed sum", "Share of the rest", "Contribution"),
    ("The Authority", "£150,000.00", "£112,000.00", "£262,000.00"),
    ("The Mayor", "£150,000.00", "£126,000.00", "£276,000.00"),
    ("Total", "£300,000.00", "£238,000.00", "£640,000.00"),
)


def table(*rows: tuple[str, ...]) -> bytes:
    grid = '<w:gridCol w:w="1000"/>' * len(rows[0])
    return around(tbl(*(tr(*(tc(p(r(said))) for said in cells)) for cells in rows), grid=grid) + END)


def told(case: Case) -> list[list[str]]:
    """Return the cells of every row, with their marks; first in each row how the row itself stands."""
    with ZipFile(BytesIO(case.content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [[mark_of(row, "trPr"), *map(cell, row.findall(w("tc")))] for row in root.iter(w("tr"))]


def mark_of(element: etree._Element, properties: str) -> str:
    found = [etree.QName(mark).localname for mark in element.iterfind(f"{w(properties)}/*")]
    return "".join(MARKS.get(name, "") for name in found)


def cell(element: etree._Element) -> str:
    said = "".join(words(text) for text in element.iter(w("t"), w("delText")))
    return mark_of(element, "tcPr") + said


def words(text: etree._Element) -> str:
    mark = next(text.iterancestors(w("ins"), w("del")), None)
    return (text.text or "") if mark is None else SIGNS[etree.QName(mark).localname].format(text.text)


def test_a_column_that_went_goes_from_every_row_alike():
    case = Case(table(*CHARGES), table(*((a, c, d) for a, _, c, d in CHARGES)))

    assert faults(case) == faults(Case(case.new, case.old)) == []
    assert whole(case) == []
    assert [(row[1], row[2][:3], row[3:]) for row in told(case)] == [(a, "-[-", [c, d]) for a, _, c, d in CHARGES]


def test_columns_are_paired_by_heading_and_by_content_though_amounts_change():
    old = (("Party", "Basis", "Sum"), ("The Trust", "Staff", "£5.00"), ("The Mayor", "Area", "£7.00"))
    new = (("Party", "Sum payable"), ("The Trust", "£6.00"), ("The Mayor", "£9.00"))

    case = Case(table(*old), table(*new))

    assert faults(case) == faults(Case(case.new, case.old)) == []
    assert told(case) == [
        ["", "Party", "-[-Basis-]", "Sum{+ payable+}"],
        ["", "The Trust", "-[-Staff-]", "£[-5.00-]{+6.00+}"],
        ["", "The Mayor", "-[-Area-]", "£[-7.00-]{+9.00+}"],
    ]


def test_a_table_of_which_hardly_a_column_stayed_is_told_whole():
    new = (
        ("Party", "Percentage of the costs", "Worked example"),
        ("The Authority", "45.00%", "£288,000.00"),
        ("The Mayor", "55.00%", "£352,000.00"),
        ("Total", "100.00%", "£640,000.00"),
    )

    case = Case(table(*CHARGES), table(*new))

    assert faults(case) == faults(Case(case.new, case.old)) == []
    assert [row[0] for row in told(case)] == ["-"] * 4 + ["+"] * 4


def test_rows_cut_into_other_cells_than_the_columns_give_both_back():
    old = tr(tc(p(r("All sums in pounds")), props='<w:gridSpan w:val="4"/>'))
    new = tr(tc(p(r("All sums in pounds and pence")), props='<w:gridSpan w:val="3"/>'))
    rows = [tr(*(tc(p(r(said))) for said in cells)) for cells in CHARGES]
    fewer = [tr(*(tc(p(r(cells[n]))) for n in (0, 2, 3))) for cells in CHARGES]

    case = Case(around(tbl(*rows, old) + END), around(tbl(*fewer, new) + END))

    assert faults(case) == faults(Case(case.new, case.old)) == []
    assert whole(case) == []


def test_rows_that_share_only_an_amount_are_not_taken_for_one():
    old = (("Party", "Sum"), ("The Trust", "£5,000.00"), ("The Mayor", "£7,000.00"), ("Total", "£12,000.00"))
    new = (("Party", "Sum"), ("The Council", "£5,000.00"), ("The Mayor", "£9,500.00"), ("Total", "£14,500.00"))

    case = Case(table(*old), table(*new))

    assert faults(case) == []
    assert told(case) == [
        ["", "Party", "Sum"],
        ["-", "[-The Trust-]", "[-£5,000.00-]"],
        ["+", "{+The Council+}", "{+£5,000.00+}"],
        ["", "The Mayor", "£[-7,000.00-]{+9,500.00+}"],
        ["", "Total", "£[-12,000.00-]{+14,500.00+}"],
    ]


def test_rows_that_share_only_what_all_rows_say_are_not_taken_for_one():
    point = "‘{}’ is to be kept or dropped: often useful where the work {}."
    kinds = ("Plans", "Exclusions", "Savings", "Meetings", "Mediation", "Default", "Safeguarding", "Exit")
    rows = [(f"Clause {n}", point.format(kind, f"touches {kind.upper()}")) for n, kind in enumerate(kinds)]
    went = ("Clause 37", point.format("Measuring performance", "is a pilot"))
    came = ("Clause 44", point.format("Evaluation", "touches emergency response"))

    case = Case(table(*rows[:4], went, *rows[4:]), table(*rows[:4], came, *rows[4:]))

    assert faults(case) == []
    assert [row[0] for row in told(case)] == [""] * 4 + ["-", "+"] + [""] * 4


def test_a_row_that_was_emptied_is_the_row_it_was():
    rows = (("111", "222"), ("333", "444"), ("555", "666"))

    case = Case(table(*rows), table(rows[0], ("", ""), rows[2]))

    assert faults(case) == []
    assert [row[0] for row in told(case)] == ["", "", ""]


def test_a_row_in_which_one_cell_changed_is_not_told_as_another_row():
    old = (("Party", "Signature", "Date"), ("The Council", "", ""), ("The Trust", "", ""))
    case = Case(table(*old), table(old[0], ("The Authority", "", ""), old[2]))

    assert faults(case) == faults(Case(case.new, case.old)) == []
    assert told(case)[1] == ["", "The [-Council-]{+Authority+}", "", ""]


def test_a_row_that_says_half_of_what_it_said_is_not_told_as_another_row():
    new = (CHARGES[0], ("The Council", "£150,000.00", "£112,000.00", "£263,000.00"), *CHARGES[2:])
    case = Case(table(*CHARGES), table(*new))

    assert faults(case) == faults(Case(case.new, case.old)) == []
    assert told(case)[1] == [
        "", "The [-Authority-]{+Council+}", "£150,000.00", "£112,000.00", "£[-262,000.00-]{+263,000.00+}",
    ]  # fmt: skip


def test_a_row_that_says_less_than_half_of_it_is_another_row():
    new = (CHARGES[0], ("The Council", "£10.00", "£11.00", "£262,000.00"), *CHARGES[2:])

    assert [row[0] for row in told(Case(table(*CHARGES), table(*new)))] == ["", "-", "+", "", ""]
