"""Drafting, warm and cold, beside docxtpl on the same content. Run: make bench.

Times are processor time in pairs (A B A B …), quoted as the median of the ratios: a shared machine drifts, a ratio
taken side by side does not. Memory is the growth over a thousand drafts once the bounded caches are full.
"""

import compileall
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import draftkit
from benchmarks.peer import as_template, render
from draftkit import resources
from draftkit.actions.draft import draft
from draftkit.actions.project import open_project

SAMPLE = "tri-service-station"
SAMPLES = ("two-party-pilot", "london-first-response", SAMPLE, "joint-control-room")


def main() -> None:
    """Print every figure, and the whole as JSON at the end."""
    figures = {"memory": memory(), "warm": {name: warm(name) for name in SAMPLES}, "cold": cold()}
    print(json.dumps(figures, indent=2))


def warm(name: str, pairs: int = 9, drafts: int = 10) -> dict[str, Any]:
    """One draft, brief to bytes, against docxtpl re-opened for each document."""
    content = _sample(name)
    template, values = as_template(open_project(content, name=name))
    ours = time_of(lambda: draft_of(content), drafts)  # fills the caches of the process
    ratios, own, peer = [], [], []
    for _ in range(pairs):
        theirs, ours = time_of(lambda: render(template, values), 2), time_of(lambda: draft_of(content), drafts)
        own.append(ours * 1000)
        peer.append(theirs * 1000)
        ratios.append(theirs / ours)
    return {
        "draftkit ms": spread(own),
        "docxtpl ms": spread(peer),
        "docxtpl / draftkit": spread(ratios),
        "bytes": len(draft_of(content)),
    }


def memory(filling: int = 300, drafts: int = 1000) -> dict[str, Any]:
    """Whether memory stays flat: the peak once the caches are full, and after a thousand more drafts, all different."""
    brief = json.loads(_sample(SAMPLE))
    for number in range(filling + drafts):
        brief["agreement"]["title"] = f"Agreement {number}"
        brief["premises"]["sites"][0]["name"] = f"Station {number}"
        brief["parties"][0]["address"] = f"{number} High Street, Reading"
        draft_of(json.dumps(brief).encode())
        if number == filling:
            early = _peak()
    return {"full MB": round(early, 1), "later MB": round(_peak(), 1), "growth": round(_peak() / early, 3)}


def cold(pairs: int = 15) -> dict[str, Any]:
    """Whole processes: a draft against the import of docxtpl, and --help against a bare interpreter.

    Both are compiled to bytecode first, as pip leaves whatever it installs; draftkit finds its cache filled.
    """
    compileall.compile_dir(Path(draftkit.__file__).parent, quiet=1)
    sample = str(resources.samples_folder() / f"{SAMPLE}.json")
    run = [str(Path(sys.executable).with_name("draftkit"))]
    return {
        "draft / import docxtpl": _against(
            [*run, "draft", sample, "-o", "-"], [sys.executable, "-c", "import docxtpl"], pairs
        ),
        "help / bare python": _against([*run, "--help"], [sys.executable, "-c", "pass"], pairs),
    }


def draft_of(content: bytes, clauses: Path | None = None) -> bytes:
    """Return the Word file of a brief, from the library that ships or the one in a folder."""
    return draft(open_project(content, name="brief.json", clauses=clauses)).content


def _sample(name: str) -> bytes:
    return (resources.samples_folder() / f"{name}.json").read_bytes()


def time_of(work: Callable[[], object], times: int) -> float:
    """Return the processor time of one call, in seconds, over so many of them."""
    begin = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begin) / times


def _against(first: list[str], second: list[str], pairs: int) -> dict[str, Any]:
    _process(first), _process(second)
    ratios, a, b = [], [], []
    for _ in range(pairs):
        a.append(_process(first) * 1000)
        b.append(_process(second) * 1000)
        ratios.append(a[-1] / b[-1])
    return {"ratio": spread(ratios), "first ms": spread(a), "second ms": spread(b)}


def _process(command: list[str]) -> float:
    """Processor time of a whole process, as the system accounts for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def spread(numbers: list[float]) -> dict[str, float]:
    """Return the middle and both ends of some measurements."""
    return {
        "median": round(statistics.median(numbers), 2),
        "min": round(min(numbers), 2),
        "max": round(max(numbers), 2),
    }


if __name__ == "__main__":
    main()
