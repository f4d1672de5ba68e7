"""Portfolios for the tests: folders of small agreements, and a portfolio as a value. No tests itself."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from draftkit.actions.draft import draft
from draftkit.actions.project import open_project
from draftkit.findings import Finding, Place
from draftkit.model.portfolio import Became, Line, Portfolio, Sight, across, alike
from draftkit.word.archive import write_package
from draftkit.word.package import open_package

LIBRARY = Path(__file__).parent / "libraries" / "data-sharing"
BRIEF: dict[str, Any] = json.loads((LIBRARY.parent / "two-bodies.json").read_text(encoding="utf-8"))
LATER = {"withdrawal": {"notice_months": 6}}
"""What makes one clause of an agreement another: the notice to leave."""


def drafted(reference: str, **more: Any) -> bytes:
    """Return a Word file of a small agreement."""
    return _drafted(
        json.dumps({**BRIEF, "agreement": {"title": f"Sharing {reference}", "reference": reference}, **more})
    )


@cache
def _drafted(brief: str) -> bytes:
    return draft(open_project(brief.encode(), name="brief.json", clauses=LIBRARY)).content


def edited(content: bytes, old: str, new: str) -> bytes:
    """Return the file with other words in it, as if a hand had put them there."""
    package = open_package(content, "a.docx", "read")
    body = package.parts[package.main]
    assert old.encode() in body
    return write_package({**package.parts, package.main: body.replace(old.encode(), new.encode())})


def without_brief(content: bytes) -> bytes:
    """Return the file without the brief it carries."""
    package = open_package(content, "a.docx", "read")
    marked = b"urn:draftkit:provenance:1"
    return write_package({name: part.replace(marked, b"urn:x") for name, part in package.parts.items()})


def folder(path: Path, **files: bytes) -> Path:
    """Put Word files into a folder; '__' in a name stands for the folder it is in."""
    for name, content in files.items():
        target = path / f"{name.replace('__', '/')}.docx"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return path


HOSTILE = '<script>alert(1)</script> & "x" \u202e=1'
SLOW = Finding("it was stopped after 5 s", "bar", "BATCH-SLOW", "try it by itself", Place("c/LEG-3.docx"))
NOTICE = Sight("period", "three months → six months: “by written notice of six months”", "clause 9.3")


def changed(number: int, *clauses: Became, **more: Any) -> Line:
    """Return an agreement that changed."""
    key = f"LEG-{number}"
    counts: dict[str, int] = {}
    for each in clauses:
        counts[each.what] = counts.get(each.what, 0) + 1
    facts = {
        "title": f"Agreement {number}", "redline": f"{key}.redline.docx", "account": f"{key}.redline.html",
        "counts": counts, **more,
    }  # fmt: skip
    return Line(key, "changed", old=f"{key}.docx", new=f"{key}.docx", clauses=clauses, **facts)


TERM = Became("changed", "Clause 9 (Term)", "Term", "_dk_running_term", "running.term", "change-1")
BREACH = Became("moved and changed", "Clause 8 (Breach)", "Breach", "_dk_sharing_breach", "sharing.breach", "change-2")
OWN = Became("added", "Clause 10 (Bells)", "Bells", anchor="change-3")


def compared(*lines: Line, **more: Any) -> Portfolio:
    """Return two runs compared: these agreements, or one of every kind."""
    told = lines or (
        changed(1, TERM, BREACH, OWN, sights=(NOTICE,), more=2),
        changed(2, TERM, sights=(NOTICE,)),
        Line("LEG-3", "failed", "Agreement 3", "LEG-3.docx", "c/LEG-3.docx", findings=(SLOW,)),
        Line("LEG-4", "new", "Agreement 4", "", "LEG-4.docx"),
        Line("LEG-5", "gone", "Agreement 5", "LEG-5.docx"),
        Line("LEG-6", "same", "Agreement 6", "LEG-6.docx", "LEG-6.docx"),
    )
    facts = {"library": "Sharing 1.0", **more}
    return Portfolio("compare", "runs/a", "runs/b", told, across(told, {}), alike(told), **facts)


def held(*lines: Line, **more: Any) -> Portfolio:
    """Return files held against the library."""
    altered, dropped = Became("altered", "Clause 9 (Term)", "Term", "", "running.term"), Became("dropped", "Law", "Law")
    told = lines or (
        changed(1, altered, dropped),
        changed(2, altered),
        Line("LEG-3", "failed", new="LEG-3.docx", findings=(SLOW,)),
        Line("LEG-4", "same", "Agreement 4", new="LEG-4.docx", counts={"library's": 12}),
    )
    return Portfolio("deviations", "", "files", told, across(told, {"running.term": "Start and end"}), **more)
