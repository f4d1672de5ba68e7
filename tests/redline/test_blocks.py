"""Blocks: a reader who does not ask what they say meets the same ones."""

import pytest

from draftkit.redline.blocks import blocks_of, unread_blocks
from draftkit.word.ooxml import parse, w
from tests.redline.made import document
from tests.wordfile import WordFile


@pytest.mark.parametrize("seed", range(12))
def test_blocks_that_are_not_read_are_the_same_blocks(seed):
    body = parse(WordFile(document(seed)).parts["word/document.xml"]).find(w("body"))

    read, unread = blocks_of(body)[0], unread_blocks(body)

    assert [(b.kind, b.elements, b.before) for b in unread] == [(b.kind, b.elements, b.before) for b in read]


def test_a_block_that_is_not_read_is_not_asked_what_it_says(monkeypatch):
    body = parse(WordFile(document(1)).parts["word/document.xml"]).find(w("body"))
    monkeypatch.setattr("draftkit.redline.blocks.bare", lambda _: pytest.fail("it was read"))

    assert unread_blocks(body)
