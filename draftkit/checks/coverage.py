"""What the rules leave out: rules that no brief decides, and rules that are softer than the table of the statute."""

from collections.abc import Mapping

NOT_FROM_A_BRIEF: Mapping[str, str] = {
    "PCA-1-WRITING": "what draftkit makes is an agreement in writing; whether it is ever signed is not in a brief",
    "PRS-CC-BORROW": "a brief has no place for borrowing, and words about it are as often a ban as a permission",
}
"""Rules that a brief cannot decide, with the reason."""

SOFTENED: Mapping[str, str] = {
    "PCA-5-ONEPERSON": "that one person cannot agree with itself is contract law, not read for this: our reading",
    "PCA-4-WITHDRAW-FETTER": "no case was found on section 4(7): our reading",
    "PCA-4-RESP": "found by its wording, which may mean something else: our reading",
    "PRS-15": "whether something could be force collaboration provision is a judgement: our reading",
    "FR-37": "a brief does not say who is a member of a force, or what a post does: our reading",
    "LG-101": "which bodies are local authorities for section 101 was not read: PART",
}
"""Rules that would be bars but for what they rest on. A final waits for a recorded reason on each."""
