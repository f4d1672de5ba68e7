from draftkit.redline.account.order import moved


def test_what_kept_its_order_did_not_move():
    assert moved({0: 0, 1: 2, 2: 5}, {0: 1, 1: 1, 2: 1}) == frozenset()


def test_of_two_that_changed_places_the_shorter_moved():
    assert moved({0: 1, 1: 0}, {0: 10, 1: 500}) == {0}
    assert moved({0: 1, 1: 0}, {0: 500, 1: 10}) == {1}


def test_one_clause_that_went_to_the_end_moved_and_not_all_the_others():
    assert moved({0: 3, 1: 0, 2: 1, 3: 2}, dict.fromkeys(range(4), 1)) == {0}


def test_nothing_does_not_move():
    assert moved({}, {}) == frozenset()
