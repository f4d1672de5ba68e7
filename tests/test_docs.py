"""The pages for people: their commands run, their tables are true, and their links lead somewhere."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
from ruamel.yaml import YAML

from draftkit import resources
from draftkit.actions.draft import ENDINGS, FORMS
from draftkit.cli import cli, run
from draftkit.library.load import load_library
from draftkit.word.lists import PLACES
from draftkit.word.roles import KINDS, STYLES
from tests.test_architecture import ALLOWED, BELOW, STEPS

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")], key=lambda path: str(path)
)
_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_EXIT = re.compile(r"#\s*exit code (\d+)\s*$")
_COMMANDS = {
    "questions": ["questions", "BRIEF", "--json"],
    "flags": ["flags", "BRIEF", "--json"],
    "check": ["check", "BRIEF", "--json"],
    "draft": ["draft", "BRIEF", "--json", "-o", "shape.html"],
    "pack": ["pack", "BRIEF", "--draft", "--json", "-o", "shape.zip"],
    "clauses": ["clauses", "list", "--json"],
    "clause": ["clauses", "show", "general.notices", "--json"],
    "lint": ["clauses", "lint", "--json"],
    "bodies": ["bodies", "kent", "--json"],
    "redline": ["compare", "frame.docx", "frame.docx", "-o", "shape.docx", "--force", "--json"],
    "deviations": ["compare", "--to-library", "frame.docx", "--brief", "BRIEF", "--json"],
    "versions": ["compare", "frame.docx", "frame.docx", "frame.docx", "--json"],
    "revisions": ["revisions", "list", "frame.docx", "--json"],
    "resolved": ["revisions", "accept", "frame.docx", "-o", "shape.docx", "--force", "--json"],
    "version": ["version", "--json"],
    "error": ["check", "BRIEF", "--json", "--set", "nonsense=1"],
}
"""The command that prints each report of docs/reference.md."""


@dataclass(frozen=True)
class Block:
    """A fenced block. Its info is 'sh', 'text', 'yaml brief.yaml' (a file), 'json into x.json' (put into a file) …

    'md under x.md' is the wording below the head of a clause file; 'bash' is a script, run as a whole.
    """

    kind: str
    target: str
    into: bool
    under: bool
    body: str


@dataclass(frozen=True)
class Done:
    """What a command did."""

    code: int
    out: str
    err: str


def blocks(page: str) -> Iterator[Block]:
    for fence in _FENCE.finditer((ROOT / page).read_text(encoding="utf-8")):
        kind, *rest = [*fence["info"].split(), ""]
        yield Block(kind, rest[-2] if len(rest) > 1 else "", "into" in rest, "under" in rest, fence["body"])


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table whose heading row begins with that cell."""
    lines = iter((ROOT / page).read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith(f"| {heading} |"):
            next(lines)
            break
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


@pytest.fixture
def draftkit(tmp_path, monkeypatch, capsys) -> Callable[[list[str]], Done]:
    """Return the command line, run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def call(arguments: list[str]) -> Done:
        load_library.cache_clear()  # a command in a process of its own reads what a page has just changed
        code = run(arguments)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call


# Commands ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page", ["README.md", "docs/guide.md", pytest.param("docs/library.md", marks=pytest.mark.slow)]
)
def test_every_command_of_a_page_runs_and_says_what_the_page_shows(page, draftkit):
    said = ""
    for block in blocks(page):
        match block.kind:
            case "sh":
                said = "".join(_said(line, draftkit) for line in block.body.splitlines() if line.strip())
            case "text":
                _assert_said(block.body, said)
            case "json" | "yaml" | "toml" | "md" if block.target:
                _write(block, Path(block.target))
            case "bash":
                said = _run(block.body)
            case "python":
                exec(compile(block.body, page, "exec"), {})  # noqa: S102 - our own page


def _said(line: str, draftkit: Callable[[list[str]], Done]) -> str:
    wanted = _EXIT.search(line)
    name, *arguments = shlex.split(line, comments=True)
    assert name == "draftkit", line
    done = draftkit(arguments)
    assert done.code == (int(wanted[1]) if wanted else 0), f"{line}\n{done.err}"
    return f"{done.out}\n{done.err}\n"


def _run(script: str) -> str:
    """What a script says, run by bash with our own draftkit in a folder that Git knows nothing of."""
    if not (shutil.which("bash") and shutil.which("git")):
        pytest.skip("needs bash and Git")
    ours = f'draftkit() {{ "{sys.executable}" -m draftkit "$@"; }}\n'
    names = {f"GIT_{who}_{what}": "team@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["bash", "-euo", "pipefail", "-c", ours + script]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return f"{done.stdout}\n{done.stderr}\n"


def _assert_said(shown: str, said: str) -> None:
    """Every line but '…' stands in what was said. Numbers may differ: they change with the library."""
    whole = _flat(said)
    for line in shown.splitlines():
        assert line.strip() == "…" or _flat(line) in whole, f"not said: {line}"


def _flat(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()))


def _write(block: Block, target: Path) -> None:
    """A block is a file, the wording under the head of a file, or data put into one. '*' stands for part of a name."""
    target = next(Path().glob(str(target))) if "*" in str(target) else target
    target.parent.mkdir(parents=True, exist_ok=True)
    if block.under:
        head = target.read_text(encoding="utf-8").rpartition("+++\n")[0]
        target.write_text(f"{head}+++\n{block.body}", encoding="utf-8")
        return
    if not block.into:
        target.write_text(block.body, encoding="utf-8")
        return
    data = _merged(_read(target.read_text(encoding="utf-8")), _read(block.body))
    target.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _read(text: str) -> Any:
    """JSON and YAML alike: the first is the second. Dates stay text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors.pop("tag:yaml.org,2002:timestamp", None)
    return yaml.load(text)


def _merged(old: Any, new: Any) -> Any:
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return new
    return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}


# Tables ------------------------------------------------------------------------------------------------------------


def test_the_roles_of_a_frame_are_the_programs_own():
    page = {_code(role): (style, kind, numbered) for role, style, kind, _, numbered in rows("docs/frame.md", "Role")}

    assert page == {role: (STYLES[role], KINDS[role], "yes" if role in PLACES else "") for role in STYLES}


def test_every_group_of_a_brief_has_its_row_in_the_guide():
    named = [code for key, _ in rows("docs/guide.md", "Key") for code in _codes(key)]

    assert sorted(named) == sorted(resources.schema("brief")["properties"].keys() - {"$schema"})


def test_the_house_choices_of_the_guide_are_those_of_the_schema():
    page = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8").split("## House choices")[1]
    told = {found[1]: _codes(found[2]) for found in re.finditer(r"^\| `(\w+)` \| ([^|]+) \|", page, re.MULTILINE)}
    schema = resources.schema("brief")
    house = schema["properties"]["house"]
    known = house.get("properties") or schema["$defs"][house["$ref"].rpartition("/")[2]]["properties"]

    assert told == {key: _choices(schema, value) for key, value in known.items()}


def test_every_sample_has_its_line():
    names = {path.stem for path in resources.samples_folder().glob("*.json")}

    assert {_code(name) for name, _ in rows("README.md", "Sample")} == names
    assert {re.findall(r"\(([\w-]+)\.json\)", name)[0] for name, _ in rows("samples/README.md", "File")} == names


def test_every_form_has_its_line():
    told = {_code(form): ending for form, ending, _ in rows("README.md", "Form")}

    assert tuple(sorted(told)) == tuple(sorted(FORMS))
    assert all(ENDINGS[ending] == form for form, ending in told.items())


def test_every_option_of_every_command_is_in_the_reference():
    page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    missing = [
        f"{name} {option}"
        for name, command in _commands(cli, "draftkit")
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if f"`{option}" not in page and f" {option}`" not in page and option != "--help"
    ]

    assert not missing


def test_the_shapes_of_the_reports_are_those_of_the_reference(draftkit):
    draftkit(["init", "--from", "two-party-pilot", "brief.json"])
    draftkit(["frame", "frame.docx"])
    told = {_code(shape): _codes(keys) for shape, _, keys in rows("docs/reference.md", "Schema")}

    printed = {}
    for name, arguments in _COMMANDS.items():
        report = json.loads(draftkit([argument.replace("BRIEF", "brief.json") for argument in arguments]).out)
        printed[report["schema"]] = list(report)
        assert report["schema"] == f"draftkit/{name}/1"

    assert told == printed


def test_the_map_of_the_architecture_is_the_one_that_is_held():
    told = {_code(package): set(_codes(may)) for package, _, may in rows("ARCHITECTURE.md", "Package")}
    steps = set(STEPS)

    for package, allowed in ALLOWED.items():
        others = allowed - BELOW - {package} - (steps if package == "actions" else set())
        assert told[package] == others, package
    assert told.keys() == ALLOWED.keys()
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert all(f"`{module}`" in page for module in BELOW)


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for each in group.list_commands(context):
        command = group.get_command(context, each)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {each}")
        elif command is not None:
            yield f"{name} {each}", command


def _choices(schema: Any, value: Any) -> list[str]:
    choices: list[str] = (value if "enum" in value else schema["$defs"][value["$ref"].rpartition("/")[2]])["enum"]
    return choices


def _code(cell: str) -> str:
    return cell.strip("`")


def _codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


# Links -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    dead = [link for link in _LINK.findall(_without_code(page)) if not _leads(page, link)]

    assert not dead


def test_every_page_can_be_reached_from_the_first():
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            links = (link.partition("#")[0] for link in _LINK.findall(_without_code(page)) if "://" not in link)
            targets = [page.parent / link for link in links if link]
            waiting += [target / "README.md" if target.is_dir() else target for target in targets]

    assert {page.relative_to(ROOT).as_posix() for page in PAGES} == {
        page.relative_to(ROOT).as_posix() for page in reached
    }


def _leads(page: Path, link: str) -> bool:
    if "://" in link:
        return True
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page: Path) -> set[str]:
    """The anchors that a code host gives the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", _without_code(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _without_code(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))
