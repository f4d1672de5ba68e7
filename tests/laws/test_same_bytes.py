"""Equal briefs give equal bytes: no clock, no chance, no order of hashing, and nothing left over from another draft."""

import hashlib
import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from hypothesis import given, settings
from ruamel.yaml import YAML

from draftkit.actions.draft import draft
from draftkit.actions.project import make_project
from draftkit.brief.read import read_brief
from tests.drafts import SAMPLES, docx_of, library, project_of, sample_data
from tests.strategies import briefs

_ELSEWHERE = """
import hashlib, json, sys
from tests.drafts import SAMPLES, docx_of, sample_data
for name in (SAMPLES if sys.argv[1] == "on" else reversed(SAMPLES)):
    print(name, hashlib.sha256(docx_of(sample_data(name))).hexdigest())
"""
TEXTS = ("html", "markdown", "json", "outline")


def test_a_sample_drafted_twice_gives_the_same_bytes(sample):
    assert docx_of(sample_data(sample.name)) == docx_of(sample_data(sample.name))


@pytest.mark.parametrize("form", TEXTS)
def test_every_other_form_has_the_same_bytes_as_well(sample, form):
    again = draft(project_of(sample_data(sample.name), f"{sample.name}.json"), form)

    assert again.content == draft(sample.project, form).content


def test_keys_in_another_order_give_the_same_bytes(sample):
    turned = _backwards(sample_data(sample.name))

    assert docx_of(turned) == docx_of(sample_data(sample.name))


def test_the_same_facts_in_yaml_give_the_same_bytes(sample):
    text = StringIO()
    YAML(typ="safe").dump(sample_data(sample.name), text)
    project = make_project(read_brief(text.getvalue().encode(), name="brief.yaml"), library())

    assert draft(project).content == docx_of(sample_data(sample.name))


@settings(max_examples=max(5, settings.default.max_examples // 10))
@given(briefs(most_parties=6), briefs(most_parties=6))
def test_what_was_drafted_before_leaves_no_trace(brief, other):
    first = docx_of(brief)
    docx_of(other)

    assert docx_of(brief) == first


@pytest.mark.slow
def test_other_processes_make_the_same_bytes_whatever_their_hash_seed():
    here = {name: hashlib.sha256(docx_of(sample_data(name))).hexdigest() for name in SAMPLES}

    assert _elsewhere("1", "on") == here
    assert _elsewhere("4242", "back") == here


def _elsewhere(seed, order):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"}
    command = [sys.executable, "-c", _ELSEWHERE, order]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return dict(line.split() for line in done.stdout.splitlines())


def _backwards(value):
    if isinstance(value, dict):
        return {key: _backwards(inner) for key, inner in reversed(value.items())}
    return [_backwards(inner) for inner in value] if isinstance(value, list) else value


def test_turning_keys_round_changes_the_text_of_the_brief_and_not_its_facts():
    data = sample_data("two-party-pilot")

    assert json.dumps(_backwards(data)) != json.dumps(data)
    assert _backwards(data) == data
