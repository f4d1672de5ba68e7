import json
from dataclasses import replace

import pytest

from draftkit import resources
from draftkit.model.comparison import CHANGE_KINDS, TOUCH_KINDS
from draftkit.validation import validate
from draftkit.writers.account_json import account_dict, write_account_json
from tests.writers.account_example import empty, everything, hostile


@pytest.mark.parametrize("account", [everything(), hostile(), empty()], ids=["everything", "hostile", "empty"])
def test_an_account_keeps_the_schema(account):
    written = json.loads(write_account_json(account))

    assert validate(written, resources.schema("account")) == ()


def test_the_schema_knows_every_kind():
    defs = resources.schema("account")["$defs"]

    assert set(defs["change"]["properties"]["kind"]["enum"]) == set(CHANGE_KINDS)
    assert set(defs["touch"]["properties"]["kind"]["enum"]) == set(TOUCH_KINDS)


def test_what_was_added_has_no_old_and_what_was_removed_no_new():
    written = {change["kind"]: change for change in account_dict(everything())["changes"]}

    assert written["added"]["old"] is None
    assert written["removed"]["new"] is None
    assert written["moved"]["old"] == {"number": "5", "heading": "Heading 5"}


def test_equal_accounts_give_equal_text():
    assert write_account_json(everything()) == write_account_json(everything())


def test_what_was_left_out_of_account_is_the_first_notice():
    assert account_dict(replace(everything(), left_out="Left out: x."))["notices"] == ["Left out: x.", "Mind this."]
