"""The index of a pack: each file, what it is and for whom, and which file is the one to sign."""

from collections.abc import Sequence
from typing import NamedTuple

from draftkit.model.agreement import Agreement, Block, Front
from draftkit.packs.papers import Version, instrument, paper, para, strong, table
from draftkit.packs.signature_page import parties_in_a_row


class Filed(NamedTuple):
    """One file of a pack."""

    name: str
    what: str
    whom: str


def index_of(front: Front, files: Sequence[Filed], version: Version) -> Agreement:
    """Return the index of a pack."""
    listed = table("The files of the pack", ("File", "What it is", "For whom"), files)
    return paper(
        front,
        ("Index of the signing pack", (*_about(front, version), *_version(front, version))),
        ("The files of the pack", (listed,)),
    )


def _about(front: Front, version: Version) -> tuple[Block, ...]:
    what = instrument(front)
    reference = f" (reference {front.reference})" if front.reference else ""
    about = para(
        f"This pack is for the signing of “{front.title}”{reference}, a{'n' if what == 'agreement' else ''} {what} "
        f"between {parties_in_a_row(front.parties)}."
    )
    warning = para(strong("It was made from a draft. Nothing in it is to be signed."))
    return (about, warning) if version.draft else (about,)


def _version(front: Front, version: Version) -> tuple[Block, ...]:
    what = instrument(front)
    told = table(
        "The version that the signature pages belong to",
        ("Version", version.stage),
        (("File", version.file), ("Its SHA-256 digest", version.spaced)),
    )
    return (
        told,
        para(
            f"The signature pages belong to this version of the {what} and to no other. The digest tells it apart: "
            "whoever changes anything in the file, or saves it anew, changes the digest. Windows works it out with "
            "Get-FileHash, macOS with shasum -a 256, Linux with sha256sum."
        ),
    )
