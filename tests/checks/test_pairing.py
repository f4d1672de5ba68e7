import pytest

from draftkit.checks.case import make_case
from draftkit.checks.pairing import body_of, chiefs_of
from tests.checks.cases import brief, chief, commissioner, fire

MET = chief("Met", "the Met", form="metropolitan_commissioner")
MOPAC = commissioner("London", "MOPAC", form="mopac")


@pytest.mark.parametrize(
    ("parties", "answer"),
    [
        ([chief(maintained_by="Commissioner"), commissioner()], "party"),
        ([chief(), commissioner(maintains="Avonshire Police")], "party"),
        ([chief(maintains="the Force"), commissioner(maintains="The force")], "party"),
        ([MET, MOPAC, commissioner()], "party"),
        ([chief(), commissioner()], "unknown"),
        ([chief(), {"name": "B"}], "unknown"),
        ([MET, commissioner(form=None)], "unknown"),
        ([chief(maintained_by="the PCC"), {**commissioner(), "short_name": None}], "unknown"),
        ([chief(), fire()], "absent"),
        ([MET, commissioner()], "absent"),
        ([chief(), MOPAC], "absent"),
        ([chief(maintained_by="PCC West"), commissioner()], "absent"),
    ],
)
def test_who_maintains_the_force_of_the_first_party(parties, answer):
    case = make_case(brief(*parties))

    assert body_of(case, case.parties[0]).answer == answer


def test_a_body_knows_its_own_chief_officer_among_several():
    case = make_case(brief(MOPAC, MET, chief(maintained_by="PCC X")))

    assert [pairing.answer for pairing in chiefs_of(case, case.parties[0])] == ["party"]
