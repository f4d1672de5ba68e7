"""Words compared: changes that a reader takes for one are told as one."""

import pytest

from draftkit.actions.compare import compare_files
from draftkit.redline.reading import tokens_of
from draftkit.redline.words import compare_tokens
from tests.redline.editing import xml
from tests.redline.oracle import accepted, rejected
from tests.redline.oracle_built import p, r
from tests.word.revisions.tracked import word_file


def told(old: str, new: str) -> str:
    """Return what the steps say: [-what went-] and {+what came+}."""
    before, after = (tokens_of(xml(p(r(said))))[:-1] for said in (old, new))
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    steps = [(step.status, (step.old or step.new).key) for step in compare_tokens(before, after)]
    said = "".join(signs[status].format(key) for status, key in steps)
    return said.replace("-][-", "").replace("+}{+", "")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "The Premises Owner must keep 14 spaces at the Shared Premises.",
            "The Landlord must keep 14 spaces at the Joint Premises.",
            "The [-Premises Owner-]{+Landlord+} must keep 14 spaces at the [-Shared-]{+Joint+} Premises.",
        ),
        (
            "The Landlord must keep 14 spaces.",
            "The Premises Owner must keep 14 spaces.",
            "The [-Landlord-]{+Premises Owner+} must keep 14 spaces.",
        ),
        ("by the chief fire officer", "by an officer", "by [-the chief fire-]{+an+} officer"),
        ("by an officer", "by the chief fire officer", "by [-an-]{+the chief fire+} officer"),
    ],
)
def test_words_that_gave_way_to_one_word_go_together(old: str, new: str, shown: str):
    assert told(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "within paragraphs (a), (b) and (c) of section 1(2)",
            "within paragraphs (b) and (c) of section 1(2)",
            "within paragraphs [-(a), -](b) and (c) of section 1(2)",
        ),
        (
            "within paragraphs (b) and (c) of section 1(2)",
            "within paragraphs (a), (b) and (c) of section 1(2)",
            "within paragraphs {+(a), +}(b) and (c) of section 1(2)",
        ),
        ("Draft (2): 16 November", "Draft (3): 30 November", "Draft ([-2-]{+3+}): [-16-]{+30+} November"),
        (
            "Draft (2): 18 November 2026",
            "Draft (3): 2 December 2026",
            "Draft ([-2-]{+3+}): [-18 November-]{+2 December+} 2026",
        ),
        (
            "The worked example takes costs of £5.",
            "The last column is a worked example. It takes costs of £5.",
            "The {+last column is a +}worked example{+. It+} takes costs of £5.",
        ),
    ],
)
def test_changes_begin_and_end_where_words_and_brackets_do(old: str, new: str, shown: str):
    assert told(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "is decided when every representative present agrees to it for their own Party.",
            "is decided when more than half of the Parties that vote on it, and at least two of them, vote in favour.",
            "is decided when [-every representative present agrees to it for their own Party-]{+more than half of the "
            "Parties that vote on it, and at least two of them, vote in favour+}.",
        ),
        (
            "expect it to bring the benefits listed in Schedule 2.",
            "expect it to bring this benefit: lower cost of accommodation for the three services in south Reading.",
            "expect it to bring [-the benefits listed in Schedule 2-]{+this benefit: lower cost of accommodation for "
            "the three services in south Reading+}.",
        ),
        (
            "It sits in the Hall of the Council.",
            "It sits in the House of the Trust.",
            "It sits in the [-Hall-]{+House+} of the [-Council-]{+Trust+}.",
        ),
    ],
)
def test_small_words_alone_stay_only_between_small_changes(old: str, new: str, shown: str):
    assert told(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("A Party is not obliged to pay.", "A Party need not pay.", "A Party [-is not obliged to-]{+need not+} pay."),
        ("A Party need not pay.", "A Party is not obliged to pay.", "A Party [-need not-]{+is not obliged to+} pay."),
        (
            "Of that it need not pay for the fair wear of it, or for loss that the cover of it meets.",
            "Of that it is not obliged to pay for the fair wear of it.",
            "Of that it [-need not-]{+is not obliged to+} pay for the fair wear of it"
            "[-, or for loss that the cover of it meets-].",
        ),
        ("It will not be liable.", "It is not liable.", "It [-will not be-]{+is not+} liable."),
        ("A Party must not pay.", "A Party shall not pay.", "A Party [-must-]{+shall+} not pay."),
        ("A Party shall not assign.", "A Party may assign.", "A Party [-shall not-]{+may+} assign."),
        ("It must not lend it.", "It shall not sell it.", "It [-must-]{+shall+} not [-lend-]{+sell+} it."),
    ],
)
def test_a_verb_that_another_took_the_place_of_goes_whole_with_its_not(old: str, new: str, shown: str):
    assert told(old, new) == shown


def test_a_list_that_lost_its_last_member_keeps_the_others():
    old = "the Avon Authority, the Devon Authority, the Gloucestershire Authority and the Isles of Scilly Authority"
    new = "the Avon Authority, the Devon Authority and the Gloucestershire Authority"

    assert told(old, new) == (
        "the Avon Authority, the Devon Authority[-,-]{+ and+} the Gloucestershire Authority"
        "[- and the Isles of Scilly Authority-]"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Paid on 1 June.", "Paid on 1 June; and"),
        ("a b c.", "a b; and c."),
        ("a b; and c.", "a b c."),
        ("made on 1 June. Then pay.", "made on 1 June; and Then pay."),
    ],
)
def test_a_space_among_words_that_came_or_went_goes_with_them_though_spaces_are_ignored(old: str, new: str):
    compared = compare_files((word_file(p(r(old))), "a"), (word_file(p(r(new))), "b"), ignore=("spaces",))

    assert accepted(compared.content).texts()["body"] == (new,)
    assert rejected(compared.content).texts()["body"] == (old,)


def test_a_space_more_between_words_that_stayed_is_not_told_where_spaces_are_ignored():
    files = (word_file(p(r("a b c."))), "a"), (word_file(p(r("a  b c d."))), "b")

    compared = compare_files(*files, ignore=("spaces",))

    assert accepted(compared.content).texts()["body"] == ("a b c d.",)
