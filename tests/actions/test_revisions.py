import pytest

from draftkit.actions.revisions import list_changes, resolve_changes
from draftkit.errors import DraftkitError, PackageError
from tests.word.revisions.test_resolve import MOVED
from tests.word.revisions.tracked import BOB, dele, gone, ins, p, r, word_file
from tests.wordfile import WordFile, text_of

TWO = word_file(p(r("The ") + dele(gone("old")) + ins(r("new"), BOB) + r(" fee")))


def text(content):
    return [text_of(paragraph) for paragraph in WordFile(content).paragraphs]


def test_the_list_is_plain_data():
    report = list_changes(TWO, "deal.docx")

    assert report["schema"] == "draftkit/revisions/1"
    assert report["file"] == "deal.docx"
    assert report["revisions"][1] == {
        "number": 2,
        "kind": "insertion",
        "author": "Bob",
        "date": "2026-11-23T10:00:00Z",
        "place": "paragraph 1",
        "text": "new",
        "part": "word/document.xml",
    }


def test_all_are_accepted_or_rejected():
    accepted = resolve_changes(TWO, "deal.docx", accepted=True)
    rejected = resolve_changes(TWO, "deal.docx", accepted=False)

    assert (text(accepted.content), len(accepted.revisions), accepted.left) == (["The new fee"], 2, 0)
    assert (text(rejected.content), len(rejected.revisions), rejected.left) == (["The old fee"], 2, 0)


def test_those_of_one_person_are_resolved_alone():
    done = resolve_changes(TWO, "deal.docx", accepted=False, authors=["Bob"])

    assert text(done.content) == ["The  fee"]
    assert [revision.number for revision in done.revisions] == [2]
    assert [each["author"] for each in list_changes(done.content, "deal.docx")["revisions"]] == ["Ann"]


def test_a_number_and_an_author_are_both_resolved():
    done = resolve_changes(TWO, "deal.docx", accepted=True, authors=["Bob"], numbers=[1])

    assert (text(done.content), done.left) == (["The new fee"], 0)


def test_both_halves_of_a_move_go_with_either_number():
    for number in (1, 2):
        done = resolve_changes(word_file(MOVED), "deal.docx", accepted=False, numbers=[number])

        assert text(done.content) == ["moved", "middle", "end"]
        assert [revision.number for revision in done.revisions] == [1, 2]


def test_every_change_of_a_list_can_be_resolved_alone():
    content = word_file(MOVED + p(ins(r("a")), mark="ins") + p(dele(gone("b"))))
    count = len(list_changes(content, "deal.docx")["revisions"])

    for number in range(1, count + 1):
        done = resolve_changes(content, "deal.docx", accepted=True, numbers=[number])
        left = list_changes(done.content, "deal.docx")["revisions"]
        assert len(left) == done.left == count - len(done.revisions)


def test_a_file_without_changes_comes_back_as_it_is():
    content = word_file(p(r("a")))

    assert resolve_changes(content, "deal.docx", accepted=True).content is content


def test_an_unknown_person_is_refused_with_the_nearest():
    with pytest.raises(DraftkitError) as refused:
        resolve_changes(TWO, "deal.docx", accepted=True, authors=["Anne"])

    assert str(refused.value) == "no tracked change is by 'Anne'"
    assert refused.value.hint == "did you mean 'Ann'?"


def test_a_person_like_none_of_them_is_told_who_there_is():
    with pytest.raises(DraftkitError) as refused:
        resolve_changes(TWO, "deal.docx", accepted=True, authors=["Zebedee"])

    assert refused.value.hint == "its changes are by Ann, Bob"


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_number_that_is_not_there_is_refused_with_those_that_are(number):
    with pytest.raises(DraftkitError) as refused:
        resolve_changes(TWO, "deal.docx", accepted=True, numbers=[number])

    assert str(refused.value) == f"there is no tracked change number {number}"
    assert "1 to 2" in refused.value.hint


def test_what_is_no_word_file_is_refused():
    with pytest.raises(PackageError):
        list_changes(b"Dear Sirs", "letter.txt")
