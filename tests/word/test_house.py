"""The shipped frame is what its script builds, and what a careful lawyer would expect to open."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from draftkit.word.frame import HOUSE
from draftkit.word.lists import LISTS
from draftkit.word.ooxml import VAL, parse, w
from draftkit.word.roles import STYLES
from draftkit.word.stylesheet import Stylesheet
from draftkit.word.templates import faults
from draftkit.word.unzip import read_parts

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_frame.py"
PARTS = read_parts(HOUSE.read_bytes(), "house.docx")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_frame", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_builds_the_committed_bytes(script: ModuleType, tmp_path: Path):
    script.build(tmp_path / "house.docx")

    assert (tmp_path / "house.docx").read_bytes() == HOUSE.read_bytes()


def test_every_role_has_a_style_with_its_name_and_a_place_in_the_gallery():
    styles = parse(PARTS["word/styles.xml"])
    sheet = Stylesheet(styles)

    found = {role: sheet.find(kind, name) for role, name in STYLES.items() for kind in _kinds(role)}

    assert all(found.values())
    assert all(style.find(w("uiPriority")) is not None for style in styles.iter(w("style")))


def test_every_numbered_style_and_its_level_point_at_each_other():
    numbering, styles = parse(PARTS["word/numbering.xml"]), parse(PARTS["word/styles.xml"])
    owners = [link.get(VAL) for link in numbering.iter(w("pStyle"))]

    numbered = [style for style in styles.iter(w("style")) if style.find(f"{w('pPr')}/{w('numPr')}") is not None]

    assert {style.get(w("styleId")) for style in numbered} == set(owners)
    assert len(owners) == sum(len(lst.levels) for lst in LISTS)


def test_every_list_has_nine_levels_and_ids_of_its_own():
    lists = list(parse(PARTS["word/numbering.xml"]).iter(w("abstractNum")))

    assert {len(lst.findall(w("lvl"))) for lst in lists} == {9}
    for tag in ("nsid", "tmpl"):
        ids = [lst.find(w(tag)).get(VAL) for lst in lists]
        assert len(set(ids)) == len(lists)
        assert all(int(number, 16) < 0x80000000 for number in ids)


def test_nothing_in_it_tells_of_the_machine():
    everything = b"".join(PARTS.values()).lower()

    for tell in (b"python-docx", b"updatefields", b"w:dirty", b"thumbnail", b"stylewitheffects", b"en-us", b"rsid"):
        assert tell not in everything
    settings = parse(PARTS["word/settings.xml"]).iter(w("compatSetting"))
    modes = [setting for setting in settings if setting.get(w("name")) == "compatibilityMode"]
    assert [mode.get(VAL) for mode in modes] == ["15"]


def test_every_tag_in_it_is_known():
    spoken = [name for name in PARTS if b"{{" in PARTS[name] or b"{%" in PARTS[name]]

    assert sorted(spoken) == [
        "docProps/core.xml",
        "word/document.xml",
        "word/footer2.xml",
        "word/footer3.xml",
        "word/header2.xml",
    ]
    assert all(not list(faults(PARTS[name].decode().replace("{%p", "{%"))) for name in spoken)


def _kinds(role: str) -> list[str]:
    from draftkit.word.roles import KINDS

    return [KINDS[role]]
