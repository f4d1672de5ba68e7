import pickle

from draftkit.findings import Place
from draftkit.model.brief import Brief, canonical, freeze, thaw

DATA = {"agreement": {"title": "T"}, "parties": [{"name": "A"}, {"name": "B", "functions": [{"name": "x"}]}]}


def test_frozen_data_thaw_to_what_they_were():
    frozen = freeze(DATA)

    assert frozen["parties"][1]["functions"][0]["name"] == "x"
    assert thaw(frozen) == DATA


def test_a_brief_without_a_file_knows_the_words_of_a_path():
    brief = Brief(freeze(DATA))

    assert brief.place("parties[1].kind") == Place(path="parties, 2nd, kind")
    assert brief.place("??") == Place(path="??")


def test_briefs_are_equal_by_their_facts():
    one, other = (Brief(freeze(DATA), name, canonical(DATA)) for name in ("a.json", "b.json"))

    assert one == other
    assert len({one, other}) == 1
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301
