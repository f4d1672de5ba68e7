"""Who is controller of which personal data, and what is handled for another, as the draft records it."""

from typing import Any

import pytest

from draftkit.actions.draft import draft
from tests.drafts import changed, project_of, sample_data

PARTICULARS = ("Subject", "Length", "Nature", "Purpose", "Kinds of personal data", "People it is about")
"""What UK GDPR article 28(3) and section 59(5) of the Data Protection Act 2018 want of a processor's contract."""


def lines(sample: str = "prevention-team", **information: Any) -> list[str]:
    """Return the lines of the outline of a sample whose facts on information are those given."""
    data = changed(sample_data(sample), information={"data_sets": [], **information})
    return draft(project_of(data), "outline").content.decode().replace("\u2019", "'").split("\n")


def rows(outline: list[str], first: str) -> list[str]:
    return [line.strip() for line in outline if line.strip().startswith(f"| {first} |")]


@pytest.mark.parametrize(
    ("model", "controllers", "said"),
    [
        ("joint_controllers", ["the Trust"], "The Trust"),
        ("joint_controllers", ["the Trust", "the Council"], "The Trust and the Council, as joint controllers"),
        (
            "separate_controllers",
            ["the Trust", "the Council"],
            "The Trust and the Council, each as a separate controller",
        ),
    ],
)
def test_the_controllers_of_a_set_are_those_that_the_brief_names(model, controllers, said):
    outline = lines(model=model, data_sets=[{"name": "visit records", "controllers": controllers}])

    assert rows(outline, "Visit records") == [f"| Visit records | {said} |"]


def test_nobody_is_a_joint_controller_by_silence_unless_only_two_can_be():
    [of_five] = rows(lines(model="joint_controllers"), "Roles")
    [of_two] = rows(lines("two-party-pilot", personal_data=True, model="joint_controllers"), "Roles")

    assert of_five == "| Roles | [\u25cf information.data_sets]; the Authority is the point of contact |"
    assert " and " in of_two
    assert "are joint controllers of the personal data described in this table" in of_two


@pytest.mark.parametrize("model", ["joint_controllers", "separate_controllers", "controller_processor"])
def test_whatever_the_model_a_processor_has_its_duties_and_its_particulars(model):
    outline = lines(
        model=model, data_sets=[{"name": "surveys", "processor": "the Council", "subject": "asking people"}]
    )

    assert any("A Party that acts as processor must:" in line for line in outline)
    assert rows(outline, "Processor") == ["| Processor | The Council |"]
    assert rows(outline, "Subject") == ["| Subject | Asking people |"]
    assert rows(outline, "Length") == ["| Length | [\u25cf information.data_sets[0].length] |"]
    assert all(len(rows(outline, name)) == 1 for name in PARTICULARS[2:4])


def test_a_processor_that_the_brief_only_hints_at_leaves_its_particulars_to_complete():
    outline = lines(model="controller_processor")

    assert [rows(outline, name)[-1] for name in PARTICULARS] == [
        f"| {name} | [\u25cf information.data_sets] |" for name in PARTICULARS
    ]


def test_without_a_processor_nothing_is_said_of_one():
    outline = lines(model="separate_controllers")

    assert not any("acts as processor" in line or "on behalf of another Party" in line for line in outline)
