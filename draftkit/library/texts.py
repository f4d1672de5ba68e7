"""Tables of texts, as the files of a library hold them."""

from collections.abc import Mapping
from typing import Any

from draftkit.errors import LibraryError


def check_texts(table: Any, where: str, what: str) -> None:
    """Raise LibraryError if a table of terms, or of what is said of a fact, holds anything but texts."""
    if not isinstance(table, Mapping) or not all(isinstance(words, str) for words in table.values()):
        raise LibraryError(f"{what} must be a table of texts", where=where, hint='write each as "name" = "words"')
