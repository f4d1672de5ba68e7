"""An account as JSON. See schemas/account.schema.json."""

import json
from typing import Any, Final

from draftkit.model.comparison import Account, ClauseChange, Passage, Renumbering, Touch

FORMAT: Final = "draftkit/account/1"

Json = dict[str, Any]


def write_account_json(account: Account) -> str:
    """Return the account as JSON. Equal accounts give equal text."""
    return json.dumps(account_dict(account), ensure_ascii=False, indent=2) + "\n"


def account_dict(account: Account) -> Json:
    """Return the account as plain dicts and lists, with the version of the format."""
    return {
        "format": FORMAT,
        "old": account.old_name,
        "new": account.new_name,
        "title": account.title,
        "changes": [_change(change) for change in account.changes],
        "renumbered": [_renumbering(run) for run in account.renumbered],
        "others": [_change(change) for change in account.others],
        "notices": list(account.all_notices),
    }


def _change(change: ClauseChange) -> Json:
    return {
        "kind": change.kind,
        "part": change.part,
        "name": change.name,
        "old": None if change.kind == "added" else {"number": change.old_number, "heading": change.old_heading},
        "new": None if change.kind == "removed" else {"number": change.new_number, "heading": change.new_heading},
        "causes": list(change.causes),
        "touches": [_touch(touch) for touch in change.touches],
        "passages": [_passage(passage) for passage in change.passages],
    }


def _touch(touch: Touch) -> Json:
    return {
        "kind": touch.kind,
        "old": touch.old,
        "new": touch.new,
        "sentence": touch.sentence,
        "place": touch.place,
        "way": touch.way,
        "follows": touch.follows,
    }


def _passage(passage: Passage) -> Json:
    return {
        "state": passage.state,
        "old_number": passage.old_number,
        "new_number": passage.new_number,
        "table": passage.table,
        "heading": passage.heading,
        "moved": passage.moved,
        "notes": list(passage.notes),
        "cells": [[{"state": piece.state, "text": piece.text} for piece in cell] for cell in passage.cells],
    }


def _renumbering(run: Renumbering) -> Json:
    return {"part": run.part, "old": list(run.old), "new": list(run.new), "count": run.count}
