"""Marks: the names and ids of one document's bookmarks, content controls and notes; the blanks it has met.

Ids are hashes of what they mark, so that the XML of a clause does not depend on where the clause stands.
Footnotes alone are numbered in order (`body`).
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256

from draftkit.model.numbering import Labels
from draftkit.word.xmltext import guid

STORE = guid("blanks")
"""The id of the data store that blanks are bound to."""
_FIRST, _COUNT = 100_000_000, 900_000_000


class Clash(Exception):
    """Two marks of one document hashed to the same id: write it again with another salt."""


class Marks:
    """What one clause marks while it is written. `salt` is 0 but for the document in which two hashes met."""

    def __init__(
        self, labels: Labels, numbers: Mapping[str, str], styles: Mapping[str, str], here: str, salt: int
    ) -> None:
        self.labels = labels
        self.here = here
        self.ids: list[tuple[str, int]] = []
        """The ids used, each with its kind: those of one kind must all differ."""
        self.blanks: dict[str, None] = {}
        self._numbers = numbers
        self._styles = styles
        self._salt = salt
        self._controls = 0

    def style(self, role: str) -> str:
        """Return the id of the style that plays a role; '' for no role."""
        return self._styles[role] if role else ""

    def number(self, key: str) -> str:
        """Return the number that the frame's own numbering gives to `key`, in full."""
        return self._numbers[key]

    def bookmark(self, key: str) -> str:
        """Return the name of the hidden bookmark of a cited key, shaped as Word's own are."""
        return f"_Ref{_hash('reference', key, self._salt)}"

    def toc_bookmark(self, key: str) -> str:
        """Return the name of the hidden bookmark of a heading that the contents list."""
        return f"_Toc{_hash('contents', key, self._salt)}"

    def span(self, name: str) -> tuple[str, str]:
        """Return the start and the end of a bookmark of that name."""
        id_ = self._take("bookmark", name)
        return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{id_}"/>'

    def control(self) -> int:
        """Return the id of the next content control of this clause."""
        self._controls += 1
        return self._take("control", f"{self.here}#{self._controls}")

    def blank(self, path: str) -> str:
        """Return the name under which a blank stands in the file's list of blanks."""
        self.blanks[path] = None
        return blank_name(path)

    def _take(self, kind: str, name: str) -> int:
        id_ = _hash(kind, name, self._salt)
        self.ids.append((kind, id_))
        return id_


@lru_cache(maxsize=4096)
def blank_name(path: str) -> str:
    """Return the element name of a blank in the data that blanks are bound to."""
    return f"b{sha256(path.encode()).hexdigest()[:12]}"


def note_id(key: str, salt: int) -> int:
    """Return the id of the comment on a clause."""
    return _hash("note", key, salt)


def clause_bookmark(key: str) -> str:
    """Return the hidden bookmark that keeps a clause's identity: '_dk_governance_board'.

    No two keys have the same, though Word takes letters, digits and '_' alone and does not tell capitals from small.
    """
    name = f"_dk_{_OTHER.sub('_', key.replace('-', '__'))}"
    if _ORDINARY.fullmatch(key) and len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 9]}_{sha256(key.encode()).hexdigest()[:8]}"


_OTHER = re.compile(r"[^0-9A-Za-z]")
_ORDINARY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_LONGEST = 40


@lru_cache(maxsize=8192)
def _hash(kind: str, name: str, salt: int) -> int:
    """Nine digits, the same for the same thing everywhere."""
    return int.from_bytes(sha256(f"{kind}:{name}:{salt}".encode()).digest()[:6], "big") % _COUNT + _FIRST
