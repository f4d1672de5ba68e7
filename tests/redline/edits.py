"""Every kind of edit there is, by its name: each a function of a file and a seed. No tests itself."""

from collections.abc import Callable, Mapping
from types import ModuleType

from tests.redline import edits_blocks, edits_objects, edits_pages, edits_tables, edits_words
from tests.redline.editing import File

Edit = Callable[[File], bool]


def _edits(*modules: ModuleType) -> Mapping[str, Edit]:
    return {
        name.replace("_", " "): edit
        for module in modules
        for name, edit in vars(module).items()
        if getattr(edit, "__annotations__", {}) == {"file": File, "return": bool} and not name.startswith("_")
    }


EDITS = _edits(edits_words, edits_blocks, edits_tables, edits_objects, edits_pages)
CHANGES_NOTHING = ("runs cut", "sessions changed")
"""What comparing must take no notice of."""


def edited(content: bytes, name: str, seed: int) -> bytes | None:
    """Return the file with one edit; nothing where it holds nothing of that kind."""
    file = File(content, seed)
    return file.content() if EDITS[name](file) else None
