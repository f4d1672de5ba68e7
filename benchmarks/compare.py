"""Comparing agreements, beside the peers on the same files. Run: python -m benchmarks.compare [--peers].

The pairs are made up (see compare_made), the engines take turns (A B A B …). Fresh: a whole process from start to
end, wall and processor time with children, and the peak of memory. Warm: the second run and later in one process.
Peers live in an environment of their own: --python, or DRAFTKIT_PEERS, names its interpreter
(pip install "python-redlines[docxodus]" docx-trackdiff).
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import compare_engines
from benchmarks.compare_made import pair
from tests.redline.oracle import accepted, lower_bound, marked, rejected

SIZES = (20, 200, 1000, 2000, 5000)
PATIENCE = 600
Figures = dict[str, Any]


def main() -> None:
    """Print every figure as JSON."""
    options = _options()
    engines = chosen(options)
    with TemporaryDirectory() as folder:
        sizes = {size: of_size(size, engines, Path(folder), options.times) for size in options.sizes}
    exponents = {engine: growth({size: of[engine] for size, of in sizes.items()}) for engine in engines}
    figures = {"sizes": sizes, "growth of processor time": exponents, "ours is built": is_built()}
    text = json.dumps(figures, indent=2)
    options.out.write_text(f"{text}\n", encoding="utf-8") if options.out else print(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_peers(parser)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="paragraphs of each agreement")
    parser.add_argument("--times", type=int, default=3, help="how often each engine compares each pair")
    return parser.parse_args()


def add_peers(parser: argparse.ArgumentParser) -> None:
    """Add the options that both benchmarks have."""
    parser.add_argument("--peers", action="store_true", help="run the peers too")
    parser.add_argument("--python", default=os.environ.get("DRAFTKIT_PEERS", ""), help="the interpreter with the peers")
    parser.add_argument("--engines", nargs="+", default=(), help="run these only")
    parser.add_argument("--out", type=Path, help="write the JSON here")


def is_built() -> bool:
    """Return whether our own comparer is there yet."""
    return find_spec("draftkit.redline") is not None and find_spec("draftkit.redline.compare") is not None


def chosen(options: argparse.Namespace) -> dict[str, list[str]]:
    """Return how each engine is run: the start of a command line."""
    script = compare_engines.__file__
    engines = {"ours": [sys.executable, script, "ours"]} if is_built() else {}
    if options.peers:
        others = [name for name in compare_engines.ENGINES if name != "ours"]
        engines |= {name: [options.python or sys.executable, script, name] for name in others}
    return {name: command for name, command in engines.items() if name in (options.engines or engines)}


def of_size(size: int, engines: Mapping[str, list[str]], folder: Path, times: int) -> Figures:
    """Measure every engine on one made-up pair, in turns, and say how good its redline is."""
    old, new = pair(size)
    first, second = folder / "old.docx", folder / "new.docx"
    first.write_bytes(old)
    second.write_bytes(new)
    runs: dict[str, list[Figures]] = {engine: [] for engine in engines}
    for _ in range(times):
        for engine, command in engines.items():
            runs[engine].append(fresh(command, first, second, folder / f"{engine}.docx"))
    figures = {engine: _summary(of) for engine, of in runs.items()}
    for engine, command in engines.items():
        if "failed" not in figures[engine]:
            figures[engine] |= warm(command, first, second, folder / f"{engine}.docx", times)
            figures[engine] |= quality(old, new, (folder / f"{engine}.docx").read_bytes())
    _add_ratios(figures, runs)
    return figures


def fresh(command: list[str], old: Path, new: Path, out: Path) -> Figures:
    """Run a whole process: seconds of wall and of processors, the peak in MB; 'failed' with its last words if it did.

    The kernel adds what children of the process took, and tells the greatest of their peaks.
    """
    out.unlink(missing_ok=True)
    with (out.parent / "words.txt").open("w+", encoding="utf-8", errors="replace") as words:
        begin = time.perf_counter()
        run = [*command, str(old), str(new), str(out)]
        process = subprocess.Popen(run, stdout=words, stderr=words, env=_setting(), start_new_session=True)
        state, usage = _waited(process.pid, begin + PATIENCE)
        wall = time.perf_counter() - begin
        words.seek(0)
        said = words.read().strip().splitlines()
    process.returncode = os.waitstatus_to_exitcode(state)
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    failed = {} if process.returncode == 0 and out.exists() else {"failed": said[-1][:300] if said else str(state)}
    return {"wall s": wall, "cpu s": usage.ru_utime + usage.ru_stime, "peak MB": peak, **failed}


def _waited(process: int, until: float) -> tuple[int, Any]:
    while True:
        found, state, usage = os.wait4(process, os.WNOHANG)
        if found:
            return state, usage
        if time.perf_counter() > until:
            os.killpg(process, 9)
        time.sleep(0.002)


def _setting() -> dict[str, str]:
    root = Path(compare_engines.__file__).parents[1]
    return {**os.environ, "PYTHONPATH": str(root)}


def warm(command: list[str], old: Path, new: Path, out: Path, times: int) -> Figures:
    """Run several times in one process and leave the first out."""
    run = [*command, str(old), str(new), str(out), str(times + 1)]
    done = subprocess.run(run, capture_output=True, text=True, env=_setting(), check=True)
    taken = json.loads(done.stdout.strip().splitlines()[-1])[1:]
    walls, cpus = zip(*taken, strict=True)
    return {"warm wall s": round(statistics.median(walls), 3), "warm cpu s": round(statistics.median(cpus), 3)}


def quality(old: bytes, new: bytes, redline: bytes) -> Figures:
    """Return whether a redline gives both documents back, in text and in all, and how much it marks of what it must."""
    sides = {"accept": (accepted(redline), accepted(new)), "reject": (rejected(redline), accepted(old))}
    exact = {f"{side} text": one.texts() == other.texts() for side, (one, other) in sides.items()}
    exact |= {f"{side} all": one.canonical() == other.canonical() for side, (one, other) in sides.items()}
    count, bound = marked(redline), lower_bound(old, new)
    return {**exact, "marked": count, "bound": bound, "ratio": round(count / max(bound, 1), 3)}


def growth(sizes: Mapping[int, Figures]) -> float | None:
    """Return the exponent of processor time over length: 1 is linear. From 200 paragraphs up, by least squares."""
    points = [(math.log(n), math.log(of["cpu s"])) for n, of in sizes.items() if n >= 200 and "failed" not in of]
    if len(points) < 2:
        return None
    return round(statistics.linear_regression(*zip(*points, strict=True)).slope, 2)


def _summary(runs: list[Figures]) -> Figures:
    figures = {name: round(statistics.median(run[name] for run in runs), 3) for name in ("wall s", "cpu s", "peak MB")}
    words = [run["failed"] for run in runs if "failed" in run]
    return {**figures, "failed": words[0]} if words else figures


def _add_ratios(figures: dict[str, Figures], runs: Mapping[str, list[Figures]]) -> None:
    """Say ours / peer: the median of ratios taken side by side, which a drifting machine does not move."""
    for engine in figures.keys() - {"ours"} if "ours" in figures else ():
        for name in ("wall s", "cpu s", "peak MB"):
            ratios = [one[name] / two[name] for one, two in zip(runs["ours"], runs[engine], strict=True)]
            figures[engine][f"ours / this, {name[:-2].strip()}"] = round(statistics.median(ratios), 3)


if __name__ == "__main__":
    main()
