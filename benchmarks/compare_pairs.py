"""Comparers over a folder of pairs (NAME-old.docx, NAME-new.docx), judged by the oracle and by others' validators.

Run: python -m benchmarks.compare_pairs --pairs FOLDER [--peers]; DRAFTKIT_PAIRS names the folder too, and
DRAFTKIT_PEERS the interpreter with the peers. A file that has revisions already counts as it is when they are accepted.
"""

import argparse
import json
import math
import os
import re
import statistics
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.compare import add_peers, chosen, fresh, is_built, quality
from tests.redline.oracle import accepted, first_difference, rejected
from tests.word.validators import ooxml_integrity, openxml_audit

VALIDATORS = {"openxml-audit": openxml_audit, "ooxml-integrity": ooxml_integrity}
WRONG = re.compile(r"/trPr\[#\]: Required sequence content is missing$")
"""What a validator holds against every file Word itself makes: a row whose only property is that it is a revision.
The Open XML SDK has nothing against it."""
EXACT = ("accept text", "reject text", "accept all", "reject all")
Figures = dict[str, Any]


def main() -> None:
    """Print a summary of every engine, and as JSON each of its pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_peers(parser)
    parser.add_argument("--pairs", type=Path, default=os.environ.get("DRAFTKIT_PAIRS"), help="the folder of pairs")
    parser.add_argument("--only", nargs="+", default=(), help="names of pairs")
    options = parser.parse_args()
    if options.pairs is None:
        parser.error("name a folder: --pairs, or DRAFTKIT_PAIRS")
    found = {name: files for name, files in pairs_in(options.pairs).items() if name in (options.only or {name})}
    judged = {e: judge_all(command, found) for e, command in chosen(options).items()}
    figures = {engine: {"summary": summary(of), "pairs": of} for engine, of in judged.items()}
    print(json.dumps({engine: of["summary"] for engine, of in figures.items()}, indent=2))
    print("" if is_built() else "ours: not built")
    if options.out:
        options.out.write_text(json.dumps(figures, indent=2), encoding="utf-8")


def pairs_in(folder: Path) -> dict[str, tuple[Path, Path]]:
    """Return the pairs by name."""
    olds = sorted(folder.glob("*-old.docx"))
    return {old.name[:-9]: (old, old.with_name(f"{old.name[:-9]}-new.docx")) for old in olds}


def judge_all(command: list[str], pairs: dict[str, tuple[Path, Path]]) -> dict[str, Figures]:
    """Run an engine on every pair."""
    with TemporaryDirectory() as folder:
        return {name: judge(command, *files, Path(folder, "redline.docx")) for name, files in pairs.items()}


def judge(command: list[str], old: Path, new: Path, out: Path) -> Figures:
    """Run an engine on a pair and say all that is wrong with its redline."""
    figures = fresh(command, old, new, out)
    if "failed" in figures:
        return figures
    files = old.read_bytes(), new.read_bytes(), out.read_bytes()
    try:
        figures |= quality(*files)
        figures |= {"first": _first_differences(*files)} if not all(figures[kind] for kind in EXACT) else {}
    except (ValueError, LookupError, SyntaxError, AssertionError) as error:
        figures["unreadable"] = repr(error)[:300]
    return figures | {name: new_findings(validate, *files) for name, validate in VALIDATORS.items()}


def _first_differences(old: bytes, new: bytes, redline: bytes) -> dict[str, str]:
    found = {}
    for side, one, other in (
        ("accept", accepted(redline), accepted(new)),
        ("reject", rejected(redline), accepted(old)),
    ):
        found[f"{side} text"] = first_difference(one.texts(), other.texts())
        found[f"{side} all"] = first_difference(one.canonical(), other.canonical())
    return {kind: text for kind, text in found.items() if text}


def new_findings(validate: Any, old: bytes, new: bytes, redline: bytes) -> list[str]:
    """Return what is held against a redline more often than against both its files together."""
    before = Counter(_plain(validate(old))) + Counter(_plain(validate(new)))
    return sorted((Counter(_plain(validate(redline))) - before).elements())


def _plain(findings: Iterable[str]) -> list[str]:
    plain = (re.sub(r"\d+", "#", finding) for finding in findings)
    return [finding for finding in plain if not WRONG.search(finding)]


def summary(pairs: dict[str, Figures]) -> Figures:
    """Return the shares in percent, the ratios, and the pairs that failed in each respect."""
    ran = {name: of for name, of in pairs.items() if "failed" not in of}
    ratios = sorted(of["ratio"] for of in ran.values() if "ratio" in of)
    lists: dict[str, list[str]] = {"not run": sorted(pairs.keys() - ran.keys())}
    lists |= {kind: [name for name, of in ran.items() if not of.get(kind)] for kind in EXACT}
    lists |= {f"new {name}": [pair for pair, of in ran.items() if of[name]] for name in VALIDATORS}
    both = {kind: _both(pairs, kind) for kind in ("text", "all")}
    return {
        "ran %": _share(len(ran), len(pairs)),
        **{f"both {kind} %": share for kind, share in both.items()},
        **{f"{kind} %": _share(len(ran) - len(lists[kind]), len(pairs)) for kind in EXACT},
        **{f"new {name} %": _share(len(lists[f"new {name}"]), len(ran)) for name in VALIDATORS},
        "ratio": {"median": _at(ratios, 0.5), "p95": _at(ratios, 0.95), "max": _at(ratios, 1)},
        "worst": sorted(((of["ratio"], name) for name, of in ran.items() if of.get("ratio", 0) > 1.5), reverse=True),
        "wall s, median": round(statistics.median(of["wall s"] for of in pairs.values()), 3) if pairs else None,
        "failing": lists,
    }


def _both(pairs: dict[str, Figures], kind: str) -> float:
    return _share(sum(bool(of.get(f"accept {kind}") and of.get(f"reject {kind}")) for of in pairs.values()), len(pairs))


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 1)


def _at(ordered: list[float], share: float) -> float | None:
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


if __name__ == "__main__":
    main()
