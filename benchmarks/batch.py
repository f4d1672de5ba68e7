"""A batch beside docxtpl, on one core and on two, here and on a cluster, and over thousands. Run: make bench.

Against docxtpl it is processor time in pairs, and between engines wall time in pairs (A B A B …), quoted as the median
of the ratios: a shared machine drifts, a ratio taken side by side does not. Every agreement of a run is another one:
parties, titles, references and dates all differ.

    python -m benchmarks.batch [--only core,workers,cluster,many,unlike] [--count 10000]
"""

import argparse
import json
import time
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from benchmarks.draft import spread
from benchmarks.peer import as_template, render
from benchmarks.portfolios import portfolio, unlike
from benchmarks.processes import Memory, cluster
from draftkit.actions.batch import Job, Result, Run, Watch, Wishes
from draftkit.actions.batch_job import do_job
from draftkit.actions.project import make_project, open_library
from draftkit.batch.engines.local import collect_seldom
from draftkit.batch.jobs import Setup
from draftkit.batch.stores import open_store
from draftkit.brief.read import build_brief
from draftkit.findings import Finding

PARTS = ("core", "workers", "cluster", "many", "unlike")
Briefs = Iterator[dict[str, Any]]


def main() -> None:
    """Print every figure as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--count", type=int, default=10_000)
    asked = parser.parse_args()
    parts = asked.only.split(",")
    figures: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        if "core" in parts:
            figures["one core"] = core(Path(folder), portfolio())
        if "workers" in parts:
            figures["two workers / one"] = engines(Path(folder), "local")
        if "cluster" in parts:
            figures["cluster of two / two workers"] = engines(Path(folder), "dask")
        if "many" in parts:
            figures["many"] = many(Path(folder), portfolio(), asked.count)
        if "unlike" in parts:
            figures["one core, little in common"] = core(Path(folder), unlike())
            figures["many, little in common"] = many(Path(folder), unlike(), asked.count // 10)
    print(json.dumps(figures, indent=2))


def core(folder: Path, briefs: Briefs, pairs: int = 12, batch: int = 8, before: int = 200) -> dict[str, Any]:
    """Job to file, checks included, against docxtpl that opens, fills and saves a template of the same content.

    `before`: how many other agreements this process has made by then.
    """
    library, store = open_library(), open_store(str(folder / "core"))
    store.probe()
    collect_seldom()  # as a worker does, and for both
    setup = Setup(store.target, ("docx",), library_digest=library.digest)
    jobs = (Job(number, f"{number}", f"{number}", next(briefs)) for number in range(10_000))
    for _ in range(before):  # as a worker is for nearly all of a long run
        do_job(setup, library, store, next(jobs))
    ratios, own, peer = [], [], []
    for _ in range(pairs):
        ours = theirs = 0.0
        for job in [next(jobs) for _ in range(batch)]:
            template, values = as_template(make_project(build_brief(job.data), library))
            theirs += timed(lambda t=template, v=values: store.put("peer.docx", render(t, v)))
        for job in [next(jobs) for _ in range(batch)]:
            ours += timed(lambda job=job: do_job(setup, library, store, job))
        own.append(ours / batch * 1000)
        peer.append(theirs / batch * 1000)
        ratios.append(theirs / ours)
    return {"draftkit ms": spread(own), "docxtpl ms": spread(peer), "docxtpl / draftkit": spread(ratios)}


def engines(folder: Path, against: Literal["local", "dask"], pairs: int = 5, count: int = 600) -> dict[str, Any]:
    """The rate of two workers by that of one, or the rate of a cluster of two workers by that of two here."""
    table = written(folder / f"{against}.jsonl", portfolio(), count)
    ratios, rates = [], []
    with cluster(2) if against == "dask" else nullcontext("") as scheduler:
        for number in range(pairs):
            first = run(table, folder / f"{against}-a{number}", workers=2 if against == "dask" else 1).rate
            second = run(table, folder / f"{against}-b{number}", workers=2, engine=against, scheduler=scheduler).rate
            rates.append((round(first, 2), round(second, 2)))
            ratios.append(second / first)
    return {"ratio": spread(ratios), "agreements a second": rates}


def many(folder: Path, briefs: Briefs, count: int) -> dict[str, Any]:
    """Whether memory stays flat and the rate the same, from the first tenth to the last."""
    table = written(folder / "many.jsonl", briefs, count)
    with Memory() as memory, TemporaryDirectory(dir=folder) as out:
        seen = run(table, Path(out), workers=2)
    tenth = count // 10
    marks = [seen.at[0], *(seen.at[number * tenth - 1] for number in range(1, 11))]
    rates = [round(tenth / (later - earlier), 2) for earlier, later in pairwise(marks)]
    return {"agreements": count, "a second, by tenths": rates, "MiB, by tenths": memory.tenths(marks)}


class Clock(Watch):
    """Notes when each agreement came."""

    def __init__(self) -> None:
        self.at: list[float] = []

    def warned(self, finding: Finding) -> None:
        """Nothing is noted."""

    def began(self, total: int, todo: int) -> None:
        """Nothing is noted."""

    def came(self, job: Job, result: Result) -> None:
        if result.outcome != "done":
            raise RuntimeError(f"{job.key}: {result.findings}")
        self.at.append(time.monotonic())

    @property
    def rate(self) -> float:
        """Return agreements a second in the last third: each worker has many behind it, as for most of a long run."""
        begin = len(self.at) * 2 // 3
        return (len(self.at) - begin) / (self.at[-1] - self.at[begin - 1])


def run(table: Path, out: Path, **how: Any) -> Clock:
    """Run a batch and return when its agreements came."""
    clock = Clock()
    Run(Wishes(table, str(out), **how), clock, lambda: "").go()
    return clock


def written(path: Path, briefs: Briefs, count: int) -> Path:
    """Write a table of so many agreements."""
    with path.open("w", encoding="utf-8") as file:
        for _ in range(count):
            file.write(f"{json.dumps(next(briefs))}\n")
    return path


def timed(work: Any) -> float:
    """Return the processor time of a call, in seconds."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
