"""What must hold of the account of any two agreements."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.redline.account.lines import read_document
from draftkit.writers.account_html import write_account_html
from draftkit.writers.account_json import write_account_json
from draftkit.writers.account_markdown import write_account_markdown
from draftkit.writers.account_terminal import LONGEST, write_account_summary
from tests.redline.account.built import account, head, item, package, schedule, sub, table
from tests.writers.page import read_page

WORDS = ("The Host must pay £5", "within 30 days", "[●]", "of each Party", "“Fee” means", "may not", "on 1 May 2027")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
BLOCKS = st.one_of(
    st.builds(head, st.sampled_from(["Terms", "Fees", "Law", "[Cap]"]), st.sampled_from(["", "_dk_a", "_dk_b"])),
    st.builds(sub, SENTENCES),
    st.builds(sub, SENTENCES),
    st.builds(item, SENTENCES),
    st.builds(schedule, st.sampled_from(["Sites", "Money"])),
    st.builds(lambda one, two: table(("Site", "Rent"), (one, two)), SENTENCES, SENTENCES),
)
BODIES = st.lists(BLOCKS, max_size=12)


@st.composite
def versions(draw):
    """A body, and what became of it: blocks taken out, put in, replaced and moved."""
    old = draw(BODIES)
    new = list(old)
    for _ in range(draw(st.integers(0, 5))):
        at, block = draw(st.integers(0, len(new))), draw(BLOCKS)
        done = draw(st.sampled_from(["out", "in", "replace", "move"]))
        if done == "in" or not new[at:]:
            new.insert(at, block)
        elif done == "replace":
            new[at] = block
        else:
            taken = new.pop(at)
            if done == "move":
                new.insert(draw(st.integers(0, len(new))), taken)
    return "".join(old), "".join(new)


def words(body):
    return Counter(word for line in read_document(package(body)).lines for word in line.text.split())


@settings(max_examples=150, deadline=None)
@given(versions())
def test_what_went_and_came_leads_from_the_older_words_to_the_newer(bodies):
    old, new = bodies

    found = account(old, new)
    told = [p for change in found.changes for p in change.passages if not p.moved.startswith("moved to")]
    sides = {"out": Counter(), "in": Counter()}
    for passage in told:
        for cell in passage.cells:
            sides["out"].update("".join(p.text for p in cell if p.state != "in").split())
            sides["in"].update("".join(p.text for p in cell if p.state != "out").split())

    before, after = words(old), words(new)
    before.subtract(sides["out"])
    after.subtract(sides["in"])
    assert before == after


@settings(max_examples=60, deadline=None)
@given(versions())
def test_every_account_can_be_written_in_every_form(bodies):
    found = account(*bodies)

    read_page(write_account_html(found))
    assert write_account_markdown(found).endswith("\n")
    assert write_account_json(found).endswith("\n")
    assert write_account_summary(found).count("\n") <= LONGEST


@settings(max_examples=40, deadline=None)
@given(BODIES)
def test_a_version_and_itself_have_nothing_to_account_for(blocks):
    found = account("".join(blocks), "".join(blocks))

    assert (found.changes, found.renumbered, found.notices) == ((), (), ())
