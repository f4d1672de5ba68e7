"""Flows like those of real agreements, made from a seed: clauses, definitions, tables, notes, schedules, signatures."""

from collections.abc import Iterator
from random import Random

from draftkit.word.frame import Frame
from draftkit.word.pages import PageEstimator, Para, Row

_TEXT = """
the of and to a in for each party must may any agreement board other services under with not on by is that be functions
which its staff as premises collaboration or this if costs from information between working schedule reasonable year
notice made emergency fire rescue police ambulance authority commissioner where their use days give has it at annual
safety record control room responsibility arrangements contribution shared budget responders deployment protocol duties
responsible withdraw approval written consider public money risk assessment training premises occupier self-insured
co-responding decision-making effectiveness efficiency and/or 2026-27 £1,250.00 (including) review term
"""
_WORDS = _TEXT.split()
_TERMS = ("Board", "Parties", "Working Day", "Shared Premises", "Commencement Date", "2017 Act", "Financial Year")


class Uncounted(PageEstimator):
    """An estimator that gives back what it is given, its lines uncounted."""

    def stretch(self, blocks):
        return tuple(blocks)

    def measure(self, role, width):
        return _Words()


class _Words:
    """Every paragraph takes as many lines as nothing else does."""

    def lines(self, words, label=""):
        return words, label


def flow(seed: int, frame: Frame, clauses: int = 40, *, notes: bool = True) -> list[Para | Row]:
    """Return a flow whose clause headings, schedules and parts have keys 'h1', 'h2' … in order."""
    return list(_Flow(Random(seed), frame, notes).document(clauses))  # noqa: S311


class _Flow:
    def __init__(self, random: Random, frame: Frame, notes: bool) -> None:
        self._random, self._notes, self._headings = random, notes, 0
        self._paddings = frame.estimator.paddings

    def document(self, clauses: int) -> Iterator[Para | Row]:
        yield Para("section", "Parties")
        yield from (Para("party", self._sentence(12, 40), f"({n})") for n in range(1, self._random.randint(3, 8)))
        yield Para("section", "Background")
        yield from (Para("recital", self._sentence(15, 60), f"({'ABCDEFG'[n]})") for n in range(5))
        yield Para("section", "Agreed terms")
        for number in range(1, clauses + 1):
            yield from self._clause(number)
            if number == 1:
                yield from self._definitions()
        yield from self._signatures()
        for number in range(1, self._random.randint(3, 6)):
            yield from self._schedule(number)

    def _clause(self, number: int) -> Iterator[Para | Row]:
        note = (self._plain(12, 60),) if self._notes and self._random.random() < 0.25 else ()
        yield Para("clause.1", self._title(), f"{number}.", self._key(), note)
        if self._random.random() < 0.2:
            yield Para("clause.body", self._sentence(10, 50))
            return
        for item in range(1, self._random.randint(2, 6)):
            yield Para("clause.2", self._sentence(8, 60), f"{number}.{item}")
            if self._random.random() < 0.4:
                yield from self._limbs()
        if self._random.random() < 0.12:
            yield from self._table()

    def _limbs(self) -> Iterator[Para]:
        for letter in "abcdef"[: self._random.randint(2, 6)]:
            yield Para("clause.3", self._sentence(3, 25), f"({letter})")
            if self._random.random() < 0.15:
                yield from (Para("clause.4", self._sentence(3, 20), f"({roman})") for roman in ("i", "ii", "iii"))

    def _definitions(self) -> Iterator[Para]:
        for _ in range(self._random.randint(8, 20)):
            term = (("“", False), (self._random.choice(_TERMS), True), ("” ", False))
            yield Para("definition", (*term, *self._sentence(8, 45)))
            if self._random.random() < 0.2:
                yield from (Para("definition.2", self._sentence(4, 20), f"({letter})") for letter in "ab")

    def _schedule(self, number: int) -> Iterator[Para | Row]:
        yield Para("schedule", self._title(), f"Schedule {number}", self._key())
        for part in range(1, self._random.choice((1, 1, 4))):
            yield Para("part", self._title(), f"Part {part}", self._key())
            count = self._random.randint(3, 9)
            yield from (Para("schedule.1", self._sentence(8, 60), f"{n}.") for n in range(1, count))
        for item in range(1, self._random.randint(3, 16)):
            yield Para("schedule.1", self._sentence(8, 60), f"{item}.")
            if self._random.random() < 0.3:
                yield from (Para("schedule.2", self._sentence(5, 30), f"{item}.{n}") for n in (1, 2, 3))
        if self._random.random() < 0.5:
            yield from self._table()
            yield Para("schedule.body", self._sentence(8, 30))

    def _table(self) -> Iterator[Row]:
        widths, padding = (3000, 3400, 1400), self._paddings["table"]
        heads = tuple((Para("table.heading", self._title()),) for _ in widths)
        yield Row(heads, widths, padding.height + padding.edges, heading=True, first=True)
        for _ in range(self._random.randint(2, 14)):
            yield Row(
                (
                    (Para("table.text", self._plain(2, 12)),),
                    (Para("table.text", self._plain(3, 25)),),
                    (Para("table.amount", f"£{self._random.randint(100, 99999):,}.00"),),
                ),
                widths,
                padding.height,
            )

    def _signatures(self) -> Iterator[Para | Row]:
        padding = self._paddings["execution.table"]
        for _ in range(self._random.randint(2, 5)):
            yield Para("table.after", "")
            lines = ("Signature", "Name", "Office", "Date")
            for place, line in enumerate(lines):
                role = "execution.last" if line == "Date" else "execution"
                words = self._plain(10, 25) if place == 0 else ""
                cells = ((Para(role, words),), (Para(role, ""),), (Para(role, line),))
                yield Row(cells, (3900, 126, 4400), padding.height, 624, first=place == 0)

    def _key(self) -> str:
        self._headings += 1
        return f"h{self._headings}"

    def _title(self) -> str:
        return " ".join(self._random.choices(_WORDS[:60], k=self._random.randint(1, 7))).capitalize()

    def _plain(self, least: int, most: int) -> str:
        return " ".join(self._random.choices(_WORDS, k=self._random.randint(least, most))) + "."

    def _sentence(self, least: int, most: int) -> tuple[tuple[str, bool], ...]:
        words = self._plain(least, most)
        if self._random.random() < 0.3:
            return ((f"{words[:-1]} (the “", False), (self._random.choice(_TERMS), True), ("”).", False))
        return ((words, False),)
