"""Very long texts: passages first, words where passages changed, and both versions exactly all the same."""

from random import Random

import pytest

from draftkit.actions.compare import compare_files, write_report
from draftkit.redline import compare, reading, texts, words
from draftkit.redline.account import telling
from draftkit.redline.reading import tokens_of
from draftkit.redline.texts import plain_tokens
from tests.redline.editing import xml
from tests.redline.large import edited, marked, one, pair, prose, runs
from tests.redline.oracle import accepted, rejected
from tests.redline.oracle_built import p, r


@pytest.fixture
def small(monkeypatch):
    """What counts as long is little."""
    for module in (texts, reading, telling, compare):
        monkeypatch.setattr(module, "LONG", 2_000)


def compared(old, new, **how):
    """Compare two bodies; return the redline, seen to give both back."""
    files = pair(old, new)
    done = compare_files((files[0], "old.docx"), (files[1], "new.docx"), date="2027-01-01", **how)
    assert done.redline.sound
    if not how:
        assert accepted(done.content).canonical() == accepted(files[1]).canonical()
        assert rejected(done.content).canonical() == accepted(files[0]).canonical()
    return done


OLD = prose(3_000, 1)
NEW = edited(OLD, 300, 2)
DRESSED = p(runs(OLD[:9_000]), r(OLD[9_000:12_000], "<w:b/>"), "<w:r><w:tab/></w:r>", r(OLD[12_000:]))
LINK = p('<w:hyperlink w:anchor="a">{}</w:hyperlink>')
PAIRS = {
    "words": (one(OLD), one(NEW)),
    "all words": (one(OLD), one(prose(3_000, 2))),
    "runs": (p(runs(OLD)), p(runs(NEW))),
    "runs against one": (p(runs(OLD)), one(NEW)),
    "looks": (one(OLD), DRESSED),
    "bookmarks": (marked(OLD), marked(NEW)),
    "a link": (
        p(f'<w:hyperlink w:anchor="a">{r(OLD)}</w:hyperlink>'),
        p(f'<w:hyperlink w:anchor="a">{r(NEW)}</w:hyperlink>'),
    ),
    "one word": (one("alpha" * 3_000), one("gamma" * 3_000)),
    "signs": (one("!?;:" * 3_000), one("?!:;," * 2_500)),
    "from little": (one(OLD[:1_000]), one(NEW)),
    "to nothing": (one(OLD), one("x")),
    "split": (one(OLD), one(NEW[:12_000]) + one(NEW[12_000:])),
    "moved": (one(OLD) + one("A short one."), one("A short one.") + one(NEW)),
}


@pytest.mark.parametrize("name", PAIRS)
def test_long_paragraphs_give_both_back(small, name):
    old, new = PAIRS[name]

    compared(old, new)
    compared(new, old)


@pytest.mark.parametrize("most", [0, 3])
def test_where_changes_are_too_many_passages_are_told_and_both_given_back(small, monkeypatch, most):
    monkeypatch.setattr(words, "_MOST_CHANGES", most)

    told = compared(one(OLD), one(NEW)).redline

    assert 0 < told.revisions <= 60


def test_few_changes_in_a_long_paragraph_are_told_word_by_word(small, monkeypatch):
    files = one(OLD), one(NEW)
    long = compared(*files).content
    monkeypatch.undo()

    assert long == compared(*files).content


@pytest.mark.parametrize("ignored", ["case", "spaces", "formatting"])
def test_what_is_ignored_is_ignored_in_a_long_paragraph_too(small, ignored):
    other = {
        "case": one(OLD.upper()),
        "spaces": one(OLD.replace(". ", ".  ")),
        "formatting": p(r(OLD[:9_000], "<w:b/>"), r(OLD[9_000:])),
    }

    done = compared(one(OLD), other[ignored], ignore=(ignored,))

    assert done.redline.revisions == 0


def test_that_a_paragraph_was_compared_by_passages_is_said(small):
    done = compared(one(OLD), one(NEW))

    assert [finding.rule for finding in done.findings] == ["REDLINE-LONG"]
    assert "passage by passage" in write_report(done, "md")
    assert not compared(one(OLD[:900]), one(NEW[:900])).findings


def test_passages_hold_the_words_of_the_text():
    chance = Random(1)  # noqa: S311
    for _ in range(200):
        said = "".join(chance.choice("ab1.,'’ -;é。\t") for _ in range(chance.randrange(3_000)))
        whole = [token.key for token in plain_tokens(said)]
        passages = plain_tokens(said, long=True)
        read = [word.key for token in passages for word in (token.words_in() if token.words_in else [token])]

        assert read == whole


def test_a_passage_ends_where_a_mark_stands():
    bookmark = '<w:bookmarkStart w:id="1" w:name="b"/>'
    tokens = tokens_of(xml(p(r(OLD[:50]), bookmark, r(OLD[50:5_000]))), long=True)

    (carrier,) = [token for token in tokens if token.lead]
    before = "".join(token.key for token in tokens[: tokens.index(carrier)])
    assert 0 <= 50 - len(before) < 20
