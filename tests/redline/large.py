"""Pairs of huge Word files, made in code, each as a comparer would rather not meet it. No tests itself."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.redline.hostile import file
from tests.redline.oracle_built import field, p, r, tbl, tc, tr

_WORDS = [
    f"{a}{b}{c}"
    for a in ("con", "pro", "sub", "re", "in")
    for b in ("tra", "vi", "mi", "du")
    for c in ("ct", "de", "se", "ty", "al")
]


def words(count: int, seed: int, few: int = 100) -> list[str]:
    """Return that many words of a vocabulary of `few`."""
    chance = Random(seed)  # noqa: S311
    return [chance.choice(_WORDS[:few]) for _ in range(count)]


def prose(count: int, seed: int) -> str:
    """Return that many words in sentences."""
    said = words(count, seed)
    for at in range(11, count, 12):
        said[at] += "."
    return " ".join(said)


def edited(text: str, every: int, seed: int) -> str:
    """Return the text with one word in so many changed."""
    chance = Random(seed)  # noqa: S311
    return " ".join(f"{word}x" if chance.randrange(every) == 0 else word for word in text.split(" "))


def runs(text: str, look: str = "") -> str:
    """Return a run a word, each with its space."""
    return "".join(r(f"{word} ", look) for word in text.split(" "))


def table(rows: int, seed: int, every: int = 0) -> str:
    made = []
    for n in range(rows):
        said = [f"{n}", prose(6, seed + n), prose(4, seed - n), f"{n * 37 % 1000}.00"]
        if every and n % every == 0:
            said[1] = edited(said[1], 3, n)
        made.append(tr(*(tc(p(r(each))) for each in said)))
    return tbl(*made)


def paragraphs(count: int, seed: int, every: int = 0, size: int = 25) -> str:
    made = []
    for n in range(count):
        said = prose(size, seed + n)
        if every and n % every == 0:
            said = edited(said, 8, n)
        made.append(p(r(said)))
    return "".join(made)


def pair(old: str, new: str) -> tuple[bytes, bytes]:
    return file(old), file(new)


def marked(said: str) -> str:
    """Return a paragraph with a bookmark round every word."""
    ends = '<w:bookmarkStart w:id="{0}" w:name="b{0}"/>', '<w:bookmarkEnd w:id="{0}"/>'
    return p(*(ends[0].format(n) + r(f"{word} ") + ends[1].format(n) for n, word in enumerate(said.split(" "))))


def linked(said: str) -> str:
    """Return a paragraph with a link round every word."""
    return p(*(f'<w:hyperlink w:anchor="a{n}">{r(word)}</w:hyperlink>' for n, word in enumerate(said.split())))


def lettered(looks: Sequence[str]) -> str:
    """Return one word of 100,000 letters, each a run, in these looks by turns."""
    return p(*(r("a", looks[n % len(looks)]) for n in range(100_000)))


def short(count: int, seed: int) -> str:
    """Return paragraphs of three words of three."""
    return "".join(p(r(" ".join(words(3, seed + n, 3)))) for n in range(count))


def numbered(count: int) -> list[str]:
    return [p(r(f"Clause {n} {prose(20, n)}")) for n in range(count)]


def alike(count: int, *cells: str) -> str:
    return tbl(*[tr(*map(tc, cells))] * count) + p()


def joined(count: int) -> str:
    """Return the words of as many paragraphs in one."""
    return p(r(" ".join(prose(25, 1 + n) for n in range(count))))


def both(make: Callable[[str], str], count: int, every: int = 50) -> tuple[bytes, bytes]:
    """Return a text, and the same with one word in so many changed, made into bodies."""
    said = prose(count, 1)
    return pair(make(said), make(edited(said, every, 2)))


def one(said: str) -> str:
    return p(r(said))


def many(said: str) -> str:
    return p(runs(said))


SAME, EMPTY = p(r("same words here again")), "<w:p/>"

CASES: dict[str, Callable[[], tuple[bytes, bytes]]] = {
    "100,000 runs, one word in 50 changed": lambda: both(many, 100_000),
    "100,000 runs against one run": lambda: pair(many(prose(100_000, 1)), one(prose(100_000, 1))),
    "100,000 runs all dressed anew": lambda: pair(many(prose(100_000, 1)), p(runs(prose(100_000, 1), "<w:b/>"))),
    "100,000 runs against others": lambda: pair(many(prose(100_000, 1)), many(prose(100_000, 2))),
    "one word in 100,000 runs": lambda: pair(lettered(["", "<w:b/>"]), lettered(["", "<w:i/>", ""])),
    "100,000 bookmarks": lambda: both(marked, 100_000),
    "100,000 links": lambda: both(linked, 100_000),
    "30,000 fields": lambda: both(lambda said: p(*(field("REF a", r(word)) for word in said.split())), 30_000),
    "5,000 rows, one in 20 changed": lambda: pair(table(5_000, 1) + p(), table(5_000, 1, 20) + p()),
    "5,000 rows against others": lambda: pair(table(5_000, 1) + p(), table(5_000, 90_001) + p()),
    "5,000 rows all alike": lambda: pair(alike(5_000, SAME, EMPTY), alike(4_000, SAME, one("x"))),
    "20,000 paragraphs, one in 20 changed": lambda: pair(paragraphs(20_000, 1), paragraphs(20_000, 1, 20)),
    "20,000 paragraphs against others": lambda: pair(paragraphs(20_000, 1), paragraphs(20_000, 90_001)),
    "20,000 paragraphs all changed a little": lambda: pair(paragraphs(20_000, 1), paragraphs(20_000, 1, 1)),
    "20,000 paragraphs backwards": lambda: pair("".join(numbered(20_000)), "".join(numbered(20_000)[::-1])),
    "20,000 equal paragraphs against 15,000": lambda: pair(SAME * 20_000, SAME * 15_000 + one("end")),
    "20,000 paragraphs of few words": lambda: pair(short(20_000, 0), short(20_000, 7)),
    "20,000 empty paragraphs": lambda: pair(EMPTY * 20_000, EMPTY * 10_000 + one("x") + EMPTY * 10_000),
    "20,000 paragraphs deleted": lambda: pair(paragraphs(20_000, 1), EMPTY),
    "20,000 paragraphs added": lambda: pair(EMPTY, paragraphs(20_000, 1)),
    "20,000 paragraphs become one": lambda: pair(paragraphs(20_000, 1), joined(20_000)),
    "2,000 paragraphs become one": lambda: pair(paragraphs(2_000, 1), joined(2_000)),
    "200,000 words, one in 50 changed": lambda: both(one, 200_000),
    "200,000 words against others": lambda: pair(one(prose(200_000, 1)), one(prose(200_000, 2))),
    "200,000 words of ten": lambda: pair(*(one(" ".join(words(200_000, seed, 10))) for seed in (1, 2))),
    "one letter 200,000 times": lambda: pair(one("a " * 200_000), one("a " * 150_000 + "b")),
    "a word of 2 million letters": lambda: pair(one("alpha" * 400_000), one("gamma" * 400_000)),
    "500,000 signs": lambda: pair(one("!?;:" * 125_000), one("?!:;," * 100_000)),
    "10 MB of text, a paragraph in 5 changed": lambda: pair(
        paragraphs(10_000, 1, size=170), paragraphs(10_000, 1, 5, size=170)
    ),
    "9 MB of text in one paragraph": lambda: both(one, 1_200_000),
}
"""What is compared, and the making of it."""


class Cost(NamedTuple):
    """What a comparison cost."""

    code: int
    seconds: float
    """Of processor time."""
    megabytes: float
    """At most, of memory."""


_RUN = """
import resource, sys
from pathlib import Path
from draftkit.cli import run
code = run(["compare", sys.argv[1], sys.argv[2], "-o", "redline.docx", "--force"])
used = resource.getrusage(resource.RUSAGE_SELF)
status = Path("/proc/self/status")  # its VmHWM begins with the program; ru_maxrss with the process it was forked from
lines = status.read_text().splitlines() if status.exists() else []
peak = next((line.split()[1] for line in lines if line.startswith("VmHWM")), used.ru_maxrss)
print(code, used.ru_utime + used.ru_stime, int(peak) / 1024)
"""


def measured(old: str, new: str, *, folder: Path) -> Cost:
    """Compare two files of a folder in a process of its own: the redline is 'redline.docx'."""
    command = [sys.executable, "-c", _RUN, old, new]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=900)
    code, seconds, megabytes = done.stdout.split()[-3:]
    return Cost(int(code), float(seconds), float(megabytes))
