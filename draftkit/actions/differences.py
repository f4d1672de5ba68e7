"""What two briefs say otherwise: members of lists are paired by what they are about, not by where they stand."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Literal, NamedTuple

from draftkit.brief.questions import describe

_NAMES: Final = (
    "short_name", "name", "party", "benefit", "milestone", "clause", "item", "kind", "title", "power", "who", "by",
)  # fmt: skip
"""The keys that tell what a member of a list is about, the surest first."""
_LONGEST: Final = 60
_GROUPED: Final = 10_000
_PLAIN: Final = ("whether ", "how ", "who ", "what ", "which ", "when ", "where ", "why ", "a ", "an ", "the ")


class Difference(NamedTuple):
    """One thing that two briefs say otherwise."""

    kind: Literal["said", "added", "removed", "order"]
    old: str
    """Its path in the older brief: 'parties[3].address'; '' where that has no such place."""
    new: str
    before: str
    after: str

    def sentence(self) -> str:
        """Return it as a person would say it, to follow 'because'."""
        path = self.new or self.old
        if self.kind == "order":
            return f"the brief lists the {describe(path)} in another order ({path})"
        if self.kind in ("added", "removed"):
            all_of = f"the {describe(path.rpartition('[')[0])} ({path})"
            done = f"adds {_short(self.after)} to" if self.kind == "added" else f"takes {_short(self.before)} out of"
            return f"the brief {done} {all_of}"
        asked = path.rpartition("[")[0] if path.endswith("]") else path
        named = f"{_with_article(describe(asked))} ({path})"
        if not self.after:
            return f"the brief no longer gives {named}"
        said = f"said {_short(self.before)} before" if self.before else "did not say before"
        return f"the brief says {_short(self.after)} for {named}, and {said}"


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return what two briefs say otherwise: leaf by leaf, but a member of a list that came or went as one."""
    return tuple(_of_keys(old, new, "", ""))


def _of_values(old: Any, new: Any, at: str, to: str) -> Iterator[Difference]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _of_keys(old, new, at, to)
    elif _is_list(old) and _is_list(new):
        yield from _of_lists(old, new, at, to)
    elif old != new:
        yield Difference("said", at, to, _text(old), _text(new))


def _of_keys(old: Mapping[str, Any], new: Mapping[str, Any], at: str, to: str) -> Iterator[Difference]:
    for name in dict.fromkeys([*old, *new]):
        before, after = (f"{path}.{name}" if path else name for path in (at, to))
        if name in old and name in new:
            yield from _of_values(old[name], new[name], before, after)
        elif name in old:
            yield from (Difference("said", path, "", said, "") for path, said in _leaves(old[name], before))
        else:
            yield from (Difference("said", "", path, "", said) for path, said in _leaves(new[name], after))


def _of_lists(old: Sequence[Any], new: Sequence[Any], at: str, to: str) -> Iterator[Difference]:
    pairs = _paired(old, new)
    for i, j in sorted(pairs.items(), key=lambda each: each[1]):
        yield from _of_values(old[i], new[j], f"{at}[{i}]", f"{to}[{j}]")
    for i in range(len(old)):
        if i not in pairs:
            yield Difference("removed", f"{at}[{i}]", "", _name(old[i]), "")
    for j in range(len(new)):
        if j not in pairs.values():
            yield Difference("added", "", f"{to}[{j}]", "", _name(new[j]))
    if any(one > other for one, other in pairwise(pairs[i] for i in sorted(pairs))):
        yield Difference("order", at, to, "", "")


def _paired(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Pair members: those that are equal, those about the same thing, then what is left if it is as many."""
    pairs: dict[int, int] = {}
    for is_one in (lambda one, other: one == other, lambda one, other: _name(one) == _name(other)):
        for i, one in enumerate(old):
            if i not in pairs:
                free = (j for j, other in enumerate(new) if j not in pairs.values() and is_one(one, other))
                found = next(free, -1)
                if found >= 0:
                    pairs[i] = found
    gone, came = [i for i in range(len(old)) if i not in pairs], [j for j in range(len(new)) if j not in pairs.values()]
    return pairs | dict(zip(gone, came, strict=True)) if len(gone) == len(came) else pairs


def _name(member: Any) -> str:
    """What a member of a list is about: 'the Trust' of a party or of its contribution."""
    if isinstance(member, Mapping):
        named = (member[key] for key in _NAMES if key in member)
        return _text(next(named, None) or next((said for _, said in _leaves(member, "")), ""))
    return _text(member)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif _is_list(value):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{number}]")
    else:
        yield path, _text(value)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float) and abs(value) >= _GROUPED:
        return f"{value:,}"
    return str(value)


def _with_article(named: str) -> str:
    return named if named.startswith(_PLAIN) else f"the {named}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return f"‘{plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + '…'}’"
