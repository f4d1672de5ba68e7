"""File names: a pattern and the facts of an agreement in, a name out that every system takes."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, count, groupby
from typing import Any

from draftkit.errors import DraftkitError
from draftkit.paths import Steps, shown, split_path

MOST = 120
"""How many bytes of UTF-8 a name may have. With an ending it stays well below what any file system takes."""

FACTS: Mapping[str, str] = {
    "reference": "agreement.reference",
    "title": "agreement.title",
    "date": "agreement.draft_date",
}
"""The short words of a pattern, and the path of the brief that each stands for."""
OWN = ("key", "number")
"""The words of a pattern that stand for nothing in the brief."""

_EDGES = " .-~"  # '~$LEG-7.docx' is how Word calls its own lock files, and '-rf' reads as an option
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What shows nothing though Unicode counts it among letters and marks: fillers, joiners and variation selectors."""
_BLANKS = re.compile(r"\s+")
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever the ending (Microsoft Learn, "Naming Files, Paths, and Namespaces")."""

_TOKEN = re.compile(r"(?P<brace>\{\{|\}\})|\{(?P<field>[^{}]*)\}|(?P<text>[^{}]+)|(?P<stray>[{}])")
_WIDTH = re.compile(r"0[1-9]\d?")
_ENDING = re.compile(r"\.(docx|docm|pdf|html?|md|json|txt)$", re.IGNORECASE)

_MISSING = "\0"  # stands where a fact is missing until the gap is closed; no pattern and no fact can hold it
_BETWEEN = r"[\s\-_.,;+&–—·]*"
_EMPTY_BRACKETS = re.compile(rf"[(\[]{_BETWEEN}(?:{_MISSING}{_BETWEEN})+[)\]]")
_GAP = re.compile(rf"(?P<before>{_BETWEEN}){_MISSING}(?:{_BETWEEN}{_MISSING})*(?P<after>{_BETWEEN})")


@dataclass(frozen=True, slots=True)
class Field:
    """A place in a pattern where a fact goes: 'parties[0].short_name', or 'number' with a width."""

    name: str
    steps: Steps = ()
    """The path of the brief; none for a word that stands for nothing in the brief."""
    width: str = ""


Step = tuple[str | Field, ...]
"""One folder of a pattern, or the name at its end: words as they stand, and fields."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How files are called: '{term.start_date}/{reference}-{title}'. A fact never makes a folder of its own accord."""

    text: str
    steps: tuple[Step, ...]

    @classmethod
    def parse(cls, text: str) -> "Pattern":
        """Return the pattern that is written so. Raises DraftkitError saying what is wrong with it."""
        steps = _split(_tokens(text))
        for step in steps:
            _check_step(step, text)
        if not any(isinstance(part, Field) for step in steps for part in step):
            raise _bad(text, "it holds no fact, so all files would have one name", "put one in, such as '{reference}'")
        if isinstance(steps[-1][-1], str) and (ending := _ENDING.search(steps[-1][-1])):
            raise _bad(text, f"it has the ending '{ending[0]}'", "leave it out: each form brings its own")
        return cls(text, steps)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of the brief that it asks for."""
        names = (part.name for step in self.steps for part in step if isinstance(part, Field) and part.steps)
        return tuple(dict.fromkeys(FACTS.get(name, name) for name in names))

    def name(self, data: Mapping[str, Any], number: int, key: str) -> str:
        """Return an agreement's name, without ending. What is missing leaves no gap; if all is, the key is used."""
        *folders, last = (_filled(step, data, number, key) for step in self.steps)
        return "/".join([*filter(None, folders), last or safe_name(key or str(number))])


def safe_name(text: str) -> str:
    """Return text as the name of a file or folder, without ending, that Windows, macOS and Linux all take."""
    name = _cut(_plain(text), MOST).rstrip(_EDGES) or "unnamed"
    return _cut(f"_{name}", MOST).rstrip(_EDGES) if _DEVICE.fullmatch(name) else name


def folded(name: str) -> str:
    """Return what two names share that Windows or macOS would take for one."""
    # 'ı' and 'I' are one where the capitals are compared, 'ß' and 'ss' where case is folded.
    capitals = unicodedata.normalize("NFD", name).upper()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", capitals).casefold())


def settle(name: str, taken: Callable[[str], bool], mark: str) -> str:
    """Return the name, or if it is taken the name with as much of the mark (hexadecimal digits) as makes it free.

    The mark is the agreement's own, so its file is called the same whatever is made before it or beside it.
    """
    return name if not taken(name) else next(marked for marked in _marked(name, mark) if not taken(marked))


def _tokens(pattern: str) -> Iterator[str | Field]:
    for match in _TOKEN.finditer(pattern):
        if match["stray"]:
            raise _bad(pattern, f"a '{match['stray']}' stands alone", "write '{reference}', or '{{' for a brace itself")
        if match["field"] is None:
            yield match["text"] or match["brace"][0]
        else:
            yield _field(match["field"].strip(), pattern)


def _field(written: str, pattern: str) -> Field:
    name, colon, width = written.partition(":")
    if name in OWN:
        if colon and (name == "key" or not _WIDTH.fullmatch(width)):
            raise _bad(
                pattern, f"'{{{shown(written)}}}' was not expected", "a width goes with the number: '{number:04}'"
            )
        return Field(name, width=width)
    try:
        steps = split_path(FACTS.get(written, written))
    except ValueError as error:
        raise _bad(pattern, f"'{{{shown(written)}}}' was not expected", _NAMED) from error
    if len(steps) == 1 or isinstance(steps[0], int):
        near = get_close_matches(written, [*FACTS, *OWN], n=1)
        hint = f"did you mean '{{{near[0]}}}'?" if near else _NAMED
        raise _bad(pattern, f"there is no fact '{{{shown(written)}}}'", hint)
    return Field(written, steps)


_NAMED = "name reference, title, date, key, number or a path of the brief, such as '{parties[0].short_name}'"


def _split(tokens: Iterable[str | Field]) -> tuple[Step, ...]:
    """Return the tokens between one '/' and the next, neighbouring words joined."""
    steps: list[list[str | Field]] = [[]]
    for token in tokens:
        first, *others = token.split("/") if isinstance(token, str) else [token]
        steps[-1].append(first)
        steps.extend([other] for other in others)
    return tuple(tuple(_joined(step)) for step in steps)


def _joined(step: list[str | Field]) -> Iterator[str | Field]:
    for words, parts in groupby(step, key=lambda part: isinstance(part, str)):
        if not words:
            yield from parts
        elif text := "".join(map(str, parts)):
            yield text


def _check_step(step: Step, pattern: str) -> None:
    if not step:
        raise _bad(pattern, "a folder in it has no name", "begin with a name, and put one '/' between two")
    for words in (part for part in step if isinstance(part, str)):
        if "\\" in words:
            raise _bad(pattern, "'\\' cannot stand in a name", "put '/' between a folder and what is in it")
        if wrong := next((c for c in words if _FORBIDDEN.match(c) or not c.isprintable()), ""):
            raise _bad(pattern, f"'{shown(wrong)}' cannot stand in a name", "leave it out")
    if len(step) == 1 and isinstance(step[0], str) and step[0] != (safe := safe_name(step[0])):
        raise _bad(pattern, f"no folder can be called '{shown(step[0])}'", f"call it '{safe}', for instance")


def _bad(pattern: str, message: str, hint: str) -> DraftkitError:
    return DraftkitError(f"the pattern '{shown(pattern)}' cannot be used: {message}", hint=hint)


def _filled(step: Step, data: Mapping[str, Any], number: int, key: str) -> str:
    """Return the step as a safe name, or '' where it was nothing but facts that are missing."""
    parts = [part if isinstance(part, str) else _value(part, data, number, key) for part in step]
    fields = [place for place, part in enumerate(step) if isinstance(part, Field)]
    if _size("".join(parts)) > MOST:
        _shorten(parts, fields)
    text = _GAP.sub(_closed, _EMPTY_BRACKETS.sub(_MISSING, "".join(parts)))
    return safe_name(text) if text else ""


def _value(field: Field, data: Mapping[str, Any], number: int, key: str) -> str:
    if field.name == "number":
        return f"{number:{field.width}}"
    value = key if field.name == "key" else _found(data, field.steps)
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return _plain(str(value)) or _MISSING if is_text else _MISSING


def _found(data: Any, steps: Steps) -> Any:
    """Return what stands at a path, or nothing where the data do not go so far."""
    for step in steps:
        if isinstance(step, str) and isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(step, int) and isinstance(data, Sequence) and not isinstance(data, str):
            data = data[step] if step < len(data) else None
        else:
            return None
    return data


def _shorten(parts: list[str], fields: Sequence[int]) -> None:
    """Cut the longest facts, so that what follows them is not lost: all get an equal share, short ones leave theirs."""
    left = MOST - sum(_size(part) for place, part in enumerate(parts) if place not in fields)
    shortest_first = sorted(fields, key=lambda place: _size(parts[place]))
    for others, place in zip(reversed(range(len(fields))), shortest_first, strict=True):
        parts[place] = _cut(parts[place], max(left, 0) // (others + 1)).rstrip(_EDGES) or _MISSING
        left -= _size(parts[place])


def _closed(gap: re.Match[str]) -> str:
    """Return what separates the two sides of a gap: nothing at an end or a bracket, else what stood there."""
    before, after = gap.string[: gap.start()], gap.string[gap.end() :]
    if not before or not after or before[-1] in "([" or after[0] in ")]":
        return ""
    return gap["before"] or gap["after"]


def _plain(text: str) -> str:
    """Return text on one line, composed, without what is invisible and what a name cannot hold."""
    seen = "".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", seen))
    return _BLANKS.sub(" ", _FORBIDDEN.sub("-", composed)).strip(_EDGES)


def _cut(text: str, most: int) -> str:
    """Return as much of text as has so many bytes, without parting a letter from its accents."""
    if _size(text) <= most:
        return text
    end = whole = len(text.encode()[:most].decode(errors="ignore"))
    while whole and _leans(text[whole]):
        whole -= 1
    return text[: whole or end]


def _leans(character: str) -> bool:
    """Whether it belongs to the character before it: an accent, a vowel sign, a colour of skin."""
    return unicodedata.category(character)[0] == "M" or "\U0001f3fb" <= character <= "\U0001f3ff"


def _size(text: str) -> int:
    return len(text.encode())


def _marked(name: str, mark: str) -> Iterator[str]:
    folders, slash, last = name.rpartition("/")
    lengths = [8, *(length for length in (16, 32, 64) if length <= len(mark))]
    again = (f"{mark[:8]}-{number}" for number in count(2))  # for an agreement that the table has twice
    for tail in chain((mark[:length] for length in lengths), again):
        yield f"{folders}{slash}{_cut(last, MOST - len(tail) - 1).rstrip(_EDGES)}-{tail}"
