"""How errors are shown: where and what, then what to try, and every place once."""

from draftkit.errors import BriefError, TableError
from draftkit.findings import Finding, Place


def test_one_fault_of_a_file_is_shown_as_any_other_error_and_names_the_file_once():
    fault = Finding("there is no such day", hint="write it as 1 April 2027", where=Place("a.csv", path="row 3"))

    assert TableError([fault], name="a.csv").block() == (
        "Error: a.csv: row 3: there is no such day\n  Try: write it as 1 April 2027"
    )


def test_one_fault_without_a_place_names_the_file_all_the_same():
    assert (
        BriefError([Finding("the file is empty")], name="brief.json").block() == "Error: brief.json: the file is empty"
    )


def test_several_faults_are_counted_and_stand_a_line_each():
    faults = [Finding("one", hint="mend it", where=Place("a.csv")), Finding("two"), Finding("and 3 more", "note")]

    assert BriefError(faults, name="a.csv").block() == (
        "Error: a.csv: 2 things to mend\n  a.csv: one\n    Try: mend it\n  two\n  and 3 more"
    )
