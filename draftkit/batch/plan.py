"""The plan: every entry of a table with the name its files will have, before anything is written.

It is kept in a temporary database that SQLite removes by itself, so a plan of a hundred thousand entries needs no more
memory than one of ten.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from draftkit.batch.jobs import Job, as_data, as_finding, as_place
from draftkit.batch.naming import Pattern, folded, settle
from draftkit.errors import BriefError
from draftkit.findings import Finding, Place
from draftkit.model.batch import Entry
from draftkit.model.brief import canonical

_TABLE = """
pragma journal_mode = off;
create table plan (number integer primary key, key text unique not null, name text not null,
    folded text unique not null, digest text not null, packed blob not null, wanted integer not null default 1);
"""


Complete = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""What a table says to the whole brief: what all rows share is added to it. Raises BriefError."""


class Outline(NamedTuple):
    """What a job is known by."""

    number: int
    key: str
    name: str
    digest: str


class Plan:
    """What is to be made of a table. Close it when done."""

    def __init__(self, entries: Iterable[Entry], complete: Complete, pattern: Pattern) -> None:
        self._complete = complete
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_TABLE)
        self._db.execute("begin")
        for entry in entries:
            self._add(entry, pattern)
        self._db.execute("commit")

    def __len__(self) -> int:
        ((count,),) = self._db.execute("select count(*) from plan")
        return int(count)

    def outlines(self) -> Iterator[Outline]:
        """Yield what a job is known by, in the order of the table."""
        for row in self._db.execute("select number, key, name, digest from plan order by number"):
            yield Outline(*row)

    def leave(self, number: int) -> None:
        """Take a job off the plan: there is nothing to do for it."""
        self._db.execute("update plan set wanted = 0 where number = ?", (number,))

    def jobs(self) -> Iterator[Job]:
        """Yield what is to be done, in the order of the table."""
        query = "select number, key, name, digest, packed from plan where wanted order by number"
        for number, key, name, digest, packed in self._db.execute(query):
            data, places, faults = json.loads(zlib.decompress(packed))
            yield Job(
                number,
                key,
                name,
                self._completed(data)[0],
                {path: Place(**place) for path, place in places.items()},
                tuple(as_finding(fault) for fault in faults),
                digest,
            )

    def __enter__(self) -> "Plan":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget the plan."""
        self._db.close()

    def _add(self, entry: Entry, pattern: Pattern) -> None:
        data, faults = self._completed(entry.data)
        digest = hashlib.sha256(canonical(data).encode()).hexdigest()
        key = self._key(entry)
        wanted = pattern.name(data, number=entry.number, key=key)
        name = settle(wanted, self._taken, hashlib.sha256(key.encode()).hexdigest())
        places = {path: as_place(place) for path, place in entry.places.items()}
        packed = zlib.compress(
            json.dumps([entry.data, places, [as_data(f) for f in (*entry.faults, *faults)]]).encode(), 1
        )
        row = (entry.number, key, name, folded(name), digest, packed)
        self._db.execute("insert into plan values (?, ?, ?, ?, ?, ?, 1)", row)

    def _completed(self, data: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[Finding, ...]]:
        """The whole brief of an entry; as the table has it, with what is wrong, where it cannot be made whole."""
        try:
            return self._complete(data), ()
        except BriefError as error:
            return data, error.findings

    def _key(self, entry: Entry) -> str:
        """The key of an entry. A second entry of one key has its number too: it has a fault, and is reported."""
        there = self._db.execute("select 1 from plan where key = ?", (entry.key,)).fetchone()
        return f"{entry.key} ({entry.number})" if there else entry.key

    def _taken(self, name: str) -> bool:
        return self._db.execute("select 1 from plan where folded = ?", (folded(name),)).fetchone() is not None
