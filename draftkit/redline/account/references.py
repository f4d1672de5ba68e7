"""Cross-references: what they cite, and whether they still cite the same provision though its number changed."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from draftkit.redline.account.found import Found
from draftkit.redline.account.pairs import Matched, Version
from draftkit.redline.account.said import Said

_NUMBER: Final = (
    r"(?:\d{1,3}[A-Z]{0,2}(?:\.\d{1,3})*(?:\([A-Za-z0-9]{1,5}\))*|\([A-Za-z0-9]{1,4}\)(?:\([a-z0-9]{1,4}\))*"
    r"|[IVXLC]+(?![\w’'])|[A-Z](?![\w’']))"
)
_WORD: Final = (
    r"(?i:clauses?|sections?|articles?|sub-?clauses?|(?:sub-?)?paragraphs?|recitals?|schedules?|annex(?:es|ures?)?|"
    r"appendix|appendices|exhibits?|parts?)"
)
_REFERENCE: Final = re.compile(
    rf"\b(?P<word>{_WORD})[\s\u00a0]+(?P<numbers>{_NUMBER}(?:(?:,?\s+(?:and|or|to)\s+|,\s*|\s*[–-]\s*){_NUMBER})*)"
)
_EACH: Final = re.compile(_NUMBER)
_LAWS: Final = r"(?:Act|Regulations?|Order|Rules|Directive|Code|GDPR)"
_OF_LAW: Final = re.compile(rf"\s+(?:of|to|in)\s+(?:the\s+)?(?:that\s+Act|[^.;]{{0,80}}?\b{_LAWS}\b)")
_AFTER_LAW: Final = re.compile(rf"\b(?:{_LAWS}\s+\d{{4}}|GDPR),\s+$")
_ENDS: Final = re.compile(r"(?:\([A-Za-z0-9]{1,5}\))*\s*(?:$|[,;:.)]|(?:and|or)\b)")
"""What follows a reference that is not the subject of what comes after: 'under the Police Act 1996, section 22A.'."""
_ON: Final = re.compile(r"(?:\([A-Za-z0-9]{1,5}\))*,\s+")
"""What stands between two references of which the second is within the first: 'Schedule 2, paragraph 7'."""
_NEAR: Final = 40
_PLURALS: Final = {"annexes": "annex", "annexures": "annexure", "appendices": "appendix"}
_HEADS: Final = frozenset({"schedule", "annex", "annexure", "appendix", "exhibit"})


class Cited(NamedTuple):
    """What a reference comes to: the kind of provision, its number, and the law if it is in one."""

    word: str
    number: str
    law: bool


@lru_cache(maxsize=4096)
def find_references(text: str) -> tuple[Found, ...]:
    """Return the references of a text, each number of 'clauses 1, 2 and 5' apart."""
    found: list[Found] = []
    law, end = False, 0
    for match in _REFERENCE.finditer(text):
        word = match["word"].casefold()
        word = _PLURALS.get(word, word.rstrip("s"))
        goes_on = law and _ON.fullmatch(text, end, match.start()) is not None and "clause" not in word
        law = goes_on or _OF_LAW.match(text, match.end()) is not None or _is_named(text, match)
        end = match.end()
        for each in _EACH.finditer(text, *match.span("numbers")):
            shown = f"{match['word'][0]}{word[1:]} {each.group()}"
            found.append(Found("reference", each.span(), shown, Cited(word, each.group(), law)))
    return tuple(found)


def _is_named(text: str, reference: re.Match[str]) -> bool:
    """Whether the words before a reference name the law that it is in: 'the Police Act 1996, section 22A'."""
    start, end = reference.span()
    before = _AFTER_LAW.search(text[max(0, start - _NEAR) : start])
    return before is not None and "clause" not in reference["word"].casefold() and _ENDS.match(text, end) is not None


class Targets:
    """The provisions of a version, by number and by bookmark."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._marks = {name: block for block, names in version.document.marks.items() for name in names}
        self._numbers = _numbers(version)
        self._sections = any(number.startswith("section") for _, number in self._numbers)

    def find(self, said: Said, reference: Found, here: int) -> int:
        """Return the line that a reference in the clause `here` cites; -1 if there is none."""
        marked = next((r.target for r in said.refs if r.start < reference.span[1] and r.end > reference.span[0]), "")
        if marked in self._marks:
            lines = self._version.document.of_block.get(self._marks[marked])
            return lines.start if lines else -1
        cited = reference.worth
        if not isinstance(cited, Cited) or cited.law or not self._has(cited.word):
            return -1
        number = cited.number.casefold()
        if cited.word in _HEADS:
            return self._numbers.get((-1, f"{cited.word} {number}"), -1)
        found = self._numbers.get((here, number), -1) if "paragraph" in cited.word else -1
        return self._numbers.get((-1, number), -1) if found < 0 else found

    def _has(self, word: str) -> bool:
        """A 'section' is one of an Act, but where the agreement itself has sections."""
        return word != "section" or self._sections


def _numbers(version: Version) -> Mapping[tuple[int, str], int]:
    """Line by number: of clauses for all (-1), of the paragraphs of a schedule within it."""
    found: dict[tuple[int, str], int] = {}
    for n, line in enumerate(version.lines):
        here = version.clause_of[n]
        clause = version.clauses[here]
        head = n == clause.lines.start
        number = (clause.number if head else line.number).casefold()
        if not number or line.is_row:
            continue
        scope = here if clause.part == "schedule" and not head else -1
        found.setdefault((scope, number), n)
        if scope == -1 and clause.part != "schedule":
            found.setdefault((-1, number.rpartition(" ")[2]), n)
    return found


class Followers:
    """Knows what the references of both versions cite, as the same thing where it is the same provision."""

    def __init__(self, old: Version, new: Version, matched: Matched) -> None:
        self._old, self._new = Targets(old), Targets(new)
        self._became: dict[int, int] = {i: pair.new[0] for pair in matched.lines for i in pair.old}
        self._firsts = {j: pair.new[0] for pair in matched.lines for j in pair.new}

    def old(self, said: Said, here: int) -> list[Found]:
        """Return the references of older words in a clause, each worth the line of the newer version it cites."""
        return [
            self._worth(one, self._became.get(self._old.find(said, one, here), -1))
            for one in find_references(said.text)
        ]

    def new(self, said: Said, here: int) -> list[Found]:
        """Return the references of newer words in a clause, each worth the line it cites."""
        found = ((one, self._new.find(said, one, here)) for one in find_references(said.text))
        return [self._worth(one, self._firsts.get(line, -1)) for one, line in found]

    def _worth(self, one: Found, line: int) -> Found:
        return one if line < 0 else one._replace(worth=line)


def same_provisions(old: Sequence[Found], new: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Return the references of two texts that cite the same provision, in order."""
    waiting = [one for one in new if isinstance(one.worth, int)]
    pairs = []
    for one in old:
        other = next((each for each in waiting if each.worth == one.worth), None)
        if other is not None:
            waiting.remove(other)
            pairs.append((one, other))
    return pairs


def bare_text(text: str, references: Sequence[Found]) -> str:
    """Return a text with what each reference cites in place of its number."""
    made, at = [], 0
    for one in references:
        if isinstance(one.worth, int):
            made += [text[at : one.span[0]], f"\0{one.worth}\0"]
            at = one.span[1]
    return "".join([*made, text[at:]])
