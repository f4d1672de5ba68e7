"""The contents: a TOC field whose entries and page numbers are already right, so that Word need not ask."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from draftkit.word.marks import Marks
from draftkit.word.text import field, run
from draftkit.word.xmltext import escape

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_TAB = "<w:r><w:tab/></w:r>"
_SWITCHES = r' TOC \o "1-1" \h \z \u '


class Heading(NamedTuple):
    """One entry: the number and words of a heading, its hidden bookmark, the page it starts on."""

    label: str
    text: str
    bookmark: str
    page: int
    key: str = ""
    """The clause it heads."""


def write_contents(headings: Sequence[Heading], marks: Marks) -> str:
    """Return the paragraphs of the contents, field and all."""
    style = f'<w:pPr><w:pStyle w:val="{marks.style("contents")}"/></w:pPr>'
    begin = f'{_BEGIN}<w:r><w:instrText xml:space="preserve">{escape(_SWITCHES)}</w:instrText></w:r>{_SEPARATE}'
    last = len(headings) - 1
    return "".join(
        f"<w:p>{style}{begin if place == 0 else ''}{_entry(heading)}{_END if place == last else ''}</w:p>"
        for place, heading in enumerate(headings)
    )


@lru_cache(maxsize=8192)
def _entry(heading: Heading) -> str:
    page = field(f"PAGEREF {heading.bookmark} \\h", str(heading.page))
    return (
        f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">{run(heading.label)}{_TAB}'
        f"{run(heading.text)}{_TAB}{page}</w:hyperlink>"
    )
