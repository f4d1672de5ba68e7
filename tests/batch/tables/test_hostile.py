"""What people and machines do to tables: each gives one clear line, or the right result."""

import struct
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart

from draftkit.errors import TableError
from draftkit.paths import split_path
from tests.batch.tables.files import MAIN, bones, by_hand, line, parts_of, read, saved, workbook, xlsx, zipped

HEAD = line(1, "reference", "title", "annual_budget")
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


def lone(value: Any, heading: str = "money.annual_budget", form: str = "") -> Callable[[], bytes]:
    """A workbook with one agreement, of which one cell matters."""

    def make() -> bytes:
        book = workbook({"agreements": [["reference", heading], ["L-1", value]]})
        if form:
            book["agreements"]["B2"].number_format = form
        return saved(book)

    return make


def cell(raw: str) -> Callable[[], bytes]:
    """A workbook with one agreement, whose budget is a cell of raw XML."""
    return lambda: by_hand(HEAD + line(2, "L-1", "One", raw))


def with_part(name: str, content: bytes | str) -> Callable[[], bytes]:
    return lambda: zipped({**parts_of(xlsx(agreements=[["title"], ["One"]])), name: content})


def charts_only() -> bytes:
    book = workbook({"x": [["a"]]})
    book.create_chartsheet("chart").add_chart(BarChart())
    book.remove(book["x"])
    return saved(book)


def merged(cells: str, rows: list[list[Any]], sheet: str = "agreements") -> Callable[[], bytes]:
    def make() -> bytes:
        sheets = {"agreements": [["reference", "title"], ["L-1", "One"], ["L-2", "Two"]]} | {sheet: rows}
        book = workbook(sheets)
        book[sheet].merge_cells(cells)
        return saved(book)

    return make


def rich() -> bytes:
    book = workbook({"agreements": [["reference", "title"], ["L-1", None]]})
    book["agreements"]["B2"] = CellRichText("Shared ", TextBlock(InlineFont(b=True), "station"))
    return saved(book)


def since_1904() -> bytes:
    book = workbook({"agreements": [["reference", "term.start_date"], ["L-1", None]]})
    book.epoch = datetime(1904, 1, 1)
    book["agreements"]["B2"] = date(2027, 4, 1)
    return saved(book)


def spread(number: int) -> bytes:
    headings = ["reference", "title", *(f"#{n}" for n in range(number - 2))]
    return xlsx(agreements=[headings, ["L-1", "One", *range(number - 2)]])


def lied_about() -> bytes:
    """A ZIP file whose directory says that a part is small."""
    content = bytearray(zipped({**bones(), "xl/worksheets/sheet1.xml": b"<x>" + b"a" * 5_000_000}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<L", 100)
    return bytes(content)


def entities() -> str:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE sst [<!ENTITY l0 "lol">{lines}]><sst xmlns="{MAIN}"><si><t>&l9;</t></si></sst>'


XXE = f'<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst xmlns="{MAIN}"><si><t>&x;</t></si></sst>'
HTML = "<html><body><table><tr><td>title</td></tr></table></body></html>"
ONE = "reference,title\nL-1,One\n"

REFUSED: dict[str, tuple[str, bytes | str | Callable[[], bytes], str]] = {
    "an empty file": ("t.csv", b"", "the file is empty"),
    "an empty file called a workbook": ("t.xlsx", b"", "the file is empty"),
    "blank lines only": ("t.csv", "\n\n \n", "the file is empty"),
    "separators only": ("t.csv", ",,\n,,\n", "the sheet is empty"),
    "headings only": ("t.csv", "reference,title\n", "no agreements"),
    "headings of a workbook only": ("t.xlsx", lambda: xlsx(agreements=[["title"]]), "no agreements"),
    "no headings": ("t.csv", "L-1,Shared station\n", "no part of a brief"),
    "an empty sheet": ("t.xlsx", lambda: xlsx(agreements=[]), "no sheet with cells"),
    "a column twice": ("t.csv", "title,title\na,b\n", "given twice"),
    "a column twice by other names": ("t.csv", "title,Agreement.Title\na,b\n", "given twice"),
    "an entry twice": ("t.csv", "parties.1.name,parties[0].name\na,b\n", "'parties.1.name' is given twice"),
    "an empty file to begin with": ("t.csv", "", "--template writes a workbook"),
    "a list and an entry of it": ("t.csv", "objectives,objectives.1\na,b\n", "given twice"),
    "a column of one's own called notes": ("t.csv", "title,Notes\na,b\n", "'house.notes', or a column of your own"),
    "a column of one's own called name": ("t.csv", "title,Name\na,b\n", "begins with '_' or '#'"),
    "an empty sheet of agreements": (
        "t.xlsx",
        lambda: xlsx(agreements=[], parties=[["reference", "name", "short_name"]]),
        "agreements: the sheet is empty",
    ),
    "a column that a small sheet has not": (
        "t.xlsx",
        lambda: xlsx(agreements=[["reference"], ["L-1"]], milestones=[["reference", "lawyer"], ["L-1", "x"]]),
        "the columns here are ",
    ),
    "a reference misspelt where sheets are joined": (
        "t.xlsx",
        lambda: xlsx(agreements=[["refrence", "title"], ["L-1", "a"]], parties=[["reference", "name"], ["L-1", "A"]]),
        "rename the column 'refrence': the sheets are joined by the reference",
    ),
    "a column misspelt": ("t.csv", "titel\na\n", "did you mean 'agreement.title'"),
    "a column that could be two": ("t.csv", "chair\na\n", "'governance.chair' or"),
    "a list as a column": ("t.csv", "title,parties\na,b\n", "give it a sheet"),
    "a list counted from nought": ("t.csv", "parties.0.name\na\n", "counted from 1"),
    "a key that is not there": ("t.csv", "title\na\n|project no", "there is no column 'project no'"),
    "16,384 columns nobody knows": ("t.csv", ",".join(f"c{n}" for n in range(16_384)) + "\n1\n", "16,364 more"),
    "a sheet misspelt": ("t.xlsx", lambda: xlsx(agreements=[["title"], ["a"]], partys=[["name"]]), "'parties'"),
    "a sheet that could be two": (
        "t.xlsx",
        lambda: xlsx(agreements=[["title"], ["a"]], functions=[["name"]]),
        "rename",
    ),
    "two sheets for one list": (
        "t.xlsx",
        lambda: saved(
            workbook({"agreements": [["reference"]], "parties": [["reference"]], "Parties ": [["reference"]]})
        ),
        "same part of a brief",
    ),
    "no sheet of agreements": ("t.xlsx", lambda: xlsx(one=[["title"]], two=[["title"]]), "called 'agreements'"),
    "a sheet that joins to nothing": (
        "t.xlsx",
        lambda: xlsx(agreements=[["reference"], ["L-1"]], parties=[["name"], ["A"]]),
        "there is no column 'reference'",
    ),
    "a list in a sheet and in columns": (
        "t.xlsx",
        lambda: xlsx(agreements=[["reference", "parties.1.name"], ["L-1", "A"]], parties=[["reference", "name"]]),
        "gives 'parties.1.name' too",
    ),
    "functions of no party": (
        "t.xlsx",
        lambda: saved(workbook({"agreements": [["reference"]], "parties.functions": [["reference", "name"]]})),
        "give it a column 'party'",
    ),
    "charts only": ("t.xlsx", charts_only, "no sheet with cells"),
    "an encrypted workbook": ("t.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "remove the password"),
    "an old workbook": ("t.xls", OLE + "Workbook".encode("utf-16-le"), "old format (.xls)"),
    "an old workbook renamed": ("t.csv", OLE + "Workbook".encode("utf-16-le"), "old format (.xls)"),
    "an old Word document": ("t.xlsx", OLE + "WordDocument".encode("utf-16-le"), "Word document"),
    "a web page saved as a workbook": ("t.xls", HTML, "web page"),
    "an XML spreadsheet": ("t.xls", '<?xml version="1.0"?><Workbook/>', "XML file"),
    "a PDF": ("t.csv", b"%PDF-1.7\n", "it is a PDF"),
    "rich text": ("t.csv", b"{\\rtf1 x}", "Rich Text"),
    "a Word document": ("t.xlsx", lambda: zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}), "Word"),
    "a LibreOffice table": (
        "t.ods",
        lambda: zipped({"mimetype": "application/x", "content.xml": "<a/>"}),
        "LibreOffice",
    ),
    "a binary workbook": ("t.xlsb", lambda: zipped({"xl/workbook.bin": "x"}), "(.xlsb)"),
    "another ZIP file": ("t.xlsx", lambda: zipped({"a.txt": "x"}), "not a workbook"),
    "a workbook cut short": ("t.xlsx", lambda: xlsx(agreements=[["title"], ["a"]])[:-400], "damaged"),
    "the beginning of a ZIP file": ("t.xlsx", b"PK\x03\x04", "damaged"),
    "a workbook without its sheet": ("t.xlsx", lambda: zipped(bones()), "no sheet with cells"),
    "a ZIP bomb": ("t.xlsx", with_part("xl/media/a.xml", b"<a>" + b"0" * 30_000_000), "times its size"),
    "a ZIP that lies": ("t.xlsx", lied_about, "damaged"),
    "a ZIP with 2,001 parts": ("t.xlsx", lambda: zipped({f"{n}.xml": "<a/>" for n in range(2_001)}), "2,000 parts"),
    "a part that leads out": ("t.xlsx", with_part("../../x.xml", "<a/>"), "leads out"),
    "entities upon entities": ("t.xlsx", with_part("xl/sharedStrings.xml", entities()), "DOCTYPE"),
    "an entity from a file": ("t.xlsx", with_part("xl/sharedStrings.xml", XXE), "DOCTYPE"),
    "a DOCTYPE in UTF-16": ("t.xlsx", with_part("xl/theme/theme1.xml", XXE.encode("utf-16")), "DOCTYPE"),
    "a DOCTYPE in a picture": ("t.xlsx", with_part("xl/media/a.png", XXE), "DOCTYPE"),
    "a part that is not XML": ("t.xlsx", with_part("xl/styles.xml", "<a"), ""),
    "a row beyond all rows": ("t.xlsx", lambda: by_hand(HEAD + line(10**9, "L-1", "One")), "numbered beyond"),
    "a column beyond all columns": ("t.xlsx", cell('<c r="ZZZZZZZ2"><v>1</v></c>'), "beyond column"),
    "rows out of order": ("t.xlsx", lambda: by_hand(line(2, "title") + line(1, "One")), "out of order"),
    "a sheet not well formed": ("t.xlsx", lambda: by_hand("<row><c></row>"), "damaged"),
    "UTF-16 without its mark": ("t.csv", ONE.encode("utf-16-le"), "not text"),
    "UTF-32": ("t.csv", ONE.encode("utf-32"), "UTF-32"),
    "neither UTF-8 nor Windows": ("t.csv", b"title\nCaf\x81\n", "line 2: the text is neither"),
    "two encodings in one file": ("t.csv", b"title\nCaf\xc3\xa9\nCaf\xe9\n", "line 3: the text is partly"),
    "a quotation mark never closed": ("t.csv", 'title,status\n"One,draft\nTwo,draft\n', "never ends"),
    "JSON of one brief": ("t.json", '{\n"agreement": {"title": "A"}\n}', "this is one brief"),
    "a list that breaks off": ("t.json", '[{"agreement": {}},\n {"agreement": }]', "line 2, column 16"),
    "a list without a comma": ("t.json", "[{} {}]", "a comma or the end"),
    "a list of nothing": ("t.json", "[]", "no agreements"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_table_is_refused_in_one_clear_block(tmp_path: Path, case: str):
    name, made, words = REFUSED[case]
    content = made() if callable(made) else made
    content, _, key = content.partition("|") if isinstance(content, str) else (content, "", "")

    with pytest.raises(TableError) as caught:
        read(tmp_path, name, content, key)

    assert words in caught.value.block()
    assert caught.value.block().startswith(f"Error: {name}: ")
    assert "Traceback" not in caught.value.block()


FAULTY: dict[str, tuple[str, bytes | str | Callable[[], bytes], str, str]] = {
    "too few fields": ("t.csv", "reference,title,status\nL-1,One\n", "row 2", "2 fields and there are 3 headings"),
    "a comma in a sum without quotation marks": (
        "t.csv",
        "reference,money.annual_budget\nL-1,480,000\n",
        "row 2, column C",
        'put quotation marks round a field that holds a comma, as in "£1,200"',
    ),
    "too many fields": ("t.csv", "reference,title\nL-1,One,Two\n", "row 2, column C", "no heading above it"),
    "quotation marks that do not pair": ("t.csv", 'reference,title\nL-1,"One" two\n', "row 2", "do not pair"),
    "a field too long": ("t.csv", f"reference,title\nL-1,{'a' * 131_073}\n", "row 2", "longer than 131,072"),
    "a NUL": ("t.csv", "reference,title\nL-1,On\0e\n", "column B (title)", "U+0000"),
    "a mark that turns text round": ("t.csv", "reference,title\nL-1,One \u202eowt\n", "column B (title)", "U+202E"),
    "a hostile reference": ("t.csv", "reference,title\nL\u202e-1,One\n", "column A (reference)", "U+202E"),
    "a control character that Excel hid": ("t.xlsx", lone("On_x0007_e", "title"), "B (title)", "U+0007"),
    "a date that is none": ("t.csv", "reference,term.start_date\nL-1,soon\n", "B (term.start_date)", "not a date"),
    "a date as Americans write it": ("t.csv", "reference,term.start_date\nL-1,04/13/2027\n", "row 2", "day first"),
    "a year of two figures": ("t.csv", "reference,term.start_date\nL-1,1/4/27\n", "row 2", "all four"),
    "the 31st of February": ("t.csv", "reference,term.start_date\nL-1,31/02/2027\n", "row 2", "no such day"),
    "a date with a time": ("t.xlsx", lone(datetime(2027, 4, 1, 14, 30), "term.start_date"), "B", "14:30"),
    "a number as a date": ("t.xlsx", lone(46_113, "term.start_date"), "B", "a number where a date"),
    "a negative date": ("t.xlsx", lone(-5, "term.start_date", "dd/mm/yyyy"), "B", "before 1900"),
    "a date beyond all dates": (
        "t.xlsx",
        lone(10**9, "term.start_date", "dd/mm/yyyy"),
        "B",
        "none that a calendar has",
    ),
    "a number with 5,000 figures": ("t.xlsx", cell(f"<c><v>{'9' * 5_000}</v></c>"), "C (annual_budget)", "no value"),
    "a number that is none": ("t.xlsx", cell("<c><v>NaN1</v></c>"), "C (annual_budget)", "no number"),
    "a text that is not there": ("t.xlsx", cell('<c t="s"><v>7</v></c>'), "C (annual_budget)", "is not there"),
    "a reference turned into a date": (
        "t.xlsx",
        lone(date(2027, 4, 1), "agreement.marking"),
        "B",
        "a date where words",
    ),
    "a sum that is shortened": ("t.csv", "reference,annual_budget\nL-1,1.2m\n", "B", "in figures"),
    "a sum in dollars": ("t.csv", "reference,annual_budget\nL-1,$5\n", "B", "not in pounds"),
    "a sum in euros": ("t.xlsx", lone(5, form="[$€-407] #,##0"), "B", "in €"),
    "a sum that is a share": ("t.xlsx", lone(0.5, form="0%"), "B", "a percentage"),
    "commas where they mean nothing": ("t.csv", 'reference,annual_budget\nL-1,"1,5"\n', "B", "not a number"),
    "NaN": ("t.csv", "reference,annual_budget\nL-1,NaN\n", "B", "not a number"),
    "1e400 as text": ("t.csv", "reference,annual_budget\nL-1,1e400\n", "B", "not a number"),
    "1e400 as a number": ("t.xlsx", cell("<c><v>1e400</v></c>"), "C (annual_budget)", "no value"),
    "a number of 30 figures": ("t.xlsx", cell(f"<c><v>{'9' * 30}</v></c>"), "C", "15 figures"),
    "half a day": ("t.csv", "reference,money.payment_days\nL-1,7.5\n", "B", "whole number"),
    "perhaps": ("t.csv", "reference,notices.email\nL-1,perhaps\n", "B", "neither yes nor no"),
    "a choice misspelt": ("t.csv", "reference,execution\nL-1,under hnd\n", "B", "'under hnd' is not one of"),
    "an error value": ("t.xlsx", cell('<c t="e"><v>#REF!</v></c>'), "C", "#REF!"),
    "an error value as text": ("t.csv", "reference,title\nL-1,#REF!\n", "B", "#REF!"),
    "a column too narrow": ("t.csv", "reference,term.start_date\nL-1,########\n", "B", "widen the column"),
    "a formula without its value": ("t.xlsx", lone("=1+1"), "B", "value was not saved"),
    "a formula in a CSV file": ("t.csv", "reference,title\nL-1,=A1&A2\n", "B", "a formula and not its value"),
    "cells merged over agreements": (
        "t.xlsx",
        merged("B2:B3", [["reference", "title"], ["L-2", "One"], ["L-1", None]]),
        "row 3, column B",
        "merged with that of row 2",
    ),
    "a party of no such name": (
        "t.xlsx",
        lambda: saved(
            workbook(
                {
                    "agreements": [["reference"], ["L-1"]],
                    "parties": [["reference", "name"], ["L-1", "The Trust"]],
                    "parties.powers": [["reference", "party", "power"], ["L-1", "The Trst", "x"]],
                }
            )
        ),
        "parties.powers, row 2, column B (party)",
        "called 'The Trst'",
    ),
    "an object twice": (
        "t.xlsx",
        lambda: xlsx(
            agreements=[["reference"], ["L-1"]], governance=[["reference", "chair"], ["L-1", "a"], ["L-1", "b"]]
        ),
        "governance, row 3",
        "stands twice",
    ),
    "an agreement without a reference": (
        "t.xlsx",
        lambda: xlsx(agreements=[["title", "reference"], ["One", None]], parties=[["reference", "name"]]),
        "row 2, column B",
        "has no reference",
    ),
    "a line that is not JSON": ("t.jsonl", '{"agreement": {"reference": "L-1"}\n', "t.jsonl:1:35", "not JSON"),
    "a line with a number too large": ("t.jsonl", '{"money": {"cap": 1e400}}\n', "t.jsonl:1:1", "too large"),
    "a line with NaN": ("t.jsonl", '{"money": {"cap": NaN}}\n', "t.jsonl:1:1", "not a number"),
    "a line with a key twice": ("t.jsonl", '{"money": {"cap": 1, "cap": 2}}\n', "t.jsonl:1:1", "stands twice"),
    "a line nested without end": ("t.jsonl", '{"a":' * 100_000 + "\n", "t.jsonl:1", "too deep"),
    "a line with a list": ("t.jsonl", '{"a": 1}\n[1]\n', "t.jsonl:2", "no brief"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_what_is_wrong_with_one_agreement_is_its_fault_alone(tmp_path: Path, case: str):
    name, made, place, words = FAULTY[case]

    entries, _ = read(tmp_path, name, made() if callable(made) else made)

    faults = [fault for entry in entries for fault in entry.faults]
    assert len(faults) == 1
    assert place in str(faults[0].where)
    assert words in f"{faults[0].message} {faults[0].hint}"
    assert faults[0].severity == "bar"
    assert faults[0].rule.startswith("BATCH-")


READ: dict[str, tuple[str, bytes | str | Callable[[], bytes], str, Any]] = {
    "UTF-8": ("t.csv", "title\nCafé\n", "agreement.title", "Café"),
    "UTF-8 with its mark": ("t.csv", "title\nCafé\n".encode("utf-8-sig"), "agreement.title", "Café"),
    "UTF-16": ("t.csv", "title\nCafé\n".encode("utf-16"), "agreement.title", "Café"),
    "UTF-16 the other way": ("t.csv", b"\xfe\xff" + "title\nCafé\n".encode("utf-16-be"), "agreement.title", "Café"),
    "Excel on Windows": ("t.csv", "title\nCafé – £5’s\n".encode("cp1252"), "agreement.title", "Café – £5’s"),
    "lines of an old Mac": ("t.csv", "reference,title\rL-1,One\r", "agreement.title", "One"),
    "semicolons": ("t.csv", 'title;purpose.summary\n"a;b";"c,d"\n', "purpose.summary", "c,d"),
    "tabs": ("t.tsv", "title\tpurpose.summary\na, b\tc; d\n", "agreement.title", "a, b"),
    "a first line that tells the separator": ("t.csv", "sep=;\ntitle;status\nA, b;draft\n", "agreement.title", "A, b"),
    "a heading over two lines": ("t.csv", '"Title of\nthe agreement",status\nOne,draft\n', "agreement.title", "One"),
    "a cell over two lines": ("t.csv", 'title,status\n"One,\r\ntwo",draft\n', "agreement.title", "One,\ntwo"),
    "a workbook called a CSV file": ("t.csv", lambda: xlsx(a=[["title"], ["One"]]), "agreement.title", "One"),
    "a CSV file called a workbook": ("t.xlsx", "title\nOne\n", "agreement.title", "One"),
    "JSON lines called text": ("t.txt", '{"agreement": {"title": "One"}}\n', "agreement.title", "One"),
    "a list of JSON": ("t.json", '\n[ {"agreement": {"title": "One"}} ]\n', "agreement.title", "One"),
    "JSON lines with a mark": ("t.jsonl", '\ufeff{"agreement": {"title": "One"}}', "agreement.title", "One"),
    "a title row above": ("t.csv", "\n,\ntitle,status\nOne,draft\n", "agreement.title", "One"),
    "headings in capitals": ("t.csv", "TITLE OF  THE AGREEMENT\nOne\n", "agreement.title", "One"),
    "a heading with a no-break space": ("t.csv", "start\u00a0date\n1 April 2027\n", "term.start_date", "2027-04-01"),
    "a column of notes": ("t.csv", "title,#who,_x\nOne,#REF!,=1\n", "agreement.title", "One"),
    "parties counted from 1": ("t.csv", "parties.2.name,parties.1.name\nB,A\n", "parties[1].name", "B"),
    "parties counted from 0": ("t.csv", "parties[1].name,parties[0].name\nB,A\n", "parties[0].name", "A"),
    "a party left out": ("t.csv", "parties.1.name,parties.2.name,parties.3.name\nA,,C\n", "parties[1].name", "C"),
    "a key with a dot": (
        "t.csv",
        "clauses.choose.money.sharing\nmoney.pot\n",
        'clauses.choose["money.sharing"]',
        "money.pot",
    ),
    "CON": ("t.csv", "reference,title\nCON,CON\n", "agreement.reference", "CON"),
    "a path as a reference": ("t.csv", "reference\n../x\n", "agreement.reference", "../x"),
    "300 characters": ("t.csv", f"title\n{'ab ' * 100}c\n", "agreement.title", "ab " * 100 + "c"),
    "an emoji": ("t.csv", "title\nStation 🚒\n", "agreement.title", "Station 🚒"),
    "Hebrew": ("t.csv", "title\nשלום\n", "agreement.title", "שלום"),
    "letters in two pieces": ("t.csv", "title\nCafe\u0301\n", "agreement.title", "Café"),
    "blanks around": ("t.csv", "title\n \u00a0One \ufeff\n", "agreement.title", "One"),
    "leading noughts": ("t.csv", "reference\n00123\n", "agreement.reference", "00123"),
    "leading noughts kept by an apostrophe": ("t.csv", "reference\n'00123\n", "agreement.reference", "00123"),
    "leading noughts kept by a formula": ("t.csv", 'reference\n"=""00123"""\n', "agreement.reference", "00123"),
    "leading noughts that are shown": ("t.xlsx", lone(7, "marking", "0000"), "agreement.marking", "0007"),
    "an apostrophe that belongs": ("t.csv", "title\n'Our' station\n", "agreement.title", "'Our' station"),
    "a number as a title": ("t.xlsx", lone(7.0, "title"), "agreement.title", "7"),
    "pounds among words": ("t.xlsx", lone(50_000, "purpose.summary", "£#,##0"), "purpose.summary", "£50,000"),
    "a date among words": ("t.xlsx", lone(date(2027, 4, 1), "purpose.summary"), "purpose.summary", "1 April 2027"),
    "a date": ("t.xlsx", lone(date(2027, 4, 1), "term.start_date"), "term.start_date", "2027-04-01"),
    "a date since 1904": ("t.xlsx", since_1904, "term.start_date", "2027-04-01"),
    "a date in words": ("t.csv", "term.start_date\nThursday 1st of April 2027\n", "term.start_date", "2027-04-01"),
    "a date the day first": ("t.csv", "term.start_date\n01/04/2027\n", "term.start_date", "2027-04-01"),
    "a date at midnight": ("t.csv", "term.start_date\n2027-04-01T00:00:00\n", "term.start_date", "2027-04-01"),
    "pounds": ("t.csv", 'annual_budget\n"£1,200.50"\n', "money.annual_budget", 1200.5),
    "pounds by format": ("t.xlsx", lone(1200.0, form='"£"#,##0.00'), "money.annual_budget", 1200),
    "a sum that binary cannot hold": ("t.xlsx", lone(0.1 + 0.2), "money.annual_budget", 0.3),
    "a percentage": ("t.csv", "money.cap_percent\n12.5 per cent\n", "money.cap_percent", 12.5),
    "a percentage by format": ("t.xlsx", lone(0.07, "money.cap_percent", "0.0%"), "money.cap_percent", 7),
    "yes": ("t.csv", "notices.email\nYes\n", "notices.email", True),
    "a choice in words": ("t.csv", "execution\nUnder Hand\n", "agreement.execution", "under_hand"),
    "a choice as described": ("t.csv", "status\nstill a draft\n", "agreement.status", "draft"),
    "a list by semicolons": ("t.csv", "objectives\na; b ;; c\n", "purpose.objectives", ["a", "b", "c"]),
    "a list by lines": ("t.csv", 'objectives\n"• a; and\n• b"\n', "purpose.objectives", ["a; and", "b"]),
    "a formula with its value": ("t.xlsx", cell("<c><f>1+1</f><v>2</v></c>"), "money.annual_budget", 2),
    "a formula that gives nothing": ("t.xlsx", cell('<c t="str"><f>""</f><v></v></c>'), "agreement.title", "One"),
    "text in several looks": ("t.xlsx", rich, "agreement.title", "Shared station"),
    "cells claimed and not there": (
        "t.xlsx",
        lambda: by_hand(HEAD + line(2, "L-1", "One"), before='<dimension ref="A1:XFD1048576"/>'),
        "agreement.title",
        "One",
    ),
    "16,384 columns": ("t.xlsx", lambda: spread(16_384), "agreement.title", "One"),
    "a workbook with macros": ("t.xlsm", lambda: with_part("xl/vbaProject.bin", b"\0\1")(), "agreement.title", "One"),
    "merged references": (
        "t.xlsx",
        merged("A2:A3", [["reference", "name"], ["L-1", "A"], [None, "B"]], "parties"),
        "parties[1].name",
        "B",
    ),
    "headings merged across": (
        "t.xlsx",
        merged("A4:B4", [["reference", "title"], ["L-1", "One"], ["L-2", "Two"], ["L-3", None]]),
        "agreement.title",
        "One",
    ),
    "references that only look different": (
        "t.xlsx",
        lambda: xlsx(agreements=[["reference"], ["L 1"]], parties=[["reference", "name"], ["l\u00a01 ", "A"]]),
        "parties[0].name",
        "A",
    ),
    "a number and its text": (
        "t.xlsx",
        lambda: xlsx(agreements=[["reference"], [7]], parties=[["reference", "name"], ["7", "A"]]),
        "parties[0].name",
        "A",
    ),
}


@pytest.mark.parametrize("case", READ)
def test_what_a_person_means_is_read(tmp_path: Path, case: str):
    name, made, path, value = READ[case]

    entries, _ = read(tmp_path, name, made() if callable(made) else made)

    assert not [fault for entry in entries for fault in entry.faults]
    node: Any = entries[0].data
    for step in split_path(path):
        node = node[step]
    assert node == value
    assert type(node) is type(value)


@pytest.mark.slow
def test_a_million_empty_rows_cost_little(tmp_path: Path):
    rows = "".join(f'<row r="{n}" s="1"/>' for n in range(3, 1_048_577))

    entries, _ = read(tmp_path, "t.xlsx", by_hand(HEAD + line(2, "L-1", "One") + rows))

    assert [entry.key for entry in entries] == ["L-1"]


def test_a_last_row_far_away_costs_little(tmp_path: Path):
    entries, _ = read(tmp_path, "t.xlsx", by_hand(HEAD + line(1_048_576, "L-1", "One")))

    assert [entry.key for entry in entries] == ["L-1"]
