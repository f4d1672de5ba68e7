"""A batch report with something of everything in it, and hostile words. No tests itself."""

from dataclasses import replace

from draftkit.findings import Finding, Place
from draftkit.model.batch_report import Counts, Files, Fired, Line, Often, Report, Run, Status

HOSTILE = '<script>alert(1)</script> & "x" \u202e\x1b[31m'
RUN = Run(
    2, "2027-03-04T09:12:00+00:00", "2027-03-04T09:40:30+00:00", "tables/projects.xlsx", 9, "",
    {"to": ["docx", "pdf"], "final": True, "only": ["LEG-*"], "frame": "ours.docx", "program": "2.2.0",
     "library": "Collaboration 4.1"},
)  # fmt: skip
POWER = Finding("Record the power: none.", "warning", "PCA-2-POWER", "record it", source="s.2(5)", status="VERIFIED")
SILENT = Finding("Not recorded: the area", "note", "PCA-1-LIMBS", open=False)
CLASH = Finding(
    "two parties are called ‘X’", "bar", "BATCH-CELL", "give each a name", Place("projects.xlsx", path="row 7")
)


def made(number: int = 1, **more: object) -> Line:
    """Return an agreement that was made."""
    facts = {
        "title": f"Agreement {number}", "files": (f"LEG-{number}.docx",), "open": 3, "seconds": 0.5, "clauses": 40,
        "findings": (POWER, SILENT), "undecided": ("money.savings",), "blanks": ("fee",), **more,
    }  # fmt: skip
    return Line(f"LEG-{number}", number, **{"standing": "made", **facts})  # type: ignore[arg-type]


def failure(number: int = 2, *findings: Finding, kind: str = "table", **more: object) -> Line:
    """Return an agreement that failed."""
    return Line(f"LEG-{number}", number, "failed", kind=kind, findings=findings, **more)  # type: ignore[arg-type]


def report(*lines: Line, **more: object) -> Report:
    """Return the report of some agreements."""
    failed = tuple(line for line in lines if line.standing == "failed")
    counts = Counts(*(sum(line.standing == name for line in lines) for name in ("made", "kept", "failed", "left")))
    kinds = {kind: sum(line.kind == kind for line in failed) for kind in dict.fromkeys(line.kind for line in failed)}
    plain = Report("build", RUN, "ended", counts, "../build/", kinds, lines, failed)
    return replace(plain, **more)  # type: ignore[arg-type]


def everything() -> Report:
    """Return a report that has each of the tables."""
    lines = (
        made(1), made(2, standing="kept", title="t" * 300), made(3, standing="left", files=()),
        failure(4, CLASH), failure(5, *[CLASH] * 12, kind="final", files=("LEG-5.docx",)), failure(6, kind="unheard"),
    )  # fmt: skip
    return report(
        *lines,
        counts=Counts(1, 1, 3, 1, gone=1),
        gone=(made(9, files=("2026/LEG 9 #1.docx",)),),
        fired=(
            Fired("PCA-5", "bar", 1, ("LEG-1",), "One person cannot agree with itself.", "s.5", "our reading"),
            Fired(
                "PCA-2-POWER", "warning", 300, tuple(f"LEG-{n}" for n in range(100)), "Record it.", "s.2", "VERIFIED"
            ),
            Fired("ASAT", "advice", 5, tuple("abcde"), "Check.", "drafting practice", "practice"),
        ),
        blanks=tuple(Often(f"parties[].x{n}", 9, 20, f"Address {n}") for n in range(70)),
        undecided=(Often("money.savings", 5, 5, "Savings"), Often("gone.clause", 1, 1)),
    )


def hostile() -> Report:
    """Return a report in which every word that comes from outside tries to be markup."""
    finding = Finding(HOSTILE, "warning", HOSTILE, HOSTILE, Place(HOSTILE, path=HOSTILE), HOSTILE)
    line = Line(HOSTILE, 1, "made", HOSTILE, "", finding.where, (HOSTILE,), findings=(finding,))
    return report(
        line,
        replace(line, standing="failed", kind=HOSTILE, findings=(finding,) * 9),
        target=HOSTILE,
        run=Run(1, HOSTILE, HOSTILE, HOSTILE, 2, HOSTILE, {"to": [HOSTILE], "library": HOSTILE, "only": [HOSTILE]}),
        gone=(line,),
        fired=(Fired(HOSTILE, "bar", 9, (HOSTILE,) * 9, HOSTILE, HOSTILE, HOSTILE),),
        blanks=(Often(HOSTILE, 1, 1, HOSTILE),),
        undecided=(Often(HOSTILE, 1, 1, HOSTILE),),
    )


def status(**more: object) -> Status:
    """Return how a run came to its end."""
    plain = Status("build", RUN, "ended", Counts(1, 1, 3, 1, gone=1), Files(12), (failure(4, CLASH),))
    return replace(plain, **more)  # type: ignore[arg-type]
