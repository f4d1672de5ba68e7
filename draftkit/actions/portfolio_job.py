"""What a worker does for a portfolio: two files compared, or one held against the library, and the redline kept.

Never an exception, never half a file. What is told of an agreement travels as plain data.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from draftkit.actions.compare import Compared, compare_files
from draftkit.actions.deviations import Deviations, NoBrief, find_deviations
from draftkit.actions.project import open_library
from draftkit.batch.jobs import Job, Kind, Result, Setup, failed
from draftkit.batch.pairing import REDLINE
from draftkit.batch.stores import Kept, Store, open_store
from draftkit.errors import BriefError, DraftkitError, EnvironmentProblem
from draftkit.findings import Finding, Place
from draftkit.model.comparison import TOUCH_KINDS, Account, ClauseChange
from draftkit.word.package import open_package
from draftkit.word.provenance import embedded_brief
from draftkit.writers.account_html import anchor, write_account_html

Look = Callable[[Job], tuple[Compared, Account, dict[str, Any]]]
"""Looks at an agreement: the redline, its account, and what is told of it."""

BRIEFS: Final = (".json", ".yaml", ".yml", ".toml")
MOST_SIGHTS: Final = 24
"""Of what a lawyer looks for first, how much of one agreement is told; its account has it all."""
_MOST_FINDINGS: Final = 5
_OURS: Final = "this is our fault, not yours: please report it with the file"


def start_comparing(setup: Setup) -> Callable[[Job], Result]:
    """Make a worker ready to compare two files a job."""
    return partial(_do, _compare, open_store(setup.target))


def start_deviating(setup: Setup) -> Callable[[Job], Result]:
    """Make a worker ready to hold a file a job against the library, which is read once."""
    clauses = Path(setup.library) if setup.library else None
    open_library(clauses)
    return partial(_do, partial(_deviate, clauses), open_store(setup.target))


def _do(look: Look, store: Store, job: Job) -> Result:
    """Look at one agreement, and keep the redline and the account if there is anything in them."""
    began = time.perf_counter()

    def fail(kind: Kind, *findings: Finding) -> Result:
        return failed(job, kind, *findings[:_MOST_FINDINGS], seconds=time.perf_counter() - began)

    try:
        compared, account, told = look(job)
        files = dict(_files(job, compared, account)) if told["verdict"] == "changed" else {}
    except BriefError as error:
        return fail("brief", *error.findings)
    except (OSError, DraftkitError) as error:
        return fail("file", _said(error, job))
    except Exception as error:  # one agreement that we cannot read must not stop the others
        return fail("fault", Finding(f"{type(error).__name__}: {error}", "bar", "BATCH-FAULT", _OURS, job.place))
    try:
        kept = tuple(store.put(name, content) for name, content in files.items())
    except EnvironmentProblem as error:
        return fail("environment", Finding(error.message, "bar", "BATCH-ENVIRONMENT", error.hint, error.where))
    return _done(job, compared, account, kept, told, time.perf_counter() - began)


def _compare(job: Job) -> tuple[Compared, Account, dict[str, Any]]:
    data = job.data
    sides = [(_read(data[f"{side}_folder"], data[side]), data[side]) for side in ("old", "new")]
    compared = compare_files(*sides, author=data["author"], date=data["date"], ignore=data["ignore"])
    account = _named(compared.account(), *(f"{Path(data[f'{s}_folder']).name}/{data[s]}" for s in ("old", "new")))
    verdict = "changed" if compared.redline.revisions else "same"
    return compared, account, {"verdict": verdict, **_of_account(account)}


def _deviate(clauses: Path | None, job: Job) -> tuple[Compared, Account, dict[str, Any]]:
    data = job.data
    agreement = (_read(data["new_folder"], data["new"]), data["new"])
    how = {"clauses": clauses, "author": data["author"], "date": data["date"]}
    try:
        found = find_deviations(agreement, brief=_brief(agreement, data), **how)
    except NoBrief as error:
        where = data["briefs"] or "a folder, and name that with --briefs"
        hint = f"put the brief it was drafted from, under its name, into {where}"
        raise DraftkitError(error.message, hint=hint, where=error.where) from error
    told = _of_deviations(found)
    verdict = "same" if set(told["counts"]) <= {"library's"} else "changed"
    return found.compared, _named(found.account, "", data["new"]), {"verdict": verdict, **told}


def _brief(agreement: tuple[bytes, str], data: Mapping[str, Any]) -> tuple[bytes, str] | None:
    """The brief of the same name, or nothing where the file's own is to be taken."""
    beside = _beside(data["new"], Path(data["briefs"])) if data["briefs"] else None
    if beside is None or (data["own_first"] and embedded_brief(open_package(*agreement, "compare"))):
        return None
    return beside.read_bytes(), str(beside)


def _beside(file: str, briefs: Path) -> Path | None:
    """The brief of the same name: in the same folder of the briefs, else among them."""
    stem = file[: -len(".docx")]
    names = dict.fromkeys((stem, Path(stem).name))
    return next((path for name in names for end in BRIEFS if (path := briefs / f"{name}{end}").is_file()), None)


def _read(folder: str, file: str) -> bytes:
    return Path(folder, file).read_bytes()


def _named(account: Account, old: str, new: str) -> Account:
    """The account with names that tell two files of one name apart."""
    return replace(account, old_name=old or account.old_name, new_name=new or account.new_name)


def _files(job: Job, compared: Compared, account: Account) -> Iterator[tuple[str, bytes]]:
    yield f"{job.name}{REDLINE}.docx", compared.content
    yield f"{job.name}{REDLINE}.html", write_account_html(account).encode("utf-8", "replace")


def _of_account(account: Account) -> dict[str, Any]:
    """What became of the clauses. The list of open points, which follows from the rest, is left out."""
    changes = [change for change in (*account.changes, *account.others) if change.part != "points"]
    sights = [
        {"kind": kind, "sentence": touch.sentence, "where": touch.place or change.name}
        for kind in TOUCH_KINDS
        for change, touch in account.touches(kind)
        if change.part != "points"
    ]
    counts = Counter(change.kind for change in changes if change.kind != "renumbered")
    renumbered = sum(run.count for run in account.renumbered)
    return {
        "counts": {**counts, **({"renumbered": renumbered} if renumbered else {})},
        "clauses": [_clause(change, anchor(n)) for n, change in enumerate(account.told, 1) if change.part != "points"],
        "sights": sights[:MOST_SIGHTS],
        "more": len(sights[MOST_SIGHTS:]),
    }


def _clause(change: ClauseChange, there: str) -> dict[str, str]:
    heading = change.old_heading if change.kind == "removed" else change.new_heading
    return {
        "what": change.kind,
        "name": change.name,
        "heading": heading,
        "mark": change.mark,
        "anchor": there,
    }


def _of_deviations(found: Deviations) -> dict[str, Any]:
    told = enumerate(found.account.told, 1)
    anchors = {(c.kind == "removed", c.old_heading if c.kind == "removed" else c.name): anchor(n) for n, c in told}
    return {
        "counts": dict(Counter(each.state for each in found.clauses)),
        "clauses": [
            {
                "what": each.state,
                "name": each.name,
                "heading": each.heading,
                "clause": each.clause,
                "anchor": anchors.get((True, each.heading) if each.state == "dropped" else (False, each.name), ""),
            }
            for each in found.clauses
            if each.state != "library's"
        ],
    }


def _said(error: OSError | DraftkitError, job: Job) -> Finding:
    if isinstance(error, DraftkitError):
        where = Place() if str(error.where) == job.key else error.where  # the key is told anyway
        return Finding(error.message, "bar", "BATCH-FILE", error.hint, where)
    place = Place(str(error.filename or job.key))
    return Finding(f"cannot be read: {error.strerror or error}", "bar", "BATCH-FILE", "check its permissions", place)


def _done(
    job: Job, compared: Compared, account: Account, kept: tuple[Kept, ...], told: Mapping[str, Any], seconds: float
) -> Result:
    return Result(
        job.number,
        job.key,
        "done",
        title=account.title,
        findings=compared.findings[:_MOST_FINDINGS],
        files=kept,
        seconds=seconds,
        tries=job.tries + 1,
        told=told,
    )
