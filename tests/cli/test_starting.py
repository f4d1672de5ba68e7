"""draftkit init at a terminal: what it asks, and the bodies it offers for a name."""

import io
import json
import sys
from pathlib import Path

import pytest

from draftkit.brief.yaml_form import read_yaml
from draftkit.cli import run


class _Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def answer(monkeypatch, capsys, tmp_path):
    """Return a function that gives answers, one a line, and returns the parties of the brief and what was said."""

    def answer(*answers, library=None):
        target = tmp_path / "brief.json"
        named = ["--library", str(library)] if library else []
        monkeypatch.setattr(sys, "stdin", _Terminal("".join(f"{each}\n" for each in ("The pilot", *answers, ""))))
        assert run(["init", str(target), "--force", *named]) == 0
        said = capsys.readouterr()
        return json.loads(target.read_text(encoding="utf-8"))["parties"], " ".join((said.out + said.err).split())

    return answer


OTHER = ("Other Ltd", "partner")
"""The answers for a party that no body is near to."""


def test_a_body_that_is_chosen_gives_name_kind_form_and_nation(answer):
    parties, said = answer("Kent Police", "1", *OTHER)

    assert "1. The Chief Constable of Kent Police (Kent Police)" in said
    assert "2. The Police and Crime Commissioner for Kent As at 2026-11-22" in said
    assert parties[0] == {
        "name": "The Chief Constable of Kent Police",
        "short_name": "the Chief Constable",
        "kind": "chief_officer",
        "form": "chief_constable",
        "nation": "england",
    }
    assert parties[1] == {"name": "Other Ltd", "kind": "partner"}


@pytest.mark.parametrize("keeping", ["0", ""])
def test_what_was_typed_can_be_kept(answer, keeping):
    parties, _ = answer("kent", keeping, "partner", *OTHER)

    assert parties[0] == {"name": "kent", "kind": "partner"}


def test_a_number_that_was_not_offered_is_asked_for_again(answer):
    parties, said = answer("Norfolk Constabulary", "3", "2", *OTHER)

    assert "3 is not in the range" in said
    assert parties[0]["name"] == "The Police and Crime Commissioner for Norfolk"


def test_a_body_whose_legal_person_is_not_known_is_shown_and_cannot_be_chosen(answer):
    parties, said = answer("Kent Fire and Rescue Service", "fire_and_rescue_body", *OTHER)

    assert "- Kent Fire and Rescue Service: legal person not confirmed. Often called" in said
    assert "Which of them" not in said
    assert parties[0]["name"] == "Kent Fire and Rescue Service"


@pytest.mark.parametrize("name", ["The Chief Constable of Kent Police", "Avonshire Police", "Police"])
def test_a_legal_person_by_its_name_and_a_name_near_none_are_taken_as_they_are(answer, name):
    parties, said = answer(name, "chief_officer", *OTHER)

    assert "Which of them" not in said
    assert parties[0]["name"] == name


def test_of_many_bodies_nine_are_offered(answer):
    _, said = answer("West", "0", "partner", *OTHER)

    assert "9. " in said
    assert "10. " not in said


def test_a_library_of_another_kind_is_not_asked_about_the_act(answer):
    library = Path(__file__).parents[1] / "libraries" / "data-sharing"

    parties, said = answer("Kent Police", "Other Ltd", library=library)

    assert parties == [{"name": "Kent Police"}, {"name": "Other Ltd"}]
    assert f"brief.json --library {library}." in said


def test_without_a_terminal_nothing_is_asked(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "stdin", io.StringIO("The pilot\n"))

    assert run(["init", str(tmp_path / "brief.json")]) == 1

    assert "there is no terminal to ask at" in capsys.readouterr().err


def test_a_brief_can_be_begun_in_yaml(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert run(["init", "brief.yaml", "--from", "two-party-pilot"]) == 0
    assert run(["init", "brief.json", "--from", "two-party-pilot"]) == 0

    text = Path("brief.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=brief.schema.json\nagreement:\n  title: ")
    assert Path("brief.schema.json").exists()
    data = json.loads(Path("brief.json").read_text(encoding="utf-8"))
    assert read_yaml(text)[0] == {name: value for name, value in data.items() if name != "$schema"}
    capsys.readouterr()
    assert run(["draft", "brief.yaml"]) == 0
