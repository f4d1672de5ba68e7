"""Write an agreement as a Word file: lines, numbers, runs, pages, contents, parts, in that order."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from draftkit.model.agreement import Agreement
from draftkit.model.notes import Issue
from draftkit.word.archive import write_package
from draftkit.word.body import Body, write_body
from draftkit.word.contents import write_contents
from draftkit.word.count import count
from draftkit.word.flow import contents_flow, flow_of
from draftkit.word.frame import Frame
from draftkit.word.issues import write_issues
from draftkit.word.marks import STORE
from draftkit.word.notes import Notes, add_footnotes, write_comments
from draftkit.word.parts import (
    CUSTOM_PROPERTIES,
    Added,
    add_parts,
    comments_part,
    data_part,
    data_properties_part,
    data_relationships_part,
    footnotes_part,
)
from draftkit.word.provenance import (
    MANIFEST,
    blanks_part,
    custom_properties,
    manifest,
    manifest_store,
    store_properties,
    store_relationship,
)
from draftkit.word.text import BLANKS


class Options(NamedTuple):
    """How a draft is shown. A final has no notes, no issues and nothing of where it came from."""

    notes: Notes = "comments"
    final: bool = False
    issues: tuple[Issue, ...] = ()
    cover: bool = True
    """Without it there is neither cover nor contents: for a paper that goes with an agreement."""


def write_docx(agreement: Agreement, frame: Frame, brief: str, options: Options | None = None) -> bytes:
    """Return the .docx. Equal arguments give equal bytes; nothing asks Word to update itself.

    A draft carries its brief, given here as JSON, so that it can be read back.
    """
    how = options or Options()
    document = count(agreement, frame)
    body = write_body(document, frame, "none" if how.final else how.notes, identity=not how.final)
    width = frame.estimator.area.width
    notes = body.notes if how.notes == "footnotes" else {}
    pages = frame.estimator.pages(flow_of(document, notes, frame.estimator))
    headings = [heading._replace(page=pages.of.get(heading.key, 1)) for heading in body.headings]
    contents = frame.estimator.pages(contents_flow(headings, frame.estimator))
    context = {
        "agreement": agreement.front,
        "body": body.xml,
        "contents": write_contents(headings, body.marks) if headings else "",
        "issues": write_issues(how.issues, agreement.front.title, body.marks, width) if how.issues else "",
        "pages": {"body": pages.count, "contents": contents.count},
    }
    parts = frame.render(context, document.numbered.restarts, cover=how.cover)
    return write_package(add_parts(parts, _added(agreement, frame, brief, how, body, parts)))


def _added(
    agreement: Agreement, frame: Frame, brief: str, how: Options, body: Body, parts: Mapping[str, bytes]
) -> dict[Added, bytes]:
    """The parts that are not the frame's: notes, the data of blanks, and where the draft came from."""
    added: dict[Added, bytes] = {}
    if body.notes and how.notes == "comments":
        added[comments_part(frame.document)] = write_comments(body.notes.values(), body.marks, agreement.front.date)
    if body.notes and how.notes == "footnotes":
        part = footnotes_part(frame.document)
        added[part] = add_footnotes(parts.get(part.name), body.notes.values(), body.marks)
    if body.blanks:
        added |= _data(_items_in(frame) + 2, frame, blanks_part(body.blanks), STORE, BLANKS)
    if not how.final:
        added |= _data(_items_in(frame) + 1, frame, manifest(agreement, brief), manifest_store(), MANIFEST)
        added[CUSTOM_PROPERTIES] = custom_properties(agreement, parts.get(CUSTOM_PROPERTIES.name))
    return added


@lru_cache(maxsize=8)
def _items_in(frame: Frame) -> int:
    """The highest number of a custom XML part that the frame has itself: Word templates often have one."""
    found = (_ITEM.fullmatch(name.casefold()) for name in frame.parts)
    return max((int(each[1]) for each in found if each), default=0)


_ITEM = re.compile(r"customxml/item(\d+)\.xml")


def _data(number: int, frame: Frame, content: bytes, store: str, namespace: str) -> dict[Added, bytes]:
    return {
        data_part(number, frame.document): content,
        data_properties_part(number): store_properties(store, namespace),
        data_relationships_part(number): store_relationship(number),
    }
