from datetime import date

import pytest

from draftkit.checks import GROUPS
from draftkit.errors import LibraryError
from draftkit.library.load import load_library
from draftkit.model.condition import All, Name, Not
from draftkit.resources import schema
from tests.library.tiny import NOTE, good_files, head, make


@pytest.fixture
def files():
    return good_files()


def test_clauses_stand_in_the_order_of_the_agreement(tmp_path, files):
    library = make(tmp_path, files)

    assert list(library.clauses) == [
        "background.parties",
        "money.fixed",
        "money.none",
        "money.budget",
        "general.notices",
        "execution.signed",
    ]


def test_a_head_becomes_a_clause(tmp_path, files):
    more = (
        'in_when = "many and not pair"\nneeds = ["money.fixed"]\nsources = ["One", "Two"]\n'
        'note = "It\'s \\"usual\\"."\n[defines]\n"Bank" = "a bank"'
    )
    files["general/10-bank.md"] = head("general.bank", title="The Parties' bank", more=more) + "Each Bank.\n"

    clause = make(tmp_path, files).clauses["general.bank"]

    assert clause.title == "The Parties’ bank"
    assert clause.note == "It’s “usual”."
    assert clause.in_when == All((Name("many"), Not(Name("pair"))))
    assert (clause.needs, clause.sources) == (("money.fixed",), ("One", "Two"))
    assert [(term.term, term.wording, term.supplied_by) for term in clause.defines] == [
        ("Bank", "a bank", "general.bank")
    ]
    assert (clause.where, clause.line, clause.wording) == ("general/10-bank.md", 14, "Each Bank.\n")


def test_a_term_of_two_clauses_is_kept_with_both(tmp_path, files):
    files["general/10-bank.md"] = head("general.bank", more=f'{NOTE}\n[defines]\n"Share" = "a part"') + "A.\n"

    assert [term.supplied_by for term in make(tmp_path, files).terms["Share"]] == ["money.fixed", "general.bank"]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("general/05-notices.md", "+++\nid", "id", "begins with a head"),
        ("general/05-notices.md", 'title = "Title"', "title = ", "not TOML"),
        ("general/05-notices.md", "title =", "titel =", "no key 'titel'"),
        ("general/05-notices.md", 'version = "1.0.0"\n', "", "lacks 'version'"),
        ("general/05-notices.md", 'standing = "core"', 'standing = "usual"', "standing is one of"),
        ("general/05-notices.md", "as_at = 2026-11-22", 'as_at = "2026-11-22"', "as_at must be a date"),
        ("general/05-notices.md", 'sources = ["practice"]', 'sources = "practice"', "list of texts"),
        ("money/05-fixed.md", 'in_when = "fixed"', 'in_when = "fixed and"', "ends where a fact was expected"),
        ("money/05-fixed.md", 'id = "money.fixed"', 'id = "money.none"', "is the id of"),
        ("facts.toml", 'says = "many"\n', "", "needs 'says' and 'when'"),
        ("library.toml", 'groups = ["background"]', "groups = []", "is in no section"),
        ("library.toml", 'name = "Tiny"', "name = ", "not TOML"),
        ("library.toml", 'version = "1.0.0"\n', "", "'version' is missing"),
        ("library.toml", "as_at = 2026-11-22", "as_at = 2026-11-22T10:00:00", "is not a date"),
        ("library.toml", 'key = "terms"\n', "", "'key' is missing"),
        ("library.toml", 'series = "clauses"', 'series = "clause"', "not one of the choices"),
        ("library.toml", 'title = "Who pays"', 'titel = "Who pays"', "the key 'titel' is not known here"),
        ("library.toml", 'ours = "must"\n', "", "'ours' is missing"),
        ("library.toml", 'name = "Tiny"', 'name = "Tiny"\nchecks = ["pcc"]', "'pcc' is not one of"),
        ("definitions.toml", '"a party to this agreement"', "1", "must be a table of texts"),
        ("facts.toml", 'says = "many"', "says = 1", "the fact 'many' must be a table of texts"),
        ("money/05-fixed.md", '"Share" =', '"Share" = 1\n"Part" =', "defines must be a table of texts"),
        ("execution/05-signed.md", 'kind = "execution"', 'kind = "executon"', "kind is one of clause, execution"),
    ],
)
def test_a_library_that_cannot_be_read_is_refused_naming_the_file(tmp_path, files, file, old, new, says):
    assert old in files[file]
    files[file] = files[file].replace(old, new, 1)

    with pytest.raises(LibraryError) as refused:
        make(tmp_path, files)

    assert says in refused.value.message
    assert refused.value.where.file.rsplit("/", 1)[-1].endswith((".md", ".toml"))


def test_a_folder_without_a_plan_is_no_library(tmp_path):
    with pytest.raises(LibraryError, match=r"there is no library\.toml"):
        load_library(tmp_path)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path, files):
    make(tmp_path, files)
    (tmp_path / "general" / "05-notices.md").write_bytes(b"\xff\xfe")
    load_library.cache_clear()

    with pytest.raises(LibraryError, match="not UTF-8"):
        load_library(tmp_path)


def test_a_library_whose_file_has_changed_is_read_again(tmp_path, files):
    before = make(tmp_path, files)
    files["general/05-notices.md"] = files["general/05-notices.md"].replace("in writing", "on paper only")

    after = make(tmp_path, files)

    assert before.digest != after.digest
    assert "on paper only" in after.clauses["general.notices"].wording


def test_a_link_back_up_and_a_folder_named_like_a_clause_are_passed_over(tmp_path, files):
    known = make(tmp_path, files).clauses.keys()
    (tmp_path / "general" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "general" / "99-notes.md").mkdir()
    load_library.cache_clear()

    assert load_library(tmp_path).clauses.keys() == known


def test_the_date_of_the_law_may_stand_in_quotes(tmp_path, files):
    files["library.toml"] = files["library.toml"].replace("as_at = 2026-11-22", 'as_at = "2026-11-22"')

    assert make(tmp_path, files).as_at == date(2026, 11, 22)


def test_the_schema_of_a_library_knows_the_groups_of_rules():
    assert tuple(schema("library")["properties"]["checks"]["items"]["enum"]) == GROUPS
