from tests.redline.account.built import account, head, sub


def body(word, times, number=5):
    return head("Terms") + "".join(sub(f"Party {n} {word} do thing {number + n}.") for n in range(times))


def test_a_word_that_another_took_the_place_of_everywhere_is_told_once():
    assert account(body("must", 12), body("shall", 12)).notices == ("“must” became “shall” in 12 places.",)


def test_a_few_places_are_told_where_they_are():
    assert account(body("must", 9), body("shall", 9)).notices == ()


def test_numbers_that_changed_together_are_no_word():
    assert account(body("must", 12), body("must", 12, number=50)).notices == ()


def test_several_words_that_others_took_the_place_of_are_told():
    assert account(body("must", 12), body("is bound to", 12)).notices == ("“must” became “is bound to” in 12 places.",)


def test_a_small_word_is_told_with_what_always_follows_it():
    assert account(body("tells the other Party to", 12), body("tells any other Party to", 12)).notices == (
        "“the other Party” became “any other Party” in 12 places.",
    )


def test_a_small_word_that_nothing_always_follows_is_not_told():
    old, new = (
        head("Terms") + "".join(sub(f"Party {n} mends {word} {n}th thing.") for n in range(12)) for word in ("the", "a")
    )

    assert account(old, new).notices == ()
