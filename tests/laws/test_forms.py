"""A form with its values put in is the clause itself, for every step that goes by the form."""

import copy
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.actions.draft import draft
from draftkit.actions.project import Project, check, make_project
from draftkit.brief.read import build_brief
from draftkit.model.agreement import Text, Value
from draftkit.model.forms import CLOSE, OPEN, Filled, form_of, put_in, values_of
from draftkit.model.walk import map_blocks, map_clauses
from tests.drafts import SAMPLES, library, sample_data
from tests.strategies import HOSTILE, briefs
from tests.wordfile import WordFile


@settings(max_examples=max(5, settings.default.max_examples // 10))
@given(briefs(most_parties=5))
def test_a_draft_of_any_brief_is_the_same_without_forms(brief):
    _compare(brief)


@settings(max_examples=max(10, settings.default.max_examples // 10))
@given(st.sampled_from(sorted(SAMPLES)), st.sampled_from(["", " and Sons", *HOSTILE]))
def test_a_sample_with_other_values_is_the_same_without_forms(name, more):
    brief = sample_data(name)
    for party in brief["parties"]:
        party["name"] += more
        party["address"] = f"{party.get('address', '1 High Street')}{more}"
    brief["agreement"]["title"] += more
    _compare(brief)


def _compare(brief):
    project = make_project(build_brief(copy.deepcopy(brief)), library())
    agreement = project.assembled.agreement
    bare = map_clauses(lambda clause: replace(clause, body=tuple(clause.body)), agreement)
    assert any(isinstance(clause.body, Filled) for section in agreement.sections for clause in section.body)
    for section in agreement.sections:
        for clause in section.body:
            assert _texts_only(_with(values_of(clause.body), form_of(clause.body))) == _texts_only(clause.body)
    assembled = replace(project.assembled, agreement=bare)
    findings = check(project.brief, project.library, assembled)
    plain = draft(Project(project.brief, project.library, assembled, findings))
    made = draft(project)
    assert findings == project.findings
    assert (plain.content, plain.issues) == (made.content, made.issues)
    words = "".join(part.decode() for name, part in WordFile(made.content).parts.items() if name.endswith(".xml"))
    assert not {OPEN, CLOSE} & set(words)


def _with(values, form):
    def change(inline):
        return replace(inline, text=put_in(values, inline.text)) if isinstance(inline, Value) else inline

    return map_blocks(change, form)


def _texts_only(body):
    """The blocks without what tells where a value came from, which no form knows."""

    def change(inline):
        return Text(f"<{inline.text}>", inline.style) if isinstance(inline, Value) else inline

    return map_blocks(change, tuple(body))
