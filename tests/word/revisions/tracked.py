"""Short ways to write markup with tracked changes, and to see what became of it. A support module, not tests."""

import re
from collections.abc import Callable

from lxml import etree

from draftkit.word.ooxml import MC, W, w
from draftkit.word.revisions.names import M
from draftkit.word.revisions.resolve import accept_all, reject_all, resolve
from tests.word.small import document, docx, parts

Element = etree._Element

NAMES = f'xmlns:w="{W}" xmlns:m="{M}" xmlns:mc="{MC}"'
WHO = 'w:author="Ann" w:date="2026-11-23T09:00:00Z"'
BOB = 'w:author="Bob" w:date="2026-11-23T10:00:00Z"'


def tree(content: str, story: str = "body") -> Element:
    """Return the content in an element of that name."""
    return etree.fromstring(f"<w:{story} {NAMES}>{content}</w:{story}>")


def shown(root: Element) -> str:
    """Return the markup below the root, without its namespaces."""
    whole = etree.tostring(root, encoding="unicode")
    inner = re.sub(r' xmlns:\w+="[^"]*"', "", whole)
    return re.sub(r"^<[^>]*>|</[^>]*>$|^<[^>]*/>$", "", inner)


def accepted(content: str, story: str = "body") -> str:
    """Return what accepting everything makes of the content."""
    root = tree(content, story)
    accept_all(root)
    return shown(root)


def rejected(content: str, story: str = "body") -> str:
    """Return what rejecting everything makes of the content."""
    root = tree(content, story)
    reject_all(root)
    return shown(root)


def decided(content: str, choose: Callable[[Element], bool | None], story: str = "body") -> str:
    """Return what deciding one by one makes of the content."""
    root = tree(content, story)
    resolve(root, choose)
    return shown(root)


def by(author: str, verdict: bool) -> Callable[[Element], bool | None]:
    """Return the decision to accept or reject what one person did."""
    return lambda element: verdict if element.get(w("author")) == author else None


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def gone(text: str) -> str:
    """Return a run of deleted text."""
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def ins(content: str, who: str = WHO) -> str:
    """Return content as inserted."""
    return f'<w:ins w:id="1" {who}>{content}</w:ins>'


def dele(content: str, who: str = WHO) -> str:
    """Return content as deleted."""
    return f'<w:del w:id="2" {who}>{content}</w:del>'


def p(content: str = "", mark: str = "", style: str = "", who: str = WHO) -> str:
    """Return a paragraph; `mark` is 'ins', 'del', 'moveFrom' or 'moveTo' for a tracked mark."""
    tracked = f'<w:rPr><w:{mark} w:id="3" {who}/></w:rPr>' if mark else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{tracked}</w:pPr>" if named or tracked else ""
    return f"<w:p>{properties}{content}</w:p>" if properties or content else "<w:p/>"


def tc(content: str, properties: str = "") -> str:
    """Return a cell."""
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def tr(*cells: str, mark: str = "") -> str:
    """Return a row; `mark` is 'ins' or 'del' for a tracked one."""
    tracked = f'<w:trPr><w:{mark} w:id="4" {WHO}/></w:trPr>' if mark else ""
    return f"<w:tr>{tracked}{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>".replace(
        "<w:tblPr></w:tblPr>", "<w:tblPr/>"
    )


def sdt(content: str, properties: str = "") -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>".replace(
        "<w:sdtPr></w:sdtPr>", "<w:sdtPr/>"
    )


def word_file(body: str, **more: str) -> bytes:
    """Return the small agreement as a Word file with this body; `more` are other parts by name: footnotes=…"""
    changed = {f"word/{name}.xml": text.encode() for name, text in more.items()}
    return docx({**parts(), "word/document.xml": document(body).encode(), **changed})
