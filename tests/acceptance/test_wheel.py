"""The wheel: installed in an empty environment away from the checkout, it drafts the samples."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.json"))
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is published, built once."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_clauses_schemas_samples_and_the_frame(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())

    clauses = {
        f"draftkit/data/clauses/{p.relative_to(ROOT / 'clauses').as_posix()}" for p in (ROOT / "clauses").rglob("*.*")
    }
    assert {"draftkit/data/clauses/library.toml", "draftkit/data/clauses/bodies.json"} <= clauses <= names
    assert {"draftkit/data/schemas/brief.schema.json", "draftkit/word/frames/house.docx", "draftkit/py.typed"} <= names
    assert {f"draftkit/data/samples/{name}.json" for name in SAMPLES} <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]


def test_installed_away_from_the_checkout_it_drafts_every_sample(wheel: Path, tmp_path: Path):
    python = _environment(tmp_path / "env")
    install = [python, "-m", "pip", "install", "--quiet", "--constraint", str(ROOT / "constraints.txt"), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, cwd=tmp_path)

    for name in SAMPLES:
        _run(python, tmp_path, "init", f"{name}.json", "--from", name)
        _run(python, tmp_path, "draft", f"{name}.json", "-o", f"{name}.docx")

    assert sorted(path.stem for path in tmp_path.glob("*.docx")) == SAMPLES


def _environment(folder: Path) -> str:
    venv.create(folder, with_pip=True)
    return str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def _run(python: str, folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "DRAFTKIT_CACHE": "off"}
    environment.pop("PYTHONPATH", None)
    subprocess.run([python, "-m", "draftkit", *arguments], check=True, capture_output=True, cwd=folder, env=environment)
