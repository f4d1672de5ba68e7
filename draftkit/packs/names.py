"""Names of the files of a pack, safe on Windows, macOS and Linux: numbered, in plain letters, and short."""

import re
import unicodedata
from collections.abc import Iterable

_SIGNS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "&": " and "})
_UNSAFE = re.compile(r"[^A-Za-z0-9 ,()'-]+")
_LONGEST = 90


def numbered(titles: Iterable[str]) -> tuple[str, ...]:
    """Return a file name for each title: '07 Signature page - Avonshire Fire Authority.docx'.

    All numbers are of one width, so that the files stand in order wherever they are listed; no two names are equal.
    """
    titles = tuple(titles)
    width = len(str(len(titles)))
    return tuple(f"{number:0{width}} {safe(title)}.docx" for number, title in enumerate(titles, 1))


def safe(title: str) -> str:
    """Return a title in letters that every system takes: accents dropped, other signs replaced, cut at a word."""
    plain = unicodedata.normalize("NFKD", title.translate(_SIGNS))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    spaced = " ".join(_UNSAFE.sub(" - ", bare).split())
    tidy = re.sub(r"(?: -)+(?= -|$)|^(?:- )+", "", spaced)
    if len(tidy) > _LONGEST:
        tidy = tidy[: _LONGEST + 1].rpartition(" ")[0] or tidy[:_LONGEST]
    return tidy.rstrip(" -,'(") or "Paper"
