"""The house: imports point one way, and each outside library is named in its own room only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import draftkit

PACKAGE = Path(draftkit.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "data" not in path.relative_to(PACKAGE).parts)

BELOW = {
    "errors",
    "findings",
    "paths",
    "characters",
    "memo",
    "cache",
    "resources",
    "violations",
    "quickcheck",
    "validation",
}
STEPS = ("brief", "library", "assembly", "checks", "word", "redline", "writers", "packs", "batch")
ALLOWED: dict[str, set[str]] = {
    "model": BELOW | {"model"},
    "wording": BELOW | {"model", "wording"},
    "brief": BELOW | {"model", "brief"},
    "library": BELOW | {"model", "wording", "library"},
    "assembly": BELOW | {"model", "wording", "assembly"},
    "checks": BELOW | {"model", "wording", "checks"},
    "word": BELOW | {"model", "word"},
    "redline": BELOW | {"model", "word", "redline"},
    "writers": BELOW | {"model", "writers"},
    "packs": BELOW | {"model", "packs"},
    "batch": BELOW | {"model", "batch"},
    "actions": BELOW | {"model", "wording", "actions", *STEPS},
    "cli": BELOW | {"model", "actions", "cli"},
}
"""What each layer may import. Steps never import one another, but that `redline` uses `word`; doors call actions."""

OUTSIDE: dict[str, tuple[str, ...]] = {
    "lxml": ("word/", "redline/"),
    "rapidfuzz": ("redline/",),
    "docx": ("word/",),
    "docxtpl": ("word/tags.py",),
    "jsonschema": ("validation.py",),
    "referencing": ("validation.py",),
    "click": ("cli/",),
    "markdown_it": ("wording/markup.py",),
    "ruamel": ("brief/yaml_form.py",),
    "tomllib": ("brief/toml_form.py", "library/", "checks/bodies.py"),
    "pickle": ("cache.py",),
    "marshal": ("cache.py",),
    "fsspec": ("batch/stores/",),
    "filelock": ("batch/outputs.py", "batch/reading.py"),
    "multiprocessing": ("batch/engines/",),
    "openpyxl": ("batch/tables/", "batch/template.py"),
    "rich": ("cli/batch_progress.py",),
    "sqlite3": ("batch/",),
    "dask": ("batch/engines/cluster.py",),
    "distributed": ("batch/engines/cluster.py",),
    "subprocess": ("actions/pdf.py",),
}
"""Outside libraries and the only places that may name them."""

LONGEST_FILE, LONGEST_FUNCTION = 320, 45
TABLES = ("word/widths.py", "word/lint/orders.py")
"""Tables of constants, which may be as long as they are."""


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every module a file imports, with the line, whether at the top or late."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{name.name}" for name in node.names] if node.module == "draftkit" else [node.module]
            )
            yield from ((node.lineno, name) for name in names)


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer(name: str) -> str:
    return name.split("/")[0].removesuffix(".py")


def test_imports_point_one_way():
    wrong = [
        f"{place(path)}:{line}: {layer(place(path))} may not import {module}"
        for path in FILES
        for line, module in imports(path)
        if module.startswith("draftkit.") and layer(place(path)) in ALLOWED
        if module.split(".")[1] not in ALLOWED[layer(place(path))]
    ]

    assert not wrong, "\n".join(wrong)


def test_what_lies_below_all_imports_no_layer():
    wrong = [
        f"{place(path)}:{line}: {module}"
        for path in FILES
        if layer(place(path)) in BELOW
        for line, module in imports(path)
        if module.startswith("draftkit.") and module.split(".")[1] not in BELOW
    ]

    assert not wrong, "\n".join(wrong)


def test_every_folder_has_its_place_on_the_map():
    folders = {layer(place(path)) for path in FILES if "/" in place(path)}

    assert folders == set(ALLOWED)


@pytest.mark.parametrize("library", OUTSIDE)
def test_an_outside_library_is_named_in_its_own_room_only(library: str):
    wrong = [
        f"{place(path)}:{line}: names {module}"
        for path in FILES
        for line, module in imports(path)
        if module.split(".")[0] == library and not place(path).startswith(OUTSIDE[library])
    ]

    assert not wrong, "\n".join(wrong)


def test_no_file_and_no_function_is_longer_than_a_reader_can_hold():
    long_files = [
        f"{place(path)}: {count} lines"
        for path in FILES
        if (count := path.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE and place(path) not in TABLES
    ]
    long_functions = [
        f"{place(path)}:{node.lineno}: {node.name} has {length} lines"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]

    assert not [*long_files, *long_functions]


def test_every_module_says_in_its_first_line_what_it_is():
    silent = [place(path) for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]

    assert not silent
