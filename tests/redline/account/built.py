"""Small agreements built by hand, in the ways people number them, and their accounts. No tests itself."""

import re
import zipfile
from html import escape
from io import BytesIO

from draftkit.model.comparison import Account, ClauseChange
from draftkit.redline.account.account import tell_account
from draftkit.redline.align import align
from draftkit.redline.blocks import blocks_of
from draftkit.redline.clean import clean
from draftkit.redline.merge import Told
from draftkit.redline.moves import find_moves
from draftkit.word.ooxml import w
from draftkit.word.package import Package, open_package
from tests.redline.oracle_built import KIND, NAMES, RELS, field, p, r, tbl, tc, tr

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
LEVELS = (("%1.", 0), ("%1.%2", 1), ("(%3)", 2))
STYLES = (
    "<w:styles>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Plain1"><w:name w:val="heading 2"/><w:pPr>'
    '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Level2"><w:name w:val="Level 2"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Level3"><w:name w:val="Level 3"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Schedule"><w:name w:val="Schedule Heading"/><w:pPr><w:numPr>'
    '<w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    "</w:styles>"
)
NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/></w:lvl>'  # noqa: E501
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Level2"/><w:lvlText w:val="%1.%2"/></w:lvl>'  # noqa: E501
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Level3"/><w:lvlText w:val="(%3)"/></w:lvl>'  # noqa: E501
    '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Schedule"/><w:lvlText w:val="Schedule %1"/></w:lvl>'  # noqa: E501
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def file(body: str, **more: str) -> bytes:
    """Return a Word file of that body, with our small styles and lists; `more` holds other parts by kind."""
    parts = {"styles": STYLES, "numbering": NUMBERING, **more}
    links = "".join(f'<Relationship Id="{k}" Type="{KIND}/{k.rstrip("0123456789")}" Target="{k}.xml"/>' for k in parts)
    main = f'<Relationship Id="main" Type="{KIND}/officeDocument" Target="word/document.xml"/>'
    kinds = {"document": "document.main", **{k: k.rstrip("0123456789") for k in parts}}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MIME}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", TYPES.format(types))
        package.writestr("_rels/.rels", RELS.format(main))
        package.writestr("word/_rels/document.xml.rels", RELS.format(links))
        package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text.replace(">", f" {NAMES}>", 1))
    return made.getvalue()


def package(body: str, name: str = "agreement.docx", **more: str) -> Package:
    """Return the same, opened."""
    return open_package(file(body, **more), name, "read")


def runs(text: str) -> str:
    """Return runs of a text in which '**' makes bold and '{REF mark|4.2}' is a field."""
    made = ""
    for piece in re.split(r"(\*\*.*?\*\*|\{.*?\})", text):
        if piece.startswith("**"):
            made += r(escape(piece[2:-2]), '<w:rStyle w:val="Strong"/>')
        elif piece.startswith("{"):
            instruction, _, shown = piece[1:-1].partition("|")
            made += field(instruction, r(shown))
        elif piece:
            made += r(escape(piece))
    return made


def para(text: str, style: str = "", mark: str = "") -> str:
    """Return a paragraph, with a bookmark around it if one is named."""
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = sum(map(ord, mark))
    if mark:
        start, end = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>', f'<w:bookmarkEnd w:id="{number}"/>'
        return p(start, runs(text), end, props=props)
    return p(runs(text), props=props)


def head(text: str, mark: str = "") -> str:
    """Return the heading of a clause, numbered by Word."""
    return para(text, "Heading1", mark)


def sub(text: str, mark: str = "") -> str:
    """Return a paragraph '1.1', numbered by Word."""
    return para(text, "Level2", mark)


def item(text: str) -> str:
    """Return an item '(a)', numbered by Word."""
    return para(text, "Level3")


def schedule(text: str, mark: str = "") -> str:
    """Return the heading of a schedule, numbered by Word."""
    return para(text, "Schedule", mark)


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; its first row is its heading."""
    first, *others = rows
    made = [tr(*(tc(para(cell)) for cell in first), props="<w:tblHeader/>")]
    return tbl(*made, *(tr(*(tc(para(cell)) for cell in row)) for row in others))


def typed(*texts: str) -> str:
    """Return plain paragraphs: every number in them is typed."""
    return "".join(para(text) for text in texts)


def account(old: str, new: str) -> Account:
    """Return the account of two bodies."""
    return account_of(package(old, "old.docx"), package(new, "new.docx"))


def account_of(old: Package, new: Package) -> Account:
    """Return the account of two packages."""
    return tell_account(old, new, told(old, new))


def told(old: Package, new: Package) -> list[Told]:
    """Return the groups of blocks as the redline tells them, without writing it."""
    bodies = [clean(package.root(package.main)).find(w("body")) for package in (old, new)]
    mine, theirs = (blocks_of(body)[0] for body in bodies)
    groups = align(mine, theirs)
    moved = find_moves(groups, mine, theirs)
    made = []
    for group in groups:
        alone = group.state in ("gone", "new")
        move = moved.old.get(group.old[0], 0) if alone and group.old else 0
        move = moved.new.get(group.new[0], 0) if alone and group.new else move
        olds, news = tuple(mine[i] for i in group.old), tuple(theirs[j] for j in group.new)
        made.append(Told(group, olds, news, (), move))
    return made


def kinds(found: Account) -> list[tuple[str, str]]:
    """Return what changed and how, a pair for each clause."""
    return [(change.name, change.kind) for change in found.changes]


def said(change: ClauseChange) -> list[str]:
    """Return the passages of a change with marks: '[-out-]{+in+}'."""
    marks = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return [
        " | ".join("".join(marks[piece.state].format(piece.text) for piece in cell) for cell in passage.cells)
        for passage in change.passages
    ]


def touched(found: Account, kind: str = "") -> list[str]:
    """Return the sentences of the touches of a kind, or of all."""
    return [t.sentence for change in found.changes for t in change.touches if kind in ("", t.kind)]
