"""Two Word files compared: every option, what is reported, and what is refused."""

import pytest

from draftkit.actions.compare import AUTHOR, IGNORABLE, TEXT_ONLY, compare_files, compared_data, write_report
from draftkit.errors import DraftkitError, PackageError
from draftkit.word.lint import lint_package
from tests.redline.hostile import file, linked, picture
from tests.redline.hostile_bodies import BODIES
from tests.redline.oracle import accepted, rejected
from tests.redline.oracle_built import BOLD, p, r
from tests.word.revisions.tracked import dele, gone, ins
from tests.word.small import docx, parts, replaced
from tests.word.strict import strict
from tests.wordfile import WordFile, w

WORDS = [
    "The first clause is about money and stays where it is.",
    "The second clause is about premises and may go elsewhere.",
    "The third clause is about people and stays where it is.",
    "The fourth clause is about liability and stays where it is.",
]
PNG = b"\x89PNG\r\n\x1a\n"
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def compared(old, new, **options):
    return compare_files((old, "old.docx"), (new, "new.docx"), **{"date": "2027-01-01", **options})


def text(*paragraphs, look=""):
    return "".join(p(r(each, look)) for each in paragraphs)


def with_header(body, said):
    header = parts()["word/header1.xml"].replace(b">Agreement<", f">{said}<".encode())
    header = header.replace(b" TITLE ", b" QUOTE ")
    return file(body, HEADER, **{"word/header1.xml": header})


def with_note(body, said):
    notes = parts()["word/footnotes.xml"].replace(b"A note on", f"A {said} on".encode())
    return file(body + p(r("Noted"), NOTE), **{"word/footnotes.xml": notes})


def with_picture(body, number=None):
    shown = p(r("See "), picture("x1", 7)) if number is not None else p(r("See "))
    return linked(body + shown, "image", f"p{number}.png", PNG + bytes([number or 0]), "image/png")


PLAIN = text(*WORDS)
KINDS = {
    "formatting": (file(PLAIN), file(text(*WORDS[:3]) + text(WORDS[3], look=BOLD))),
    "case": (file(PLAIN), file(PLAIN.replace("liability", "LIABILITY"))),
    "spaces": (file(PLAIN), file(PLAIN.replace("about liability", "about  liability"))),
    "pictures": (with_picture(PLAIN), with_picture(PLAIN, 1)),
    "headers": (with_header(PLAIN, "Draft"), with_header(PLAIN, "Final")),
    "notes": (with_note(PLAIN, "note"), with_note(PLAIN, "remark")),
}
"""Two files that differ in that kind alone."""


def more(content):
    """Return the same file with one word besides that is other."""
    changed = WordFile(content).parts
    main = changed["word/document.xml"]
    assert b"premises" in main
    return docx(changed | {"word/document.xml": main.replace(b"premises", b"buildings")})


def test_all_that_can_be_ignored_is_tried_here():
    assert {*KINDS, "moves"} == set(IGNORABLE)
    assert set(TEXT_ONLY) <= set(IGNORABLE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_difference_is_marked_unless_it_is_ignored(kind):
    old, new = KINDS[kind]

    assert compared(old, new).redline.revisions > 0
    assert compared(old, new, ignore=[kind]).redline.revisions == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_ignored_leaves_the_rest_marked(kind):
    old, new = KINDS[kind]

    done = compared(old, more(new), ignore=[kind])

    assert done.redline.sound
    assert done.redline.revisions == 2
    assert accepted(done.content).texts()["body"][1] == WORDS[1].replace("premises", "buildings")
    assert rejected(done.content).texts()["body"][1] == WORDS[1]


@pytest.mark.parametrize("kind", KINDS)
def test_ignoring_something_else_leaves_it_marked(kind):
    others = [other for other in KINDS if other != kind]

    assert compared(*KINDS[kind], ignore=others).redline.revisions > 0


def test_a_moved_clause_is_a_move_or_where_that_is_ignored_a_deletion_and_an_insertion():
    old, new = file(PLAIN), file(text(WORDS[0], *WORDS[2:3], WORDS[1], WORDS[3]))

    assert {"moveFrom", "moveTo"} <= tags(compared(old, new))
    plain = compared(old, new, ignore=["moves"])
    assert {"ins", "del"} <= tags(plain)
    assert not {"moveFrom", "moveTo"} & tags(plain)
    assert plain.redline.sound


def tags(done):
    root = WordFile(done.content).root("word/document.xml")
    return {str(each.tag).rpartition("}")[2] for each in root.iter(*map(w, ("ins", "del", "moveFrom", "moveTo")))}


HOLDERS = {
    "a link": '<w:hyperlink w:anchor="home">{}</w:hyperlink>',
    "a field in short": '<w:fldSimple w:instr=" REF home ">{}</w:fldSimple>',
    "a field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF home </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a control": '<w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
    "a control in a link": (
        '<w:hyperlink w:anchor="home"><w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>{}</w:sdtContent>'
        "</w:sdt></w:hyperlink>"
    ),
}
SHOWN = picture("x1", 7)
INSIDE = {
    "spaces": (r("the register (of gifts)"), r("the  register ( of gifts)"), r("the  register ( of rents)")),
    "pictures": (r("the register of gifts"), SHOWN + r("the register of gifts"), SHOWN + r("the register of rents")),
}
"""What stands inside a holder: before, with that kind of change alone, and with a word changed besides."""


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("kind", INSIDE)
def test_what_is_ignored_is_ignored_in_links_fields_and_controls_too(kind, holder):
    one, other, worded = (held(HOLDERS[holder].format(inner)) for inner in INSIDE[kind])

    for sides in ((one, other), (other, one)):
        assert compared(*sides).redline.revisions > 0
        assert compared(*sides, ignore=[kind]).redline.revisions == 0
    done = compared(one, worded, ignore=[kind])
    assert (done.redline.sound, done.redline.revisions) == (True, 2)
    assert [told for told in done.redline.told if told.whole] == []


def held(content):
    return linked(PLAIN + p(r("See "), content, r(" there.")), "image", "p.png", PNG, "image/png")


def test_text_only_is_formatting_and_pictures():
    assert compared(*KINDS["formatting"], ignore=TEXT_ONLY).redline.revisions == 0
    assert compared(*KINDS["pictures"], ignore=TEXT_ONLY).redline.revisions == 0
    assert compared(*KINDS["case"], ignore=TEXT_ONLY).redline.revisions > 0


def dates(done):
    root = WordFile(done.content).root("word/document.xml")
    return {each.get(w("date")) for each in root.iter(w("ins"), w("del"))}


def modified(said):
    terms = 'xmlns:dcterms="http://purl.org/dc/terms/"'
    return replaced(
        "</cp:coreProperties>", f"<dcterms:modified {terms}>{said}</dcterms:modified></cp:coreProperties>",
        "docProps/core.xml",
        parts() | {"word/document.xml": WordFile(file(PLAIN.replace("money", "cash"))).parts["word/document.xml"]},
    )  # fmt: skip


def test_without_a_date_changes_were_made_when_the_newer_file_was_last_changed():
    new = docx(modified("2026-05-06T07:08:09Z"))

    assert dates(compared(file(PLAIN), new, date="")) == {"2026-05-06T07:08:09Z"}
    assert dates(compared(file(PLAIN), new)) == {"2027-01-01T00:00:00Z"}


@pytest.mark.parametrize("said", ["", "yesterday", "2026-05-06"])
def test_where_the_newer_file_does_not_say_when_no_date_is_made_up(said):
    assert dates(compared(file(PLAIN), docx(modified(said)), date="")) == {None}


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2027-04-01", "2027-04-01T00:00:00Z"),
        ("2027-04-01T09:30:00", "2027-04-01T09:30:00Z"),
        ("2027-04-01T09:30:00Z", "2027-04-01T09:30:00Z"),
        ("2027-04-01 09:30", "2027-04-01T09:30:00Z"),
        ("2027-04-01T09:30:00.123456", "2027-04-01T09:30:00Z"),
    ],
)
def test_a_date_is_written_as_word_writes_it(date, written):
    assert dates(compared(file(PLAIN), file(PLAIN.replace("money", "cash")), date=date)) == {written}


@pytest.mark.parametrize("date", ["yesterday", "2027-02-30", "1/4/2027", "  "])
def test_a_date_that_is_none_is_refused(date):
    with pytest.raises(DraftkitError) as refused:
        compared(file(PLAIN), file(PLAIN), date=date)

    assert (str(refused.value), str(refused.value.where)) == (f"'{date}' is no date", "--date")


def test_changes_are_in_the_name_of_the_author():
    new = file(PLAIN.replace("money", "cash"))

    for options, name in (({}, AUTHOR), ({"author": "Ann & Bob <x>"}, "Ann & Bob <x>"), ({"author": ""}, "")):
        root = WordFile(compared(file(PLAIN), new, **options).content).root("word/document.xml")
        assert {each.get(w("author")) for each in root.iter(w("ins"), w("del"))} == {name}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_two_files_give_the_same_bytes(kind):
    old, new = KINDS[kind]

    assert compared(old, more(new)).content == compared(old, more(new)).content


def test_a_file_compared_with_itself_has_no_difference():
    for content in (docx(parts()), *KINDS["headers"], *KINDS["notes"], *KINDS["pictures"]):
        assert compared(content, content).redline.revisions == 0


def test_tracked_changes_in_either_file_are_accepted_first_and_that_is_told():
    old = file(p(r("The fee is ") + dele(gone("90")) + ins(r("100"))) + PLAIN)
    new = file(p(r("The fee is 200") + dele(gone(" now"))) + PLAIN)

    done = compared(old, new)

    told = {str(finding.where): finding for finding in done.findings if finding.rule == "REDLINE-ACCEPTED"}
    assert told.keys() == {"old.docx", "new.docx"}
    assert "had 2 tracked changes already" in told["old.docx"].message
    assert "had a tracked change already" in told["new.docx"].message
    assert rejected(done.content).texts()["body"][0] == "The fee is 100"
    assert accepted(done.content).texts()["body"][0] == "The fee is 200"


def test_what_is_active_or_outside_in_either_file_is_told_and_not_followed():
    new = linked(PLAIN, "attachedTemplate", "https://evil.test/t.dotm")

    done = compared(file(PLAIN), new)

    assert ["new.docx" in str(each.where) and "a template from outside" in each.message for each in done.findings] == [
        True
    ]


def test_what_cannot_be_told_finely_is_named_in_the_check():
    old, new = (file(BODIES["a control round a row"].replace("alpha", word)) for word in ("alpha", "beta"))

    report = compared_data(compared(old, new), "redline.docx")

    assert [words.split()[:3] for words in report["check"]["whole"]] == [["one", "alpha", "two"]]
    assert (report["check"]["accepting"], report["check"]["unsound"]) == ("the newer file", [])


def test_what_cannot_be_tracked_at_all_is_said():
    done = compared(file("<w:novel/>" + PLAIN), file(PLAIN))

    assert not done.redline.sound
    assert [each.hint for each in done.findings if each.rule == "REDLINE-CHECK"] == ["compare this place by eye"]
    assert compared_data(done, "-")["check"]["accepting"] == "not in every block the newer file"


@pytest.mark.parametrize("sides", [(0, 1), (1, 0), (1, 1)])
def test_a_strict_file_is_compared_as_if_it_were_usual_and_that_is_said(sides):
    usual = docx(parts()), more(with_header(PLAIN, "Draft"))
    old, new = (strict(content) if is_strict else content for content, is_strict in zip(usual, sides, strict=True))

    done = compared(old, new)

    plain = compared(*usual)
    assert done.redline.sound
    assert accepted(done.content).texts() == accepted(plain.content).texts()
    assert rejected(done.content).texts() == rejected(plain.content).texts()
    assert b"purl.oclc.org" not in b"".join(WordFile(done.content).parts.values())
    assert lint_package(done.content) == lint_package(plain.content)
    noted = [str(each.where) for each in done.findings if each.rule == "WORD-STRICT"]
    assert noted == [name for name, is_strict in zip(("old.docx", "new.docx"), sides, strict=True) if is_strict]


@pytest.mark.parametrize("sides", [(b"Dear Sirs", file(PLAIN)), (file(PLAIN), b"Dear Sirs")])
def test_what_is_no_word_file_is_refused_by_its_name(sides):
    with pytest.raises(PackageError) as refused:
        compared(*sides)

    assert str(refused.value.where) == ("old.docx" if sides[0] == b"Dear Sirs" else "new.docx")


@pytest.mark.parametrize("on_new", [False, True])
@pytest.mark.parametrize("what", KINDS)
def test_the_account_tells_nothing_of_what_is_ignored_and_says_so(what, on_new):
    heeded = compared(*KINDS[what], on_new=on_new).account()
    found = compared(*KINDS[what], on_new=on_new, ignore=(what,)).account()

    assert heeded.changes or heeded.others
    assert (found.changes, found.others) == ((), ())
    assert found.left_out.startswith("Left out of account: ")


def test_the_lines_for_a_terminal_leave_the_findings_to_the_door_and_tell_the_other_notices():
    old = file(p(r("The fee is ") + dele(gone("90")) + ins(r("100")) + r(".")) + text(*["It must be paid."] * 12))
    new = file(p(r("The fee is 100.")) + text(*["It shall be paid."] * 12))
    made = compared(old, new)

    assert any("accepted before comparing" in finding.message for finding in made.findings)
    assert "accepted before comparing" not in write_report(made, "summary")
    assert "“must” became “shall” in 12 places." in write_report(made, "summary")
    assert "accepted before comparing" in write_report(made, "md")
