"""A brief that came from the rows of a table: where in the table each of its paths stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from draftkit.findings import Finding, Place
from draftkit.paths import Steps, as_column, in_words, join_path, split_path

_STEPS = r"(?:\.[a-z]\w*|\[\d{0,9}\])*"
_PATH = re.compile(rf"(?P<path>\b[a-z]\w*{_STEPS}\[\d{{0,9}}\]{_STEPS})(?: in the brief)?")
"""A path through a list, as hints have it: 'parties[1].address', or 'parties[].address' for that of any party."""


@dataclass(frozen=True)
class Cells:
    """The cells that an agreement was read from. What no cell gave stands where the rest of it does."""

    name: str
    places: Mapping[str, Place]
    """Paths as they are written to cells, and '' to the row of the agreement."""

    def __call__(self, path: str) -> Place:
        """Return where a path as it is written stands."""
        try:
            return self.place(split_path(path))
        except ValueError:
            return Place(self.name, path=path)

    def place(self, steps: Steps, *, key: bool = False) -> Place:
        """Return the cell of a path, or of the nearest thing around it with what is missing there.

        In a row that is the column it would have, 'row 7: parties.2.kind'; in a brief on a line it is in plain words.
        """
        for count in range(len(steps), -1, -1):
            found = self.places.get(join_path(steps[:count]))
            if found is None:
                continue
            rest = steps[count:]
            if not rest or not found.path:
                return replace(found, path=in_words(rest)) if rest else found
            return replace(found, path=f"{found.path}{'.' if ': ' in found.path else ': '}{as_column(rest)}")
        return Place(self.name, path=in_words(steps))

    def worded(self, finding: Finding) -> Finding:
        """Return the finding with every path in its words as the user of the table knows it."""
        if not self._row:
            return finding
        return replace(finding, message=self._reworded(finding.message), hint=self._reworded(finding.hint))

    def offset(self, steps: Steps, *, key: bool = False) -> int:
        """Return how manieth its cell is; -1 where it has none."""
        return next(
            (self._order[path] for n in range(len(steps), -1, -1) if (path := join_path(steps[:n])) in self._order), -1
        )

    @cached_property
    def _order(self) -> dict[str, int]:
        return {path: number for number, path in enumerate(self.places)}

    @property
    def _row(self) -> str:
        """The row of the agreement, in words; '' for a brief that came from no row."""
        return self.places[""].path if "" in self.places else ""

    def _reworded(self, text: str) -> str:
        known = _PATH.sub(lambda match: self._called(match["path"]) or match[0], text) if "[" in text else text
        return known.replace(" in the brief", " in the table")

    def _called(self, path: str) -> str:
        """What a path through a list is called in the table; '' where the list is not from it."""
        whole, _, rest = path.partition("[]")
        if rest or path.endswith("[]"):
            return self._any_called(whole, rest)
        steps = split_path(path)
        heads = (steps[:n] for n in range(len(steps), 0, -1) if isinstance(steps[n - 1], int))
        if not any(join_path(head) in self.places for head in heads):
            return ""
        place = self.place(steps).path
        row, _, column = place.partition(": ")
        if row == self._row or not column:
            return column or place.removeprefix(f"{self._row}, ")
        return f"'{column}' in {row}"

    def _any_called(self, whole: str, rest: str) -> str:
        """What the paths of all entries of a list are called: by their sheet, or by the first columns."""
        first = self.places.get(f"{whole}[0]")
        if first is None or "[" in rest:
            return ""
        if not first.path.startswith(f"{self._row}: "):
            return f"{whole}{rest}"
        return f"{whole}.1{rest}, {whole}.2{rest} …"
