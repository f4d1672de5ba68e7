"""Bodies that are no Word body, but some program's idea of one. No tests itself.

Each says "alpha", so that a newer version is made by saying something else.
"""

from tests.redline.hostile import END, PAGE, WHO, A, P, dele, grid, ins, instr, mark, nest, picture
from tests.redline.oracle_built import box, changed, field, p, r, sdt, tbl, tc, tr

ALT = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{1}</mc:Fallback></mc:AlternateContent>'
)

BODIES = {
    "nothing but words": P,
    "a table without rows": P + "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>" + END,
    "a table without anything": P + "<w:tbl/>" + END,
    "a row without cells": P + tbl(tr()) + END,
    "a row without cells among others": tbl(tr(tc(P)), tr(), tr(tc(P))) + END,
    "a cell without a paragraph": P + tbl(tr(tc(), tc(P))) + END,
    "a cell that ends in a table": tbl(tr(tc(P + tbl(tr(tc(P)))))) + END,
    "a table last": P + tbl(tr(tc(P))),
    "a table alone": tbl(tr(tc(P))),
    "two tables touching": tbl(tr(tc(P))) + tbl(tr(tc(P))) + END,
    "tables 8 deep": grid(P, 8) + END,
    "tables 30 deep": grid(P, 30) + END,
    "controls 30 deep": nest("<w:sdt><w:sdtPr/><w:sdtContent>", P, "</w:sdtContent></w:sdt>", 30) + END,
    "controls in a line 30 deep": p(nest("<w:sdt><w:sdtPr/><w:sdtContent>", A, "</w:sdtContent></w:sdt>", 30)) + END,
    "a control without content": P + "<w:sdt><w:sdtPr/></w:sdt>" + END,
    "a control without anything": P + "<w:sdt/>" + p("<w:sdt/>", A) + END,
    "a control with empty content": P + "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>" + END,
    "a control round a row": tbl(sdt(tr(tc(P))), tr(tc(P))) + END,
    "a control round a cell": tbl(tr(sdt(tc(P)), tc(P))) + END,
    "customXml round blocks": '<w:customXml w:element="a">' + P + "</w:customXml>" + END,
    "a field not ended": p(mark("begin"), instr("REF a"), mark("separate"), A) + END,
    "a field not begun": p(A, mark("separate"), A, mark("end")) + END,
    "an end alone in a table": tbl(tr(tc(p(mark("end"), A)))) + END,
    "two separators": p(mark("begin"), instr("REF a"), mark("separate"), A, mark("separate"), A, mark("end")) + END,
    "a field over paragraphs": p(mark("begin"), instr("IF a"), mark("separate"), A) + P + p(A, mark("end")) + END,
    "a field over a table": p(mark("begin"), instr("IF a"), mark("separate")) + tbl(tr(tc(P))) + p(mark("end")) + END,
    "contents not ended": p(mark("begin"), instr("TOC"), mark("separate"), A) + P + END,
    "fields 50 deep": p(nest(mark("begin") + instr("IF"), instr("alpha"), mark("separate") + mark("end"), 50), A) + END,
    "fields 50 deep in results": p(nest(mark("begin") + instr("IF") + mark("separate"), A, mark("end"), 50)) + END,
    "a field mark of no kind": p('<w:r><w:fldChar/></w:r><w:r><w:fldChar w:fldCharType="x"/></w:r>', A) + END,
    "a simple field without instruction": p(f"<w:fldSimple>{A}</w:fldSimple>") + END,
    "links in links": p(nest('<w:hyperlink w:anchor="a">', A + field("REF b", A), "</w:hyperlink>", 5)) + END,
    "an empty link": p('<w:hyperlink w:anchor="a"/>', A) + END,
    "a link that leads nowhere": p(f'<w:hyperlink r:id="rId99">{A}</w:hyperlink>') + END,
    "a picture that leads nowhere": p(picture("rId98", 1), A) + END,
    "styles that are not there": p(r("one alpha", '<w:rStyle w:val="Gone"/>'), props='<w:pStyle w:val="Gone2"/>')
    + tbl(tr(tc(P)), props='<w:tblStyle w:val="Gone3"/>') + END,
    "a list that is not there": p(A, props='<w:numPr><w:ilvl w:val="12"/><w:numId w:val="77"/></w:numPr>') + END,
    "numbers that are none": p(A, props='<w:numPr><w:ilvl w:val="x"/><w:numId w:val=""/></w:numPr>') + END,
    "a note that is not there": p(A, '<w:r><w:footnoteReference w:id="55"/></w:r>') + END,
    "an endnote without endnotes": p(A, '<w:r><w:endnoteReference w:id="2"/></w:r>') + END,
    "a note reference without id": p(A, "<w:r><w:footnoteReference/></w:r>") + END,
    "one note referred to twice": p(A, '<w:r><w:footnoteReference w:id="1"/></w:r>')
    + p(A, '<w:r><w:footnoteReference w:id="1"/></w:r>') + END,
    "a comment that is not there": p('<w:commentRangeStart w:id="9"/>', A, '<w:commentRangeEnd w:id="9"/>',
                                     '<w:r><w:commentReference w:id="9"/></w:r>') + END,
    "half a comment": p('<w:commentRangeStart w:id="0"/>', A) + p(A, '<w:r><w:commentReference w:id="0"/></w:r>') + END,
    "the end of a comment first": p('<w:commentRangeEnd w:id="0"/>', A, '<w:commentRangeStart w:id="0"/>') + END,
    "bookmarks with one id": p('<w:bookmarkStart w:id="1" w:name="a"/>', A, '<w:bookmarkEnd w:id="1"/>')
    + p('<w:bookmarkStart w:id="1" w:name="b"/>', A, '<w:bookmarkEnd w:id="1"/>') + END,
    "bookmarks with one name": p('<w:bookmarkStart w:id="1" w:name="a"/>', A, '<w:bookmarkEnd w:id="1"/>')
    + p('<w:bookmarkStart w:id="2" w:name="a"/>', A, '<w:bookmarkEnd w:id="2"/>') + END,
    "bookmarks without ids": p("<w:bookmarkStart/>", A, "<w:bookmarkEnd/>") + END,
    "a bookmark without end": p('<w:bookmarkStart w:id="1" w:name="a"/>', A) + END,
    "a bookmark without start": p(A, '<w:bookmarkEnd w:id="7"/>') + '<w:bookmarkEnd w:id="8"/>' + END,
    "a bookmark id that is no number": p('<w:bookmarkStart w:id="x" w:name="a"/>', A, '<w:bookmarkEnd w:id="x"/>')
    + END,
    "bookmark ids beyond any number": p('<w:bookmarkStart w:id="99999999999999999999" w:name="a"/>', A,
                                        '<w:bookmarkEnd w:id="99999999999999999999"/>') + END,
    "paragraphs with one paraId": f'<w:p w14:paraId="00000001">{A}</w:p><w:p w14:paraId="00000001">{A}</w:p>' + END,
    "drawings with one id": p(picture("rId1", 1), A, picture("rId1", 1)) + p(picture("rId2", 1)) + END,
    "alternatives between blocks": ALT.format(P, P) + END,
    "alternatives without a choice": "<mc:AlternateContent/>" + P + p("<mc:AlternateContent/>", A) + END,
    "alternatives in a line": p(ALT.format(A, A)) + END,
    "alternatives round a row": tbl(ALT.format(tr(tc(P)), "")) + END,
    "something unknown between blocks": P + "<x:what><x:ever>alpha</x:ever></x:what>" + END,
    "something unknown in a line": p("<x:what>alpha</x:what>", A) + END,
    "something unknown in a run": p("<w:r><x:what>alpha</x:what><w:t>alpha</w:t></w:r>") + END,
    "something unknown in properties": p(r("alpha", '<x:what x:a="1"/>'), props="<x:what/>") + END,
    "something unknown in a table": tbl("<x:what/>", tr("<x:what/>", tc(P + "<x:what/>"))) + END,
    "something unknown of Word's own": P + "<w:novel>alpha</w:novel>" + p("<w:novel/>", A) + END,
    "attributes unknown": '<w:p x:a="1" w:b="2"><w:r x:c="3"><w:t x:d="4">alpha</w:t></w:r></w:p>' + END,
    "words where none may be": "alpha<w:p>alpha<w:r>alpha<w:t>alpha</w:t>alpha</w:r></w:p>" + END,
    "comments and instructions of XML": "<!-- alpha --><?x alpha?>" + p("<!-- alpha -->", A, "<?x alpha?>")
    + "<w:p><w:r><w:t>one<!-- x --> alpha</w:t></w:r></w:p>" + END,
    "text in pieces of CDATA": "<w:p><w:r><w:t><![CDATA[alpha <&]]></w:t></w:r></w:p>" + END,
    "a run in the body": A + P + END,
    "a run in a cell": tbl(tr(f"<w:tc>{A}</w:tc>")) + END,
    "a paragraph in a paragraph": f"<w:p>{A}<w:p>{A}</w:p></w:p>" + END,
    "a run in a run": f"<w:p><w:r><w:t>alpha</w:t>{A}</w:r></w:p>" + END,
    "a section in the middle": P + PAGE + P + END,
    "two sections at the end": P + END + PAGE,
    "properties last": f'<w:p>{A}<w:pPr><w:jc w:val="right"/></w:pPr></w:p>' + END,
    "properties twice": f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:pPr><w:keepNext/></w:pPr>{A}</w:p>' + END,
    "section marks in each paragraph": "".join(p(A, props=PAGE) for _ in range(3)) + END,
    "a section in a cell": tbl(tr(tc(p(A, props=PAGE)))) + END,
    "a header that leads nowhere": p(A, props='<w:sectPr><w:headerReference w:type="default" r:id="rId97"/></w:sectPr>')
    + END,
    "right to left": p('<w:r><w:rPr><w:rtl/></w:rPr><w:t>שלום alpha עולם الاتفاقية</w:t></w:r>', props="<w:bidi/>")
    + END,
    "characters beyond the plane": p(r("👩‍⚖️ signs 𝔸 alpha 🇬🇧 𠮷")) + END,
    "invisible characters": p(r("al\u00adpha \u200balpha\u200d \ufeffalpha \u202ealpha\u202c \u2060")) + END,
    "combining characters": p(r("e\u0301 alpha a\u0308\u0323 각")) + END,
    "noncharacters": p(r("\ufffe alpha \ufdd0".replace("\ufffe", ""))) + END,
    "only spaces": p(r("   \u00a0  alpha  ")) + p(r("   ")) + END,
    "a word of 20,000 letters": p(r("alpha" * 4_000)) + END,
    "boxes in boxes": p(box(p(box(P)), P), A) + END,
    "an empty box": p(box(), A) + END,
    "paragraphs without anything": "<w:p/>" * 20 + P + END,
    "runs without anything": p("<w:r/>" * 20, A, "<w:r><w:t/></w:r>" * 5) + END,
    "maths with nothing in it": p("<m:oMath/>", A, "<m:oMathPara><m:oMath/></m:oMathPara>") + END,
    "maths between blocks": "<m:oMathPara><m:oMath><m:r><m:t>alpha</m:t></m:r></m:oMath></m:oMathPara>" + P + END,
}  # fmt: skip
"""By what is odd about them."""

TRACKED = {
    "insertion round a link": p(ins(f'<w:hyperlink w:anchor="a">{A}</w:hyperlink>')) + END,
    "insertion in an insertion": p(ins(ins(A, 2))) + END,
    "deletion in an insertion": p(ins(dele(A)), A) + END,
    "insertion in a deletion": p(dele(ins(r("gone"))), A) + END,
    "insertion round blocks": ins(P) + END,
    "deletion round blocks": P + dele(P) + END,
    "deletion of all": dele(P),
    "insertion round a table": ins(tbl(tr(tc(P)))) + END,
    "insertion round a control": p(ins(sdt(A))) + ins(sdt(P)) + END,
    "a deletion with living text": p(f'<w:del w:id="1" {WHO}>{A}</w:del>', A) + END,
    "deleted text without a deletion": p("<w:r><w:delText>gone</w:delText></w:r>", A) + END,
    "a change of nothing": p(r("alpha", "<w:rPrChange/>"), props="<w:pPrChange/>") + END,
    "changes in changes": p(r("alpha", changed("rPr", changed("rPr", "<w:b/>")))) + END,
    "all rows deleted": P + tbl(tr(tc(P), props=f'<w:del w:id="3" {WHO}/>')) + END,
    "all cells deleted": P + tbl(tr(tc(P, props=f'<w:cellDel w:id="3" {WHO}/>'))) + END,
    "half a move": p('<w:moveFromRangeStart w:id="1" w:name="m"/>', f'<w:moveFrom w:id="2" {WHO}>{A}</w:moveFrom>', A)
    + END,
    "the last mark deleted": P + p(A, mark=f'<w:del w:id="1" {WHO}/>'),
    "every mark deleted": "".join(p(A, mark=f'<w:del w:id="{n}" {WHO}/>') for n in range(5)),
    "revisions without author or id": p(f"<w:ins>{A}</w:ins>", f"<w:del>{r('x').replace('w:t', 'w:delText')}</w:del>")
    + END,
    "a revision in a field": p(mark("begin"), ins(instr("REF a")), mark("separate"), A, dele(mark("end"))) + END,
    "a merge of cells": tbl(tr(tc(P, props=f'<w:cellMerge w:id="1" {WHO} w:vMerge="cont"/>'))) + END,
    "a number of long ago": p(A, props=f'<w:numPr><w:numberingChange w:id="1" {WHO} w:original="1."/></w:numPr>') + END,
    "revisions with one id": p(ins(A, 1), ins(A, 1), dele(A, 1)) + END,
}  # fmt: skip
"""Tracked changes where nobody would look for them."""

MATHS = "<m:oMathPara><m:oMath><m:r><m:t>alpha</m:t></m:r></m:oMath></m:oMathPara>"
AS_READ = {
    "a table without rows": P + END,
    "a table without anything": P + END,
    "customXml round blocks": P + END,
    "a note reference without id": P + END,
    "alternatives between blocks": P + END,
    "alternatives without a choice": P + p(A) + END,
    "alternatives in a line": P + END,
    "alternatives round a row": tbl(tr(tc(P))) + END,
    "a run in the body": P + P + END,
    "a run in a cell": tbl(tr(tc(P))) + END,
    "maths between blocks": p(MATHS) + P + END,
    "comments and instructions of XML": P + p(r("one alpha")) + END,
}
"""What Word takes some of these bodies to be."""
UNTRACKED = {
    "something unknown between blocks", "something unknown in a table", "something unknown of Word's own",
    "deleted text without a deletion",
}  # fmt: skip
"""What no tracked change can say: it is said in words instead."""
WORDS_ONLY = {
    "a control without content", "a control without anything", "a section in the middle", "two sections at the end",
    "properties last", "properties twice", "a merge of cells",
}  # fmt: skip
"""Where the words come back, and what no schema allows beside them does not."""
