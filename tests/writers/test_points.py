"""The open points as plain text."""

from draftkit.writers.points import write_points


def test_every_point_says_where_what_and_what_to_do():
    text = write_points("T", [("Clause 4", "Blank: the address.", "Give parties[0].address in the brief.")])

    assert text.startswith("Open points in T\n")
    assert text.endswith("\nClause 4\n    Blank: the address.\n    Give parties[0].address in the brief.\n")
