from draftkit.word.archive import write_package
from draftkit.word.lint import lint_parts
from draftkit.word.package import open_package
from draftkit.word.revisions.package import resolve_package, revised_roots
from tests.word.revisions.tracked import BOB, by, dele, gone, ins, p, r, word_file
from tests.word.small import document, docx, parts, replaced

NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
COMMENT = '<w:r><w:commentReference w:id="0"/></w:r>'


def opened(content):
    return open_package(content, "theirs.docx", "read")


def body(found):
    return found["word/document.xml"].decode()


def test_parts_without_a_change_keep_their_bytes():
    package = opened(docx(parts()))

    done = resolve_package(package, lambda _: True)

    assert [part for part in done if done[part] != package.parts[part]] == ["word/document.xml"]
    assert "<w:ins " not in body(done)
    assert "new" in body(done)
    assert ">old<" not in body(done)


def test_a_file_without_a_change_keeps_all_its_bytes():
    package = opened(word_file(p(r("a") + NOTE + COMMENT)))

    assert resolve_package(package, lambda _: True) == dict(package.parts)


def test_headers_footers_and_notes_are_resolved_too():
    header = parts()["word/header1.xml"].decode().replace("</w:hdr>", p(r("x") + ins(r("y"))) + "</w:hdr>")
    notes = parts()["word/footnotes.xml"].decode().replace(" A note", "</w:t></w:r>" + ins(r("y")) + "<w:r><w:t>")
    package = opened(word_file(p(r("a") + NOTE + COMMENT), header1=header, footnotes=notes))

    done = resolve_package(package, lambda _: False)

    assert b">x<" in done["word/header1.xml"]
    assert b">y<" not in done["word/header1.xml"]
    assert b">y<" not in done["word/footnotes.xml"]
    assert done["word/document.xml"] is package.parts["word/document.xml"]


def test_styles_are_resolved_too():
    change = '<w:rPr><w:b/><w:rPrChange w:id="1" w:author="Ann"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>'
    content = docx(replaced('<w:name w:val="Title"/>', f'<w:name w:val="Title"/>{change}', "word/styles.xml"))

    done = resolve_package(opened(content), lambda _: False)

    assert b"<w:rPr><w:i/></w:rPr>" in done["word/styles.xml"]


def test_a_footnote_whose_reference_went_goes_and_the_separators_stay():
    package = opened(word_file(p(r("a") + dele(NOTE) + COMMENT)))

    notes = resolve_package(package, lambda _: True)["word/footnotes.xml"].decode()

    assert 'w:id="1"' not in notes
    assert notes.count("<w:footnote ") == 2


def test_a_footnote_whose_reference_came_back_stays():
    package = opened(word_file(p(r("a") + dele(NOTE) + COMMENT)))

    done = resolve_package(package, lambda _: False)

    assert done["word/footnotes.xml"] is package.parts["word/footnotes.xml"]


def test_a_comment_whose_reference_went_goes():
    package = opened(word_file(p(r("a") + NOTE + ins(COMMENT))))

    assert b"<w:comment " not in resolve_package(package, lambda _: False)["word/comments.xml"]


def test_a_note_that_nothing_referred_to_before_is_not_ours_to_drop():
    package = opened(word_file(p(r("a") + ins(r("b")) + COMMENT)))

    assert resolve_package(package, lambda _: True)["word/footnotes.xml"] is package.parts["word/footnotes.xml"]


def test_the_changes_of_one_person_are_resolved_alone():
    package = opened(word_file(p(ins(r("a")) + ins(r("b"), BOB) + dele(gone("c"), BOB) + NOTE + COMMENT)))

    done = body(resolve_package(package, by("Bob", True)))

    assert done.count("<w:ins ") == 1
    assert "<w:del " not in done


def test_the_result_is_a_sound_file():
    for verdict in (True, False):
        done = resolve_package(opened(docx(parts())), lambda _, verdict=verdict: verdict)

        assert not lint_parts(done)
        assert list(revised_roots(opened(write_package(done)))) == list(revised_roots(opened(docx(parts()))))


def test_the_parts_are_named_from_the_main_one_down():
    assert list(revised_roots(opened(docx({**parts(), "word/document.xml": document(p(r("a"))).encode()})))) == [
        "word/document.xml",
        "word/header1.xml",
        "word/footer1.xml",
        "word/footnotes.xml",
        "word/comments.xml",
        "word/styles.xml",
        "word/numbering.xml",
    ]
