import re

from draftkit.checks.bodies import bodies
from draftkit.library.load import load_library
from draftkit.model.brief import KIND_OF_FORM
from draftkit.resources import clauses_folder, schema


def test_every_kind_and_form_is_one_the_brief_may_give():
    facts = schema("brief")["$defs"]["a_party"]["properties"]
    known = bodies()

    assert {*known.limbs, *KIND_OF_FORM.values()} <= set(facts["kind"]["enum"])
    forms = {
        *KIND_OF_FORM,
        *known.pairs,
        *known.pairs.values(),
        *(form for each in known.forms.values() for form in each),
    }
    assert forms <= set(facts["form"]["enum"])


def test_every_clause_that_rules_look_for_is_in_the_library():
    assert set(bodies().clauses.values()) <= load_library(clauses_folder()).clauses.keys()


def test_every_path_that_need_not_be_printed_is_one_of_the_brief():
    properties = schema("brief")["properties"]

    assert {path.split(".")[0] for path in bodies().unprinted} <= properties.keys()


def test_the_lists_have_dates_and_their_patterns_can_be_read():
    known = bodies()

    assert known.statute_as_at <= known.as_at
    for function in known.never_delegable:
        assert re.compile(function.exactly)
        assert re.search(function.mentions, function.name.replace("appointing, ", "appointing "))
