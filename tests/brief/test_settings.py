import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.brief import put, with_settings
from draftkit.errors import BriefError
from tests.brief.samples import small


@pytest.mark.parametrize(
    ("setting", "path", "value"),
    [
        ("governance.chair=the Deputy", ("governance", "chair"), "the Deputy"),
        ("governance.quorum=3", ("governance", "quorum"), 3),
        ("agreement.reference=007", ("agreement", "reference"), "007"),
        ('agreement.reference="3"', ("agreement", "reference"), "3"),
        ("notices.email=true", ("notices", "email"), True),
        ("purpose.objectives=[1, 2]", ("purpose", "objectives"), [1, 2]),
        ("purpose.summary=a=b", ("purpose", "summary"), "a=b"),
        ("purpose.summary=", ("purpose", "summary"), ""),
        ("purpose.summary=NaN", ("purpose", "summary"), "NaN"),
        ('purpose.summary={"a": 1, "a": 2}', ("purpose", "summary"), '{"a": 1, "a": 2}'),
        ("purpose.summary=" + "[" * 9_000, ("purpose", "summary"), "[" * 9_000),
        ("clauses.choose[money.sharing]=money.fixed", ("clauses", "choose", "money.sharing"), "money.fixed"),
        ('clauses.choose["money.sharing"]=money.fixed', ("clauses", "choose", "money.sharing"), "money.fixed"),
        ("parties[0].kind=partner", ("parties", 0, "kind"), "partner"),
        ("parties[2].name=C", ("parties", 2, "name"), "C"),
    ],
)
def test_a_setting_puts_its_value_at_its_path(setting, path, value):
    made = with_settings(small(), [setting])

    for step in path:
        made = made[step]
    assert made == value


def test_the_data_given_are_not_changed():
    data = small()

    with_settings(data, ["parties[0].name=Other", "agreement.title=Other"])

    assert data == small()


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("governance.chair", "a setting is written as key=value, such as governance.chair=the Deputy"),
        ("=x", "a setting is written as key=value, such as governance.chair=the Deputy"),
        ("parties[9].name=x", "'parties' has 2 entries, so [2] is the next"),
        ("parties.name=x", "'parties' has no keys, so it has no 'name'"),
        ("agreement[0]=x", "'agreement' is no list, so it has no entry [0]"),
        ("agreement.title.x=1", "'agreement, title' has no keys, so it has no 'x'"),
        ("a..b=x", "'.b' was not expected in a path"),
    ],
)
def test_a_setting_that_cannot_be_put_in_is_told_with_the_way_it_was_written(setting, message):
    data = small()

    with pytest.raises(BriefError) as caught:
        with_settings(data, ["agreement.title=T", setting])

    assert [finding.message for finding in caught.value.findings] == [message]
    assert str(caught.value.findings[0].where) == f"--set {setting}"


def test_every_setting_that_is_wrong_is_told_at_once():
    with pytest.raises(BriefError) as caught:
        with_settings(small(), ["x", "parties[9].name=x"])

    assert len(caught.value.findings) == 2


@given(st.lists(st.sampled_from(["a", "b", 0]), min_size=1, max_size=4), st.integers())
def test_what_is_put_in_is_found_there(steps, value):
    made = put(None, tuple(steps), value)

    for step in steps:
        made = made[step]
    assert made == value
