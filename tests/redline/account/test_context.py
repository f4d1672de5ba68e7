from draftkit.redline.account.context import quote, short


def test_a_thing_is_quoted_with_the_words_around_it():
    assert quote("A Party must pay within 45 days of it.", (24, 31)) == "“A Party must pay within 45 days of it”"


def test_a_long_sentence_is_cut_at_words_on_both_sides():
    text = f"{'before ' * 20}£5 {'after ' * 20}"

    found = quote(text, (140, 142))

    assert found.startswith("“… before")
    assert found.endswith("after …”")
    assert len(found) < 140


def test_the_sentence_before_is_left_out():
    text = "This is one. The fee is £5 here. And more."

    assert quote(text, (24, 26)) == "“The fee is £5 here …”"


def test_a_text_is_cut_after_a_word():
    assert short("one two three", 9) == "one two …"
    assert short("one two", 9) == "one two"


def test_quotation_marks_inside_a_quotation_are_single():
    text = "“Board” means the board under clause 2."

    assert quote(text, (30, 38)) == "“‘Board’ means the board under clause 2”"


def test_a_thing_that_stands_alone_is_quoted_with_what_leads_to_it():
    text = "That was done. The Trust had regard, as this record shows: [●]."

    assert quote(text, (59, 62)) == "“The Trust had regard, as this record shows: [●]”"
