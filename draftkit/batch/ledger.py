"""The ledger: one SQLite file beside the outputs that says of every job what it was made from and what came of it.

A row is written after the files of its job are there, whole. So what the ledger calls done is done, and what it does
not know is made again, byte for byte the same.
"""

import json
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from draftkit.batch.jobs import Result, as_data, as_place
from draftkit.batch.records import FORMAT, Records, Row, telling
from draftkit.findings import Place

__all__ = ["NAME", "Ledger", "Row"]

NAME = "draftkit-ledger.sqlite"
_PAUSE = 0.5
"""Seconds between two commits. What a killed run did since the last is found in its place and taken as it is."""
_TABLES = """
create table if not exists about (name text primary key, value text not null) without rowid;
create table if not exists run (
    id integer primary key, began text not null, ended text, source text not null, setup text not null,
    options text not null, total integer not null default 0, stopped text
);
create table if not exists job (
    key text primary key, number integer not null, run integer not null, planned integer not null, name text not null,
    place text not null, input text not null, setup text not null, outcome text not null, kind text not null,
    title text not null, open integer not null, clauses integer not null, seconds real not null, tries integer not null,
    findings text not null, flags text not null, blanks text not null, due integer not null
) without rowid;
create table if not exists file (
    name text primary key, key text not null, size integer not null, digest text not null, mark text not null
) without rowid;
create index if not exists files_of on file (key);
"""


class Ledger(Records):
    """A ledger to write in as well. Use it in a `with` statement: what was written is kept when it is left."""

    def __init__(self, path: Path) -> None:
        self._last = time.monotonic()
        self._run = 0
        with telling(path, "written"):
            super().__init__(sqlite3.connect(path, isolation_level=None, timeout=10), path)
            try:
                self._db.executescript("pragma synchronous = normal;" + _TABLES)
                self.check_format()
                self._db.execute("insert or ignore into about values ('format', ?)", (str(FORMAT),))
                self._db.execute("begin")
            except BaseException:
                self._db.close()
                raise

    def __enter__(self) -> "Ledger":
        return self

    def close(self) -> None:
        """Keep what was written and close the file."""
        try:
            self.keep()
        finally:
            self._db.close()

    def keep(self) -> None:
        """Commit: from here on a killed run knows what was written."""
        if self._db.in_transaction:
            self._write("commit")
        self._write("begin")
        self._last = time.monotonic()

    def begin(self, *, at: str, source: str, setup: str, options: Mapping[str, Any], total: int) -> None:
        """Note that a run begins. Everything written from here on is of this run.

        It is kept with the next `keep`, when it is known what of the table was made: else the table would seem unmade.
        """
        row = (at, source, setup, json.dumps(options, sort_keys=True), total)
        self._run = (
            self._write("insert into run (began, source, setup, options, total) values (?, ?, ?, ?, ?)", row).lastrowid
            or 0
        )

    def end(self, *, at: str, stopped: str = "") -> None:
        """Note that the run has ended, and what stopped it if it did not come to its end."""
        self._write("update run set ended = ?, stopped = ? where id = ?", (at, stopped or None, self._run))
        self.keep()

    def planned(self, key: str, number: int) -> None:
        """Note that the table of this run has a job that is known already."""
        self._write("update job set planned = ?, number = ?, due = 0 where key = ?", (self._run, number, key))

    def due(self, key: str) -> None:
        """Note that a job is to be made again. Until it is, it counts as one that was not come to."""
        self._write("update job set due = 1 where key = ?", (key,))

    def record(self, result: Result, *, name: str, place: Place, digest: str, setup: str) -> None:
        """Write down what came of a job, in place of what was known of it."""
        data = [as_data(finding) for finding in result.findings]
        row = (
            result.key, result.number, self._run, self._run, name, _json(as_place(place)), digest, setup,
            result.outcome, result.kind, result.title, result.open, result.clauses, round(result.seconds, 4),
            result.tries, _json(data), _json(result.flags), _json(result.blanks), 0,
        )  # fmt: skip
        self._write(f"insert or replace into job values ({', '.join('?' * len(row))})", row)  # noqa: S608
        if result.outcome == "done":  # of what failed the files of an earlier run are still there
            self._write("delete from file where key = ?", (result.key,))
        for kept in result.files:
            held = (kept.name, result.key, kept.size, kept.digest, kept.mark)
            self._write("insert or replace into file values (?, ?, ?, ?, ?)", held)
        if time.monotonic() - self._last > _PAUSE:
            self.keep()

    def _write(self, statement: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        with telling(self.path, "written"):
            return self._db.execute(statement, tuple(map(_text, values)))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _text(value: Any) -> Any:
    """A value fit for the file: half a character, which no file can hold, becomes a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
