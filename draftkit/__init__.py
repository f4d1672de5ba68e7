"""draftkit: from a brief and a clause library to a Word agreement."""

__version__ = "0.1.0"
