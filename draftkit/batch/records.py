"""What a ledger says: of one job, of all, and what many of them have in common. The counting is left to SQLite."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.batch.jobs import as_finding
from draftkit.batch.stores import Kept
from draftkit.errors import DraftkitError, EnvironmentProblem
from draftkit.findings import Finding, Place
from draftkit.model.batch_report import Counts, Fired, Line, Often, Run

FORMAT = 1
_COLUMNS = (
    "key", "number", "name", "place", "input", "setup", "outcome", "kind", "title", "open", "clauses", "seconds",
    "tries",
)  # fmt: skip
_JOBS = f"select {', '.join(_COLUMNS)} from job"  # noqa: S608 - the names are ours
_LAST = "(select max(id) from run)"
_IN_TABLE = f"job.planned = {_LAST}"
_NO_LONGER = f"job.planned < {_LAST}"
_STANDING = f"""case when outcome = 'failed' then 'failed' when run = {_LAST} then 'made'
    when due then 'left' else 'kept' end"""
_LINES = f"""select key, number, {_STANDING}, title, kind, place, open, clauses, seconds, tries, findings, flags, blanks
    from job"""  # noqa: S608 - the names are ours
_COUNTS = f"""select {_STANDING}, count(*) from job where {_IN_TABLE} group by 1"""  # noqa: S608
_FIRED = f"""
with found as (
    select json_extract(each.value, '$.rule') as rule, json_extract(each.value, '$.severity') as severity,
        job.key as job, job.number as number, min(json_extract(each.value, '$.message')) as says,
        min(json_extract(each.value, '$.source')) as source, min(json_extract(each.value, '$.status')) as status
    from job, json_each(job.findings) as each
    where {_IN_TABLE} and (job.outcome = 'done' or job.kind = 'final')
    group by 1, 2, 3
), ranked as (
    select *, row_number() over (partition by rule, severity order by number) as nth,
        count(*) over (partition by rule, severity) as agreements
    from found where rule <> '' and severity in ('bar', 'warning', 'advice')
)
select rule, severity, agreements, says, source, status, job from ranked where nth <= ? order by rule, severity, nth
"""  # noqa: S608 - the names are ours
_OFTEN = """
select {what}(each.value) as path, count(distinct job.key), count(*) from job, json_each(job.{column}) as each
where {where} and job.outcome = 'done' group by 1 order by 2 desc, 3 desc, 1
"""
_ROOM = "make room on the disk, or choose another folder; then run the same command again"
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Row:
    """What the ledger says of a job."""

    key: str
    number: int
    name: str
    place: Place
    input: str
    setup: str
    outcome: str
    kind: str
    title: str
    open: int
    clauses: int
    seconds: float
    tries: int
    files: tuple[Kept, ...] = ()


class Records:
    """A ledger to read from. Use it in a `with` statement."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._db = db
        db.create_function("any_of", 1, _any_of, deterministic=True)

    def __enter__(self) -> "Records":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def row(self, key: str) -> Row | None:
        """Return what is known of a job."""
        found = self._db.execute(f"{_JOBS} where key = ?", (key,)).fetchone()
        return self._row(found) if found else None

    def rows(self, outcome: str = "") -> Iterator[Row]:
        """Yield the jobs of the last table, in its order: all, or those with an outcome."""
        query = f"{_JOBS} where {_IN_TABLE} and ? in ('', outcome) order by number, key"
        for found in self._db.execute(query, (outcome,)):
            yield self._row(found)

    def gone(self) -> Iterator[Row]:
        """Yield the jobs that are no longer in the table, whose files are left where they are."""
        for found in self._db.execute(f"{_JOBS} where {_NO_LONGER} order by key"):
            yield self._row(found)

    def findings(self, key: str) -> tuple[Finding, ...]:
        """Return what was found in a job, as it was recorded."""
        found = self._db.execute("select findings from job where key = ?", (key,)).fetchone()
        return tuple(map(as_finding, json.loads(found[0]))) if found else ()

    def last_run(self) -> Run | None:
        """Return the run that began last; nothing where none has."""
        query = "select id, began, ended, source, total, stopped, options from run order by id desc limit 1"
        found = self._db.execute(query).fetchone()
        if found is None:
            return None
        number, began, ended, source, total, stopped, options = found
        return Run(number, began, ended or "", source, total, stopped or "", json.loads(options))

    def counts(self) -> Counts:
        """Return how the agreements of the last table stand. What no ledger knows of was not come to."""
        found: Mapping[str, int] = dict(self._db.execute(_COUNTS))
        run = self.last_run()
        unknown = max((run.total if run else 0) - sum(found.values()), 0)
        ((gone,),) = self._db.execute(f"select count(*) from job where {_NO_LONGER}")  # noqa: S608
        return Counts(
            made=found.get("made", 0),
            kept=found.get("kept", 0),
            failed=found.get("failed", 0),
            left=found.get("left", 0) + unknown,
            gone=gone,
        )

    def lines(self, *, outcome: str = "", most: int = -1) -> Iterator[Line]:
        """Yield the agreements of the last table with all that was found: all, or the first with an outcome."""
        query = f"{_LINES} where {_IN_TABLE} and ? in ('', outcome) order by number, key limit ?"
        for found in self._db.execute(query, (outcome, most)):
            yield self._line(found)

    def lines_gone(self) -> Iterator[Line]:
        """Yield the agreements that are no longer in the table."""
        for found in self._db.execute(f"{_LINES} where {_NO_LONGER} order by key"):
            yield self._line(found)

    def kinds(self) -> Mapping[str, int]:
        """Return of what agreements failed and how many, the most frequent first."""
        query = f"""select kind, count(*) from job where {_IN_TABLE} and outcome = 'failed'
            group by 1 order by 2 desc, 1"""  # noqa: S608 - the names are ours
        return dict(self._db.execute(query))

    def fired(self, most: int) -> Iterator[Fired]:
        """Yield every rule that found something in a draft, with at most so many of the agreements it did in."""
        last: Fired | None = None
        keys: list[str] = []
        for rule, severity, agreements, says, source, status, key in self._db.execute(_FIRED, (most,)):
            if last and (last.rule, last.severity) == (rule, severity):
                keys.append(key)
                continue
            if last:
                yield _with_keys(last, keys)
            last, keys = Fired(rule, severity, agreements, (), says or "", source or "", status or ""), [key]
        if last:
            yield _with_keys(last, keys)

    def blanks(self) -> Iterator[Often]:
        """Yield the paths for which drafts have blanks, 'parties[].address' for every party; the commonest first."""
        query = _OFTEN.format(what="any_of", column="blanks", where=_IN_TABLE)
        return (Often(*found) for found in self._db.execute(query))

    def undecided(self) -> Iterator[Often]:
        """Yield the clauses that drafts leave to be kept or dropped; the commonest first."""
        query = _OFTEN.format(what="", column="flags", where=_IN_TABLE)
        return (Often(*found) for found in self._db.execute(query))

    def marks(self) -> Mapping[str, str]:
        """Return the files of the agreements of the last table, each with the mark it had when it was written."""
        query = f"select file.name, mark from file join job using (key) where {_IN_TABLE}"  # noqa: S608
        return dict(self._db.execute(f"{query} order by number, file.name"))

    def check_format(self) -> None:
        """Raise DraftkitError for a ledger of another format, which a later draftkit wrote."""
        found = self._db.execute("select value from about where name = 'format'").fetchone()
        if found and found[0] != str(FORMAT):
            raise DraftkitError(
                f"this ledger has format {found[0]}, and this draftkit knows {FORMAT}",
                where=str(self.path),
                hint="use the draftkit that made it, or another folder",
            )

    def _row(self, found: tuple[Any, ...]) -> Row:
        facts = dict(zip(_COLUMNS, found, strict=True))
        files = self._db.execute("select name, size, digest, mark from file where key = ? order by name", (found[0],))
        place = Place(**json.loads(facts["place"]))
        return Row(**{**facts, "place": place}, files=tuple(Kept(*row) for row in files))

    def _line(self, found: tuple[Any, ...]) -> Line:
        key, number, standing, title, kind, place, open_, clauses, seconds, tries, findings, flags, blanks = found
        files = self._db.execute("select name from file where key = ? order by name", (key,))
        return Line(
            key, number, standing, title, kind, Place(**json.loads(place)), tuple(name for (name,) in files),
            open_, clauses, seconds, tries, tuple(map(as_finding, json.loads(findings))),
            tuple(json.loads(flags)), tuple(json.loads(blanks)),
        )  # fmt: skip


@contextmanager
def telling(path: Path, doing: str) -> Iterator[None]:
    """Say in the user's words what went wrong with the file of a ledger."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        if any(words in said for words in ("not a database", "malformed", "no such table", "no such column")):
            raise DraftkitError(
                "this is no ledger, or a damaged one", where=str(path), hint="move it away and run again"
            ) from error
        if "locked" in said:
            raise EnvironmentProblem(
                "another program holds the ledger", where=str(path), hint="wait until it has ended"
            ) from error
        hint = _ROOM if doing == "written" else "check its permissions"
        if not path.parent.is_dir():
            said, hint = "its folder is gone", "put it back, and run the same command again"
        raise EnvironmentProblem(f"the ledger cannot be {doing}: {said}", where=str(path), hint=hint) from error


def _with_keys(fired: Fired, keys: list[str]) -> Fired:
    return Fired(fired.rule, fired.severity, fired.agreements, tuple(keys), fired.says, fired.source, fired.status)


def _any_of(path: str) -> str:
    """'parties[2].address' as 'parties[].address': the same blank, whichever party has it."""
    return _INDEX.sub("[]", path)
