"""Packs: everything that the signing of one agreement needs, in files that belong together."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from draftkit.actions.approvals import points_raised, shared_steps, steps_of_parties
from draftkit.actions.draft import Drafted, HouseFile, draft, final_of, open_frame, refuse_open
from draftkit.actions.project import Project
from draftkit.model.agreement import Agreement, Front
from draftkit.packs.checklist import checklist
from draftkit.packs.cover import copy_for
from draftkit.packs.index import Filed, index_of
from draftkit.packs.names import numbered
from draftkit.packs.papers import Version
from draftkit.packs.signature_page import blocks_by_party, signature_page
from draftkit.wording.filters import written_date

_WHOLE = "All the parties"
_KEEPER = "Whoever brings the signatures together"


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a signing pack, by name, in order."""

    files: Mapping[str, bytes]
    drafted: Drafted
    """The agreement to be signed, and what is still open in it."""

    def zipped(self) -> bytes:
        """Return the files as one ZIP file: the same bytes for the same files."""
        from draftkit.word.archive import write_package

        return write_package(self.files)


def make_pack(
    project: Project, *, draft: bool = False, frame: HouseFile | None = None, styles: Mapping[str, str] | None = None
) -> Pack:
    """Return the signing pack of an agreement. It is refused while anything is open, unless it may be of the draft."""
    if not draft:
        refuse_open(project, "make the pack of the draft with --draft")
    return _Packing(project, draft, frame, styles).pack()


class _Packing:
    """One pack while it is made: the agreement first, since every other paper names its file and its digest."""

    def __init__(
        self, project: Project, is_draft: bool, frame: HouseFile | None, styles: Mapping[str, str] | None
    ) -> None:
        self._project, self._is_draft = project, is_draft
        self._frame = open_frame(frame, styles)
        self._drafted = draft(project, final=not is_draft, frame=frame, styles=styles)
        drafted = project.assembled.agreement
        self._agreement = drafted if is_draft else final_of(drafted)
        self._blocks = blocks_by_party(self._agreement)

    def pack(self) -> Pack:
        """Return the pack."""
        front, content = self._agreement.front, self._drafted.content
        filed = self._filed(front)
        names = [each.name for each in filed]
        version = Version(names[0], sha256(content).hexdigest(), self._stage(front), self._is_draft)
        pages = [self._paper(signature_page(front, number, block, version)) for number, block in self._blocks.items()]
        copies = [self._copy(party) for party in front.parties]
        index = self._paper(index_of(front, filed, version))
        steps = steps_of_parties(self._project), shared_steps(self._project), points_raised(self._project)
        made = (content, *pages, *copies, index, self._paper(checklist(front, *steps, version)))
        return Pack(MappingProxyType(dict(zip(names, made, strict=True))), self._drafted)

    def _filed(self, front: Front) -> tuple[Filed, ...]:
        """The files with what they are, in order."""
        kind = "Draft agreement" if self._is_draft else "Agreement for signature"
        form = "as it stands in draft" if self._is_draft else "in the form in which it is to be signed"
        signers = [front.parties[number - 1] for number in self._blocks]
        told = [
            (kind, f"The agreement {form}", _WHOLE),
            *((f"Signature page - {party}", "The signature page of this party", party) for party in signers),
            *((f"Copy - {party}", "The agreement with this party’s cover", party) for party in front.parties),
            ("Index", "This index", _KEEPER),
            ("Checklist", "Approvals and other steps before signature", _KEEPER),
        ]
        names = numbered(title for title, _, _ in told)
        return tuple(Filed(name, what, whom) for name, (_, what, whom) in zip(names, told, strict=True))

    def _stage(self, front: Front) -> str:
        if self._is_draft:
            return front.legend or "Draft"
        return f"Final text of {written_date(front.date)}" if front.date else "Final text"

    def _copy(self, party: str) -> bytes:
        """The agreement with a party's cover. It leaves the house: even one of a draft has no brief and no notes."""
        return self._written(copy_for(self._agreement, party), cover=True)

    def _paper(self, paper: Agreement) -> bytes:
        return self._written(paper, cover=False)

    def _written(self, agreement: Agreement, *, cover: bool) -> bytes:
        from draftkit.word.write import Options, write_docx

        return write_docx(agreement, self._frame, "", Options("none", final=True, cover=cover))
