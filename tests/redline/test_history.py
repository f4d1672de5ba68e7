"""History: what the newer file tracks keeps its author; what was changed in silence shows as the comparer's."""

import pytest

from draftkit.redline.compare import compare
from draftkit.redline.merge import Settings
from draftkit.redline.pen import Pen
from draftkit.word.archive import write_package
from draftkit.word.package import open_package
from draftkit.word.revisions.listing import list_revisions
from tests.redline import oracle
from tests.redline import oracle_built as built
from tests.redline.translate.files import body

_THEIRS = 'w:id="1" w:author="Other side" w:date="2026-11-20T10:00:00Z"'


def docx(*paragraphs: str) -> bytes:
    return write_package(body(*paragraphs))


def came(text: str) -> str:
    return f"<w:ins {_THEIRS}>{built.r(text)}</w:ins>"


def went(text: str) -> str:
    return f'<w:del {_THEIRS}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def told(old: bytes, new: bytes, *, on_new: bool = False) -> list[tuple[str, str, str]]:
    settings = Settings(Pen("Us", "2026-11-23T00:00:00Z"), history=True, on_new=on_new)
    redline = compare(open_package(old, "old", "read"), open_package(new, "new", "read"), settings)
    assert oracle.accepted(redline.content).texts() == oracle.accepted(new).texts()
    assert oracle.rejected(redline.content).texts() == oracle.rejected(old).texts()
    found = list_revisions(open_package(redline.content, "redline", "read"))
    return [(each.kind, each.author, each.text.strip()) for each in found]


@pytest.mark.parametrize("on_new", [False, True])
def test_what_is_tracked_keeps_its_author_and_what_is_not_shows(on_new: bool):
    old = docx(built.p(built.r("Pay within thirty days of the invoice.")))
    new = docx(built.p(built.r("Pay within "), went("thirty"), came("sixty"), built.r(" working days of the invoice.")))

    assert set(told(old, new, on_new=on_new)) == {
        ("deletion", "Other side", "thirty"),
        ("insertion", "Other side", "sixty"),
        ("insertion", "Us", "working"),
    }


def test_a_whole_paragraph_that_is_tracked_keeps_its_author_with_its_mark():
    end = f"<w:pPr><w:rPr><w:ins {_THEIRS}/></w:rPr></w:pPr>"
    gone = f"<w:pPr><w:rPr><w:del {_THEIRS}/></w:rPr></w:pPr>"
    old = docx(built.p(built.r("One stays here.")), built.p(built.r("Two goes away.")), built.p(built.r("Last.")))
    new = docx(
        built.p(built.r("One stays here.")),
        f"<w:p>{end}{came('A new one altogether.')}</w:p>",
        f"<w:p>{gone}{went('Two goes away.')}</w:p>",
        built.p(built.r("Last.")),
    )

    assert {author for _, author, _ in told(old, new)} == {"Other side"}


def test_what_the_older_file_tracks_is_told_by_what_the_newer_says_of_it():
    text = built.p(built.r("The sum is "), came("ten"), built.r(" pounds."))

    assert told(docx(text), docx(text)) == [("insertion", "Other side", "ten")]
