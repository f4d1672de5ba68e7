"""A small library built in code, for tests of selecting and filling."""

from collections.abc import Mapping
from pathlib import Path

_LIBRARY = """
name = "Small"
version = "1"
as_at = 2026-01-01
[[sections]]
key = "parties"
heading = "Parties"
series = "parties"
groups = ["parties"]
[[sections]]
key = "terms"
heading = "Agreed terms"
series = "clauses"
groups = ["one", "two"]
[[sections]]
key = "schedules"
heading = "Schedules"
series = "schedules"
groups = ["schedules"]
[slots]
"one.way" = { title = "The way", default = "one.b", required = true }
[front]
title = "{{ agreement.title }}"
party = "{{ party.name }}"
[phrases]
the_others = "{% if facts.two %}the other Party{% else %}the other Parties{% endif %}"
[[swaps]]
path = "house.obligation"
value = "shall"
ours = "must"
theirs = "shall"
"""
_FACTS = """
[two]
says = "there are two parties"
when = "parties | length == 2"
[rich]
says = "money moves"
when = "money.model"
[hosted]
says = "there is a host"
when = "governance.host"
"""
KNOWN = ("agreement", "parties", "money", "governance", "house", "clauses", "term")


def write_library(
    folder: Path, clauses: Mapping[str, str], *, definitions: str = "", facts: str = _FACTS, library: str = _LIBRARY
) -> Path:
    """Write a library folder. `clauses` maps a clause id to the rest of its head and, after '---', its wording."""
    (folder / "library.toml").write_text(library, encoding="utf-8")
    (folder / "facts.toml").write_text(facts, encoding="utf-8")
    (folder / "definitions.toml").write_text(definitions, encoding="utf-8")
    for number, (key, text) in enumerate(clauses.items()):
        group, _, slug = key.partition(".")
        head, _, wording = text.partition("---\n")
        (folder / group).mkdir(exist_ok=True)
        path = folder / group / f"{number:02}-{slug}.md"
        standing = "" if "standing" in head else 'standing = "core"\n'
        common = f'id = "{key}"\ntitle = "{slug.title()}"\nversion = "1"\nas_at = 2026-01-01\n{standing}'
        path.write_text(f"+++\n{common}{head}+++\n{wording}", encoding="utf-8")
    return folder


def brief(**more: object) -> dict[str, object]:
    """Return a brief of two parties."""
    return {"agreement": {"title": "T"}, "parties": [{"name": "A", "short_name": "the A"}, {"name": "B"}], **more}
