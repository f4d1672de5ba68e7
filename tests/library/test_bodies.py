"""The list of bodies of a library: read whole, refused where it is malformed, and true to the schema of a brief."""

import json
from datetime import date

import pytest

from draftkit.cache import stamps
from draftkit.errors import LibraryError
from draftkit.library.load import load_library
from draftkit.model.brief import KIND_OF_FORM
from draftkit.model.library import Body
from draftkit.resources import clauses_folder, schema
from tests.library.tiny import good_files, make

FORCE = {"name": "Avonshire Police", "kind": "police", "region": "South West", "role": "chief_officer"}
LIST = {"as_at": "2026-11-22", "status": "Invented.", "bodies": [FORCE]}
SHIPPED = load_library(clauses_folder())


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a library with that list of bodies."""

    def read(listed):
        text = listed if isinstance(listed, str) else json.dumps(listed)
        return make(tmp_path, good_files() | {"bodies.json": text})

    return read


def test_a_list_is_read_with_its_date_and_null_is_what_is_not_known(read):
    library = read(LIST | {"bodies": [FORCE | {"legal_entity": None, "note": "Invented."}]})

    assert (library.bodies_as_at, library.bodies_status) == (date(2026, 11, 22), "Invented.")
    assert library.bodies == (Body("Avonshire Police", "police", "South West", "chief_officer", note="Invented."),)


def test_a_library_without_the_file_has_no_bodies(tmp_path):
    library = make(tmp_path, good_files())

    assert (library.bodies, library.bodies_as_at, library.bodies_status) == ((), None, "")


def test_the_list_counts_in_the_digest_and_a_change_of_it_is_read(read):
    before = read(LIST)

    after = read(LIST | {"bodies": [FORCE | {"name": "Avonshire Constabulary"}]})

    assert before.digest != after.digest
    assert after.bodies[0].name == "Avonshire Constabulary"


def test_a_library_kept_from_an_earlier_run_is_read_again_when_the_list_has_changed(read, tmp_path, monkeypatch):
    kept = {}
    monkeypatch.setattr("draftkit.library.load.store", lambda _name: _Kept(kept))
    read(LIST)
    (before, _) = kept[str(tmp_path)]
    assert str(tmp_path / "bodies.json") in {path for path, *_ in before}

    changed = read(LIST | {"bodies": []})

    assert changed.bodies == ()
    assert kept[str(tmp_path)][0] == stamps(tmp_path, (".md", ".toml", "bodies.json"))


class _Kept(dict):
    """A store of the cache, in this process alone."""

    def __init__(self, values):
        self.get, self.put = values.get, values.__setitem__


@pytest.mark.parametrize(
    ("listed", "says", "place"),
    [
        ('{"as_at": ', "not JSON: Expecting value", "bodies.json:1:11"),
        ("[" * 100_000, "not JSON that can be read", "bodies.json"),
        ([], "it must be an object with as_at, status, bodies", "bodies.json"),
        ({"as_at": "2026-11-22", "bodies": []}, "the list lacks 'status'", "bodies.json"),
        (LIST | {"status": "two\nlines"}, "'status' must be a sentence", "bodies.json"),
        (LIST | {"bodies": {}}, "'bodies' a list", "bodies.json"),
        (LIST | {"as_at": "22 November 2026"}, "as_at must be a date", "bodies.json"),
        (LIST | {"as_at": 2026}, "as_at must be a date", "bodies.json"),
        (LIST | {"bodys": []}, "the list has no key 'bodys'", "bodies.json"),
        (LIST | {"bodies": ["Avonshire Police"]}, "a body must be an object", "bodies.json: bodies[0]"),
        (LIST | {"bodies": [FORCE | {"rôle": "x"}]}, "a body has no key 'rôle'", "bodies.json: bodies[0]"),
        (LIST | {"bodies": [{"name": "A"}]}, "a body lacks 'kind'", "bodies.json: bodies[0]"),
        (LIST | {"bodies": [FORCE | {"name": ""}]}, "'name' must be text on one line", "bodies.json: bodies[0]"),
        (LIST | {"bodies": [FORCE | {"role": None}]}, "'role' must be text on one line", "bodies.json: bodies[0]"),
        (
            LIST | {"bodies": [FORCE | {"note": 7}]},
            "'note' must be text on one line, or null",
            "bodies.json: bodies[0]",
        ),
        (LIST | {"bodies": [FORCE | {"area": "\ud800"}]}, "'area' must be text on one line", "bodies.json: bodies[0]"),
        (LIST | {"bodies": [FORCE, FORCE]}, "'Avonshire Police' is in the list already", "bodies.json: bodies[1]"),
    ],
)
def test_a_malformed_list_is_refused_naming_the_file(read, listed, says, place):
    with pytest.raises(LibraryError) as refused:
        read(listed)

    assert says in refused.value.message
    assert str(refused.value.where) == place


def test_a_key_that_is_nearly_right_is_named(read):
    with pytest.raises(LibraryError) as refused:
        read(LIST | {"bodies": [FORCE | {"legal_entiti": "X"}]})

    assert refused.value.hint == "did you mean 'legal_entity'?"


# The list that ships -------------------------------------------------------------------------------------------------


def test_every_body_that_ships_can_be_a_party_of_a_brief():
    facts = schema("brief")["$defs"]["a_party"]["properties"]

    assert {body.role for body in SHIPPED.bodies} <= set(facts["kind"]["enum"])
    assert {body.form for body in SHIPPED.bodies} <= set(facts["form"]["enum"])
    assert not [body for body in SHIPPED.bodies if KIND_OF_FORM.get(body.form, body.role) != body.role]


def test_every_area_of_police_has_its_force_and_its_policing_body():
    by_name = {body.name: body for body in SHIPPED.bodies}
    police = [body for body in SHIPPED.bodies if body.kind == "police"]

    pairs = [(body, by_name[body.paired_with]) for body in police]

    assert all(other.paired_with == body.name and other.area == body.area for body, other in pairs)
    assert all({body.role, other.role} == {"chief_officer", "local_policing_body"} for body, other in pairs)


def test_the_list_that_ships_has_a_date_a_status_and_the_bodies_of_each_kind():
    kinds = [body.kind for body in SHIPPED.bodies]

    assert {kind: kinds.count(kind) for kind in kinds} == {"police": 78, "fire": 44, "ambulance": 11}
    assert SHIPPED.bodies_as_at == SHIPPED.as_at
    assert "check a name" in SHIPPED.bodies_status


def test_where_no_legal_person_is_named_a_note_says_why():
    assert all(body.note for body in SHIPPED.bodies if not body.legal_entity)
