"""Portfolio: two runs compared agreement by agreement, or a folder of agreements held against the library.

Both run as a batch does: on processes, failures told one by one and the others gone on with. The tables are written
when all has been looked at; a table of a run that was stopped says so.
"""

import filecmp
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from draftkit.actions.batch import Watch
from draftkit.actions.batch_wishes import LIMIT
from draftkit.actions.compare import AUTHOR, checked_date
from draftkit.actions.portfolio_job import start_comparing, start_deviating
from draftkit.actions.project import open_library
from draftkit.batch.engines.local import LocalEngine, Start
from draftkit.batch.jobs import Job, Result, Setup, failed
from draftkit.batch.naming import folded, safe_name, settle
from draftkit.batch.pairing import REDLINE, Pair, files_alone, library_of, pair_runs
from draftkit.batch.stores import Store, open_store
from draftkit.errors import DraftkitError, EnvironmentProblem
from draftkit.findings import Finding, Place
from draftkit.model.library import Library
from draftkit.model.portfolio import Became, Line, Look, Portfolio, Sight, Verdict, across, alike
from draftkit.word.marks import clause_bookmark
from draftkit.writers.portfolio_csv import write_portfolio_clauses_csv, write_portfolio_csv
from draftkit.writers.portfolio_html import write_portfolio_html
from draftkit.writers.portfolio_json import counts, write_portfolio_json
from draftkit.writers.portfolio_words import count_parts

__all__ = ["FORMS", "LIMIT", "Survey", "Wishes", "count_parts", "counts", "tables", "written"]

NAMES: Final[Mapping[Look, str]] = {"compare": "comparison", "deviations": "deviations"}
"""What the tables are called, without ending."""
_WRITERS: Final[Mapping[str, Mapping[str, Callable[[Portfolio], Iterator[str]]]]] = {
    "html": {".html": write_portfolio_html},
    "csv": {".csv": write_portfolio_csv, "-clauses.csv": write_portfolio_clauses_csv},
    "json": {".json": write_portfolio_json},
}
FORMS: Final = tuple(_WRITERS)
_ENDINGS: Final = (".docx", ".html")
_ALONE: Final[Mapping[Look, str]] = {
    "compare": "compare the two by themselves with 'draftkit compare' to see why",
    "deviations": "try it by itself with 'draftkit compare --to-library' to see why",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for."""

    new: Path
    """The folder of the newer run, or of the files to hold against the library."""
    target: str
    """The folder that the tables, redlines and accounts go to."""
    old: Path | None = None
    """The folder of the older run. Without one the files are held against the library."""
    briefs: Path | None = None
    """Where the briefs are, under the names of the files."""
    own_first: bool = False
    """Whether the brief that a file carries wins over one among these."""
    library: Path | None = None
    author: str = AUTHOR
    date: str = ""
    ignore: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("html",)
    workers: int = 1
    limit: float = LIMIT
    force: bool = False

    @property
    def look(self) -> Look:
        """Return which of the two was asked for."""
        return "compare" if self.old else "deviations"


@dataclass(slots=True)
class _Item:
    """An agreement, what its files are called, and what is known of it so far."""

    pair: Pair
    name: str
    line: Line | None = None


class Survey:
    """A look at many agreements. `stop` may be called at any time: those in hand are finished."""

    def __init__(self, wishes: Wishes, watch: Watch) -> None:
        self._wishes = wishes
        self._watch = watch
        self._items: list[_Item] = []
        self._ids: Mapping[str, str] = {}
        self._engine: LocalEngine | None = None
        self._stopped = False
        self._problem: Finding | None = None

    def stop(self) -> None:
        """Take no more agreements."""
        self._stopped = True
        if self._engine is not None:
            self._engine.stop()

    def go(self) -> Portfolio:
        """Look at all, and write the tables. Raises DraftkitError for what concerns the whole of it."""
        wishes = self._wishes
        if wishes.date:
            checked_date(wishes.date)
        library = _library(wishes)
        self._ids = {clause_bookmark(key): key for key in library.clauses}
        _refuse_target(wishes)
        self._items = list(_items(wishes))
        store = open_store(wishes.target)
        store.probe()
        try:
            self._look(_setup(wishes, store))
            self._sweep(store)
            portfolio = self._portfolio(library)
            for name, content in tables(portfolio, wishes.forms):
                store.put(name, content)
        finally:
            store.sweep()
        return portfolio

    def _look(self, setup: Setup) -> None:
        """Settle what can be said at once, and give the rest to the engine."""
        wishes, jobs = self._wishes, []
        known: list[Job] = []
        for number, item in enumerate(self._items):
            job = _job(number, item, wishes)
            if item.pair.faults:
                known.append(job)
            elif (verdict := _at_once(item.pair, wishes)) is not None:
                item.line = _line(item, verdict)
            else:
                jobs.append(job)
        self._watch.began(len(self._items), len(jobs) + len(known))
        for job in known:
            self._came(failed(job, "file", *self._items[job.number].pair.faults), job)
        start: Start = start_comparing if wishes.old else start_deviating
        self._engine = LocalEngine(start, setup, workers=min(wishes.workers, len(jobs)), limit=wishes.limit)
        in_hand = {job.number: job for job in jobs}
        for result in self._engine.run(job for job in jobs if not self._stopped):
            self._came(result, in_hand[result.number])
        if self._problem is not None:
            raise EnvironmentProblem(self._problem.message, hint=self._problem.hint, where=self._problem.where)

    def _came(self, result: Result, job: Job) -> None:
        """Take down what came of an agreement."""
        if result.kind == "environment":
            self._problem = self._problem or result.findings[0]
            self.stop()
            return
        if result.kind in ("slow", "died"):
            told = [replace(finding, hint=_ALONE[self._wishes.look]) for finding in result.findings]
            result = replace(result, findings=tuple(told))
        item = self._items[result.number]
        if result.outcome == "failed":
            item.line = replace(_line(item, "failed"), findings=result.findings)
        else:
            item.line = _told(_line(item, result.told["verdict"]), result, self._ids)
        self._watch.came(job, result)

    def _sweep(self, store: Store) -> None:
        """Remove redlines where there is none now: of an earlier look, or of a worker that was stopped at it."""
        for item in self._items:
            if item.line is not None and item.line.verdict != "changed":
                for ending in _ENDINGS:
                    store.remove(f"{item.name}{REDLINE}{ending}")

    def _portfolio(self, library: Library) -> Portfolio:
        wishes = self._wishes
        lines = tuple(item.line or _line(item, "left") for item in self._items)
        titles = {key: clause.title for key, clause in library.clauses.items()}
        return Portfolio(
            wishes.look,
            str(wishes.old or ""),
            str(wishes.new),
            lines,
            across(lines, titles),
            alike(lines),
            f"{library.name} {library.version}",
            wishes.ignore,
            stopped=self._stopped,
        )


def tables(portfolio: Portfolio, forms: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each table in these of FORMS."""
    for form in forms:
        for ending, write in _WRITERS[form].items():
            yield f"{NAMES[portfolio.look]}{ending}", "".join(write(portfolio)).encode("utf-8", "replace")


def written(wishes: Wishes) -> list[str]:
    """Return the names of the tables that were asked for."""
    return [f"{NAMES[wishes.look]}{ending}" for form in wishes.forms for ending in _WRITERS[form]]


def _refuse_target(wishes: Wishes) -> None:
    """Raise DraftkitError if the results would go into one of the inputs, or into a folder with files in it."""
    folder = Path(wishes.target)
    for each in (wishes.old, wishes.new):
        if each is not None and folder.exists() and folder.samefile(each):
            raise DraftkitError("this is one of the folders to look at", where=wishes.target, hint="name another")
    if not wishes.force and folder.is_dir() and any(folder.iterdir()):
        raise DraftkitError(
            "there are files in this folder already",
            where=wishes.target,
            hint="add --force to replace those of the same names, or choose another folder",
        )


def _library(wishes: Wishes) -> Library:
    """The library that names the clauses: the one given, else that of the runs if it is still there, else ours."""
    runs = [wishes.new, wishes.old] if wishes.old else []
    made_from = (library_of(run) for run in runs if run is not None)
    return open_library(wishes.library or next((folder for folder in made_from if folder is not None), None))


def _items(wishes: Wishes) -> Iterator[_Item]:
    """The agreements in order, each with a name for its files that no other has."""
    apart = Path(wishes.target)
    if wishes.old is not None:
        pairs = pair_runs(wishes.old, wishes.new, apart=apart)
        sides = {wishes.old: any(pair.old for pair in pairs), wishes.new: any(pair.new for pair in pairs)}
    else:
        pairs = files_alone(wishes.new, apart=apart)
        sides = {wishes.new: bool(pairs)}
    for folder, is_full in sides.items():
        if not is_full:
            raise DraftkitError("there is no Word file in this folder", where=str(folder), hint="name another folder")
    taken: set[str] = set()
    for pair in pairs:
        path = PurePosixPath(pair.file).with_suffix("") if pair.file else PurePosixPath(safe_name(pair.key))
        mark = hashlib.sha256(pair.key.encode()).hexdigest()
        name = settle("/".join(map(safe_name, path.parts)), lambda each: folded(each) in taken, mark)
        taken.add(folded(name))
        yield _Item(pair, name)


def _setup(wishes: Wishes, store: Store) -> Setup:
    return Setup(target=store.target, forms=("docx",), library=str(wishes.library.absolute()) if wishes.library else "")


def _job(number: int, item: _Item, wishes: Wishes) -> Job:
    pair = item.pair
    data = {
        "old_folder": str(wishes.old.absolute()) if wishes.old else "",
        "old": pair.old.file if pair.old else "",
        "new_folder": str(wishes.new.absolute()),
        "new": pair.new.file if pair.new else "",
        "briefs": str(wishes.briefs.absolute()) if wishes.briefs else "",
        "own_first": wishes.own_first,
        "author": wishes.author,
        "date": wishes.date,
        "ignore": wishes.ignore,
    }
    return Job(number, pair.key, item.name, data, places={"": Place(pair.file)})


def _at_once(pair: Pair, wishes: Wishes) -> Verdict | None:
    """What can be said of a pair without reading it as Word files."""
    if wishes.old is None:
        return None
    if pair.old is None or pair.new is None:
        return "new" if pair.old is None else "gone"
    try:
        same = filecmp.cmp(wishes.old / pair.old.file, wishes.new / pair.new.file, shallow=False)
    except OSError:  # the worker tells which, and why
        return None
    return "same" if same else None


def _line(item: _Item, verdict: Verdict) -> Line:
    pair = item.pair
    old, new = (side.file if side else "" for side in (pair.old, pair.new))
    return Line(pair.key, verdict, pair.title, old, new)


def _told(line: Line, result: Result, ids: Mapping[str, str]) -> Line:
    """A line with what a worker told of it."""
    told = result.told
    line = replace(line, title=result.title or line.title, findings=result.findings)
    if line.verdict != "changed":
        return line
    clauses = (Became(**each) for each in told["clauses"])
    names = {Path(kept.name).suffix: kept.name for kept in result.files}
    return replace(
        line,
        counts=dict(told["counts"]),
        clauses=tuple(replace(each, clause=each.clause or ids.get(each.mark, "")) for each in clauses),
        sights=tuple(Sight(**each) for each in told.get("sights", ())),
        more=told.get("more", 0),
        redline=names.get(".docx", ""),
        account=names.get(".html", ""),
    )
