"""Random documents to edit: small ones with every feature, and stretches of our samples. No tests itself."""

from collections.abc import Sequence
from io import BytesIO
from random import Random
from zipfile import ZipFile

from tests.redline.editing import KIND, PHRASES, WORD, File, is_whole, w, xml
from tests.redline.edits_objects import PNG, field, picture
from tests.redline.oracle_built import NAMES, RELS

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{n + 1}."/>'
    f'<w:lvlJc w:val="left"/></w:lvl>'
    for n in range(3)
)
_LIST = '<w:abstractNum w:abstractNumId="{0}"><w:multiLevelType w:val="multilevel"/>{1}</w:abstractNum>'
_STYLE = '<w:style w:type="{0}" {2}w:styleId="{1}"><w:name w:val="{1}"/>{3}</w:style>'
_NOTE = '<w:{0} w:id="{1}"><w:p><w:r><w:{0}Ref/></w:r><w:r><w:t xml:space="preserve"> {2}</w:t></w:r></w:p></w:{0}>'
_EDGES = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}>'
)
_KINDS = {
    "styles": "styles", "numbering": "numbering", "settings": "settings", "footnotes": "footnotes",
    "endnotes": "endnotes", "comments": "comments", "header1": "header", "footer1": "footer", "header2": "header",
}  # fmt: skip


def document(seed: int) -> bytes:
    """Return a small document of random blocks of every kind."""
    return _Maker(seed).file()


def around(body: str, comments: str = "") -> bytes:
    """Return a file of that body that Word would open."""
    maker = _Maker(0)
    maker.comments.append(comments)
    return maker.packed(body)


def excerpt(content: bytes, start: int, size: int) -> bytes:
    """Return a stretch of the body of a document, with its last section."""
    file = File(content)
    blocks = [block for block in file.body if block.tag != w("sectPr")]
    start = start % max(1, len(blocks) - size)
    for number, block in enumerate(blocks):
        if not start <= number < start + size or not is_whole(block):
            block.getparent().remove(block)
    kept = [block for block in file.body if block.tag != w("sectPr")]
    if not kept or kept[-1].tag != w("p"):
        file.body.insert(len(kept), xml("<w:p/>"))
    for section in list(file.body.iterfind(f"{w('p')}/{w('pPr')}/{w('sectPr')}")):
        section.getparent().remove(section)
    return file.content()


class _Maker:
    """Makes one document; ids rise as they are used."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311
        self.last = 0
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.comments: list[str] = []

    def file(self) -> bytes:
        """Return the file."""
        blocks = "".join(self.chance.choice(self._makers())() for _ in range(self.chance.randint(4, 14)))
        return self.packed(f"{blocks}{self.known()}{self.plain()}{self.section(2)}")

    def packed(self, body: str) -> bytes:
        """Return the file of that body."""
        made = BytesIO()
        with ZipFile(made, "w") as package:
            for name, text in self._parts(body).items():
                package.writestr(name, text)
            package.writestr("word/media/image1.png", PNG)
        return made.getvalue()

    def _makers(self):
        plain = [self.plain, self.listed, self.dressed, self.styled] * 3
        rare = [self.bookmarked, self.commented, self.noted, self.fields, self.linked, self.control, self.block_control]
        return [*plain, *rare, *rare, self.table, self.table, self.merged, self.nested, self.boxed, self.pictured,
                self.equation, self.display, self.tabbed, self.sectioned, self.contents, self.empty]  # fmt: skip

    def words(self) -> str:
        said = self.chance.choice(PHRASES)
        return f"{said[0].upper()}{said[1:]}, from {self.chance.randint(1, 60)} May; {self.chance.choice(PHRASES)}."

    def run(self, said: str = "", look: str = "") -> str:
        return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{said or self.words()}</w:t></w:r>'  # noqa: E501

    def p(self, *content: str, look: str = "") -> str:
        return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{''.join(content)}</w:p>"

    def id(self) -> int:
        self.last += 1
        return self.last

    def plain(self) -> str:
        return self.p(self.run())

    def empty(self) -> str:
        return self.p()

    def listed(self) -> str:
        level, number = self.chance.randrange(2), self.chance.randint(1, 2)
        return self.p(self.run(), look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    def dressed(self) -> str:
        end = self.run(" and so on", '<w:i/><w:color w:val="336699"/>')
        return self.p(self.run(look="<w:b/>"), self.run(" in words"), end, look='<w:jc w:val="both"/>')

    def styled(self) -> str:
        return self.p(self.run(), look=f'<w:pStyle w:val="{self.chance.choice(["Heading1", "Body"])}"/>')

    def bookmarked(self) -> str:
        n = self.id()
        start, end = f'<w:bookmarkStart w:id="{n}" w:name="place{n}"/>', f'<w:bookmarkEnd w:id="{n}"/>'
        if self.chance.random() < 0.3:
            return self.p(start, self.run()) + self.p(self.run(), end, self.run(" after"))
        return self.p(self.run("Before "), start, self.run(), end, self.run(" after"))

    def known(self) -> str:
        """What references go to."""
        places = "".join(
            f'<w:bookmarkStart w:id="{n}" w:name="{name}"/><w:bookmarkEnd w:id="{n}"/>'
            for n, name in enumerate(("here", "there", "home"), 700)
        )
        return self.p(places, self.run())

    def commented(self) -> str:
        n = self.id()
        said = f"<w:p>{self.run()}</w:p>"
        self.comments.append(f'<w:comment w:id="{n}" w:author="A" w:initials="A">{said}</w:comment>')
        start, end = f'<w:commentRangeStart w:id="{n}"/>', f'<w:commentRangeEnd w:id="{n}"/>'
        return self.p(self.run(), start, self.run(" said "), end, f'<w:r><w:commentReference w:id="{n}"/></w:r>')

    def noted(self) -> str:
        kind, n = self.chance.choice(["footnote", "endnote"]), self.id()
        self.notes[kind].append(_NOTE.format(kind, n, self.words()))
        return self.p(self.run(), f'<w:r><w:{kind}Reference w:id="{n}"/></w:r>', self.run(" so noted"))

    def fields(self) -> str:
        simple = f'<w:fldSimple w:instr=" REF there ">{self.run("2.1")}</w:fldSimple>'
        return self.p(self.run("See clause "), field(" REF here \\h ", self.run("4.2")), self.run(" and "), simple,
                      self.run(" on page "), field(" PAGE ", self.run("3")), self.run())  # fmt: skip

    def linked(self) -> str:
        inner = self.run("the register", "<w:i/>")
        where = 'r:id="out"' if self.chance.random() < 0.5 else 'w:anchor="home"'
        return self.p(self.run("As kept in "), f"<w:hyperlink {where}>{inner}</w:hyperlink>", self.run())

    def control(self) -> str:
        return self.p(self.run("Between "), self._control(self.run("the Trust")), self.run(" and others"))

    def block_control(self) -> str:
        return self._control(self.plain(), self.listed())

    def _control(self, *content: str) -> str:
        n = self.id()
        properties = f'<w:sdtPr><w:alias w:val="Name {n}"/><w:tag w:val="t{n}"/><w:id w:val="{1000 + n}"/></w:sdtPr>'
        return f"<w:sdt>{properties}<w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"

    def table(self) -> str:
        rows, columns = self.chance.randint(1, 4), self.chance.randint(1, 3)
        return self.grid(["".join(self.cell(self.p(self.run())) for _ in range(columns)) for _ in range(rows)], columns)

    def cell(self, content: str, look: str = "") -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="2500" w:type="dxa"/>{look}</w:tcPr>{content}</w:tc>'

    def grid(self, rows: Sequence[str], columns: int) -> str:
        width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr>'
        grid = '<w:gridCol w:w="2500"/>' * columns
        return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{r}</w:tr>' for r in rows)}</w:tbl>"

    def merged(self) -> str:
        wide = self.cell(self.plain(), '<w:gridSpan w:val="2"/>')
        high = self.cell(self.plain(), '<w:vMerge w:val="restart"/>') + self.cell(self.p(self.run("10")))
        rest = self.cell(self.p(), "<w:vMerge/>") + self.cell(self.p(self.run("20")))
        return self.grid([wide, high, rest], 2)

    def nested(self) -> str:
        return self.grid(
            [self.cell(self.plain() + self.table() + self.p()) + self.cell(self.plain() + self.plain())], 2
        )

    def boxed(self) -> str:
        held = f"<w:txbxContent>{self.plain()}</w:txbxContent>"
        n = self.id()
        data = f'<a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{held}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>'  # noqa: E501
        drawn = f'<wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{9000 + n}" name="Box {n}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{data}</a:graphic></wp:inline>'
        choice = f'<mc:Choice xmlns:wps="{_WPS}" Requires="wps"><w:drawing>{drawn}</w:drawing></mc:Choice>'
        fallback = f'<mc:Fallback><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{held}</v:textbox></v:rect></w:pict></mc:Fallback>'  # noqa: E501
        return self.p(self.run(), f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")

    def pictured(self) -> str:
        return self.p(self.run("Figure: "), f"<w:r>{picture('image', 5000 + self.id())}</w:r>")

    def equation(self) -> str:
        half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        return self.p(self.run("where "), f"<m:oMath><m:r><m:t>x=</m:t></m:r>{half}</m:oMath>", self.run(" applies"))

    def display(self) -> str:
        return self.p(
            f"<m:oMathPara><m:oMath><m:r><m:t>y={self.chance.randrange(9)}</m:t></m:r></m:oMath></m:oMathPara>"
        )

    def tabbed(self) -> str:
        return self.p(self.run("Fee"), "<w:r><w:tab/></w:r>", self.run("£100"), "<w:r><w:br/></w:r>", self.run())

    def sectioned(self) -> str:
        return self.p(self.run(), look=self.section(self.chance.randrange(2)))

    def section(self, headers: int) -> str:
        kinds = {"header1": "header", "footer1": "footer", "header2": "header"}
        first, footer, second = (f'<w:{kind}Reference w:type="default" r:id="{id}"/>' for id, kind in kinds.items())
        size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'  # noqa: E501
        return f"<w:sectPr>{['', first + footer, second][headers]}{size}</w:sectPr>"

    def contents(self) -> str:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        head = (
            mark.format("begin")
            + '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" </w:instrText></w:r>'
            + mark.format("separate")
        )
        lines = self.p(head, self.run("One 1")) + self.p(self.run("Two 2"))
        return lines + self.p(mark.format("end"))

    def _parts(self, body: str) -> dict[str, str]:
        texts = {
            "styles": _STYLE.format("paragraph", "Normal", 'w:default="1" ', "")
            + _STYLE.format("paragraph", "Heading1", "", "<w:rPr><w:b/></w:rPr>")
            + _STYLE.format("paragraph", "Body", "", '<w:pPr><w:spacing w:after="120"/></w:pPr>'),
            "numbering": _LIST.format(0, _LEVELS) + _LIST.format(1, _LEVELS.replace("decimal", "lowerLetter"))
            + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',  # noqa: E501
            "settings": '<w:defaultTabStop w:val="720"/>',
            "comments": "".join(self.comments),
            "header1": self.p(self.run("Agreement between the parties")), "header2": self.p(self.run("Schedule")),
            "footer1": self.p(self.run("Page "), field(" PAGE ", self.run("1"))),
            **{f"{kind}s": _EDGES.format(kind) + "".join(notes) for kind, notes in self.notes.items()},
        }  # fmt: skip
        roots = {"header": "hdr", "footer": "ftr"}
        links = [*_KINDS.items(), ("image", "image"), ("out", "hyperlink")]
        return {
            "[Content_Types].xml": _types(),
            "_rels/.rels": RELS.format(_link("main", "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": RELS.format("".join(_link(id, kind) for id, kind in links)),
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            **{
                f"word/{name}.xml": f"<w:{(root := roots.get(_KINDS[name], name))} {NAMES}>{text}</w:{root}>"
                for name, text in texts.items()
            },
        }


def _types() -> str:
    defaults = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
    )
    parts = {"document": f"{WORD}.document.main+xml", **{name: f"{WORD}.{kind}+xml" for name, kind in _KINDS.items()}}
    lines = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults]
    lines += [f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in parts.items()]
    return f'<Types xmlns="{_TYPES}">{"".join(lines)}</Types>'


def _link(id: str, kind: str, target: str = "") -> str:
    target = target or {"image": "media/image1.png", "hyperlink": "https://example.org/register"}.get(kind, f"{id}.xml")
    outside = ' TargetMode="External"' if kind == "hyperlink" else ""
    return f'<Relationship Id="{id}" Type="{KIND}/{kind}" Target="{target}"{outside}/>'
