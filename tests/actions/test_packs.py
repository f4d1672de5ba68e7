"""Signing packs: what is in them, that their papers belong together, and what must not leave the house."""

import re
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from draftkit.actions.draft import draft
from draftkit.actions.packs import Pack, make_pack
from draftkit.errors import FinalRefused
from draftkit.word.archive import write_package
from tests.actions.small import project
from tests.drafts import changed, project_of, sample_data
from tests.laws import drafting
from tests.word.frames import STYLE_MAP, firm_parts
from tests.wordfile import WordFile, text_of

_HARD = 'Fire & <w:p/> "Rescue" {{ x }} / Pwyllgor Tân'


@pytest.fixture(scope="module")
def final() -> Pack:
    return make_pack(project_of(sample_data("shared-headquarters")))


@pytest.fixture(scope="module")
def drafted() -> Pack:
    return make_pack(project_of(sample_data("two-party-pilot")), draft=True)


def words(content: bytes) -> str:
    return "\n".join(map(text_of, WordFile(content).paragraphs))


def named(pack: Pack, part: str) -> Mapping[str, bytes]:
    return {name: content for name, content in pack.files.items() if part in name}


def test_a_pack_has_the_agreement_pages_and_copies_for_all_an_index_and_a_checklist(final):
    assert list(final.files) == [
        "1 Agreement for signature.docx",
        "2 Signature page - Derbyshire Fire and Rescue Authority.docx",
        "3 Signature page - The Police and Crime Commissioner for Derbyshire.docx",
        "4 Signature page - The Chief Constable of Derbyshire Constabulary.docx",
        "5 Copy - Derbyshire Fire and Rescue Authority.docx",
        "6 Copy - The Police and Crime Commissioner for Derbyshire.docx",
        "7 Copy - The Chief Constable of Derbyshire Constabulary.docx",
        "8 Index.docx",
        "9 Checklist.docx",
    ]


def test_the_first_file_is_the_final_as_draft_makes_it(final):
    made = draft(project_of(sample_data("shared-headquarters")), final=True)

    assert final.files["1 Agreement for signature.docx"] == made.content == final.drafted.content


def test_while_anything_is_open_the_pack_is_refused_and_the_draft_is_offered():
    open_ = project_of(sample_data("two-party-pilot"))

    with pytest.raises(FinalRefused) as refused:
        make_pack(open_)
    with pytest.raises(FinalRefused) as wanted:
        draft(open_, final=True)

    assert refused.value.findings == wanted.value.findings
    assert refused.value.hint == "settle each in the brief, or make the pack of the draft with --draft"


def test_every_page_and_the_index_name_the_digest_of_the_first_file(final):
    digest = sha256(final.drafted.content).hexdigest()

    for name, content in {**named(final, "Signature page"), **named(final, "Index")}.items():
        assert digest in words(content).replace("\u00a0", "").replace(" ", ""), name
    assert f"begins {digest[:8]}" in words(final.files["9 Checklist.docx"])


def test_a_signature_page_has_the_block_that_stands_in_the_agreement(final):
    blocks = [text_of(table) for table in _blocks(final.drafted.content)]

    pages = [_blocks(content) for content in named(final, "Signature page").values()]

    assert len(blocks) == 3
    assert [[text_of(table) for table in tables] for tables in pages] == [[block] for block in blocks]


def test_a_paper_has_neither_cover_nor_contents_and_the_headers_of_the_frame(final):
    for name in (*named(final, "Signature page"), *named(final, "Index"), *named(final, "Checklist")):
        word = WordFile(final.files[name])
        assert not word.styled("Title", "Cover Line", "TOC Heading"), name
        assert len(word.find("//w:sectPr")) == 1, name
        assert "Butterley Hall" in text_of(word.root("word/header2.xml")), name


def test_a_copy_is_the_agreement_but_for_the_line_on_its_cover(final):
    first = WordFile(final.drafted.content)
    for name, content in named(final, "Copy").items():
        copy = WordFile(content)
        lines, same = list(map(text_of, copy.paragraphs)), list(map(text_of, first.paragraphs))
        assert lines[0].removeprefix("Copy for ").casefold() in name.casefold()
        assert lines[1:] == same
        assert [part for part in copy.parts if copy.parts[part] != first.parts[part]] == ["word/document.xml"]


def test_every_paper_is_a_sound_file(final, drafted):
    for content in (*final.files.values(), *drafted.files.values()):
        drafting.a_sound_file(WordFile(content))


def test_a_pack_of_a_draft_says_so_everywhere(drafted):
    assert next(iter(drafted.files)) == "1 Draft agreement.docx"
    assert all("not to be signed" in words(content) for content in named(drafted, "Signature page").values())
    assert "Nothing in it is to be signed" in words(drafted.files["6 Index.docx"])
    for name, content in drafted.files.items():
        shown = "".join(text_of(root) for part, root in WordFile(content).stories() if "header" in part)
        assert "Draft (1) | Subject to contract" in shown, name


def test_nothing_but_the_draft_itself_has_the_brief_or_notes(drafted):
    first, *others = drafted.files.values()

    assert "docProps/custom.xml" in WordFile(first).parts
    for content in others:
        parts = WordFile(content).parts
        assert not [name for name in parts if re.search(r"comments|docProps/custom", name)]
        assert not [part for part in parts.values() if b"urn:draftkit:provenance" in part]
        assert not WordFile(content).styled("Issues Heading")


def test_reasons_for_setting_a_check_aside_stay_in_the_house():
    reason = "counsel said so in confidence"
    data = changed(sample_data("mayoral-area"), checks={"override": [{"rule": "ASAT", "reason": reason}]})

    pack = make_pack(project_of(data))

    assert not [name for name, content in pack.files.items() if reason in words(content)]
    assert "What the checks still raise" not in words(pack.files["11 Checklist.docx"])


def test_the_same_brief_gives_the_same_bytes(final):
    again = make_pack(project_of(sample_data("shared-headquarters")))

    assert dict(again.files) == dict(final.files)
    assert again.zipped() == final.zipped()


def test_the_zip_file_holds_the_files_in_order_and_nothing_of_the_moment(final):
    with ZipFile(BytesIO(final.zipped())) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == dict(final.files)
        assert opened.namelist() == list(final.files)
        assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.compress_type for each in opened.infolist()} == {ZIP_DEFLATED}


def test_a_deed_is_called_one(final):
    page = words(final.files["3 Signature page - The Police and Crime Commissioner for Derbyshire.docx"])

    assert "The deed is not delivered merely" in page
    assert "a deed between" in words(final.files["8 Index.docx"])


def test_every_paper_takes_a_frame_of_the_users(tmp_path):
    frame = tmp_path / "firm.docx"
    frame.write_bytes(write_package(firm_parts()))

    pack = make_pack(project_of(sample_data("two-party-pilot")), draft=True, frame=frame, styles=STYLE_MAP)

    copy, page = pack.files["4 Copy - Warwickshire County Council.docx"], pack.files["6 Index.docx"]
    assert text_of(WordFile(copy).paragraphs[0]) == "Copy for Warwickshire County Council"
    assert "Copy for" not in words(pack.drafted.content)
    assert "End of document" not in words(page)
    assert WordFile(page).find("//w:sectPr/w:headerReference")
    for content in pack.files.values():
        drafting.a_sound_file(WordFile(content))


def test_names_that_look_like_markup_are_words(tmp_path):
    clauses = {"parties.both": "---\n1. {{ parties[0].name }}.", "one.b": 'slot = "one.way"\n---\nThe way.'}
    made = project(tmp_path, clauses, agreement={"title": _HARD}, parties=[{"name": _HARD}, {"name": "B"}])

    pack = make_pack(made, draft=True)

    assert list(pack.files) == [
        "1 Draft agreement.docx",
        "2 Copy - Fire and - w - p - Rescue - x - Pwyllgor Tan.docx",
        "3 Copy - B.docx",
        "4 Index.docx",
        "5 Checklist.docx",
    ]
    assert _HARD in words(pack.files["5 Checklist.docx"])
    assert _HARD in words(pack.files["4 Index.docx"])


def _blocks(content: bytes) -> list:
    return WordFile(content).find("//w:tbl[w:tblPr/w:tblCaption/@w:val='Execution block']")
