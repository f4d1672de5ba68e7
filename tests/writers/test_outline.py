import pytest

from draftkit.model.agreement import Flag, Value
from draftkit.writers.outline import write_outline
from tests.writers.everything import HOSTILE, ISSUES, agreement, everything, para

OUTLINE = """\
Test agreement
  draft: Draft (2): 3 March 2027 | Subject to contract
  marking: OFFICIAL
  reference: LEG/1
  party: Alpha
  party: Beta

  This agreement is dated ………………

Parties
  (1) Alpha (the “Council”);
  (2) Beta of [● parties[1].address].

Background
  (A) The parties are neighbours.
  {in: the brief says so}
  (B) They wish to:
    (a) one;
    (b) two.

Agreed terms
1. Definitions
  In this agreement:
  “Board” means the board under clause 2.1.
  “Law” means:
    (a) one; or
    (b) two.
2. Board
  {in: the brief asks for a board; it is usual}
  2.1 The Parties must make a board:
    (a) sub
      (i) deep, as clause 2.1(a)(i) says;
    (b) kept.
  2.2 Clause 3, clauses 2 and paragraph 2 of Schedule 1 apply. See Schedule 1.
3. Short
  One sentence.
4. [Maybe
  {consider: usual for three parties}
  4.1 First.
  4.2 Last.]

Schedule 1 Premises
  Part 1 Rooms
  1. First.
  Part 2 Costs
  2. Second:
    2.1 x.
  Table: Costs of each Party
  | Party | Amount |
  | Alpha | £1,250 |
  | As clause 3 | [● money.x] |
Schedule 2 People
  1. As paragraph 1 of Schedule 1 says.

Signatures
  Signed for Alpha
    Seal: ____
    Signature: ____
    Date: ____
"""


def test_every_kind_of_node_has_its_line():
    written = write_outline(everything()).replace("\u00a0", " ")

    assert written == OUTLINE


def test_notes_can_be_left_out_and_brackets_stay():
    written = write_outline(everything(), notes=False)

    assert "{in:" not in written
    assert "{consider:" not in written
    assert "4. [Maybe" in written


def test_open_points_come_before_the_agreement():
    written = write_outline(everything(), issues=ISSUES)

    assert "\n\nOpen points\n  | Where | What is open | What to do |\n  | Clause 2 |" in written


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_comes_out_as_it_is(value):
    written = write_outline(agreement(para("x ", Value(value, "a"), " y")))

    assert f"  x {value} y\n" in written


def test_a_line_break_in_a_value_makes_no_new_line():
    flag = Flag("in", ("own\n# wording",))

    written = write_outline(agreement(para(Value("a\n1. b\r\n\tc", "a")), flag=flag, heading="H\nI"))

    assert written == "Test\n\nTerms\n1. H I\n  {in: own # wording}\n  a 1. b c\n"
