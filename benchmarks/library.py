"""What the size of the library costs: selection by itself, and drafts from a library with 100 clauses more.

Run: make bench. Times are processor time; the two libraries take turns, and their ratio is quoted.
"""

import json
import shutil
import tempfile
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.draft import SAMPLES, draft_of, spread, time_of
from draftkit import resources
from draftkit.actions.project import open_library
from draftkit.assembly.facts import facts_of
from draftkit.assembly.select import select
from draftkit.brief.questions import top_level
from draftkit.brief.read import read_brief
from draftkit.model.library import Library
from draftkit.model.selection import FactValue

MORE = 100


def main() -> None:
    """Print every figure as JSON."""
    print(json.dumps({"selection": selection(), "grown": grown()}, indent=2))


def selection(rounds: int = 200) -> dict[str, Any]:
    """Selections over the whole library with every fact known, in milliseconds.

    `new wishes` asks each time for what was never asked before; `new facts` is a brief in which two facts, others
    each time, are answered the other way; `again` is a second brief with the same facts and wishes.
    """
    library = open_library()
    brief = read_brief(_sample("joint-control-room"), name="brief.json")
    answers = facts_of(library, brief.data, top_level())
    facts = {name: answer._replace(known=True, wants=()) for name, answer in answers.items()}
    reasons = [{"drop": [{"clause": "general.notices", "reason": f"round {number}"}]} for number in range(rounds)]
    wishes = [_selecting(library, facts, wished) for wished in reasons]
    pairs = list(combinations(facts, 2))
    others = [_selecting(library, _turned(facts, pair), {}) for pair in pairs[:: len(pairs) // rounds]]
    again = time_of(lambda: select(library, facts, {}), rounds) * 1000
    times = {"new wishes ms": spread(wishes), "new facts ms": spread(others), "again ms": round(again, 4)}
    return {"clauses": len(library.clauses), **times}


def _selecting(library: Library, facts: dict[str, FactValue], wishes: dict[str, Any]) -> float:
    return time_of(lambda: select(library, facts, wishes), 1) * 1000


def _turned(facts: dict[str, FactValue], names: tuple[str, ...]) -> dict[str, FactValue]:
    return facts | {name: facts[name]._replace(true=not facts[name].true) for name in names}


def grown(pairs: int = 9, drafts: int = 10) -> dict[str, Any]:
    """Warm drafts with 100 clauses more, none of which comes in, against those of the library that ships."""
    with tempfile.TemporaryDirectory() as folder:
        larger = Path(folder) / "clauses"
        _grow(resources.clauses_folder(), larger)
        return {name: _compare(_sample(name), larger, pairs, drafts) for name in SAMPLES}


def _compare(content: bytes, larger: Path, pairs: int, drafts: int) -> dict[str, float]:
    ratios = []
    for number in range(pairs + 1):
        shipped = time_of(lambda: draft_of(content), drafts)
        more = time_of(lambda: draft_of(content, larger), drafts)
        if number:  # the first pair fills the caches
            ratios.append(more / shipped)
    return spread(ratios)


def _grow(shipped: Path, larger: Path) -> None:
    """Copy a library, and give it copies of its optional clauses under other ids, which nothing asks for."""
    shutil.copytree(shipped, larger)
    clauses = open_library(shipped).clauses.values()
    optional = [c for c in clauses if c.kind == "clause" and c.standing == "optional" and not c.defines and not c.slot]
    for number, clause in enumerate((optional * MORE)[:MORE]):
        text = (shipped / clause.where).read_text("utf-8")
        head, wording = text.split("+++", 2)[1:]
        kept = [line for line in head.splitlines() if not line.startswith(("in_when", "consider_when"))]
        new = "\n".join(kept).replace(f'"{clause.id}"', f'"{clause.id}-{number}"')
        own = wording.replace(f"'{clause.id}/", f"'{clause.id}-{number}/")
        (larger / clause.group / f"99-more-{number}.md").write_text(f"+++{new}\n+++{own}", encoding="utf-8")


def _sample(name: str) -> bytes:
    return (resources.samples_folder() / f"{name}.json").read_bytes()


if __name__ == "__main__":
    main()
