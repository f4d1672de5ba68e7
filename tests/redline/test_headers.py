"""Headers and footers that several sections of OLD show and that became several: each section shows its own."""

import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

import pytest

from draftkit.word.ooxml import PACKAGE_RELATIONSHIPS
from tests.redline.editing import File, w, xml
from tests.redline.laws import Case, faults
from tests.redline.made import around
from tests.redline.oracle import marked
from tests.redline.oracle_built import p, r

SAID = "Draft for the board"
LINK = '<w:hyperlink r:id="{}"><w:r><w:t>the register</w:t></w:r></w:hyperlink>'
PARTS = re.compile(r"word/header\d*\.xml")


def document(*sections: int | None, headers: Sequence[str] = (SAID,), linked: bool = False) -> bytes:
    """Return a file of so many sections, each of which names a header, by its place, or takes over the last one's."""
    ends = [p(r(f"Part {n} says this."), props="<w:sectPr></w:sectPr>") for n in range(len(sections) - 1)]
    file = File(around(f"{''.join(ends)}{p(r('The last part.'))}<w:sectPr></w:sectPr>"))
    ids = [_header(file, words, number, linked=linked) for number, words in enumerate(headers, 1)]
    for section, named in zip(file.body.iter(w("sectPr")), sections, strict=True):
        if named is not None:
            section.insert(0, xml(f'<w:headerReference w:type="default" r:id="{ids[named]}"/>'))
    return file.content()


def _header(file: File, words: str, number: int, *, linked: bool) -> str:
    name = f"header7{number}"
    file.parts[f"word/_rels/{name}.xml.rels"] = f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()
    link = LINK.format(file.link("hyperlink", "https://a.example", outside=True, part=f"word/{name}.xml"))
    return file.add("header", f"<w:hdr>{p(r(words), link if linked else '')}</w:hdr>", name)


def parts(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as package:
        return [name for name in package.namelist() if PARTS.fullmatch(name)]


CASES = {
    "the last took it over": (document(0, None), document(0, 1, headers=(SAID, "Draft for signature"))),
    "the last named it": (document(0, 0), document(0, 1, headers=(SAID, "Draft for signature"))),
    "the first": (document(0, 0), document(0, 1, headers=("Draft for signature", SAID))),
    "the middle": (document(0, None, None), document(0, 1, 0, headers=(SAID, "Draft for signature"))),
    "all, each otherwise": (document(0, 0, 0), document(0, 1, 2, headers=("One draft", "Two drafts", "Three drafts"))),
    "with a link in it": (
        document(0, 0, linked=True),
        document(0, 1, headers=(SAID, "Draft for signature"), linked=True),
    ),
    "with nothing left": (document(0, 0), document(0, 1, headers=(SAID, ""))),
}


@pytest.mark.parametrize("name", CASES)
def test_a_header_that_sections_no_longer_share_is_told_for_each(name):
    old, new = CASES[name]

    for case in (Case(old, new), Case(new, old)):
        assert faults(case) == []
        assert case.redline.findings == ()


def test_only_the_words_that_changed_are_marked_in_the_copy():
    case = Case(*CASES["the last named it"])

    assert marked(case.content) == len("the boardsignature")
    assert len(parts(case.content)) == len(parts(case.old)) + 1


def test_a_header_cut_in_two_that_say_the_same_stays_one():
    old, new = document(0, 0), document(0, 1, headers=(SAID, SAID))

    case = Case(old, new)

    assert faults(case) == []
    assert marked(case.content) == 0
    assert parts(case.content) == parts(old)
