"""A comment that both files have is one comment; one of the newer file comes along with what other parts say of it."""

from tests.redline.translate.files import body, related, translated, values, whole, without
from tests.word.small import paragraph, replaced, run

COMMENTS = "word/comments.xml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
STATES = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_MADE = 'w:author="B" w:initials="b" w:date="2026-01-01T00:00:00Z"'


def commented(words: str, number: int) -> str:
    return paragraph(
        f'<w:commentRangeStart w:id="{number}"/>{run(words)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def comment(number: int, words: str, made: str = _MADE, mark: str = "") -> str:
    named = f' w14:paraId="{mark}"' if mark else ""
    return f'<w:comment w:id="{number}" {made}><w:p{named}>{run(words)}</w:p></w:comment>'


def file(comments: str, *content: str) -> dict[str, bytes]:
    parts = body(*content)
    empty = parts[COMMENTS].replace(b"/>", b"></w:comments>")
    return replaced("</w:comments>", f"{comments}</w:comments>", COMMENTS, {**parts, COMMENTS: empty})


def test_a_comment_of_both_files_has_the_id_of_the_older_one():
    old = file(comment(4, "Why?"), commented("Words", 4))
    new = file(comment(0, "Why?"), commented("Words", 0))

    assert values(translated(old, new), "//w:commentReference/@w:id | //w:commentRangeEnd/@w:id") == ["4", "4"]


def test_equal_comments_are_told_apart_by_their_order():
    twice = (comment(1, "Why?") + comment(2, "Why?"), commented("One", 1), commented("Two", 2))
    again = (comment(5, "Why?") + comment(6, "Why?"), commented("One", 5), commented("Two", 6))

    assert values(translated(file(*twice), file(*again)), "//w:commentReference/@w:id") == ["1", "2"]


def test_a_comment_without_a_date_is_known_by_its_author_and_words():
    old = file(comment(4, "Why?", 'w:author="B"'), commented("Words", 4))
    new = file(comment(9, "Why?"), commented("Words", 9))

    assert values(translated(old, new), "//w:commentReference/@w:id") == ["4"]


def test_a_comment_that_only_the_newer_file_has_is_added_under_a_fresh_id():
    old = file(comment(4, "Why?"), commented("Words", 4))
    new = file(comment(4, "Who?") + comment(5, "Why?"), commented("One", 4), commented("Two", 5))

    made = whole(old, new)

    assert made.values("w:comment/@w:id", COMMENTS) == ["4", "5"]
    assert made.values("//w:commentReference/@w:id") == ["5", "4"]
    assert not made.defects


def test_a_comment_that_nothing_refers_to_is_not_added():
    old = file("", paragraph(run("Words")))

    assert whole(old, file(comment(4, "Why?"), paragraph(run("Words")))).parts[COMMENTS] == old[COMMENTS]


def test_a_file_without_comments_gets_the_part_for_them_and_the_state_of_each():
    state = f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="0000AA01" w15:done="1"/></w15:commentsEx>'
    new = file(comment(4, "Why?", mark="0000AA01"), commented("Words", 4))
    new = related(new, "rId60", STATES, "commentsExtended.xml", state, "commentsExtended")

    made = whole(without(body(paragraph(run("Words"))), "comments"), new)

    assert made.values("w:comment/@w:id", COMMENTS) == ["1"]
    assert made.values("w15:commentEx/@w15:done", "word/commentsExtended.xml") == ["1"]
    assert not made.defects


def test_an_edited_comment_does_not_share_the_mark_of_the_one_it_was():
    old = file(comment(4, "Why?", mark="0000AA01"), commented("Words", 4))
    new = file(comment(4, "Why not?", mark="0000AA01"), commented("Words", 4))

    made = whole(old, new)

    assert made.values("//w:p/@w14:paraId", COMMENTS) == ["0000AA01", "0000AA02"]
