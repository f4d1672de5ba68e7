"""What holds of every document with tracked changes."""

from hypothesis import given
from hypothesis import strategies as st

from draftkit.word.ooxml import w
from draftkit.word.revisions.names import REVISIONS
from draftkit.word.revisions.resolve import accept_all, reject_all, resolve
from tests.word.revisions.tracked import BOB, WHO, dele, gone, ins, p, r, shown, tbl, tc, tr, tree

_words = st.text("abc", min_size=1, max_size=3)
_who = st.sampled_from([WHO, BOB])
_runs = st.lists(
    st.one_of(
        st.builds(r, _words),
        st.builds(lambda text, who: ins(r(text), who), _words, _who),
        st.builds(lambda text, who: dele(gone(text), who), _words, _who),
        st.builds(lambda text: ins(dele(gone(text), BOB)), _words),
    ),
    max_size=3,
).map("".join)
_paragraphs = st.lists(st.builds(p, _runs, st.sampled_from(["", "ins", "del"]), who=_who), max_size=4).map("".join)
_rows = st.lists(
    st.builds(lambda content, mark: tr(tc(content + p()), mark=mark), _paragraphs, st.sampled_from(["", "ins", "del"])),
    min_size=1,
    max_size=3,
)
_bodies = st.lists(st.one_of(_paragraphs, _rows.map(lambda rows: tbl(*rows))), max_size=4).map(
    lambda blocks: "".join(blocks) + p(r("end"))
)


def _letters(root):
    """The words of a tree, without telling where paragraphs end."""
    return "".join(element.text or "" for element in root.iter(w("t"), w("delText")))


@given(_bodies)
def test_nothing_tracked_is_left_and_every_cell_ends_in_a_paragraph(body):
    for resolving in (accept_all, reject_all):
        root = tree(body)
        resolving(root)
        assert next(root.iter(*REVISIONS, w("delText")), None) is None
        assert all(cell[-1].tag == w("p") for cell in [root, *root.iter(w("tc"))])


@given(_bodies)
def test_accepted_words_are_those_that_nobody_deleted_and_rejected_those_that_nobody_inserted(body):
    for resolving, lost in ((accept_all, "del"), (reject_all, "ins")):
        root = tree(body)
        for mark in list(root.iter(w(lost))):
            holder = next(mark.iterancestors(w("tr")), None) if mark.getparent().tag == w("trPr") else mark
            if holder is not None and holder.getparent() is not None and mark.getparent().tag != w("rPr"):
                holder.getparent().remove(holder)
        resolved = tree(body)
        resolving(resolved)
        assert _letters(resolved) == _letters(root)


@given(_bodies)
def test_resolving_one_persons_changes_and_then_the_others_is_resolving_all(body):
    for resolving, verdict in ((accept_all, True), (reject_all, False)):
        at_once, in_turn = tree(body), tree(body)
        resolving(at_once)
        for author in ("Ann", "Bob"):
            resolve(
                in_turn,
                lambda mark, author=author, verdict=verdict: verdict if mark.get(w("author")) == author else None,
            )
        assert _letters(in_turn) == _letters(at_once)
        assert next(in_turn.iter(*REVISIONS), None) is None


@given(_bodies)
def test_what_is_resolved_has_nothing_more_to_resolve(body):
    root = tree(body)
    accept_all(root)
    before = shown(root)

    assert not reject_all(root)
    assert shown(root) == before
