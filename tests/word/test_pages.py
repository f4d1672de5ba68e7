"""Headings are on the pages where a word processor puts them."""

from collections.abc import Iterable

import pytest

from draftkit.word.archive import write_package
from draftkit.word.frame import Frame, house_frame, load_frame
from draftkit.word.metrics import Look
from draftkit.word.pages import Area, PageEstimator, Pages, Para, Row
from tests.word.flows import flow
from tests.word.frames import STYLE_MAP, firm_parts
from tests.word.office import convert, heading_pages
from tests.word.specimen import packed, specimen

LOOKS = {
    "body": Look(line=200, rule="exact"),
    "spaced": Look(line=200, rule="exact", before=300, after=100),
    "heading": Look(line=200, rule="exact", keep_next=True),
    "whole": Look(line=200, rule="exact", keep_lines=True),
    "new": Look(line=200, rule="exact", new_page=True),
    "footnote": Look(line=200, rule="exact", after=40),
}
TEN_LINES = Area(width=1280, height=2000)


def _lines(count: int) -> str:
    return " ".join(["nnnnnnnnnn"] * count)


def _paged(estimator: PageEstimator, blocks: Iterable[Para | Row]) -> Pages:
    return estimator.pages([estimator.stretch(blocks)])


def _pages(*flow: Para | Row) -> list[int]:
    """Return the page of each block, on pages of ten lines."""
    keyed = [block._replace(key=str(place)) if isinstance(block, Para) else block for place, block in enumerate(flow)]
    pages = _paged(PageEstimator(LOOKS, TEN_LINES, {}), keyed)
    return [pages.of[str(place)] for place, block in enumerate(keyed) if isinstance(block, Para)]


def test_a_page_turns_when_it_is_full():
    assert _pages(Para("body", _lines(10)), Para("body", "n")) == [1, 2]


def test_a_heading_goes_over_with_the_words_below_it():
    assert _pages(Para("body", _lines(9)), Para("heading", "n"), Para("body", "n")) == [1, 2, 2]
    assert _pages(Para("body", _lines(8)), Para("heading", "n"), Para("body", "n")) == [1, 1, 1]


def test_two_lines_at_least_stand_on_either_side_of_a_break():
    assert _pages(Para("body", _lines(9)), Para("body", _lines(4)), Para("body", "n")) == [1, 2, 2]
    assert _pages(Para("body", _lines(8)), Para("body", _lines(3)), Para("body", "n")) == [1, 2, 2]
    assert _pages(Para("body", _lines(8)), Para("body", _lines(4)), Para("body", "n")) == [1, 1, 2]


def test_what_is_kept_whole_is_not_broken_unless_it_must_be():
    assert _pages(Para("body", _lines(5)), Para("whole", _lines(6))) == [1, 2]
    assert _pages(Para("body", _lines(5)), Para("whole", _lines(25)), Para("body", "n")) == [1, 2, 4]


def test_the_larger_of_two_spaces_counts_and_none_at_the_top_of_a_page():
    three = [Para("spaced", _lines(2))] * 3

    assert _pages(*three, Para("body", "n")) == [1, 1, 2, 2]
    assert _pages(Para("body", _lines(10)), Para("spaced", _lines(9)), Para("body", "n")) == [1, 2, 3]


def test_a_new_page_is_not_begun_twice():
    assert _pages(Para("new", "n"), Para("new", "n")) == [1, 2]


def test_a_row_goes_over_whole_and_its_heading_comes_again():
    row = Row(((Para("body", _lines(3)),),), (1280,), 100)
    heading = row._replace(cells=((Para("heading", "n"),),), heading=True, first=True)

    assert _pages(heading, row, row, row, Para("body", _lines(3)), Para("body", "n")) == [2, 2]
    assert _pages(heading, *[row] * 4, Para("body", _lines(3)), Para("body", "n")) == [3, 3]


def test_a_footnote_takes_its_room_at_the_foot_of_the_page():
    noted = Para("body", "n", notes=("n",))

    assert _pages(noted, Para("body", _lines(8)), Para("body", "n")) == [1, 1, 2]
    assert _pages(Para("body", _lines(9)), noted) == [1, 2]


def test_the_first_place_of_a_key_counts_and_pages_are_counted():
    pages = _paged(PageEstimator(LOOKS, TEN_LINES, {}), (Para("body", _lines(10), key="a"), Para("body", "n", key="a")))

    assert pages.of == {"a": 1}
    assert pages.count == 2


def test_an_estimator_that_remembers_says_the_same_again():
    frame = house_frame()
    document = flow(5, frame)

    fresh = PageEstimator(frame.estimator._looks, frame.estimator.area, frame.estimator.paddings)

    assert _paged(frame.estimator, document) == _paged(frame.estimator, document) == _paged(fresh, document)


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_has_the_headings_on_the_same_pages():
    firm = load_frame(write_package(firm_parts()), "firm.docx", STYLE_MAP)
    cases = {f"notes{seed}": (house_frame(), flow(seed, house_frame())) for seed in range(1, 5)}
    cases |= {f"plain{seed}": (house_frame(), flow(seed, house_frame(), notes=False)) for seed in range(5, 9)}
    cases |= {f"firm{seed}": (firm, flow(seed, firm, notes=False)) for seed in range(1, 4)}

    printed = convert({name: packed(specimen(frame, blocks)) for name, (frame, blocks) in cases.items()}, "pdf")

    right = [same for name, case in cases.items() for same in _compared(*case, heading_pages(printed[name]))]
    assert len(right) > 400
    assert sum(right) / len(right) >= 0.97


def _compared(frame: Frame, blocks: list[Para | Row], found: list[tuple[str, int]]) -> list[bool]:
    """Return for each heading whether its page is right, the pages before the body left out."""
    pages = _paged(frame.estimator, blocks)
    keys = [block.key for block in blocks if isinstance(block, Para) and block.role in ("clause.1", "schedule")]
    assert len(keys) == len(found)
    before = 2 if frame is house_frame() else 1
    return [pages.of[key] == page - before for key, (_, page) in zip(keys, found, strict=True)]
