"""The sandbox in which wording is rendered: immutable, strict about names, values kept apart as holes."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from draftkit.cache import kept_code
from draftkit.wording.filters import FILTERS, joined
from draftkit.wording.holes import Slot, Wording, hole, slot_for
from draftkit.wording.view import Answers, Log, Missing, View

_TAG = r"(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})"
_LINE_END = re.compile(
    rf"^(?P<alone>[ \t]*{_TAG}(?:[ \t]*{_TAG})*)[ \t]*\n|(?P<last>{_TAG})[ \t]*(?=\n)", re.MULTILINE | re.DOTALL
)
"""A line of tags alone leaves no line behind (Jinja's trim_blocks); a tag after other words keeps its line's end."""
_OURS = frozenset({View, Missing, Answers})


class WordingError(ValueError):
    """Wording or an expression that cannot be read; `line` is counted from its first line."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox, with the two operators that could eat all memory kept small."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, str | list | tuple) or isinstance(right, str | list | tuple) or operator == "**":
            raise SecurityError(f"'{operator}' is not for wording")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look into the brief without Jinja's long way round: our own types hand out data and nothing else."""
        return obj[attribute] if type(obj) in _OURS else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return obj[argument] if type(obj) in _OURS else super().getitem(obj, argument)


@pass_context
def _finalize(context: Context, value: Any) -> str:
    if isinstance(value, Wording):
        return value
    slots: list[Slot] = context["_slots"]
    return hole(slots, slot_for(value))


@pass_context
def _short(context: Context, value: Any) -> Any:
    """Return a party's short name as it is printed, given its short name, its name or the party itself."""
    if isinstance(value, Missing):
        return value
    party = value if isinstance(value, View) else context["party"](value)
    if isinstance(party, Missing):
        return value
    return party.short_name or party.name


@pass_context
def _is_of(context: Context, value: Any, party: Any) -> bool:
    """Return whether a name in the brief, short or full, is that of a party. What is not given is nobody's."""
    return not isinstance(value, Missing) and bool(_short(context, value) == _short(context, party))


@pass_context
def _names(context: Context, values: Any, word: str = "and") -> Any:
    """Return the short names of a list of parties: 'the Trust, the Authority and TVP'."""
    return values if isinstance(values, Missing) else joined([_short(context, value) for value in values], word)


@lru_cache(maxsize=1)
def environment() -> ImmutableSandboxedEnvironment:
    """Return the one environment of the process."""
    env = _Sandbox(
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        keep_trailing_newline=False,
    )
    env.filters.update(FILTERS, short=_short, names=_names)
    env.tests["of"] = _is_of
    return env


class _Watched(Context):
    """A context that notes the names that wording looks up."""

    asked: set[str]

    def resolve_or_missing(self, key: str) -> Any:
        self.asked.add(key)
        return super().resolve_or_missing(key)


class Renderer:
    """Renders wording with one set of names. What a wording sets is forgotten before the next.

    `log` notes the names it looks up.
    """

    def __init__(self, names: Mapping[str, Any], slots: list[Slot], log: Log | None = None) -> None:
        env = environment()
        self._context = _Watched(env, {**env.globals, **names, "_slots": slots}, None, {})
        self._context.asked = set() if log is None else log.asked

    def __call__(self, wording: str, extra: Mapping[str, Any] | None = None) -> str:
        return "".join(self._run(wording, extra))

    def evaluate(self, expression: str, extra: Mapping[str, Any] | None = None) -> Any:
        """Return what an expression comes to ('parties | length > 2')."""
        for _ in self._run(_as_wording(expression), extra):
            pass
        return self._context.vars["result"]

    def _run(self, wording: str, extra: Mapping[str, Any] | None) -> Iterator[str]:
        self._context.vars = dict(extra) if extra else {}
        self._context.exported_vars = set()
        return compile_wording(wording).root_render_func(self._context)

    def add(self, name: str, value: Any) -> None:
        """Make one more name known to every wording rendered from now on."""
        self._context.parent[name] = value


@lru_cache(maxsize=4096)
def compile_wording(text: str) -> Template:
    """Return wording compiled once: in this process, or in an earlier run. Raises WordingError with the line."""
    env = environment()
    try:
        code = kept_code("wording", text, lambda source: env.compile(mark_line_ends(source)))
    except TemplateSyntaxError as error:
        raise WordingError(error.message or "not readable", error.lineno) from error
    return env.template_class.from_code(env, code, env.make_globals(None), None)


def mark_line_ends(text: str) -> str:
    """Return wording in which each tag that ends a line of other words says ('+') that the line ends there."""
    return _LINE_END.sub(_marked, text)


def _marked(found: re.Match[str]) -> str:
    if found["alone"] is not None:
        return f"{found['alone']}\n"
    return found["last"] if found["last"][-3] in "+-" else f"{found['last'][:-2]}+{found['last'][-2:]}"


def _as_wording(expression: str) -> str:
    return f"{{% set result = ({expression}) %}}"
