"""The checklist: what is recorded, what is not, and what completion needs, each with a box."""

from dataclasses import replace

from draftkit.model.agreement import Agreement, Front, Paragraph, Section, Table
from draftkit.model.walk import plain, walk
from draftkit.packs.checklist import PartySteps, Step, checklist
from draftkit.packs.papers import BOX, Version

FRONT = Front("Shared Station Agreement", "LEG/1", ("Avonshire Fire Authority", "The Mayor of Avonshire"))
VERSION = Version("1 Agreement for signature.docx", "0123456789abcdef" * 4, "Final text")
WHOLE = Step("Approvals", ("The board, 3 March 2027", "The Chief Executive, 4 March 2027"))
PART = Step("Consent", ("The Commissioner",), ("date of the consent",))
NONE = Step("Consideration", (), ("date of it",), ("Record it (the Act)",))
BARE = Step("Signing")


def rows(paper: Agreement, number: int) -> list[list[str]]:
    table = [node for _, node in walk(paper, Table)][number]
    return [[plain(cell.content) for cell in row] for row in table.rows]


def made(*steps: Step, silent: tuple[str, ...] = (), **more: object) -> Agreement:
    parties = [PartySteps("Avonshire Fire Authority", steps, silent)]
    return checklist(more.get("front", FRONT), parties, more.get("shared", ()), more.get("points", ()), VERSION)


def test_a_step_shows_what_is_recorded_and_what_is_not():
    assert rows(made(WHOLE, PART, NONE, BARE), 0) == [
        [BOX, "Approvals", "The board, 3 March 2027. The Chief Executive, 4 March 2027."],
        [BOX, "Consent", "The Commissioner. Still to be recorded: date of the consent."],
        [BOX, "Consideration", "Not recorded: date of it. Record it (the Act)."],
        [BOX, "Signing", "Not recorded."],
    ]


def test_what_nobody_asks_for_is_named_in_a_line_of_its_own():
    words = [plain(node.content) for _, node in walk(made(WHOLE, silent=("consent", "notice")), Paragraph)]

    assert words[-1] == "Nothing is recorded, and no check asks, about: consent; notice."


def test_publication_and_points_have_a_place_only_where_there_are_any():
    def headings(**more: object) -> list[str]:
        return [section.heading for _, section in walk(made(WHOLE, **more), Section)]

    assert headings() == ["Checklist before signature", "Avonshire Fire Authority", "On completion"]
    assert headings(shared=[WHOLE], points=["A point"])[2:4] == [
        "Publication and notification",
        "What the checks still raise",
    ]


def test_completion_names_the_version_and_a_deed_is_executed():
    assert (
        rows(made(WHOLE), -1)[0][1]
        == "Every party has signed the version of the agreement whose digest begins 01234567."
    )
    assert "has executed the version of the deed" in rows(made(WHOLE, front=replace(FRONT, deed=True)), -1)[0][1]
