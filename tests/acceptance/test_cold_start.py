"""What a command imports before it does its work: --help pays for nothing, a draft only for what it uses."""

import json
import subprocess
import sys

import pytest

from draftkit import resources

_HEAVY = {"jinja2", "lxml", "docx", "docxtpl", "jsonschema", "markdown_it", "ruamel", "referencing", "tomllib"}
_NAMING = """
import json, sys
from draftkit.cli import run
code = run(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def imported(*arguments):
    """Return the outside packages that a command imported, once it has done its work."""
    command = [sys.executable, "-c", _NAMING, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(names)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments):
    assert not imported(*arguments) & _HEAVY


@pytest.mark.parametrize("command", ["draft", "flags", "check", "questions", "init", "schema", "clauses", "bodies"])
def test_help_on_a_command_opens_no_word_file_and_judges_no_brief(command):
    assert not imported(command, "--help") & {"lxml", "docx", "docxtpl", "jsonschema", "markdown_it", "ruamel"}


def test_a_draft_of_a_json_brief_in_the_house_frame_needs_no_docxtpl_jsonschema_or_yaml(tmp_path):
    brief = resources.samples_folder() / "two-party-pilot.json"

    names = imported("draft", str(brief), "-o", str(tmp_path / "draft.docx"))

    assert not names & {"docxtpl", "docx", "jsonschema", "referencing", "ruamel"}


def test_the_schema_is_printed_without_reading_the_library():
    assert not imported("schema") & _HEAVY


@pytest.mark.parametrize("form", ["html", "markdown", "json", "outline"])
def test_other_forms_need_no_word_file(tmp_path, form):
    brief = resources.samples_folder() / "two-party-pilot.json"

    names = imported("draft", str(brief), "--to", form, "-o", str(tmp_path / "draft"))

    assert not names & {"docxtpl", "docx", "jsonschema", "ruamel", "lxml"}


def test_help_takes_few_modules_of_ours():
    command = [sys.executable, "-c", "import sys; from draftkit.cli import run; run(['--help']); "
               "print(sum(name.startswith('draftkit') for name in sys.modules), file=sys.stderr)"]  # fmt: skip

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert int(done.stderr) <= 5
