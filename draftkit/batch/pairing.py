"""Two runs paired, agreement by agreement: by what their ledgers call them, else by the names of their files."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from draftkit.batch.ledger import NAME
from draftkit.batch.naming import folded
from draftkit.batch.reading import read_ledger
from draftkit.batch.records import Records, Row
from draftkit.findings import Finding, Place

REDLINE = ".redline"
"""What stands before the ending of the files that a comparison writes."""
_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Found:
    """An agreement in one run: its file, or why there is none."""

    key: str
    file: str = ""
    """From the folder of the run on, with '/' between."""
    title: str = ""
    fault: Finding | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """An agreement in two runs; in one of them it may not be."""

    key: str
    old: Found | None
    new: Found | None

    @property
    def file(self) -> str:
        """Return its file, the newer if there are two; '' if there is none."""
        return (self.new and self.new.file) or (self.old and self.old.file) or ""

    @property
    def title(self) -> str:
        """Return what it is called, if a ledger says it."""
        return (self.new and self.new.title) or (self.old and self.old.title) or ""

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Return why it cannot be compared, if it cannot: once where it is the same in both runs."""
        found = {run: side.fault for run, side in (("older", self.old), ("newer", self.new)) if side and side.fault}
        if len(found) > 1 and len({fault.message for fault in found.values()}) == 1:
            found = {"both": found["newer"]}
        return tuple(replace(fault, message=f"{_RUNS[run]} {fault.message}") for run, fault in found.items())


_RUNS = {"older": "the older run", "newer": "the newer run", "both": "both runs"}


def word_files(folder: Path, *, apart: Path | None = None) -> Iterator[str]:
    """Yield the Word files of a folder and the folders in it, in order, with '/' between.

    What Word, draftkit and the system keep for themselves is left out, and so are redlines and what lies in `apart`.
    """
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(each for each in folders if each[0] != "." and not _is_same(here / each, apart))
        for name in sorted(files):
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, and no path
            ours = ending.casefold() == _WORD and not stem.casefold().endswith(REDLINE)
            if ours and name[0] != "." and not name.startswith("~$"):
                yield (here / name).relative_to(folder).as_posix()


def pair_runs(old: Path, new: Path, *, apart: Path | None = None) -> tuple[Pair, ...]:
    """Return the agreements of two runs: in the order of the newer, then those that are in the older alone.

    Where both folders have a ledger its keys pair them; files it does not know, and all others, are paired by name.
    """
    sides = [_named(word_files(folder, apart=apart)) for folder in (old, new)]
    pairs: list[Pair] = []
    if all((folder / NAME).is_file() for folder in (old, new)):
        told = [_told(folder) for folder in (old, new)]
        for side, (_, known) in zip(sides, told, strict=True):
            for name in [name for name, found in side.items() if found.file in known]:
                del side[name]
        pairs += _joined(told[0][0], told[1][0])
    _meet_elsewhere(*sides)
    return (*pairs, *_joined(*sides))


def files_alone(folder: Path, *, apart: Path | None = None) -> tuple[Pair, ...]:
    """Return the Word files of a folder, each to be looked at by itself, called by its name without the ending."""
    return tuple(Pair(found.key, None, found) for found in _named(word_files(folder, apart=apart)).values())


def library_of(folder: Path) -> Path | None:
    """Return the folder of the library that the run in a folder drafted from, if that is known and still there."""
    if not (folder / NAME).is_file():
        return None
    with read_ledger(folder / NAME) as records:
        run = records.last_run()
    named = str(run.options.get("clauses") or "") if run else ""
    return Path(named) if named and (Path(named) / "library.toml").is_file() else None


def _joined(old: Mapping[str, Found], new: Mapping[str, Found]) -> Iterator[Pair]:
    for name, found in new.items():
        yield Pair(found.key, old.get(name), found)
    for name, found in old.items():
        if name not in new:
            yield Pair(found.key, found, None)


def _named(files: Iterator[str]) -> dict[str, Found]:
    """Files by what two systems would call the same: the name without its ending, folded."""
    found: dict[str, Found] = {}
    for file in files:
        key = str(PurePosixPath(file).with_suffix(""))
        name = folded(key)
        if name in found:
            found[file] = Found(file, file)
        else:
            found[name] = Found(key, file)
    return found


def _meet_elsewhere(old: dict[str, Found], new: dict[str, Found]) -> None:
    """Have files of one name meet that lie in different folders, if each run has one such alone."""
    alone = [
        {name: folded(PurePosixPath(found.key).name) for name, found in mine.items() if name not in theirs}
        for mine, theirs in ((old, new), (new, old))
    ]
    times = [Counter(side.values()) for side in alone]
    there = {bare: name for name, bare in alone[1].items()}
    for name, bare in alone[0].items():
        if times[0][bare] == times[1][bare] == 1:
            old[there[bare]] = old.pop(name)


def _told(folder: Path) -> tuple[dict[str, Found], frozenset[str]]:
    """What a ledger has of the last table, and all files that it knows of."""
    with read_ledger(folder / NAME) as records:
        found = {row.key: _of_row(folder, row, records) for row in records.rows()}
        rows = [*records.rows(), *records.gone()]
    return found, frozenset(kept.name for row in rows for kept in row.files)


def _of_row(folder: Path, row: Row, records: Records) -> Found:
    """An agreement as its ledger has it."""
    place = Place(str(folder))
    if row.outcome == "failed":
        why = next(iter(records.findings(row.key)), Finding("its ledger does not say of what", where=place))
        return Found(row.key, title=row.title, fault=replace(why, message=f"failed at it: {why.message}"))
    file = next((kept.name for kept in row.files if kept.name.casefold().endswith(_WORD)), "")
    if not file:
        return Found(row.key, title=row.title, fault=_no_word(place))
    if not (folder / file).is_file():
        return Found(row.key, title=row.title, fault=_missing(Place(str(folder / file))))
    return Found(row.key, file, row.title)


def _no_word(place: Place) -> Finding:
    hint = "run it with --to docx, and without --pack"
    return Finding("made no Word file of it", "bar", "BATCH-COMPARE", hint, place)


def _missing(place: Place) -> Finding:
    hint = "put it back, or run that batch again"
    return Finding("made a file of it that is not there any more", "bar", "BATCH-COMPARE", hint, place)


def _is_same(folder: Path, apart: Path | None) -> bool:
    return apart is not None and folder.absolute() == apart.absolute()
