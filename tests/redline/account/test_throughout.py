from tests.redline.account.built import account, head, sub


def body(word, times, number=5):
    return head("Terms") + "".join(sub(f"Party {n} {word} do thing {number + n}.") for n in range(times))


def test_a_word_that_another_took_the_place_of_everywhere_is_told_once():
    assert account(body("must", 12), body("shall", 12)).notices == ("“must” became “shall” in 12 places.",)


def test_a_few_places_are_told_where_they_are():
    assert account(body("must", 9), body("shall", 9)).notices == ()


def test_numbers_that_changed_together_are_no_word():
    assert account(body("must", 12), body("must", 12, number=50)).notices == ()
