from draftkit.redline.account.account import tell_account
from tests.redline.account.built import account_of, kinds, package, para, said, told
from tests.redline.oracle_built import p, r


def header(text):
    return f"<w:hdr>{p(r(text))}</w:hdr>"


def notes(*texts):
    made = (f'<w:footnote w:id="{n}">{p(r(text))}</w:footnote>' for n, text in enumerate(texts))
    return f"<w:footnotes>{''.join(made)}</w:footnotes>"


def others(old, new):
    found = account_of(package(para("x"), **old), package(para("x"), **new))
    assert kinds(found) == []
    return [(change.name, change.kind, said(change)) for change in found.others]


def test_a_changed_header_is_told_outside_the_clauses():
    assert others({"header1": header("Draft 1")}, {"header1": header("Draft 2")}) == [
        ("Headers", "changed", ["Draft [-1-]{+2+}"])
    ]


def test_a_header_that_stands_in_more_sections_is_not_a_change():
    assert others({"header1": header("Draft")}, {"header1": header("Draft"), "header2": header("Draft")}) == []


def test_a_footnote_that_came_is_told():
    assert others({"footnotes": notes("See above.")}, {"footnotes": notes("See above.", "See below.")}) == [
        ("Footnotes", "changed", ["{+See below.+}"])
    ]


def test_the_first_footnotes_are_added():
    assert others({}, {"footnotes": notes("See above.")}) == [("Footnotes", "added", ["{+See above.+}"])]


def test_what_the_caller_knows_of_the_rest_is_taken():
    old, new = package(para("x"), header1=header("1")), package(para("x"), header1=header("2"))
    assert tell_account(old, new, told(old, new), others=()).others == ()
