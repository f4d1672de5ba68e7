"""Two versions of an agreement of any length, made up in code: the same seed gives the same pair."""

import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Final

NAMES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
SUBJECTS: Final = (
    "The Supplier", "Each Party", "The Authority", "The Lead Force", "The Operator", "A Party in default",
    "The Board", "The Data Controller", "The Owner", "The Managing Agent",
)  # fmt: skip
VERBS: Final = (
    "shall provide", "must maintain", "may terminate", "shall not disclose", "will keep", "shall indemnify",
    "must promptly notify the other of", "shall pay", "may inspect", "shall use reasonable endeavours to secure",
)  # fmt: skip
OBJECTS: Final = (
    "the Services", "any Confidential Information", "the Charges", "all records of the Premises",
    "its obligations under this agreement", "the Equipment", "every claim of a third party", "the Personal Data",
    "the insurances required by Schedule 2", "each vehicle listed in the Schedule",
)  # fmt: skip
TAILS: Final = (
    "within 14 days of a written request", "in accordance with clause 12.3", "at its own cost", "for six years",
    "unless the other Party agrees otherwise in writing", "subject to the limits in clause 9", "without delay",
    "except to the extent required by law", "on the first day of each Quarter", "during the Term",
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A paragraph, as runs of text and look, or a table, as rows of cells."""

    style: str
    runs: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    look: str = ""


@dataclass
class Maker:
    """What chooses, always in the same way."""

    dice: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - a benchmark, not a secret

    def sentence(self) -> str:
        """Return a sentence of an agreement."""
        said = " ".join(self.dice.choice(kind) for kind in (SUBJECTS, VERBS, OBJECTS, TAILS))
        number = self.dice.randrange(100, 9999)
        return f"{said}, but not beyond £{number:,} in any year."

    def paragraph(self) -> Block:
        """Return a numbered paragraph of one to four sentences, now and then with a term in bold."""
        text = " ".join(self.sentence() for _ in range(self.dice.randint(1, 4)))
        if self.dice.random() < 0.3:
            head, _, tail = text.partition(" ")
            return Block("Clause", ((f"{head} ", "<w:b/>"), (tail, "")))
        return Block("Clause", ((text, ""),))

    def agreement(self, count: int) -> list[Block]:
        """Return so many paragraphs: a heading in ten, a table in fifty."""
        blocks: list[Block] = []
        for number in range(count):
            if number % 10 == 0:
                words = f"{self.dice.choice(OBJECTS)} and {self.dice.choice(OBJECTS)}"
                blocks.append(Block("Heading1", ((words[4:].capitalize(), ""),)))
            else:
                blocks.append(self.paragraph())
            if number % 50 == 25:
                rows = (self.row(number + row) for row in range(6))
                blocks.append(Block("", rows=tuple(rows)))
        return blocks

    def row(self, number: int) -> tuple[str, ...]:
        """Return a row of a table of charges."""
        return f"Item {number}", f"{self.dice.choice(OBJECTS)[4:]}", f"£{self.dice.randrange(10, 9999):,}"

    def edited(self, blocks: list[Block]) -> list[Block]:
        """Return the next version: about one paragraph in eight changed, every kind of edit among them."""
        kinds: tuple[Callable[[Block], list[Block]], ...] = (
            self.words, self.words, self.words, self.sentence_in, self.sentence_out, self.in_front, self.gone,
            self.split, self.bold, self.centred,
        )  # fmt: skip
        made: list[Block] = []
        for place, block in enumerate(blocks):
            if block.rows:
                made.append(self.rows(block))
            elif block.style == "Clause" and (self.dice.random() < 0.12 or place in (3, 5)):
                made += self.dice.choice(kinds)(block)
            elif block.style == "Clause" and made and made[-1].style == "Clause" and self.dice.random() < 0.01:
                made[-1] = replace(made[-1], runs=(*made[-1].runs, (" ", ""), *block.runs))
            else:
                made.append(block)
        for _ in range(max(1, len(blocks) // 150)):
            made.insert(self.dice.randrange(len(made)), made.pop(self.dice.randrange(len(made))))
        return made

    def words(self, block: Block) -> list[Block]:
        """Change a word or two."""
        text, look = block.runs[-1]
        words = text.split(" ")
        for _ in range(self.dice.randint(1, 2)):
            words[self.dice.randrange(len(words))] = self.dice.choice(("reasonable", "60", "Customer", "promptly"))
        return [replace(block, runs=(*block.runs[:-1], (" ".join(words), look)))]

    def sentence_in(self, block: Block) -> list[Block]:
        """Add a sentence."""
        return [replace(block, runs=(*block.runs, (f" {self.sentence()}", "")))]

    def sentence_out(self, block: Block) -> list[Block]:
        """Take the last sentence out, if there are several."""
        text, look = block.runs[-1]
        head, stop, _ = text[:-1].rpartition(". ")
        return [replace(block, runs=(*block.runs[:-1], (f"{head}{stop}".rstrip(), look)))] if head else [block]

    def in_front(self, block: Block) -> list[Block]:
        """Put a paragraph in."""
        return [self.paragraph(), block]

    def gone(self, block: Block) -> list[Block]:
        """Take a paragraph out."""
        return []

    def split(self, block: Block) -> list[Block]:
        """Make two paragraphs of one."""
        text, look = block.runs[-1]
        head, stop, tail = text.partition(". ")
        if not tail:
            return [block]
        return [
            replace(block, runs=(*block.runs[:-1], (f"{head}{stop}".rstrip(), look))),
            Block("Clause", ((tail, ""),)),
        ]

    def bold(self, block: Block) -> list[Block]:
        """Change the look of some words."""
        text, _ = block.runs[-1]
        return [replace(block, runs=(*block.runs[:-1], (text[:20], "<w:i/>"), (text[20:], "")))]

    def centred(self, block: Block) -> list[Block]:
        """Change the look of a paragraph."""
        return [replace(block, look='<w:jc w:val="center"/>')]

    def rows(self, block: Block) -> Block:
        """Change a table: a row put in, a row taken out, a cell's figure."""
        rows, kind = list(block.rows), self.dice.randrange(4)
        place = self.dice.randrange(len(rows))
        if kind == 0:
            rows.insert(place, self.row(9999))
        elif kind == 1:
            del rows[place]
        elif kind == 2:
            rows[place] = (*rows[place][:2], "£1")
        return replace(block, rows=tuple(rows))


def pair(count: int) -> tuple[bytes, bytes]:
    """Return an agreement of so many paragraphs, and its next version."""
    maker = Maker(random.Random(count))  # noqa: S311
    old = maker.agreement(count)
    return written(old, "draft 1"), written(maker.edited(old), "draft 2")


def written(blocks: list[Block], version: str) -> bytes:
    """Return the blocks as a Word file with styles, a list, a header and page numbers."""
    body = "".join(map(_block, blocks)) + _SECTION
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _links({kind: f"{kind}.xml" for kind in _OTHERS}),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        **{f"word/{kind}.xml": text.format(names=NAMES, version=version) for kind, text in _OTHERS.items()},
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return made.getvalue()


def _block(block: Block) -> str:
    if block.rows:
        columns = '<w:gridCol w:w="3000"/>' * 3
        rows = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in block.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
        )
    runs = "".join(_run(*run) for run in block.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{block.style}"/>{block.look}</w:pPr>{runs}</w:p>'


def _cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p>{_run(text, "")}</w:p></w:tc>'


def _run(text: str, look: str) -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _types() -> str:
    kinds = {"document": "document.main", **dict.fromkeys(_OTHERS, "")}
    named = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPES}.{kind or part}+xml"/>'
        for part, kind in kinds.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{rels}{named}</Types>'


def _links(targets: dict[str, str]) -> str:
    links = "".join(f'<Relationship Id="{k}" Type="{LINKS}/{k}" Target="{target}"/>' for k, target in targets.items())
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _level(number: int, text: str, style: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def _style(style: str, name: str, level: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>'
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )


_SECTION: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
    'w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)
_OTHERS: Final = {
    "styles": "<w:styles {names}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + _style("Heading1", "heading 1", 0)
    + _style("Clause", "Clause", 1)
    + "</w:styles>",
    "numbering": '<w:numbering {names}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "%1", "Heading1")
    + _level(1, "%1.%2", "Clause")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    "settings": '<w:settings {names}><w:defaultTabStop w:val="720"/></w:settings>',
    "header": "<w:hdr {names}><w:p><w:r><w:t>Collaboration agreement, {version}</w:t></w:r></w:p></w:hdr>",
    "footer": '<w:ftr {names}><w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>',
}
