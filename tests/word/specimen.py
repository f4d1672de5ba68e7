"""Documents made straight from what the page estimator reads: the same flow as a Word file, and what it must say."""

from collections.abc import Iterable
from html import escape
from io import BytesIO
from itertools import count
from zipfile import ZipFile, ZipInfo

from draftkit.model.agreement import Front
from draftkit.word.frame import Frame
from draftkit.word.pages import Para, Row
from draftkit.word.restarts import Restarts

FRONT = Front(
    title="Collaboration agreement for shared premises and co-responding",
    reference="LEG/2027/0142",
    parties=("The Police and Crime Commissioner for Avon", "Avon Fire Authority", "South Western Ambulance Service"),
    legend="Draft (2): 3 March 2027 | Subject to contract",
    marking="OFFICIAL",
    date="2027-03-03",
)


def specimen(frame: Frame, flow: Iterable[Para | Row], front: Front = FRONT, **context: object) -> dict[str, bytes]:
    """Return the parts of a document that holds the flow. A schedule and a definition start their lists again."""
    restarts = frame.restarts()
    writer = _Writer(frame, restarts)
    body = writer.body(list(flow))
    parts = frame.render({"agreement": front, "body": body, **context}, restarts)
    if writer.notes:
        name = next(part for part in parts if part.endswith("footnotes.xml"))
        parts[name] = parts[name].replace(b"</w:footnotes>", "".join([*writer.notes, "</w:footnotes>"]).encode())
    return parts


def packed(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a file."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return buffer.getvalue()


class _Writer:
    def __init__(self, frame: Frame, restarts: Restarts) -> None:
        self._frame, self._restarts = frame, restarts
        self._instances: dict[str, int] = {}
        self._ids = count(1)
        self._side = 0
        self.notes: list[str] = []

    def body(self, flow: list[Para | Row]) -> str:
        pieces: list[str] = []
        for place, block in enumerate(flow):
            if isinstance(block, Row):
                pieces.append(self._head(block) if block.first else "")
                pieces.append(self._row(block))
                last = flow[place + 1] if place + 1 < len(flow) else None
                pieces.append("" if isinstance(last, Row) and not last.first else "</w:tbl>")
            else:
                pieces.append(self._paragraph(block))
        return "".join(pieces)

    def _paragraph(self, para: Para) -> str:
        runs = ((para.words, False),) if isinstance(para.words, str) else para.words
        text = "".join(self._run(words, bold) for words, bold in runs)
        text += "".join(self._note(words) for words in para.notes)
        return f"<w:p><w:pPr>{self._properties(para)}</w:pPr>{text}</w:p>"

    def _properties(self, para: Para) -> str:
        role = para.role
        if role in ("schedule", "definition"):
            self._instances[f"{role}."] = 0
        for family in ("schedule.", "definition."):
            if role.startswith(family) and self._frame.numbering(role):
                first = self._instances.get(family) or self._restarts.instance(f"{family}{1 + (family[0] == 'd')}")
                self._instances[family] = first
                return self._frame.properties(role, first)
        return self._frame.properties(role)

    def _run(self, words: str, bold: bool) -> str:
        face = f'<w:rPr><w:rStyle w:val="{self._frame.styles["term"]}"/></w:rPr>' if bold else ""
        pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
        return f"<w:r>{face}{pieces}</w:r>"

    def _note(self, words: str) -> str:
        number, mark = next(self._ids), self._frame.styles["footnote.mark"]
        face = f'<w:rPr><w:rStyle w:val="{mark}"/></w:rPr>'
        self.notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr>{self._frame.properties("footnote")}</w:pPr><w:r>{face}'
            f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(words)}</w:t></w:r></w:p></w:footnote>'
        )
        return f'<w:r>{face}<w:footnoteReference w:id="{number}"/></w:r>'

    def _head(self, row: Row) -> str:
        role = "table" if row.heading else "execution.table"
        side = self._frame.estimator.paddings[role].sides
        grid = "".join(f'<w:gridCol w:w="{width + side}"/>' for width in row.widths)
        style, width = self._frame.styles[role], sum(row.widths) + side * len(row.widths)
        self._side = side
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )

    def _row(self, row: Row) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width + self._side}" w:type="dxa"/></w:tcPr>'
            f"{''.join(map(self._paragraph, cell))}</w:tc>"
            for cell, width in zip(row.cells, row.widths, strict=True)
        )
        height = f'<w:trHeight w:val="{row.height}"/>' if row.height else ""
        heading = "<w:tblHeader/>" if row.heading else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{height}{heading}</w:trPr>{cells}</w:tr>"
