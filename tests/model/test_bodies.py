import pytest

from draftkit.model.bodies import matching, named, near, nearest, plain
from draftkit.model.library import Body

POLICE = Body("Avonshire Police", "police", "South West", "chief_officer", "The Chief Constable of Avonshire Police")
OFFICE = Body(
    "Police and Crime Commissioner for Avonshire",
    "police",
    "South West",
    "local_policing_body",
    "The Police and Crime Commissioner for Avonshire",
)
FIRE = Body(
    "North & West Avonshire Fire Service", "fire", "South West", "fire_and_rescue_body", "The Avonshire Council"
)
EAST = Body("East Mercia Ambulance Service", "ambulance", "Midlands", "ambulance_trust")
WEST = Body("West Mercia Ambulance Service", "ambulance", "Midlands", "ambulance_trust")
ALL = (POLICE, OFFICE, FIRE, EAST, WEST)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ALL),
        (("AVONSHIRE",), (POLICE, OFFICE, FIRE)),
        (("avon", "fire"), (FIRE,)),
        (("north and west",), (FIRE,)),
        (("chief constable",), (POLICE,)),
        (("midlands", "east"), (EAST,)),
        (("avonshire", "mercia"), ()),
    ],
)
def test_every_word_is_in_a_name_the_kind_the_area_or_the_region(words, found):
    assert matching(ALL, words) == found


def test_a_body_is_named_by_its_service_or_its_legal_person():
    assert named(ALL, "the avonshire  police") == named(ALL, "Chief Constable of Avonshire Police") == (POLICE,)
    assert named(ALL, "") == named(ALL, "Avonshire") == ()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("avonshire", (POLICE, OFFICE, FIRE)),
        ("Avonshire Constabulary", (POLICE, OFFICE)),
        ("OPCC Avonshire", (OFFICE, POLICE)),
        ("Avonsire Fire Brigade", (FIRE,)),
        ("Avon Fire Brigade", (FIRE,)),
        ("Mercia Ambulance", (EAST, WEST)),
        ("East Mercia Ambulance", (EAST,)),
        ("South Mercia Ambulance", ()),
        ("Mercia Police", ()),
        ("Police", ()),
        ("", ()),
    ],
)
def test_a_name_is_near_the_bodies_of_its_place_and_kind(name, found):
    assert near(ALL, name) == found


def test_the_nearest_is_the_body_of_that_name_or_else_the_likeliest():
    assert nearest(ALL, "Avonshire Police") == nearest(ALL, "Avonshire Constabulary") == (POLICE,)
    assert nearest(ALL, "Mercia Ambulance") == (EAST, WEST)
    assert nearest(ALL, "Wessex Police") == ()


def test_a_name_of_one_long_word_is_soon_told_apart():
    assert near(ALL, "a" * 1_000_000 + " police") == ()


def test_names_are_compared_without_their_dress():
    assert plain("The  Mayor’s Office for Policing & Crime") == "mayor's office for policing and crime"
