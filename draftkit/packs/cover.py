"""A party's own copy: the agreement to the letter, with a cover that says whose copy it is."""

from dataclasses import replace

from draftkit.model.agreement import Agreement
from draftkit.packs.papers import in_sentence


def copy_for(agreement: Agreement, party: str) -> Agreement:
    """Return the agreement with 'Copy for …' on its front and nothing else changed."""
    return replace(agreement, front=replace(agreement.front, copy=f"Copy for {in_sentence(party)}"))
