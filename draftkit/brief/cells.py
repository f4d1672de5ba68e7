"""A brief that came from the rows of a table: where in the table each of its paths stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from draftkit.findings import Place
from draftkit.paths import Steps, in_words, join_path, split_path


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
        """Return the cell of a path, or of the nearest thing around it with what is missing there in plain words."""
        for count in range(len(steps), -1, -1):
            found = self.places.get(join_path(steps[:count]))
            if found is not None:
                rest = in_words(steps[count:])
                return replace(found, path=f"{found.path}: {rest}" if found.path else rest) if rest else found
        return Place(self.name, path=in_words(steps))

    def offset(self, steps: Steps, *, key: bool = False) -> int:
        """Return how manieth its cell is; -1 where it has none."""
        return next(
            (self._order[path] for n in range(len(steps), -1, -1) if (path := join_path(steps[:n])) in self._order), -1
        )

    @cached_property
    def _order(self) -> dict[str, int]:
        return {path: number for number, path in enumerate(self.places)}
