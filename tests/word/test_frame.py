"""The house frame is sound and cheap; a frame of the user's is taken over, or refused with everything wrong at once."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import etree

from draftkit.errors import FrameError, PackageError
from draftkit.model.agreement import Front
from draftkit.word.archive import write_package
from draftkit.word.frame import HOUSE, Frame, house_frame, load_frame
from draftkit.word.lint import lint_parts
from draftkit.word.ooxml import P, parse, w
from draftkit.word.pages import Para
from draftkit.word.roles import STYLES
from draftkit.word.unzip import read_parts
from tests.word.frames import STYLE_MAP, firm_parts, paragraph
from tests.word.small import replaced
from tests.word.specimen import FRONT, packed, specimen
from tests.word.validators import ooxml_integrity, open_xml_sdk, openxml_audit

FINAL = replace(FRONT, legend="", marking="")
BODY = "<w:p><w:r><w:t>Words of the body</w:t></w:r></w:p>"


@pytest.fixture(scope="module")
def firm() -> Frame:
    return load_frame(write_package(firm_parts()), "firm.docx", STYLE_MAP)


def _render(frame: Frame, front: Front = FRONT, **context: object) -> dict[str, bytes]:
    return frame.render({"agreement": front, "body": BODY, **context})


def _text(part: bytes) -> str:
    return "\n".join("".join(map(str, p.itertext())) for p in parse(part).iter(P))


def _said(parts: Mapping[str, bytes]) -> str:
    spoken = (content for name, content in parts.items() if name.startswith("word/") and b"<w:p>" in content)
    return "\n".join(map(_text, spoken))


# The house frame ---------------------------------------------------------------------------------------------------


def test_the_house_frame_prints_its_cover_from_the_agreement():
    text = _text(_render(house_frame())["word/document.xml"])

    for words in (FRONT.title, FRONT.marking, FRONT.legend, f"Reference: {FRONT.reference}", *FRONT.parties):
        assert words in text
    assert "{" not in text


def test_every_page_of_a_draft_says_so_and_no_page_of_a_final():
    draft, final = _render(house_frame()), _render(house_frame(), FINAL)

    assert "Draft (2): 3 March 2027 | Subject to contract" in _text(draft["word/header2.xml"])
    assert "Draft" not in _said(final)
    assert "Subject to contract" not in _said(final)
    assert "OFFICIAL" not in _said(final)


def test_the_house_frame_has_no_words_of_its_own_for_a_draft():
    plain = _said(_render(house_frame(), replace(FRONT, legend="Draft 1")))

    assert plain.count("Draft 1") == 2
    assert "ubject to" not in plain


def test_without_a_cover_there_is_the_body_alone_with_its_own_headers_and_footers():
    whole, alone = _render(house_frame()), house_frame().render({"agreement": FRONT, "body": BODY}, cover=False)

    document = parse(alone["word/document.xml"])
    assert _text(alone["word/document.xml"]) == "Words of the body"
    assert [etree.tostring(each) for each in document.iter(w("sectPr"))] == [
        etree.tostring(each) for each in list(parse(whole["word/document.xml"]).iter(w("sectPr")))[-1:]
    ]
    assert {name for name in whole if whole[name] != alone[name]} == {"word/document.xml"}


def test_a_copy_says_whose_it_is_on_its_cover_and_the_agreement_itself_says_nothing():
    copy = _render(house_frame(), replace(FRONT, copy="Copy for <Avonshire> Fire"))

    assert _text(copy["word/document.xml"]).split("\n")[0] == "Copy for <Avonshire> Fire"
    assert "Copy" not in _said(_render(house_frame()))


def test_an_issues_page_has_a_section_of_its_own_only_where_there_are_issues():
    without, with_issues = _render(house_frame()), _render(house_frame(), issues="<w:p/>")

    sections = [len(list(parse(parts["word/document.xml"]).iter(w("sectPr")))) for parts in (without, with_issues)]

    assert sections == [3, 4]


def test_the_footer_counts_the_pages_of_its_own_section():
    parts = _render(house_frame(), pages={"body": 24, "contents": 2})

    assert _text(parts["word/footer3.xml"]).endswith("Page  PAGE 1 of  SECTIONPAGES 24")
    assert _text(parts["word/footer2.xml"]).endswith("Page  PAGE i of  SECTIONPAGES \\* roman ii")


def test_the_dates_of_the_file_are_the_drafts_and_no_others():
    core = [_render(house_frame(), front)["docProps/core.xml"] for front in (FRONT, replace(FRONT, date=""))]

    assert core[0].count(b"2027-03-03T00:00:00Z") == 2
    assert b"T00:00:00Z" not in core[1]


def test_our_frame_is_read_the_same_with_docxtpl_as_without():
    with_docxtpl = load_frame(HOUSE.read_bytes(), "house.docx")

    assert _render(with_docxtpl, issues="<w:p/>") == _render(house_frame(), issues="<w:p/>")


def test_our_frame_is_read_without_importing_docxtpl():
    script = (
        "import sys; from draftkit.word.frame import house_frame; house_frame(); "
        "sys.exit('docxtpl' in sys.modules or 'docx' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_frame_is_read_once_in_a_process():
    content = HOUSE.read_bytes()

    assert load_frame(content, "a.docx") is load_frame(bytes(bytearray(content)), "a.docx")
    assert house_frame() is house_frame()


def test_a_value_never_becomes_structure_in_a_frame():
    hostile = "</w:t><w:p/> {{ body }} {% for x in y %} & \x00\x0b\ud800 end"

    parts = _render(house_frame(), replace(FRONT, title=hostile))

    for name in ("word/document.xml", "word/header2.xml", "docProps/core.xml"):
        assert "</w:t><w:p/> {{ body }} {% for x in y %} &  end" in "".join(map(str, parse(parts[name]).itertext()))


@pytest.mark.parametrize("check", [openxml_audit, ooxml_integrity, open_xml_sdk])
@pytest.mark.parametrize("front", [FRONT, FINAL])
def test_validators_have_nothing_against_a_document_in_the_house_frame(check, front):
    roles = ("section", "clause.1", "clause.2", "definition", "definition.2", "schedule", "part", "schedule.1")
    flow = [Para(role, "Words") for role in roles]

    assert check(packed(specimen(house_frame(), flow, front, contents="<w:p/>", issues="<w:p/>"))) == []


def test_the_lint_has_nothing_against_the_frame_as_it_ships():
    assert lint_parts(read_parts(HOUSE.read_bytes(), "house.docx")) == ()


def test_a_clause_paragraph_names_nothing_but_its_style():
    frame = house_frame()

    assert frame.properties("clause.3") == '<w:pStyle w:val="ClauseLevel3"/>'
    assert frame.properties("schedule.2", 12) == (
        '<w:pStyle w:val="ScheduleLevel2"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="12"/></w:numPr>'
    )


# A frame of the user's ---------------------------------------------------------------------------------------------


def test_tags_that_word_split_over_runs_are_joined(firm: Frame):
    parts = _render(firm, contents="<w:p/>")

    text = _text(parts["word/document.xml"])
    assert " and\n".join(FRONT.parties) + "\n" in text
    assert "Words of the body\nEnd of document" in text
    assert _text(parts["word/header1.xml"]) == FRONT.title.upper()


def test_curly_quotes_in_a_tag_are_read_as_straight_ones(firm: Frame):
    assert "Engrossment" in _text(_render(firm, FINAL)["word/document.xml"])


def test_a_place_that_ends_a_section_leaves_the_section(firm: Frame):
    root = parse(_render(firm, contents="<w:p><w:r><w:t>1. Board</w:t></w:r></w:p>")["word/document.xml"])

    assert len(list(root.iter(w("sectPr")))) == 2
    assert "1. Board" in "".join(map(str, root.itertext()))


def test_our_xml_finds_its_prefixes_bound_whatever_the_frame_declares(firm: Frame):
    body = '<w:p w14:paraId="00000001"><w:r><w:t>Words</w:t></w:r></w:p>'

    root = etree.fromstring(firm.render({"agreement": FRONT, "body": body})["word/document.xml"])

    ignorable = root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable")
    assert ignorable == "w14 w15"


def test_the_author_and_the_title_of_the_frames_file_are_kept(firm: Frame):
    core = parse(_render(firm)["docProps/core.xml"])

    assert "Marsh & Fenn LLP" in list(core.itertext())
    assert FRONT.title in list(core.itertext())


def test_styles_are_found_by_the_style_map_whatever_their_ids(firm: Frame):
    assert firm.styles["clause.1"] == "mf07"
    assert set(firm.styles) == set(STYLES)


def test_a_style_is_found_by_its_second_name_too():
    name = '<w:name w:val="Firm clause 1"/>'
    parts = replaced(name, f'{name}<w:aliases w:val="Big,Heading 1"/>', "word/styles.xml", firm_parts())
    names = {role: name for role, name in STYLE_MAP.items() if role != "clause.1"}

    assert load_frame(write_package(parts), "firm.docx", names).styles["clause.1"] == "mf07"


def test_everything_wrong_with_a_frame_is_told_at_once():
    parts = replaced("{{ bo</w:t></w:r>", "{{ bodies</w:t></w:r>", base=firm_parts())
    parts = replaced("{{ agree</w:t>", "{{ agreement.titel + agree</w:t>", "word/header1.xml", parts)
    names = {**STYLE_MAP, "clause.3": "Nowhere", "table": "Nothing", "clause.11": "Firm"}

    with pytest.raises(FrameError) as refused:
        load_frame(write_package(parts), "firm.docx", names)

    told = refused.value.block()
    for words in (
        "firm.docx",
        "no paragraph style 'Nowhere' (clause.3)",
        "no table style 'Nothing' (table)",
        "there is no role 'clause.11'; did you mean 'clause.1'?",
        "word/document.xml: no paragraph is {{ body }} and nothing else",
        "the tag 'bodiesdy' names nothing",
        "word/header1.xml: the tag 'agreement.titel' names nothing",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ agreement.title.__class__ }}", "unsafe"),
        ("{{ agreement['name'] }}", "a tag cannot be printed"),
        ("{{ agreement.parties + 1 }}", "a tag cannot be printed"),
        (
            "{% if agreement.legend %}</w:t></w:r><w:hyperlink w:anchor='x'><w:r><w:t>{% endif %}</w:t></w:r>"
            "</w:hyperlink><w:r><w:t>",
            "cut through paragraphs",
        ),
        ("{{ agreement.title * 9999999 }}", "'*' is not for frames"),
        ("{{ 9 ** 9 }}", "'**' is not for frames"),
        ("{{ range(9) }}", "a call is not for frames"),
        ("{{ agreement.title | pprint }}", "a tag cannot be read"),
        ("{% for x in %}", "a tag cannot be read"),
        ("{% include 'x' %}", "'include' is not for frames"),
    ],
)
def test_what_a_tag_may_not_do_is_refused(tag: str, told: str):
    parts = replaced('<w:t xml:space="preserve">End of </w:t>', f"<w:t>{tag}</w:t>", base=firm_parts())

    with pytest.raises(FrameError, match=told.replace("*", r"\*")):
        load_frame(write_package(parts), "firm.docx", STYLE_MAP)


def test_a_frame_with_the_body_twice_is_refused():
    parts = replaced("End of ", "{{ body }}", base=firm_parts())
    parts = replaced('<w:r><w:t xml:space="preserve">document</w:t></w:r>', "", base=parts)

    with pytest.raises(FrameError, match="more than one paragraph is"):
        load_frame(write_package(parts), "firm.docx", STYLE_MAP)


def test_a_frame_that_reaches_outside_is_refused_at_the_gate():
    link = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    link += 'attachedTemplate" Target="https://example.org/x.dotm" TargetMode="External"/></Relationships>'
    parts = replaced("</Relationships>", link, "word/_rels/document.xml.rels", firm_parts())

    with pytest.raises(PackageError):
        load_frame(write_package(parts), "firm.docx", STYLE_MAP)


def test_a_frame_without_a_numbering_part_is_given_one():
    parts = firm_parts()
    del parts["word/numbering.xml"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        root = parse(parts[name])
        for element in [e for e in root if "numbering" in (e.get("PartName", "") + e.get("Target", ""))]:
            root.remove(element)
        parts[name] = etree.tostring(root)
    styles = parse(parts["word/styles.xml"])
    for element in list(styles.iter(w("numPr"))):
        element.getparent().remove(element)
    parts["word/styles.xml"] = etree.tostring(styles)

    frame = load_frame(write_package(parts), "firm.docx", STYLE_MAP)

    made = specimen(frame, [Para("clause.1", "Heading"), Para("clause.2", "Words.")])
    assert "clause.1" in frame.lists.direct
    assert '<w:ilvl w:val="1"/>' in frame.properties("clause.2")
    assert ooxml_integrity(packed(made)) == []
    assert lint_parts(made) == ()


def test_a_style_left_out_of_its_list_is_refused():
    paragraphs = parse(firm_parts()["word/styles.xml"])
    for style in paragraphs.iter(w("style")):
        if style.get(w("styleId")) == "mf09":
            style.remove(style.find(w("pPr")))
    parts = {**firm_parts(), "word/styles.xml": etree.tostring(paragraphs)}

    with pytest.raises(FrameError, match=r"style 'Firm clause 3' \(clause.3\) has no number"):
        load_frame(write_package(parts), "firm.docx", STYLE_MAP)


def test_a_document_in_the_firms_frame_is_sound(firm: Frame):
    flow = [Para("party", "A"), Para("clause.1", "Heading"), Para("clause.2", "Words."), Para("definition.2", "limb")]

    made = packed(specimen(firm, flow, contents=paragraph("contents", "1. Heading")))

    assert openxml_audit(made) == []
    assert ooxml_integrity(made) == []


# Papers in a frame of the user's -----------------------------------------------------------------------------------


def test_a_frame_without_a_place_for_whose_copy_it_is_gets_one_at_its_top(firm: Frame):
    copy = _render(firm, replace(FRONT, copy="Copy for Avonshire"))["word/document.xml"]

    assert _text(copy).startswith("Copy for Avonshire\n")
    style = next(parse(copy).iter(w("pStyle")))
    assert style.get(w("val")) == firm.styles["cover.line"]
    assert "Copy" not in _said(_render(firm))


def test_a_frame_that_has_such_a_place_keeps_it():
    parts = firm_parts()
    before = paragraph("title", "{{ agreement", ".title }}").encode()
    line = paragraph("title", "{{ agree", "ment.copy }}").encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(before, before + line)
    own = load_frame(write_package(parts), "own.docx", STYLE_MAP)

    text = _text(_render(own, replace(FRONT, copy="Copy for A"))["word/document.xml"])

    assert text.split("\n")[:2] == [FRONT.title, "Copy for A"]
    assert text.count("Copy for A") == 1


def test_a_body_alone_leaves_out_what_stands_round_it_and_keeps_inherited_headers():
    parts = firm_parts()
    header = b'<w:headerReference w:type="default" r:id="rId6"/>'
    document = parts["word/document.xml"].replace(header, b"")
    parts["word/document.xml"] = document.replace(b"<w:sectPr><w:pgSz", b"<w:sectPr>" + header + b"<w:pgSz", 1)
    own = load_frame(write_package(parts), "own.docx", STYLE_MAP)

    alone = parse(own.render({"agreement": FRONT, "body": BODY}, cover=False)["word/document.xml"])

    assert "".join(map(str, alone.itertext())) == "Words of the body"
    assert len(list(alone.iter(w("sectPr")))) == 1
    assert len(list(alone.iter(w("headerReference")))) == 1


@pytest.mark.parametrize("tag", ["{{body}}", "{{p body }}"])
def test_a_body_alone_is_found_however_its_tag_is_written(tag):
    parts = firm_parts()
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        paragraph("body", "{{ bo", "dy }}").encode(), paragraph("body", tag).encode()
    )
    own = load_frame(write_package(parts), "own.docx", STYLE_MAP)

    alone = own.render({"agreement": FRONT, "body": BODY}, cover=False)["word/document.xml"]

    assert "".join(map(str, parse(alone).itertext())) == "Words of the body"


def test_a_body_whose_own_paragraph_ends_a_section_stands_alone_too():
    parts = firm_parts()
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        paragraph("body", "{{ bo", "dy }}").encode(), paragraph("body", "{{ body }}", properties=section).encode()
    )
    own = load_frame(write_package(parts), "own.docx", STYLE_MAP)

    alone = parse(own.render({"agreement": FRONT, "body": BODY}, cover=False)["word/document.xml"])

    assert "".join(map(str, alone.itertext())) == "Words of the body"
    assert len(list(alone.iter(w("sectPr")))) == 1
