"""Assemble: wording filled, terms defined, references resolved or refused by name."""

from pathlib import Path

import pytest

from draftkit.assembly.assemble import Assembled, assemble
from draftkit.errors import LibraryError
from draftkit.library.load import load_library
from draftkit.model.agreement import Blank, Definition, Entry, Item, Listing, Paragraph, Reference, Table, Text, Value
from draftkit.model.numbering import citation, number_clauses
from draftkit.model.walk import plain, walk
from tests.assembly.small import KNOWN, brief, write_library

DEFINITIONS = {"one.definitions": "---\nThese apply.\n\n{{ definitions() }}\n"}


def make(folder: Path, clauses: dict[str, str], data: dict[str, object] | None = None, **library: str) -> Assembled:
    loaded = load_library(write_library(folder, clauses, **library))
    return assemble(loaded, data or brief(), KNOWN, describe=lambda path: f"the {path}")


def texts(made: Assembled) -> list[str]:
    return [plain(item.content) for _, item in walk(made.agreement, Item)]


def test_what_the_brief_does_not_say_is_a_blank_with_a_hint(tmp_path: Path):
    made = make(
        tmp_path, {"one.a": "---\nFor {{ term.years | count('year') }} and {{ term.host | or_blank('who hosts') }}."}
    )

    blanks = [blank for _, blank in walk(made.agreement, Blank)]

    assert blanks == [Blank("term.years", "the term.years"), Blank("term.host", "who hosts")]


def test_only_terms_that_are_used_are_defined_and_their_own_terms_too(tmp_path: Path):
    definitions = '"Party" = "a party"\n"Host" = "the Party that hosts"\n"Unused" = "nothing"\n'

    made = make(tmp_path, {**DEFINITIONS, "two.a": "---\nThe Host pays."}, definitions=definitions)

    assert [entry.term for _, entry in walk(made.agreement, Entry)] == ["Host", "Party"]


def test_a_term_defined_where_it_is_used_alone_has_no_entry(tmp_path: Path):
    clauses = {**DEFINITIONS, "two.a": '---\n1. There is a plan (the **"Plan"**).\n2. The Plan is short.'}

    made = make(tmp_path, clauses)

    assert not list(walk(made.agreement, Entry))


def test_a_term_defined_in_one_clause_and_used_in_another_points_back(tmp_path: Path):
    clauses = {**DEFINITIONS, "two.a": '---\n1. A plan (the **"Plan"**).\n2. More.', "two.b": "---\nThe Plan is short."}

    made = make(tmp_path, clauses)
    (entry,) = [entry for _, entry in walk(made.agreement, Entry)]

    assert entry.content == (Definition("Plan"), Text(" has the meaning given in "), Reference("two.a/1"), Text("."))


def test_a_term_whose_clause_was_dropped_is_a_blank_that_names_the_clause(tmp_path: Path):
    clauses = {
        **DEFINITIONS,
        "two.a": '[defines]\n"Plan" = "the plan in {{ ref(\'two.a\') }}"\n---\nText.',
        "two.b": "---\nThe Plan.",
    }
    data = brief(clauses={"drop": [{"clause": "two.a", "reason": "no"}]})

    made = make(tmp_path, clauses, data)
    (entry,) = [entry for _, entry in walk(made.agreement, Entry)]

    blank = next(inline for inline in entry.content if isinstance(inline, Blank))
    assert blank.hint == "the clause that defines it, ‘A’, is not in this draft"


def test_a_reference_to_a_clause_left_out_is_refused_by_name(tmp_path: Path):
    clauses = {"one.a": 'standing = "optional"\n---\nText.', "two.b": "---\nSee {{ ref('one.a') }}."}

    made = make(tmp_path, clauses)

    ((_, blank),) = list(walk(made.agreement, Blank))
    assert blank == Blank("reference: one.a", "a reference to ‘A’, which is not in this draft")


def test_a_reference_to_an_item_of_a_schedule_says_which_schedule(tmp_path: Path):
    clauses = {"one.a": "---\nSee {{ ref('schedules.s/x') }}.", "schedules.s": "---\n1. One.\n2. #x Two."}

    made = make(tmp_path, clauses)
    labels = number_clauses(made.agreement)
    ((_, reference),) = list(walk(made.agreement, Reference))

    assert citation(reference, labels, "one.a") == "paragraph\u00a02 of Schedule 1"
    assert citation(reference, labels, "schedules.s") == "paragraph\u00a02"


@pytest.mark.parametrize(
    ("targets", "cited"),
    [
        ("'one.a/x', 'one.a/y'", "clauses\u00a01.1(a) and\u00a01.1(b)"),
        ("'one.a', 'one.a/x', 'two.b'", "clauses\u00a01, 1.1(a) and\u00a02"),
        ("'one.a/y', 'two.out'", "clause\u00a01.1(b)"),
        ("'one.a/y', 'schedules.s'", "clause\u00a01.1(b) and Schedule 1"),
        ("'one.a', 'schedules.s/m', 'schedules.s/n'",
         "clause\u00a01, paragraph\u00a01 of Schedule 1 and paragraph\u00a01.1 of Schedule 1"),
        ("'parties.all/first', 'parties.all/second'", "party\u00a0(1) and party\u00a0(2)"),
    ],
)  # fmt: skip
def test_each_of_several_references_is_cited_by_its_whole_number(tmp_path: Path, targets: str, cited: str):
    clauses = {
        "parties.all": "---\n1. #first A.\n2. #second B.",
        "one.a": "---\n1. #a Each must:\n   1. #x do one thing;\n   2. #y do another.",
        "two.b": f"---\nSee {{{{ refs({targets}) }}}}.",
        "two.out": 'standing = "optional"\n---\nText.',
        "schedules.s": "---\n1. #m One:\n   1. #n Two.\n   2. Three.",
    }

    made = make(tmp_path, clauses)
    labels = number_clauses(made.agreement)
    ((_, paragraph),) = [(key, node) for key, node in walk(made.agreement, Paragraph) if key == "two.b"]
    said = "".join(
        citation(inline, labels, "two.b") if isinstance(inline, Reference) else plain((inline,))
        for inline in paragraph.content
    )

    assert said == f"See {cited}."


def test_the_words_of_the_library_follow_the_house_and_those_of_the_brief_do_not(tmp_path: Path):
    data = brief(house={"obligation": "shall"}, governance={"chair": "whoever must"})

    made = make(tmp_path, {"one.a": "---\n{{ governance.chair }} must act."}, data)

    ((_, value),) = list(walk(made.agreement, Value))
    ((_, text),) = list(walk(made.agreement, Text))
    assert (value.text, text.text) == ("whoever must", " shall act.")


def test_phrases_follow_the_number_of_parties(tmp_path: Path):
    clauses = {"one.a": "---\n1. Tell {{ the_others }}.\n2. End."}
    three: dict[str, object] = {**brief(), "parties": [{"name": "A"}, {"name": "B"}, {"name": "C"}]}

    two_parties = make(tmp_path, clauses)
    load_library.cache_clear()
    many = make(tmp_path, clauses, three)

    assert texts(two_parties)[0] == "Tell the other Party."
    assert texts(many)[0] == "Tell the other Parties."


@pytest.mark.parametrize("chair", ["the Trust", "Northern NHS Trust", "the Council", "", None])
def test_a_party_is_told_by_its_short_name_or_its_name(tmp_path: Path, chair: str | None):
    parties = [{"name": "Northern NHS Trust", "short_name": "the Trust"}, {"name": "Southern Fire Authority"}]
    data = {**brief(governance={"chair": chair} if chair is not None else {}), "parties": parties}
    wording = (
        "{% for p in parties %}{{ p | short }} {{ 'is' if governance.chair is of(p) else 'is not' }}; {% endfor %}"
    )
    chosen = "{{ [governance] | selectattr('chair', 'of', parties[0]) | list | length }}"

    made = make(tmp_path, {"one.a": f"---\n1. {wording}{chosen}.\n2. End."}, data)

    trust, count = ("is", 1) if chair in ("the Trust", "Northern NHS Trust") else ("is not", 0)
    assert texts(made)[0] == f"the Trust {trust}; Southern Fire Authority is not; {count}."


def test_own_wording_stands_after_the_clause_it_names_to_the_letter(tmp_path: Path):
    own = {
        "heading": "Parking",
        "wording": "1. **Bays** are free.\nSecond line.",
        "after": "one.a",
        "reason": "asked for",
    }

    made = make(tmp_path, {"one.a": "---\nText.", "two.b": "---\nText."}, brief(clauses={"own": [own]}))

    keys = [clause.key for section in made.agreement.sections for clause in section.body]
    assert keys == ["one.a", "own.1", "two.b"]
    assert texts(made) == ["1. **Bays** are free.", "Second line."]


def test_a_cover_of_which_the_library_says_nothing_has_the_title_and_the_parties(tmp_path: Path):
    plan = 'name = "Small"\nversion = "1"\nas_at = 2026-01-01\n[[sections]]\nkey = "terms"\nheading = "Terms"\n'

    front = make(
        tmp_path, {"one.a": "---\nText."}, library=f'{plan}series = "clauses"\ngroups = ["one"]'
    ).agreement.front

    assert (front.title, front.parties, front.legend) == ("T", ("A", "B"), "")


_IN_TABLE = (
    "---\nThese apply.\n\nTable: Terms\n\n| Defined term | Meaning |\n| --- | --- |\n| {{ definitions() }} | |\n"
)


def test_the_definitions_stand_as_rows_where_their_place_is_in_a_table(tmp_path: Path):
    definitions = '"Party" = "a party"\n"Host" = "the Party that hosts under {{ ref(\'two.a\') }}"\n'
    wording = {"two.a": "---\nThe Host pays."}
    (tmp_path / "list").mkdir()
    (tmp_path / "table").mkdir()

    listed = make(tmp_path / "list", {**DEFINITIONS, **wording}, definitions=definitions).agreement
    tabled = make(tmp_path / "table", {"one.definitions": _IN_TABLE, **wording}, definitions=definitions).agreement

    ((_, table),) = walk(tabled, Listing)
    assert (table.caption, [plain(cell.content) for cell in table.head]) == ("Terms", ["Defined term", "Meaning"])
    assert [entry.term for entry in table.rows if isinstance(entry, Entry)] == ["Host", "Party"]
    assert table.rows == tuple(entry for _, entry in walk(listed, Entry))


def test_a_table_of_definitions_goes_where_there_are_none(tmp_path: Path):
    made = make(tmp_path, {"one.definitions": _IN_TABLE})

    assert not list(walk(made.agreement, Listing))
    assert not list(walk(made.agreement, Table))


def test_a_table_of_definitions_has_two_columns(tmp_path: Path):
    wide = _IN_TABLE.replace("| Meaning |\n| --- |", "| Meaning | Clause |\n| --- | --- |").replace("| |", "| | |")

    with pytest.raises(LibraryError, match="two columns"):
        make(tmp_path, {"one.definitions": wide, "two.a": "---\nThe Host."}, definitions='"Host" = "a host"\n')
