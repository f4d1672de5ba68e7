"""The brief as wording sees it: values that know their path, and Missing where there is none."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn


class Log:
    """The paths of the brief that some wording has looked at, and those it looked for in vain."""

    __slots__ = ("asked", "missed", "touched")

    def __init__(self) -> None:
        self.touched: set[str] = set()
        self.missed: set[str] = set()
        self.asked: set[str] = set()
        """Everything that what a wording says may depend on: a key of `prints_of`, whether it is there or not."""


class Words(str):
    """Text of the brief."""

    __slots__ = ("path",)
    path: str


class Whole(int):
    """A whole number of the brief."""

    path: str


class Decimals(float):
    """A number of the brief that is no whole number."""

    path: str


class Missing:
    """A value the brief does not give. False, empty, equal to nothing; printed as a blank."""

    __slots__ = ("hint", "log", "path")

    def __init__(self, path: str, hint: str = "", log: Log | None = None) -> None:
        self.path = path
        self.hint = hint
        self.log = log

    def __getattr__(self, name: str) -> "Missing":
        if name.startswith("_"):
            raise AttributeError(name)
        return _missed(f"{self.path}.{name}", self.log)

    def __getitem__(self, key: object) -> "Missing":
        path = f"{self.path}[{key}]" if isinstance(key, int) else f"{self.path}.{key}"
        return _missed(path, self.log)

    def __bool__(self) -> bool:
        self._look()
        return False

    def _look(self) -> None:
        """Note that something wanted this value."""
        if self.log is not None:
            self.log.missed.add(self.path)

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        self._look()
        return iter(())

    def __contains__(self, _thing: object) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash(self.path)

    def _less(self, _other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _less

    def _same(self, _other: object) -> "Missing":
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _same

    def __str__(self) -> str:
        return "[●]"


class Answers:
    """The facts of a brief as wording asks them: `facts.shares_premises`."""

    __slots__ = ("_answers", "_log")

    def __init__(self, answers: Mapping[str, bool], log: Log) -> None:
        self._answers = answers
        self._log = log

    def __getitem__(self, name: str) -> bool:
        if name not in self._answers:
            raise KeyError(f"the library has no fact '{name}'")
        self._log.asked.add(f"{FACT}{name}")
        return self._answers[name]


class View:
    """One object of the brief: `party.address` is its value, or Missing."""

    __slots__ = ("_found", "_log", "_path", "_values")

    def __init__(self, values: Mapping[str, Any], path: str, log: Log) -> None:
        self._values = values
        self._path = path
        self._log = log
        self._found: dict[str, tuple[Any, str]] = {}
        """What was asked for before and is there, with its path: wording asks for the same again and again."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> Any:
        try:
            value, path = self._found[name]
        except (KeyError, TypeError):
            return self._find(name)
        self._log.asked.add(path)
        self._log.touched.add(path)
        return value

    def _find(self, name: str) -> Any:
        path = f"{self._path}.{name}" if self._path else name
        place = _place(self._path, name)
        self._log.asked.add(place)
        try:
            value = self._values[name]
        except (KeyError, TypeError):
            return _missed(path, self._log)
        self._log.touched.add(path)
        if place == path:
            self._found[name] = value, path
        return value

    def parts(self) -> dict[str, Any]:
        """Return everything in it by name; whoever asks goes by all of it."""
        self._log.asked.add(f"{self._path}{KEYS}")
        return {name: self[name] for name in self._values}

    def __bool__(self) -> bool:
        self._log.asked.add(self._path)
        return bool(self._values)

    def __iter__(self) -> NoReturn:
        raise TypeError(f"'{self._path}' is one thing, not a list")

    def __str__(self) -> str:
        self._log.asked.add(f"{self._path}{KEYS}")
        self._log.asked.update(_place(self._path, name) for name in self._values)
        return "; ".join(str(value) for value in self._values.values())


FACT, CLAUSE, KEYS = "?", "#", "{}"
"""How the prints of a fact ('?shares_premises') and of a clause begin; how that of the keys of a group ends."""
EVERYTHING = "*"
"""Noted in `Log.asked` by what goes by more than prints can tell, such as the draft as a whole."""


class Seen(NamedTuple):
    """A brief as wording and rules see it."""

    names: Mapping[str, Any]
    """Its top-level names, each wrapped; those that it does not give are Missing."""
    prints: Mapping[str, Hashable]
    """What tells it from another brief, by path."""
    log: Log
    """What was looked at."""


def see(data: Mapping[str, Any], known: Sequence[str] = ()) -> Seen:
    """Return a brief to be looked at for the first time. `known` are the top-level names it may have."""
    log = Log()
    return Seen(view(data, log, known), prints_of(data), log)


def prints_of(data: Mapping[str, Any]) -> dict[str, Hashable]:
    """Return what tells one brief from another, by path: what each value is, of a group whether anything is in it.

    A list is told by what is in it, but for the groups in it, whose values have paths of their own.
    """
    prints: dict[str, Hashable] = {KEYS: tuple(data)}
    for name, value in data.items():
        prints[name] = _print(value, name, prints)
    return prints


def _print(value: Any, path: str, prints: dict[str, Hashable]) -> Hashable:
    match value:
        case str():
            return value
        case dict() | MappingProxyType():
            prints[f"{path}{KEYS}"] = tuple(value)
            for name, inner in value.items():
                place = _place(path, name)
                prints[place] = _print(inner, place, prints)
            return dict, bool(value)
        case list() | tuple():
            return list, tuple([_print_in_list(inner, f"{path}[{i}]", prints) for i, inner in enumerate(value)])
        case _:
            return type(value), repr(value)  # 1, 1.0 and true are equal, and said in other words


def _print_in_list(value: Any, path: str, prints: dict[str, Hashable]) -> Hashable:
    made = prints[path] = _print(value, path, prints)
    return made


def _place(path: str, name: object) -> str:
    """The key of a value in the prints. Whatever names there are, no two values have the same."""
    step = name if isinstance(name, str) and name.isidentifier() else f"({name!r})"
    return f"{path}.{step}" if path else f"{step}"


def view(data: Mapping[str, Any], log: Log, known: Sequence[str] = ()) -> dict[str, Any]:
    """Return the top-level names of a brief, each wrapped; names in `known` but not given are Missing."""
    absent = {name: Missing(name, log=log) for name in known if name not in data}
    return absent | {name: _wrap(value, name, log) for name, value in data.items()}


def path_of(value: object) -> str:
    """Return the path of the brief that a value came from, or '' if it was made by the wording."""
    if isinstance(value, Words | Whole | Decimals | Missing):
        return value.path
    if isinstance(value, View):
        return value._path
    return ""


def keep_path(text: str, source: object) -> str:
    """Return text that was made from a value of the brief, with that value's path."""
    path = path_of(source)
    return _words(text, path) if path else text


def _wrap(value: Any, path: str, log: Log) -> Any:
    match value:
        case bool() | None:
            return value
        case str():
            return _words(value.replace("\u00a0", " "), path)  # only the library's own no-break spaces stay
        case int():
            whole = Whole(value)
            whole.path = path
            return whole
        case float():
            decimals = Decimals(value)
            decimals.path = path
            return decimals
        case dict() | MappingProxyType():
            return View({k: _wrap(v, f"{path}.{k}", log) for k, v in value.items()}, path, log)
        case list() | tuple() if not value:
            return Missing(path, log=log)  # an empty list says as little as none: its place is a blank
        case list() | tuple():
            return tuple([_wrap(v, f"{path}[{i}]", log) for i, v in enumerate(value)])
        case _:
            raise TypeError(f"{path}: a brief holds no {type(value).__name__}")


def _words(text: str, path: str) -> Words:
    words = Words(text)
    words.path = path
    return words


def _missed(path: str, log: Log | None) -> Missing:
    if log is not None:
        log.missed.add(path)
    return Missing(path, log=log)
