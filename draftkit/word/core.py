"""The core properties of a Word file: who last changed it, and when."""

from typing import NamedTuple

from draftkit.word.ooxml import CORE
from draftkit.word.package import Package

_TERMS = "http://purl.org/dc/terms/"


class LastChange(NamedTuple):
    """As the file says itself; '' where it does not say. `date` is as it stands there, mostly ISO 8601."""

    author: str = ""
    date: str = ""


def last_change(package: Package) -> LastChange:
    """Return who last changed a file, and when."""
    for part in package.related("core-properties", ""):
        root = package.root(part)
        author, date = root.findtext(f"{{{CORE}}}lastModifiedBy"), root.findtext(f"{{{_TERMS}}}modified")
        return LastChange((author or "").strip(), (date or "").strip())
    return LastChange()
