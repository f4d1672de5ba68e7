from draftkit.checks.case import at, given, label, make_case, same
from draftkit.model.selection import Decision
from tests.checks.cases import SILENT, brief, chief, clause, commissioner, draft, fire, partner, signed, trust


def test_silence_is_missing_and_never_an_error():
    case = make_case({})

    assert case.parties == ()
    assert not given(case.brief.governance.chair)
    assert case.overrides == {}
    assert case.stage == "draft"


def test_no_is_an_answer_and_an_empty_list_is_none():
    case = make_case({"information": {"personal_data": False, "systems": [], "breach_hours": 0}})
    information = case.brief.information

    assert given(information.personal_data)
    assert given(information.breach_hours)
    assert not given(information.systems)


def test_a_party_is_found_by_either_name_with_or_without_its_article():
    case = make_case(brief(commissioner(), fire()))

    found = [case.find(n) for n in ("Commissioner", "the  commissioner", "Police and Crime Commissioner for Avonshire")]

    assert found == [case.parties[0]] * 3
    assert case.find("the Host") is None
    assert case.find(case.brief.governance.host) is None


def test_limbs_follow_the_kind_and_only_bodies_in_england_are_services():
    case = make_case(brief(trust(), fire(nation="wales"), chief(nation=None), partner(), {"name": "X"}))

    assert [case.limb(each) for each in case.parties] == [
        "ambulance trust",
        "fire and rescue body",
        "police body",
        "",
        "",
    ]
    assert [label(each) for each in case.services] == ["the Trust", "the Chief Constable"]
    assert [case.in_england(each) for each in case.parties] == [True, False, None, True, None]
    assert [label(each) for each in case.unkinded] == ["X"]


def test_without_a_draft_no_clause_is_known_to_be_there_or_to_be_missing():
    nothing, something = make_case(SILENT), make_case(SILENT, agreement=draft("withdrawal.own-view"))

    assert (nothing.has("withdrawal"), nothing.lacks("withdrawal")) == (False, False)
    assert (something.has("withdrawal"), something.lacks("withdrawal")) == (True, False)
    assert (something.has("working"), something.lacks("working")) == (False, True)


def test_a_selection_says_which_clauses_are_in_where_there_is_no_draft_yet():
    decisions = {"working.how": Decision("working.how", "in", ()), "withdrawal.own-view": Decision("w", "out", ())}

    case = make_case(SILENT, decisions=decisions)

    assert case.has("working")
    assert case.lacks("withdrawal")


def test_the_stage_is_that_of_the_brief_unless_it_is_given():
    assert make_case(signed(SILENT)).stage == "for_signature"
    assert make_case(SILENT, stage="for_signature").stage == "for_signature"


def test_the_words_of_a_clause_and_the_path_of_a_value():
    case = make_case(brief(fire()), agreement=draft(clause("a.b", "First.", "Second.")))

    assert case.words["a.b"] == "First. Second."
    assert at(case.parties[0], "view.adverse") == "parties[0].view.adverse"
    assert same("The Mayor’s  Office") == "mayor's office"


def test_only_a_recorded_reason_sets_a_rule_aside():
    case = make_case({"checks": {"override": [{"rule": "A", "reason": "r"}, {"rule": "B"}]}})

    assert case.overrides == {"A": "r"}
