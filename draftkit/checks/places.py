"""Places: what a rule says of a brief. It is broken here, it may be broken here, or nobody can tell."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Final = Literal["shown", "reason", "refused"]
"""What a final does about a finding: shows it, waits for a recorded reason, or waits for it to go."""


class Hit(NamedTuple):
    """The rule is broken here. `detail` says by whom or by what, `clause` the clause concerned."""

    path: str = ""
    detail: str = ""
    clause: str = ""
    hint: str = ""
    final: Final | None = None


class Doubtful(NamedTuple):
    """The rule seems to be broken, on our reading of words that may mean something else: never a bar."""

    path: str = ""
    detail: str = ""
    clause: str = ""
    hint: str = ""


class Unknown(NamedTuple):
    """The rule cannot be applied: `detail` completes 'not recorded: …', `path` is where to record it."""

    path: str
    detail: str


Spot = Hit | Doubtful | Unknown
Places = Iterable[Spot]
