import pytest

from draftkit.redline.account.lines import read_document
from draftkit.redline.account.outline import outline
from draftkit.redline.account.pairs import Version
from draftkit.redline.account.passages import where
from tests.redline.account.built import head, item, package, para, schedule, sub, table, typed


def version(body):
    document = read_document(package(body))
    return Version.of(document, outline(document))


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (head("Fees"), "clause 1"),
        (head("Fees") + sub("x"), "clause 1.1"),
        (head("Fees") + sub("x") + item("y"), "clause 1.1(a)"),
        (head("Fees") + para("x"), "clause 1"),
        (head("Fees") + table(("a", "b"), ("c", "d")), "clause 1, table"),
        (schedule("Sites"), "Schedule 1"),
        (schedule("Sites") + para("1. x"), "Schedule 1, paragraph 1"),
        (schedule("Sites") + table(("a", "b"), ("c", "d")), "Schedule 1, table"),
        (para("Background") + para("(A) x"), "Background, (A)"),
        (typed("ARTICLE I", "FEES", "Section 1.01 Fee. x"), "Section 1.01"),
        (typed("ARTICLE I", "FEES"), "Article I"),
        (para("x"), "Text"),
    ],
)
def test_a_place_is_called_what_a_lawyer_calls_it(body, place):
    found = version(body)

    assert where(found, len(found.lines) - 1) == place
