"""Hints that name what was probably meant, and places where a list of such things is."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return 'did you mean …?' for the nearest known word, or what to do otherwise."""
    near = get_close_matches(word, list(known), n=1)
    return f"did you mean '{near[0]}'?" if near else otherwise
