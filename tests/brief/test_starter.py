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
