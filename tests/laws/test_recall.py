"""Whatever was drafted before, a brief drafts as in a program that has just begun: nothing stale is recalled."""

import copy
import gc
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.actions.draft import draft
from draftkit.actions.project import make_project
from draftkit.assembly import fill
from draftkit.brief.read import build_brief
from draftkit.errors import BriefError
from draftkit.memo import Memo
from draftkit.word import count
from draftkit.wording import markup, recall
from tests.drafts import SAMPLES, library, sample_data
from tests.strategies import HOSTILE, briefs

_REMOVED = object()


@settings(max_examples=max(5, settings.default.max_examples // 10))
@given(briefs(most_parties=5), st.lists(st.integers(0, 2**32), min_size=1, max_size=4))
def test_a_brief_edited_at_random_drafts_as_if_it_were_the_first(brief, seeds):
    _follow(brief, seeds)


@settings(max_examples=max(5, settings.default.max_examples // 10))
@given(st.sampled_from(sorted(SAMPLES)), st.lists(st.integers(0, 2**32), min_size=1, max_size=4))
def test_a_sample_edited_at_random_drafts_as_if_it_were_the_first(name, seeds):
    _follow(sample_data(name), seeds)


def _follow(brief, seeds):
    """Draft a brief after every edit in one program, and each again in one that has forgotten all."""
    versions = [brief]
    for seed in seeds:
        versions.append(_edited(versions[-1], Random(seed)))  # noqa: S311
    warm = [_made(version) for version in versions]
    for version, made in zip(versions, warm, strict=True):
        _forget()
        assert _made(version) == made


def _made(brief):
    """What a brief comes to: its draft and what was found and used, or why it is refused."""
    try:
        project = make_project(build_brief(copy.deepcopy(brief)), library())
    except BriefError as refused:
        return str(refused)
    return draft(project).content, project.findings, project.assembled.facts, project.assembled.used


def _forget():
    recall._known.clear()
    for known in (fill._filled, fill._execution, markup.parse_blocks, markup.parse_signings, count._count):
        known.cache_clear()
    for memo in [thing for thing in gc.get_objects() if isinstance(thing, Memo)]:
        memo._kept.clear()
        memo._before.clear()


def _edited(brief, random):
    """The brief with one value changed, taken out or put in twice; as it was, if it is then no brief."""
    places = list(_places(brief, ()))
    for _ in range(20):
        edited = copy.deepcopy(brief)
        _edit(edited, random.choice(places), random)
        try:
            build_brief(copy.deepcopy(edited))
        except BriefError:
            continue
        return edited
    return brief


def _places(value, path):
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*path, step)
        yield from _places(inner, (*path, step))


def _edit(brief, path, random):
    holder = brief
    for step in path[:-1]:
        holder = holder[step]
    value = _changed(holder[path[-1]], random)
    if value is _REMOVED:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value


def _changed(value, random):
    match value:
        case _ if random.random() < 0.2:
            return _REMOVED
        case bool():
            return not value
        case int() | float():
            return random.choice((0, 1, 1.5, value + 1, value * 2))
        case str():
            return random.choice((*HOSTILE[:20], f"{value} 2", value[:-1], "2026-02-03", "yes"))
        case list():
            return random.choice((value[:-1], value[1:], list(reversed(value)), [*value, *value[:1]]))
        case _:
            return {}
