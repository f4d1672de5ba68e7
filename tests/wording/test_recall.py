"""Recall: a wording is worked out again only where something it looks up has changed."""

from draftkit.wording.recall import recall
from draftkit.wording.view import Log


class Wording:
    """A wording that asks for some names and counts how often it is worked out."""

    def __init__(self, *names: str) -> None:
        self.names, self.runs, self.log = names, 0, Log()

    def ask(self, **prints: str) -> str:
        def work_out() -> str:
            self.runs += 1
            self.log.asked.update(self.names)
            self.log.touched.add("a.path")
            return " ".join(prints.get(name, "") for name in self.names)

        result: str = recall((self, "key"), prints, self.log, work_out)
        return result


def test_what_does_not_concern_a_wording_does_not_make_it_work_again():
    wording = Wording("money")

    answers = [wording.ask(money="1", people="x"), wording.ask(money="1", people="y")]

    assert (answers, wording.runs) == (["1", "1"], 1)


def test_a_change_in_what_it_looks_up_makes_it_work_again_and_the_old_answer_stays_known():
    wording = Wording("money")

    answers = [wording.ask(money=value) for value in ("1", "2", "1")]

    assert (answers, wording.runs) == (["1", "2", "1"], 2)


def test_a_name_met_only_later_counts_from_then_on():
    wording = Wording("money")
    wording.ask(money="1", people="x")
    wording.names = ("money", "people")

    answers = [wording.ask(money="2", people="x"), wording.ask(money="2", people="y")]

    assert answers == ["2 x", "2 y"]


def test_the_paths_it_touched_are_noted_even_when_it_is_not_worked_out():
    wording = Wording("money")
    wording.ask(money="1")
    wording.log.touched = set()

    wording.ask(money="1")

    assert wording.log.touched == {"a.path"}
