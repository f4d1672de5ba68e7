"""Pages as they fill: whole runs at once come to the same as box by box."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from draftkit.word.filling import Box, PageFiller, run_of, whole_of

_HEIGHT, _RULE = 1000, 20
_numbers = st.integers(0, 60)
_boxes = st.builds(
    Box,
    lines=st.integers(1, 12),
    line=st.integers(10, 120),
    spare=st.integers(0, 9),
    before=_numbers,
    after=_numbers,
    keeps=st.booleans(),
    whole=st.booleans(),
    least=st.integers(1, 2),
    new_page=st.sampled_from([False] * 9 + [True]),
    key=st.uuids().map(str),
    notes=st.sampled_from([0] * 5 + [40]),
    again=st.sampled_from([0, 0, 30]),
)
_runs = st.lists(_boxes, min_size=1, max_size=6)


_LINE = Box(
    lines=1, line=100, spare=0, before=0, after=0, keeps=False, whole=False, least=1, new_page=False, key=""
)  # fmt: skip


def _plain(lines: int, key: str, **more: int) -> Box:
    return _LINE._replace(lines=lines, key=key, **more)


def _filled(*boxes: Box) -> dict[str, int]:
    filler = PageFiller(_HEIGHT, _RULE)
    filler.put(boxes)
    filler.finish()
    return filler.of


@given(st.lists(st.lists(_runs, min_size=1, max_size=4), max_size=12))
def test_runs_at_once_and_boxes_one_by_one_come_to_the_same(clauses: list[list[list[Box]]]):
    quick, slow = PageFiller(_HEIGHT, _RULE), PageFiller(_HEIGHT, _RULE)
    for clause in clauses:
        whole = whole_of(tuple(map(run_of, clause)))
        slow.put(whole.boxes)
        if not quick.add(whole):
            for run in whole.parts:
                if not quick.add(run):
                    quick.put(run.boxes)
    quick.finish()
    slow.finish()

    assert (quick.of, quick.number) == (slow.of, slow.number)
    assert all(page <= after for page, after in pairwise(quick.of.values()))


def test_a_heading_goes_to_the_next_page_with_what_it_heads():
    assert _filled(_plain(9, "a"), _plain(1, "b", keeps=True), _plain(1, "c")) == {"a": 1, "b": 2, "c": 2}


def test_a_run_is_free_if_nothing_but_the_room_bears_on_it():
    heading, words = _plain(1, "a", keeps=True), _plain(1, "b")

    assert run_of([heading, words]).free
    assert not run_of([words, heading]).free
    assert not run_of([words, _plain(1, "c", notes=40)]).free
    assert not run_of([_plain(1, "c", new_page=True), words]).free


def test_a_run_reaches_as_far_as_its_boxes_do_with_the_larger_space_between():
    run = run_of([_plain(1, "a", after=30), _plain(2, "b", before=50, after=10, spare=5), _plain(1, "", before=5)])

    assert (run.reach, run.height, run.keys) == (100 + 50 + 200 + 10 + 100, 460, ("a", "b"))
