"""Tiny libraries, written file by file: one that is good, to be spoilt one thing at a time. A support module."""

from collections.abc import Mapping
from pathlib import Path

from draftkit.library.load import load_library
from draftkit.model.library import Library

SCHEMA = {
    "properties": {
        "agreement": {"type": "object", "properties": {"title": {"type": "string"}}},
        "parties": {"type": "array", "items": {"$ref": "#/$defs/a_party"}},
        "money": {
            "type": "object",
            "properties": {"model": {"type": "string", "enum": ["none", "fixed"]}, "payment_days": {"type": "integer"}},
        },
    },
    "$defs": {
        "a_party": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "kind": {"type": "string", "enum": ["council", "charity"]},
                "view": {"type": "object", "properties": {"date": {"type": "string"}}},
            },
        }
    },
}
"""The schema of the tiny library's briefs."""

HEAD = """\
+++
id = "{id}"
title = "{title}"
version = "1.0.0"
as_at = 2026-11-22
standing = "{standing}"
{more}
+++
"""

NOTE = 'sources = ["practice"]\nnote = "Usual."'

PLAN = """\
name = "Tiny"
version = "1.0.0"
as_at = 2026-11-22

[[sections]]
key = "background"
heading = "Background"
series = "recitals"
groups = ["background"]

[[sections]]
key = "terms"
heading = "Agreed terms"
series = "clauses"
groups = ["money", "general"]

[[sections]]
key = "signatures"
heading = "Signatures"
series = "signatures"
groups = ["execution"]

[slots]
"money.sharing" = {{ title = "Who pays", default = "{default}", required = true }}

[front]
title = "{{{{ agreement.title }}}}"

[phrases]
the_others = "the other Parties"

[[swaps]]
path = "house.obligation"
value = "shall"
ours = "must"
theirs = "shall"

[names]
proper = ["England"]
"""


def head(key: str, *, title: str = "Title", standing: str = "core", more: str = NOTE) -> str:
    """Return the head of a clause file."""
    return HEAD.format(id=key, title=title, standing=standing, more=more)


def good_files(*, default: str = "money.fixed") -> dict[str, str]:
    """Return the files of a small library in which the lint finds nothing."""
    optional = {"standing": "optional"}
    return {
        "library.toml": PLAN.format(default=default),
        "definitions.toml": '"Party" = "a party to this agreement"\n"Parties" = "the parties to this agreement"\n',
        "facts.toml": "\n".join(
            f'[{name}]\nsays = "{name}"\nwhen = "{when}"'
            for name, when in {
                "fixed": "money.model == 'fixed'",
                "none": "money.model == 'none'",
                "many": "parties | length > 2",
                "pair": "parties | length == 2",
            }.items()
        ),
        "background/05-parties.md": head("background.parties") + "1. The Parties are bodies in England.\n",
        "money/05-fixed.md": head(
            "money.fixed",
            **optional,
            more=f'slot = "money.sharing"\nin_when = "fixed"\nneeds = ["money.budget"]\n{NOTE}\n'
            '[defines]\n"Share" = "a share found under {{ ref(\'money.fixed/share\') }}"',
        )
        + "1. #share Each Party must pay its Share within {{ money.payment_days | count('day') }}.\n"
        + "2. The Parties must follow {{ ref('money.budget') }}.\n",
        "money/10-none.md": head("money.none", **optional, more=f'slot = "money.sharing"\nin_when = "none"\n{NOTE}')
        + "Each Party must bear its own costs.\n",
        "money/15-budget.md": head("money.budget", **optional, more=f'consider_when = "many or pair"\n{NOTE}')
        + "The Parties must agree a budget{% if has('money.fixed') %}, which shows each Share{% endif %}.\n",
        "general/05-notices.md": head("general.notices")
        + "1. A notice must be in writing and sent to {{ the_others }}.\n"
        + "2. It must give:\n   1. its date;\n   2. its subject{% if has('money.budget') %}"
        + " under {{ ref('money.budget') }}{% endif %}.\n",
        "execution/05-signed.md": head("execution.signed", more=f'kind = "execution"\napplies = "party.kind"\n{NOTE}')
        + "Signed for {{ party.name }}\n\n- Signature\n- Name\n",
    }


def make(folder: Path, files: Mapping[str, str]) -> Library:
    """Write the files of a library into a folder and return what is read of them."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    load_library.cache_clear()
    return load_library(folder)
