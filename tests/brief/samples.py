"""Small briefs for the tests, as data and as text."""

import json
from typing import Any

import pytest

from draftkit.brief import read_brief
from draftkit.errors import BriefError


def small(**sections: Any) -> dict[str, Any]:
    """Return the smallest brief, with sections added or replaced."""
    return {
        "agreement": {"title": "The shared station"},
        "parties": [{"name": "Avonshire Fire Authority", "short_name": "the Authority"}, {"name": "The Trust"}],
    } | sections


def as_json(data: Any, indent: int | None = 1) -> bytes:
    """Return data as the bytes of a JSON file."""
    return json.dumps(data, indent=indent, ensure_ascii=False).encode()


def refusal(content: bytes | str, name: str = "brief.json", **more: Any) -> BriefError:
    """Return the error with which a brief is refused, once its block is seen to be fit to print."""
    with pytest.raises(BriefError) as caught:
        read_brief(content.encode() if isinstance(content, str) else content, name=name, **more)
    block = caught.value.block()
    assert block.isprintable() or "\n" in block
    assert all(line.isprintable() and len(line) < 400 for line in block.split("\n"))
    return caught.value


def told(content: bytes | str, name: str = "brief.json", **more: Any) -> list[str]:
    """Return what is said of a brief that is refused: one line a finding, place and message."""
    return [f"{finding.where}: {finding.message}" for finding in refusal(content, name, **more).findings]
