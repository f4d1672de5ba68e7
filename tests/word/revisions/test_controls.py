import pytest

from tests.word.revisions.tracked import WHO, accepted, dele, gone, p, r, rejected


def controlled(kind, content, start=1):
    """A control put round content, or taken away, as Word marks it."""
    one, two = f"<w:customXml{kind}RangeStart w:id='{start}' {WHO}/>", f"<w:customXml{kind}RangeEnd w:id='{start}'/>"
    three, four = one.replace(f"'{start}'", f"'{start + 1}'"), two.replace(f"'{start}'", f"'{start + 1}'")
    return f"{one}<w:sdt><w:sdtPr/><w:sdtContent>{two}{content}{three}</w:sdtContent></w:sdt>{four}"


def plain(content):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


BOTH_WAYS = [
    ("Ins", accepted, rejected),
    ("Del", rejected, accepted),
    ("MoveTo", accepted, rejected),
    ("MoveFrom", rejected, accepted),
]


@pytest.mark.parametrize(("kind", "stays", "goes"), BOTH_WAYS)
def test_a_control_stays_or_its_content_stands_alone(kind, stays, goes):
    assert stays(controlled(kind, p(r("a")))) == plain(p(r("a")))
    assert goes(controlled(kind, p(r("a")))) == p(r("a"))
    assert goes(p(r("x") + controlled(kind, r("a")))) == p(r("x") + r("a"))


def test_a_control_within_a_control_that_goes_stays():
    assert rejected(controlled("Ins", plain(p(r("a"))))) == plain(p(r("a")))


def test_two_controls_one_in_the_other_are_both_unwrapped():
    assert rejected(controlled("Ins", controlled("Ins", p(r("a")), 3))) == p(r("a"))


def test_a_deleted_control_goes_with_its_deleted_content():
    assert accepted(controlled("Del", p(dele(gone("a")), mark="del")) + p(r("b"))) == p(r("b"))


def test_the_end_of_a_range_that_never_began_goes():
    assert accepted(p("<w:customXmlInsRangeEnd w:id='9'/><w:moveToRangeEnd w:id='8'/>" + r("a"))) == p(r("a"))
