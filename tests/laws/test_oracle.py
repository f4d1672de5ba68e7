"""What LibreOffice makes of the drafts: its own numbers and references are ours, and its pages are those we print."""

import re

import pytest

from draftkit.word.labels import Numbering, label_paragraphs, paragraph_text
from tests.drafts import docx_of
from tests.strategies import make_brief
from tests.word import office
from tests.wordfile import WordFile, w

pytestmark = [pytest.mark.office, pytest.mark.slow]

SEEDS = (3, 5, 8, 13)


@pytest.fixture(scope="module")
def files(samples):
    """Return the drafts by name: the samples, and some briefs made at random."""
    made = {name: sample.word for name, sample in samples.items()}
    return made | {f"random-{seed}": WordFile(docx_of(make_brief(seed, parties=seed))) for seed in SEEDS}


@pytest.fixture(scope="module")
def contents(files):
    return {name: file.content for name, file in files.items()}


def test_every_reference_shows_what_libreoffice_works_out(contents, files):
    theirs = office.reference_values(contents)

    for name, file in files.items():
        ours = [(asked.split()[1], shown) for _, asked, shown in file.fields() if asked.startswith("REF ")]
        assert ours == theirs[name], name
        assert len(ours) > 50, name


def test_every_label_is_the_one_that_libreoffice_prints(contents, files):
    theirs = office.convert(contents, "txt")

    for name, file in files.items():
        printed = [_flat(line) for line in office.printed_lines(theirs[name])]
        for line in _numbered(file):
            place = next((i for i, other in enumerate(printed) if _is_line(line, other, file)), None)
            assert place is not None, f"{name}: {line}"
            del printed[: place + 1]


def test_the_contents_name_the_pages_that_libreoffice_has(contents, files):
    pages = {name: _pages(pdf) for name, pdf in office.convert(contents, "pdf").items()}

    off = []
    for name, file in files.items():
        assert [heading for heading, _ in pages[name]] == [_flat(f"{entry[0]} {entry[1]}") for entry in file.contents]
        off += [(name, e, p) for e, (_, p) in zip(file.contents, pages[name], strict=True) if int(e[2]) != p]
    entries = sum(len(file.contents) for file in files.values())

    assert [(name, entry, page) for name, entry, page in off if abs(int(entry[2]) - page) > 1] == []
    assert len(off) <= entries * 0.03, off


def _numbered(file: WordFile) -> list[str]:
    """The numbered paragraphs of a file as a text conversion prints them."""
    numbering = Numbering.of(file.root("word/numbering.xml"), file.root("word/styles.xml"))
    root = file.root("word/document.xml")
    pairs = zip(root.iter(w("p")), label_paragraphs(root, numbering), strict=True)
    return [_flat(f"{label.own} {paragraph_text(paragraph)}") for paragraph, label in pairs if label is not None]


def _pages(pdf: bytes) -> list[tuple[str, int]]:
    """Every heading with the page number that is printed on its page."""
    sheets = office.printed_pages(pdf)
    before = next(number for number, sheet in enumerate(sheets) if re.search(r"Page 1 of \d+\s*$", sheet))
    return [(_flat(heading), page - before) for heading, page in office.heading_pages(pdf)]


def _is_line(line: str, printed: str, file: WordFile) -> bool:
    """Whether a line is the one printed; a text conversion prints the mark of a footnote as figures after the words."""
    noted = bool(file.find("//w:footnoteReference[1]"))
    return printed == line or (noted and printed.startswith(line) and printed[len(line) :].isdecimal())


def _flat(line: str) -> str:
    return " ".join(line.split())
