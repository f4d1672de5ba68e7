"""A rule told in a paragraph."""

import pytest

from draftkit.checks.coverage import NOT_FROM_A_BRIEF, SOFTENED
from draftkit.checks.explain import explain
from draftkit.checks.run import every_rule
from draftkit.errors import DraftkitError


def test_a_bar_says_what_it_asks_when_it_fires_what_it_rests_on_and_what_clears_it():
    assert explain("PCA-3-CHIEF-LPB") == (
        "PCA-3-CHIEF-LPB: A chief officer may not enter unless the local policing body that maintains the force also "
        "enters. It fires where this is so: A chief officer is a party without the local policing body that "
        "maintains that force. It is a bar and rests on Policing and Crime Act 2017 s.3(10), which was read (VERIFIED)."
        " To clear it, add that body to parties, and name it under the path that the finding names. A final is refused "
        "while it stands, and no reason sets it aside."
    )


@pytest.mark.parametrize("id_", [*every_rule(), *NOT_FROM_A_BRIEF])
def test_every_rule_is_told_in_whole_sentences(id_: str):
    told = explain(id_.lower())

    assert told.startswith(id_)
    assert told.endswith(".")
    assert not {"..", "  ", "{", " ,"} & {told[i : i + 2] for i in range(len(told))} | {c for c in told if c in "{}"}


def test_a_rule_that_is_softer_than_the_statute_says_why():
    id_ = next(iter(SOFTENED))

    assert f"It is no bar, since {SOFTENED[id_]}." in explain(id_)


def test_an_unknown_rule_is_refused_with_the_nearest():
    with pytest.raises(DraftkitError) as refused:
        explain("PCA-3-CHIEF-LPD")

    assert "did you mean 'PCA-3-CHIEF-LPB'?" in refused.value.block()
