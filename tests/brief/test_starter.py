from draftkit.brief import build_brief, starter


def test_a_starter_is_a_brief():
    parties = [
        ("Avonshire Ambulance Service NHS Trust", "ambulance_trust"),
        ("Avonshire Fire Authority", "fire_and_rescue_body"),
    ]

    brief = build_brief(starter("The shared station", parties))

    assert [party["short_name"] for party in brief.data["parties"]] == ["the Trust", "the Authority"]


def test_two_parties_of_one_kind_keep_their_names():
    parties = [("A Trust", "ambulance_trust"), ("B Trust", "ambulance_trust"), ("A Council", "partner")]

    brief = build_brief(starter("T", parties))

    assert not any("short_name" in party for party in brief.data["parties"])


def test_form_and_nation_are_put_in_where_they_are_known():
    parties = [("A Council", "fire_and_rescue_body", "council_fire_authority", "england"), ("B Ltd", "partner")]

    brief = build_brief(starter("T", parties))

    assert brief.data["parties"][0] == {
        "name": "A Council",
        "short_name": "the Council",
        "kind": "fire_and_rescue_body",
        "form": "council_fire_authority",
        "nation": "england",
    }


def test_two_parties_of_two_forms_that_would_be_called_the_same_keep_their_names():
    parties = [
        ("One Council", "fire_and_rescue_body", "council_fire_authority"),
        ("Two Council", "fire_and_rescue_body", "council_fire_authority"),
        ("One Commissioner", "chief_officer", "metropolitan_commissioner"),
        ("Two Commissioner", "chief_officer", "city_commissioner"),
    ]

    brief = build_brief(starter("T", parties))

    assert not any("short_name" in party for party in brief.data["parties"])
