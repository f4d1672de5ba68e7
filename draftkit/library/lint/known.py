"""What wording may call on beside the brief: the functions that filling gives it, and Jinja's own."""

from draftkit.wording.sandbox import environment

FUNCTIONS = frozenset(
    {"ref", "Ref", "refs", "has", "gap", "end", "party", "defined", "definitions", "apportion", "facts"}
)
"""A test holds this equal to what filling offers."""

REFERENCES = ("ref", "Ref", "refs")


def known_names() -> frozenset[str]:
    """Return the names that are neither of the brief nor a phrase nor set by the wording itself."""
    return FUNCTIONS | frozenset(environment().globals)
