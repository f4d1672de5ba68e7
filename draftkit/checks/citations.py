"""Citations in free text: which sections of an Act some words cite."""

import re

_END_OF_CITATION = re.compile(r"(?<=act \d{4})(?!\d)|;")
_SECTIONS = re.compile(
    r"\b(?:sections?|ss?\.?)\s*((?:\d+[a-z]{0,2}(?:\s?\([\da-z]+\))*(?:\s*(?:,|and|or|to|-|–)\s*(?=\d))?)+)"
)
_NUMBER = re.compile(r"(?<![(\w])\d+[a-z]{0,2}")


def cites(text: object, act: str) -> bool:
    """Return whether words cite an Act, given as a pattern of its name."""
    return re.search(act, str(text).casefold()) is not None


def sections(text: object, act: str) -> frozenset[str]:
    """Return the sections of an Act that words cite: {'16'} of 'section 16(1) of the …'; '22a' for section 22A."""
    parts = [part for part in _END_OF_CITATION.split(str(text).casefold()) if re.search(act, part)]
    return frozenset(number for part in parts for run in _SECTIONS.findall(part) for number in _NUMBER.findall(run))
