import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from draftkit.batch.naming import MOST, Pattern, folded, safe_name, settle
from draftkit.errors import DraftkitError

MARK = "0123456789abcdef" * 4
BRIEF = {
    "agreement": {"title": "Tri-service station", "reference": "LEG/2027/014", "draft_date": "2027-03-03"},
    "parties": [{"short_name": "the Trust"}, {"short_name": "the Authority"}],
    "term": {"start_date": "2027-04-01"},
}
ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)
DEVICES = ["CON", "prn", "Aux", "nul", "COM1", "lpt9", "COM¹", "LPT³", "CONIN$", "conout$", "CON.txt", "nul .tar.gz"]
PIECES = st.sampled_from(
    [*DEVICES, "/", "\\", "..", ".", " ", "\u202e", "\u200b", "\u0301", "~$", "-", "é", "👩🏽", "x" * 119]
)
NASTY = st.lists(PIECES | ANY, max_size=8).map("".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | NASTY | st.lists(ANY, max_size=2)
FACTS = st.fixed_dictionaries(
    {"agreement": st.dictionaries(st.sampled_from(["title", "reference", "draft_date"]), SCALARS)},
    optional={"parties": st.lists(st.dictionaries(st.just("short_name"), SCALARS), max_size=2) | SCALARS},
)
PATTERNS = [
    "{reference}-{title}",
    "{date}/{reference}",
    "{parties[0].short_name}/{parties[1].short_name}/{title} ({reference})",
    "{number:04} {title} [{reference}, {date}]",
    "{key}",
]


def fits_windows(name: str) -> bool:
    stem = name.partition(".")[0].rstrip(" ").upper()
    reserved = stem in {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
        f"{d}{n}" for d in ("COM", "LPT") for n in "123456789¹²³"
    }
    return not reserved and not {*'<>:"/\\|?*'} & {*name} and name == name.strip(" .")


def fits_everywhere(name: str) -> bool:
    return (
        bool(name)
        and fits_windows(name)
        and len(name.encode()) <= MOST
        and all(unicodedata.category(c)[0] != "C" for c in name)
        and unicodedata.is_normalized("NFC", name)
        and not name.startswith(("-", "~"))
    )


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{reference}-{title}", "LEG-2027-014-Tri-service station"),
        ("{title}", "Tri-service station"),
        ("{term.start_date}/{reference}", "2027-04-01/LEG-2027-014"),
        ("drafts/{number:04}", "drafts/0007"),
        ("{number} {key}", "7 row 7"),
        ("{date}_{parties[1].short_name}", "2027-03-03_the Authority"),
        ("{ title } {{v{number}}}", "Tri-service station {v7}"),
    ],
)
def test_a_pattern_names_an_agreement_by_its_facts(pattern, name):
    assert Pattern.parse(pattern).name(BRIEF, 7, "row 7") == name


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{agreement.status}-{title}", "Tri-service station"),
        ("{title}-{agreement.status}", "Tri-service station"),
        ("{title} - {agreement.status} - {number}", "Tri-service station - 7"),
        ("{title}{agreement.status}_{number}", "Tri-service station_7"),
        ("{title} ({agreement.status}, {parties[2].short_name}) v{number}", "Tri-service station v7"),
        ("{title} (draft {agreement.draft_number})", "Tri-service station (draft)"),
        ("{title} ({agreement.draft_number} of draft)", "Tri-service station (of draft)"),
        ("{agreement.status}/{title}", "Tri-service station"),
        ("{term.start_date}/{agreement.status}", "2027-04-01/row 7"),
        ("{agreement.status} {agreement.draft_number}", "row 7"),
        ("{parties[0].short_name.more}/{parties[0]}/{agreement[0].title}/{title}", "Tri-service station"),
    ],
)
def test_what_is_missing_leaves_no_gap(pattern, name):
    assert Pattern.parse(pattern).name(BRIEF, 7, "row 7") == name


def test_an_agreement_of_which_nothing_is_known_is_called_by_its_number():
    assert Pattern.parse("{title}").name({}, 12, "") == "12"


def test_a_long_title_does_not_push_out_what_follows_it():
    facts = {"agreement": {"title": "Very long title " * 40, "reference": "Short"}}

    name = Pattern.parse("{title} {reference} {number:06}").name(facts, 7, "")

    assert name.startswith("Very long title Very")
    assert name.endswith("Short 000007")
    assert MOST - 16 < len(name) <= MOST


def test_a_pattern_says_which_paths_of_the_brief_it_asks_for():
    pattern = Pattern.parse("{date}/{reference}-{parties[0].short_name}-{agreement.reference}-{number}-{key}")

    assert pattern.paths == ("agreement.draft_date", "agreement.reference", "parties[0].short_name")


@pytest.mark.parametrize(
    ("pattern", "message", "hint"),
    [
        ("", "a folder in it has no name", "one '/' between"),
        ("draft", "all files would have one name", "{reference}"),
        ("{titel}", "there is no fact '{titel}'", "did you mean '{title}'?"),
        ("{parties}", "there is no fact '{parties}'", "parties[0].short_name"),
        ("{[0].title}", "there is no fact", "did you mean"),
        ("{parties[0}", "was not expected", "parties[0].short_name"),
        ("{}", "was not expected", "parties[0].short_name"),
        ("{reference", "a '{' stands alone", "'{{'"),
        ("reference}", "a '}' stands alone", "'{{'"),
        ("{number:x}", "was not expected", "{number:04}"),
        ("{key:04}", "was not expected", "{number:04}"),
        ("/srv/{key}", "a folder in it has no name", "one '/' between"),
        ("a//{key}", "a folder in it has no name", "one '/' between"),
        ("{key}/", "a folder in it has no name", "one '/' between"),
        ("../{key}", "no folder can be called '..'", "call it"),
        ("aux/{key}", "no folder can be called 'aux'", "'_aux'"),
        ("a\\{key}", "'\\' cannot stand in a name", "put '/'"),
        ("C:/{key}", "':' cannot stand in a name", "leave it out"),
        ("{key}\n", "'\\n' cannot stand in a name", "leave it out"),
        ("{key}.DOCX", "it has the ending '.DOCX'", "leave it out"),
    ],
)
def test_a_bad_pattern_is_refused_with_what_to_do(pattern, message, hint):
    with pytest.raises(DraftkitError) as refused:
        Pattern.parse(pattern)

    assert message in refused.value.message
    assert hint in refused.value.hint


@given(st.sampled_from(PATTERNS), FACTS, st.integers(1, 10**6), NASTY)
def test_no_fact_leads_out_of_the_folder_or_makes_one(pattern, facts, number, key):
    parsed = Pattern.parse(pattern)

    steps = parsed.name(facts, number, key).split("/")

    assert all(fits_everywhere(step) for step in steps)
    assert len(steps) <= len(parsed.steps)


@given(st.text(alphabet="{}abc:/[]0.", max_size=12))
def test_any_text_is_a_pattern_or_is_refused(text):
    try:
        steps = Pattern.parse(text).name({}, 1, "row 1").split("/")
    except DraftkitError:
        return

    assert all(fits_everywhere(step) for step in steps)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Caf\u0065\u0301", "Café"),
        (" a\t b\n\u00a0c ", "a b c"),
        ("a\u202eb\u200bc\x07d\ud800e\ufe0f", "abcde"),
        ('LEG/2027\\14: "x"?', "LEG-2027-14- -x"),
        ("...a...", "a"),
        ("~$LEG-7", "$LEG-7"),
        ("-rf", "rf"),
        ("", "unnamed"),
        ("../..", "unnamed"),
        ("\u200b.\u3164", "unnamed"),
        ("con", "_con"),
        ("NUL .txt", "_NUL .txt"),
        ("COM\u00b2.x", "_COM\u00b2.x"),
        ("console", "console"),
        ("com10", "com10"),
        ("x" * 200, "x" * 120),
        ("x" * 119 + "é", "x" * 119),
        ("x" * 118 + "q\u0301", "x" * 118),
        ("e" + "\u0327\u0328" * 100, None),
        ("x" * 115 + "👩🏽", "x" * 115),
        ("CON" + "-" * 200 + "x", "_CON"),
        ("CON." + "x" * 200, "_CON." + "x" * 115),
    ],
)
def test_a_name_is_made_safe(text, name):
    safe = safe_name(text)

    assert fits_everywhere(safe)
    assert safe == name or name is None


@given(NASTY)
@example("CON" + "-" * 117 + "x")
def test_a_safe_name_is_safe_everywhere_and_stays_as_it_is(text):
    name = safe_name(text)

    assert fits_everywhere(name)
    assert safe_name(name) == name
    assert PurePosixPath(name).name == PureWindowsPath(name).name == name


@given(NASTY)
def test_what_differs_in_case_or_composition_alone_is_folded_to_one(text):
    name = safe_name(text)

    assert folded(name) == folded(unicodedata.normalize("NFD", name)) == folded(folded(name))
    assert folded(name) == folded(name.casefold()) == folded(name.lower())


@pytest.mark.parametrize(
    ("one", "other"), [("Straße", "STRASSE"), ("ıI", "iI"), ("a\u0301", "Á"), ("2027/a", "2027/A")]
)
def test_two_names_that_windows_or_macos_would_take_for_one_are_folded_to_one(one, other):
    assert folded(one) == folded(other)


def test_names_that_no_file_system_takes_for_one_stay_two():
    assert folded("①") != folded("1")


def test_a_free_name_stays_as_it_is():
    assert settle("a/b", set().__contains__, MARK) == "a/b"


def test_a_taken_name_gets_as_much_of_the_mark_as_makes_it_free():
    taken: set[str] = set()

    for _ in range(7):
        taken.add(settle("2027/LEG", taken.__contains__, MARK))

    tails = ("", *(f"-{MARK[:length]}" for length in (8, 16, 32, 64)), "-01234567-2", "-01234567-3")
    assert taken == {f"2027/LEG{tail}" for tail in tails}


@given(NASTY, st.integers(0, 6))
def test_a_marked_name_is_as_safe_as_the_name(text, times):
    name, taken = safe_name(text), set()

    for _ in range(times + 1):
        taken.add(settle(f"x/{name}", taken.__contains__, MARK))

    assert len(taken) == times + 1
    assert all(safe_name(last) == last for _, _, last in (marked.partition("/") for marked in taken))
