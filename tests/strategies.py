"""Random briefs that keep the schema, made from the schema itself: any choices, hostile words, real party names.

`briefs()` is for hypothesis; `make_brief(seed)` is the same without it. Only the few numbers a brief is made
from are drawn, so that thousands cost little; a failing brief shrinks to fewer parties and sections.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from draftkit import resources

HOSTILE = (
    "**x**",
    "*x*",
    "1. y",
    "(a) y; and",
    "- y",
    "#h",
    "# h",
    "## Part",
    "{{ z }}",
    "{{ 9 ** 9 }}",
    "{% if %}",
    "{% endfor %}",
    "{# z #}",
    "+++",
    "<w:p>",
    "</w:t></w:r>",
    "]]>",
    "<!--",
    "<script>alert(1)</script>",
    "&amp;",
    "&#x0;",
    "|",
    "a | b",
    "| --- |",
    "\\",
    "\\n",
    '"Board"',
    '**"Term"**',
    "it's 'so'",
    "“curly” and ‘curly’",
    "`code`",
    "[text](http://example.org)",
    "![x](y)",
    "___",
    "Table: caption",
    "first line\nsecond line",
    "first\n\n1. second",
    "with\ttab",
    "no\u00a0break",
    "zero\u200dwidth\u200cjoiners",
    "soft\u00adhyphen",
    "emoji \U0001f692\U0001f9ec and \U0001f468\u200d\U0001f692",
    "خدمة الإسعاف",
    "עברית",
    "e\u0301cole Ælfgar Łódź",
    "消防",
    "Donaudampfschifffahrtsgesellschaft" * 10,
    "x" * 400,
    "0",
    "-1",
    "=1+1",
    "None",
    "true",
    "£1,250.00",
    "and",
    ".",
    "ends with a stop.",
    "in the interests of efficiency; and effectiveness:",
)
"""Text that some part of the program could take for something else."""

_PLAIN = (
    "the station at Avonbridge",
    "calls answered within seven seconds",
    "the Chief Fire Officer",
    "section 11 of the Fire and Rescue Services Act 2004",
    "to reach patients sooner",
    "a review of the deployment protocol",
)
_NOTHING = object()


@st.composite
def briefs(
    draw: st.DrawFn, *, most_parties: int = 40, clause_ids: Sequence[str] = (), rules: Sequence[str] = ()
) -> dict[str, Any]:
    """Draw a valid brief as plain data. `clauses` and `checks` name ids only where ids are given."""
    count = draw(st.integers(2, most_parties))
    sections = draw(st.lists(st.sampled_from(section_names()), unique=True))
    return make_brief(draw(st.integers(0, 2**32)), parties=count, sections=sections, clause_ids=clause_ids, rules=rules)


def make_brief(
    seed: int,
    *,
    parties: int = 3,
    sections: Sequence[str] | None = None,
    clause_ids: Sequence[str] = (),
    rules: Sequence[str] = (),
) -> dict[str, Any]:
    """Return a valid brief as plain data: the same one for the same arguments."""
    maker = _Maker(Random(seed), parties, {"clause": clause_ids, "rule": rules})  # noqa: S311
    return maker.brief(section_names() if sections is None else sections)


class _Maker:
    def __init__(self, random: Random, parties: int, ids: Mapping[str, Sequence[str]]) -> None:
        self.random = random
        self.ids = ids
        self.schema = resources.schema("brief")
        self.often = random.choice((0.1, 0.5, 0.9))
        self.parties = [self._party_names(number) for number in range(1, parties + 1)]

    def brief(self, sections: Sequence[str]) -> dict[str, Any]:
        properties = self.schema["properties"]
        made = {"agreement": self.make(properties["agreement"]), "parties": [self._party(p) for p in self.parties]}
        for name in sections:
            value = self.make(properties[name], name)
            if value is not _NOTHING:
                made[name] = value
        return made

    def make(self, node: Mapping[str, Any], key: str = "") -> Any:
        target = node.get("$ref", "").rpartition("/")[2]
        if target in ("party", "party_or_other"):
            return self.random.choice([name for names in self.parties for name in names.values()])
        if target == "identifier":
            known = self.ids["rule" if key == "rule" else "clause"]
            return self.random.choice(known) if known else _NOTHING
        whole = {**self.schema["$defs"][target], **node} if target else node
        return getattr(self, f"_{whole['type']}")(whole, key)

    def _object(self, node: Mapping[str, Any], key: str) -> Any:
        required = node.get("required", ())
        made = {}
        for name, inner in node.get("properties", {}).items():
            value = self.make(inner, name) if name in required or self.random.random() < self.often else _NOTHING
            if value is not _NOTHING:
                made[name] = value
            elif name in required:
                return _NOTHING
        return made

    def _array(self, node: Mapping[str, Any], key: str) -> Any:
        count = self.random.choice((0, 1, 1, 2, 3, 7))
        made = [self.make(node["items"], key) for _ in range(count)]
        return _NOTHING if _NOTHING in made else made

    def _string(self, node: Mapping[str, Any], key: str) -> str:
        if "enum" in node:
            return self.random.choice(node["enum"])
        if node.get("format") == "date":
            return (date(1990, 1, 1) + timedelta(self.random.randrange(20_000))).isoformat()
        if node.get("format") == "email" or "pattern" in node:
            return node["examples"][0]
        return self._words(node["maxLength"])

    def _integer(self, node: Mapping[str, Any], key: str) -> int:
        low, high = node["minimum"], node["maximum"]
        return self.random.choice((low, low + 1, 12, min(high, 100), high, self.random.randint(low, high)))

    def _number(self, node: Mapping[str, Any], key: str) -> float | int:
        high = node["maximum"]
        return self.random.choice((0, 1, 12.5, 33.33, high, round(self.random.random() * high, 2), 0.1))

    def _boolean(self, node: Mapping[str, Any], key: str) -> bool:
        return self.random.random() < 0.5

    def _party(self, names: Mapping[str, str]) -> dict[str, Any]:
        made: dict[str, Any] = self.make(self.schema["$defs"]["a_party"])
        made.pop("short_name", None)
        return {**made, **names}

    def _party_names(self, number: int) -> dict[str, str]:
        """A name, and often a short name, that no other party has."""
        names = {"name": f"{self._words(100)} {number}"}
        return {**names, "short_name": f"the {self._words(60)} {number}"} if self.random.random() < 0.7 else names

    def _words(self, most: int) -> str:
        parts = self.random.choices((*HOSTILE, *_PLAIN, *_PLAIN), k=self.random.choice((1, 1, 1, 2, 5)))
        return unicodedata.normalize("NFC", " ".join(parts)[:most]).strip() or "x"


def section_names() -> list[str]:
    """Return the sections of a brief that it may do without."""
    return [name for name in resources.schema("brief")["properties"] if name not in ("$schema", "agreement", "parties")]
