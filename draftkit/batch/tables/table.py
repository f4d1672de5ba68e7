"""A table that was opened: its name, what is to be told of it, and its agreements."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType

from draftkit.findings import Finding
from draftkit.model.batch import Entry


def _nothing() -> None:
    """There is nothing to close."""


@dataclass(frozen=True)
class Table:
    """A table of agreements. It is closed when it is left, or by `close`."""

    name: str
    warnings: tuple[Finding, ...]
    """What is to be told of the table as a whole; complete from the start."""
    count: int
    """How many agreements there are."""
    _entries: Callable[[], Iterator[Entry]]
    _close: Callable[[], None] = _nothing

    def entries(self) -> Iterator[Entry]:
        """Return the agreements in their order, one by one. It may be asked again."""
        return self._entries()

    def close(self) -> None:
        """Let go of what was put aside. No entry can be read after that."""
        self._close()

    def __enter__(self) -> "Table":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
