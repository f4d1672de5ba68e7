"""Bytes to Brief: what the user wrote, checked against the schema, with the place of every part."""

from draftkit.brief.questions import Question, describe, question, top_level
from draftkit.brief.read import build_brief, read_brief
from draftkit.brief.settings import put, with_settings
from draftkit.brief.starter import starter

__all__ = [
    "Question",
    "build_brief",
    "describe",
    "put",
    "question",
    "read_brief",
    "starter",
    "top_level",
    "with_settings",
]
