"""Document properties: each once."""

from collections import Counter
from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.word.lint.opened import Element, Opened, defect
from draftkit.word.ooxml import CUSTOM


def check(file: Opened) -> Iterator[Finding]:
    """Report properties that are there twice, which Word takes for a damaged file."""
    for link in file.links:
        root = file.trees.get(link.target)
        if link.source or root is None:
            continue
        if link.kind == "core-properties":
            yield from _twice(link.target, [str(_plain(child)) for child in root])
        elif link.kind == "custom-properties":
            custom = list(root.iter(f"{{{CUSTOM}}}property"))
            yield from _twice(link.target, [child.get("name", "").lower() for child in custom])
            yield from _twice(link.target, [f"pid {child.get('pid')}" for child in custom])
            if any(not child.get("pid", "").isdecimal() or int(child.get("pid", "0")) < 2 for child in custom):
                yield defect("PROPERTY", link.target, "a custom property has a pid below 2")


def _plain(element: Element) -> str:
    """Return the name of an element without its namespace; of a comment nothing."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _twice(part: str, names: list[str]) -> Iterator[Finding]:
    for name, count in Counter(names).items():
        if count > 1 and name:
            yield defect("PROPERTY", part, f"the property '{name}' is there {count} times")
