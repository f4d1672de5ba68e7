"""The signature page of one party: its execution block as the agreement has it, and to what it may be attached.

Signed pages are often exchanged apart from the agreement. Such a page must show of itself to which paper, and to which
version of it, the party put its hand: R (Mercury Tax Group) v HMRC [2008] EWHC 2721 (Admin), and the practice notes of
the Law Society and the City of London Law Society on virtual signings.
"""

from collections.abc import Iterator, Sequence

from draftkit.model.agreement import Agreement, Block, Execution, Front, Gap, Inline, Reference, Table, Text
from draftkit.model.numbering import citation, number_clauses
from draftkit.model.walk import map_blocks, walk
from draftkit.packs.papers import Version, Words, in_sentence, instrument, paper, para, strong, table

_ROOM, _LESS_ROOM, _LONG_BLOCK = 1_000, 500, 5
"""How many letters the parties may take up, and how many above a block of more lines, so that all is on one sheet."""


def blocks_by_party(agreement: Agreement) -> dict[int, Execution]:
    """Return the execution block of each party that has one, by the number of the party, without live references."""
    labels = number_clauses(agreement)

    def fixed(inline: Inline) -> Inline:
        return Text(citation(inline, labels)) if isinstance(inline, Reference) else inline

    found = (block for _, block in walk(agreement, Execution))
    made = (block for each in found for block in map_blocks(fixed, (each,)) if isinstance(block, Execution))
    return {int(block.key.rpartition("/")[2]): block for block in made}


def signature_page(front: Front, number: int, block: Execution, version: Version) -> Agreement:
    """Return the signature page of the party of that number, counted from 1."""
    party = front.parties[number - 1]
    lines = sum(len(signing.lines) for signing in block.signings)
    parties = _parties(front.parties, number, _ROOM if lines <= _LONG_BLOCK else _LESS_ROOM)
    body: tuple[Block, ...] = (_identity(front, parties, version), *_terms(front, number, version), block)
    return paper(front, (f"Signature page of {in_sentence(party)}", body))


def parties_in_a_row(parties: Sequence[str]) -> str:
    """Return '(1) A; (2) B; and (3) C'."""
    row = [f"({place})\u00a0{name}" for place, name in enumerate(parties, 1)]
    return f"{'; '.join(row[:-1])}; and {row[-1]}" if len(row) > 1 else "".join(row)


def _parties(parties: Sequence[str], number: int, room: int) -> str:
    """The parties; of more than there is room for, only the one of that number is named."""
    row = parties_in_a_row(parties)
    if len(row) <= room:
        return row
    return f"({number})\u00a0{parties[number - 1]}, and the {len(parties) - 1} others named on its cover"


def _identity(front: Front, parties: str, version: Version) -> Table:
    """What the page belongs to."""
    what = instrument(front)
    rows: list[tuple[Words, Words]] = [
        ("Dated", (Gap(14), Text(" 20"), Gap(3))),
        ("Parties", parties),
        ("Version", f"{version.stage}, in the file “{version.file}”"),
        ("Its digest", version.spaced),
    ]
    if front.reference:
        rows.insert(0, ("Reference", front.reference))
    return table(f"The {what} to which this page belongs", ("Title", front.title), rows)


def _terms(front: Front, number: int, version: Version) -> Iterator[Block]:
    what = instrument(front)
    if version.draft:
        yield para(strong(f"This page goes with a draft of the {what} and is not to be signed."))
    yield para(
        f"This is the signature page of party ({number}) to the {what} described above. It may be attached only to the "
        "version named there, with nothing changed in it but what is filled in at signature, and only once that party "
        "or its legal adviser has agreed. If anything else is changed, a new page must be signed."
    )
    if front.deed:
        yield para(
            "Whoever returns this page returns the whole of that version with it. The deed is not delivered merely "
            "because this page has been completed."
        )
