"""Which header became which: as the redline told them together, and else by their words."""

from draftkit.redline.account.stories import stories
from tests.redline.account.built import package, para


def footers(*texts):
    made = {f"footer{n}": f"<w:ftr>{para(text)}</w:ftr>" for n, text in enumerate(texts, 1)}
    return package(para("x"), **made)


def paired(old, new, told=()):
    found = stories(footers(*old), footers(*new), "footer", told)
    return [tuple(" ".join(line.text for line in side) for side in (one.old, one.new)) for one in found]


def test_those_that_say_the_same_are_one_whatever_their_order():
    assert paired(["Draft", "Final"], ["Final", "Draft"]) == [("Draft", "Draft"), ("Final", "Final")]


def test_the_one_that_is_left_on_each_side_became_the_other():
    assert paired(["Draft", "For signature"], ["Draft", "Made final"]) == [
        ("Draft", "Draft"),
        ("For signature", "Made final"),
    ]


def test_of_several_that_say_the_same_one_that_changed_is_told_with_what_it_was():
    assert ("Draft", "Final text") in paired(["Draft", "Draft"], ["Draft", "Final text"])


def test_one_that_came_where_another_stands_already_is_left_out():
    assert paired(["Draft"], ["Draft", "Draft"]) == [("Draft", "Draft")]


def test_what_the_redline_told_together_is_one_however_unlike():
    told = [("word/footer1.xml", "word/footer2.xml"), ("word/footer2.xml", "word/footer1.xml")]

    assert paired(["Draft", "Final"], ["Draft", "Final"], told) == [("Draft", "Final"), ("Final", "Draft")]


def test_one_that_was_emptied_is_told_though_it_stands_elsewhere():
    told = [("word/footer1.xml", "word/footer1.xml"), ("word/footer1.xml", "word/footer2.xml")]

    assert paired(["Draft"], ["Draft", ""], told) == [("Draft", "Draft"), ("Draft", "")]
