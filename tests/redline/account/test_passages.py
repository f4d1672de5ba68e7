import pytest

from draftkit.redline.account.lines import read_document
from draftkit.redline.account.outline import outline
from draftkit.redline.account.pairs import Version
from draftkit.redline.account.passages import where
from tests.redline.account.built import account, head, item, kinds, package, para, schedule, sub, table, typed


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


LINES = ("The first thing is done at once.", "A second matter may be left alone.", "Nobody minds the third one.")


def test_a_paragraph_that_moved_within_its_clause_is_told_as_moved():
    one, two, three = map(sub, LINES)

    (change,) = account(head("Fees") + one + two + three, head("Fees") + two + three + one).changes

    assert [(passage.new_number, passage.moved) for passage in change.passages] == [("1.3", "moved from clause 1.1")]
    assert change.touches == ()


def test_a_row_that_moved_within_its_table_is_told_as_moved():
    rows = [("Leeds Road", "The big yard"), ("York Street", "A small shed"), ("Hull Lane", "The garage there")]
    old, new = (schedule("Sites") + table(("Site", "What"), *side) for side in (rows, [*rows[1:], rows[0]]))

    (change,) = account(old, new).changes

    assert [passage.moved for passage in change.passages] == ["", "moved down"]
    assert change.kind == "changed"


def test_a_line_of_one_word_that_moved_is_not_told():
    rows = [("Signed for the Leeds party", ""), ("Date", ""), ("Signed for the York party", ""), ("Day", "")]
    old, new = (para("Signatures") + table(("Who", "Sign"), *side) for side in (rows, [*rows[2:], *rows[:2]]))

    (change,) = account(old, new).changes

    assert [passage.moved for passage in change.passages if passage.moved] in (["moved up"], ["moved down"])


def test_what_went_is_placed_by_its_old_number_in_a_clause_that_is_called_by_its_new():
    rows = [("Site", "Rent"), ("Leeds", "£5"), ("York", "£6")]
    old = (
        head("Law") + sub("x") + head("Fees") + sub("Pay £7 a day.") + sub("y") + schedule("Sites") + schedule("Yards")
    )
    new = head("Fees") + sub("y") + schedule("Yards")

    found = account(old + table(*rows), new + table(*rows[:2]))

    assert {touch.old: touch.place for change in found.changes for touch in change.touches} == {
        "£7": "old clause 2.1",
        "£6": "Schedule 1, table",
    }


def test_what_went_with_its_clause_is_placed_in_the_older_version():
    rows = table(("Site", "Rent"), ("Leeds", "£5"))

    found = account(head("Law") + schedule("Sites") + rows + schedule("Yards"), head("Law") + schedule("Yards"))

    assert [touch.place for change in found.changes for touch in change.touches] == ["old Schedule 1, table"]


def test_a_heading_that_is_told_itself_is_not_shown_besides():
    one = table(("Party", "Share of the rest"), ("Trust", "40%"), ("Force", "60%"))
    other = table(("Who pays", "When", "Percentage"), ("Force", "in May", "40%"), ("Trust", "in June", "60%"))

    (change,) = account(head("Costs") + one + sub("They pay."), head("Costs") + sub("They pay.") + other).changes

    shown = ["".join(piece.text for cell in passage.cells for piece in cell) for passage in change.passages]
    assert sum("Who pays" in words for words in shown) == 1


def test_a_paragraph_that_keeps_its_number_between_two_that_changed_places_did_not_move():
    lines = [
        "The work of the first team is to search for people in water.",
        "The work of the second team is to buy equipment.",
        "The work of the third team is to train all who take part in the work of the others, year after year.",
    ]
    old, new = (head("Work") + "".join(map(sub, each)) for each in (lines, lines[::-1]))

    found = account(old, new).changes[0].passages

    assert [passage.new_number for passage in found if passage.moved] == ["1.3"]
    assert all("1.2" not in passage.moved for passage in found)


ITEMS = ("the fees of the lawyers;", "rent;", "the rates of the council;", "fuel.")


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ((1, 0, 2, 3), [("1.1(b)", "1.1(a)", "changed places with clause 1.1(b)")]),
        ((0, 3, 2, 1), [("1.1(d)", "1.1(b)", "changed places with clause 1.1(d)")]),
        ((3, 1, 2, 0), [("1.1(d)", "1.1(a)", "changed places with clause 1.1(d)")]),
        ((1, 2, 0, 3), [("1.1(a)", "1.1(c)", "moved from clause 1.1(a)")]),
    ],
)
def test_items_of_a_list_that_changed_places_are_told_however_short(order, told):
    old, new = (head("Fees") + sub("Pay:") + "".join(item(ITEMS[n]) for n in each) for each in (range(4), order))

    (change,) = account(old + head("Law"), new + head("Law")).changes

    places = sorted({(passage.old_number, passage.new_number) for passage in change.passages})
    notes = [passage.moved for passage in change.passages]
    assert change.kind == "changed"
    assert len(notes) == len(told) == 1
    assert [(*place, note) for place, note in zip(places, notes, strict=True)] in (told, [_turned(*told[0])])


def _turned(was, now, note):
    """Of two that changed places either may be told."""
    return (now, was, note.replace(was, now) if "places" in note and was in note else note.replace(now, was))


def test_items_that_changed_places_and_their_endings_are_told_with_both():
    one, other = head("Fees") + sub("Pay:"), head("Law") + sub("The law of England applies.")
    old, new = [item("fees; and"), item("rent.")], [item("rent; and"), item("fees.")]

    (change,) = account(one + "".join(old) + other, one + "".join(new) + other).changes

    assert [(passage.new_number, passage.moved) for passage in change.passages] == [
        ("1.1(a)", "changed places with clause 1.1(b)"),
        ("1.1(b)", ""),
    ]


def test_lines_of_one_word_that_changed_places_are_told_where_nothing_else_moved():
    old, new = (
        head("Fees") + para(one) + para(other) + head("Law") for one, other in (("Fuel", "Rent"), ("Rent", "Fuel"))
    )

    (change,) = account(old, new).changes

    assert [passage.moved for passage in change.passages] in (["moved up"], ["moved down"])


PARTS = ("Each party pays the fee that is due from it by the end of May.", "It pays VAT too, by the same day.")


def test_a_paragraph_that_was_split_is_told_with_the_numbers_of_its_parts():
    old, new = (head("Fees") + side + head("Law") for side in (sub(" ".join(PARTS)), sub(PARTS[0]) + sub(PARTS[1])))

    split, joined = account(old, new), account(new, old)

    assert kinds(split) == kinds(joined) == [("Clause 1 (Fees)", "changed")]
    assert [passage.notes for passage in split.changes[0].passages] == [("split into clauses 1.1 and 1.2",)]
    assert [passage.notes for passage in joined.changes[0].passages] == [("joined from clauses 1.1 and 1.2",)]


def test_a_paragraph_that_became_a_list_is_told_as_split():
    old = head("Fees") + para("The Parties intend this agreement to create legal relations and to bind each of them.")
    new = head("Fees") + para("The Parties intend this agreement:") + item("to create legal relations; and")

    (change,) = account(old + head("Law"), new + item("to bind each of them.") + head("Law")).changes

    assert change.passages[0].notes == ("split into 3 paragraphs",)


def test_a_link_put_on_words_is_a_change_of_their_clause():
    words = para("Each party follows the data policy.")
    linked = words.replace("<w:r>", '<w:hyperlink w:anchor="Policy"><w:r>').replace("</w:r>", "</w:r></w:hyperlink>")

    (change,) = account(head("Data") + words + head("Law"), head("Data") + linked + head("Law")).changes

    assert change.kind == "changed"
    assert [(passage.state, passage.aside) for passage in change.passages] == [
        ("same", "a link to the bookmark ‘Policy’ put on “Each party follows the data policy.”")
    ]
    assert change.touches == ()
