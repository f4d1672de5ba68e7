from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from draftkit.model.agreement import Agreement, Blank, Cell, Definition, Flag, Front, Part, Table, Text, Value
from draftkit.writers.markdown import write_markdown
from draftkit.writers.markdown_text import escape, escape_start
from tests.writers.everything import HOSTILE, ISSUES, agreement, everything, inlines, item, para

MARKDOWN = """\
**OFFICIAL**

**Draft (2): 3 March 2027 \\| Subject to contract**

# Test agreement

Reference: LEG/1

between

- Alpha
- Beta

This agreement is dated ………………

## Parties

(1) **Alpha** (the **“Council”**);

(2) Beta of \\[●\\].

## Background

(A) The parties are neighbours.

> **Drafting note. In:** the brief says so.
>
> Check the dates.
>
> background.b, version 1.0.0

(B) They wish to:

- (a) one;
- (b) two.

## Agreed terms

### 1. Definitions

In this agreement:

**“Board”** means the board under clause 2.1.

**“Law”** means:

- (a) one; or
- (b) two.

### 2. Board

> **Drafting note. In:** the brief asks for a board; it is usual.
>
> A safe default.
>
> terms.board, version 1.2.0

2.1 The Parties must make a board:

- (a) sub
  - (i) deep, as clause 2.1(a)(i) says;
- (b) *kept*.

2.2 Clause 3, clauses 2 and paragraph 2 of Schedule 1 apply. See Schedule 1.

### 3. Short

One sentence.

### 4. \\[Maybe

> **Drafting note. Consider:** usual for three parties. Keep it, drop it or choose another under clauses in the brief.
>
> terms.maybe, version 1.0.0

4.1 First.

4.2 Last.\\]

## Schedule 1: Premises

### Part 1: Rooms

1\\. First.

### Part 2: Costs

2\\. Second:

- 2.1 x.

**Costs of each Party**

| Party | Amount |
| --- | ---: |
| Alpha | £1,250 |
| As clause 3 | \\[●\\] |

## Schedule 2: People

1\\. As paragraph 1 of Schedule 1 says.

## Signatures

Signed for **Alpha**

- Seal: ..............................
- Signature: ..............................
- Date: ..............................
"""


@dataclass(frozen=True)
class Read:
    """A block of text as a Markdown reader sees it."""

    kind: str
    text: str


def read(text):
    """Return every block of text with its kind, as a reader of GitHub's Markdown sees it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    found = []
    for before, token in pairwise(tokens):
        assert token.type not in ("html_block", "fence", "code_block", "hr"), token
        if token.type == "inline":
            assert not {child.type for child in token.children} - KNOWN, token.children
            found.append(Read(before.tag, "".join(child.content for child in token.children)))
    return found


KNOWN = {"text", "strong_open", "strong_close", "em_open", "em_close", "softbreak"}


def texts(markdown):
    return [block.text for block in read(markdown)]


def test_every_kind_of_node_is_written():
    assert write_markdown(everything()).replace("\u00a0", " ") == MARKDOWN


def test_notes_can_be_left_out_and_brackets_stay():
    written = write_markdown(everything(), notes=False)

    assert ">" not in written
    assert "### 4. \\[Maybe" in written


def test_open_points_are_a_table_before_the_agreement():
    blocks = read(write_markdown(everything(), issues=ISSUES))

    head = blocks.index(Read("h2", "Open points"))
    cells = [block.text for block in blocks[head:] if block.kind in ("th", "td")]
    assert cells[:9] == ["Where", "What is open", "What to do", *(words for issue in ISSUES for words in issue)]


def test_a_table_below_a_sub_item_stays_with_it():
    table = Table("T", (Cell(inlines("H")),), ((Cell(inlines("c")),),))

    written = write_markdown(agreement(item("a.b/1", "x", body=(item("a.b/2", "y", body=(table,)),))))

    assert written.endswith("- (a) y\n\n  **T**\n\n  | H |\n  | --- |\n  | c |\n")
    assert read(written)[-1] == Read("td", "c")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_comes_out_as_it_is_wherever_it_stands(value):
    flag = Flag("in", (value,), value)
    blocks = (
        para(Value(value, "a")),
        para("x ", Value(value, "a", "strong"), " y ", Definition(value)),
        item("a.b/1", Value(value, "a"), body=(item("a.b/2", Value(value, "a"), Blank("p")),)),
        item("", Value(value, "a")),
        Table(value, (Cell(inlines(Value(value, "a"))),), ((Cell(inlines(Value(value, "a"))),),)),
        Part("a.b/part", value, ()),
    )
    made = agreement(*blocks, flag=flag, heading=value)
    made = Agreement(Front(value, value, (value,), value, value), made.sections)

    assert read(write_markdown(made, issues=[(value, value, value)]))[2:] == [
        Read("h1", value), Read("p", f"Reference: {value}"), Read("p", "between"), Read("p", value),
        Read("h2", "Open points"), *read(write_markdown(made, issues=[("", "", "")]))[7:8],
        Read("th", "Where"), Read("th", "What is open"), Read("th", "What to do"), *[Read("td", value)] * 3,
        Read("h2", "Terms"), Read("h3", f"1. {value}"),
        Read("p", f"Drafting note. In: {value}."), Read("p", value), Read("p", "a.b"),
        Read("p", value), Read("p", f"x {value} y “{value}”"), Read("p", f"1.1 {value}"), Read("p", f"(a) {value}[●]"),
        Read("p", f"1.2 {value}"), Read("p", value), Read("th", value), Read("td", value), Read("h4", value),
    ]  # fmt: skip


def test_a_line_break_in_a_value_makes_no_new_line():
    written = write_markdown(agreement(para(Value("a\n\n1. b\r\n# c\n| d", "a"))))

    assert read(written)[-1] == Read("p", "a 1. b # c | d")


PIECES = st.text(alphabet="ab 1*_`[]()<>&|\\#+-.:!~=\"'“”£$\u00a0\nw/", max_size=12)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["plain", "strong", "emphasis"])), min_size=1, max_size=4))
@example([("1", "strong"), ("", "plain"), ("1", "strong")])
@example([("a", "plain"), (".b", "strong"), ("c", "plain")])
@example([("a", "strong"), ("b", "emphasis")])
@example([("a", "strong"), (" ", "plain"), ("b", "emphasis")])
@example([(" a ", "strong"), ("b", "plain")])
@example([("£", "strong"), ("b", "plain")])
def test_any_words_in_any_style_read_back_as_those_words(pieces):
    blocks = read(write_markdown(agreement(para(*(Text(text, style) for text, style in pieces)))))

    assert tidy("".join(block.text for block in blocks[3:])) == tidy("".join(text for text, _ in pieces))
    assert len(blocks) <= 4


def tidy(text):
    """Runs of spaces and the white space at the ends of a paragraph are no words."""
    return " ".join(word for word in text.replace("\n", " ").split(" ") if word).strip()


def test_ordinary_words_are_not_escaped():
    words = "1.1 Section 5(7)(a) of the 2017 Act: £1,250.00, 12.5% - see www2 and a/b; “so”."

    assert escape(words) == words
    assert escape_start(words) == words


def test_strong_words_are_bold_where_markdown_can_say_so():
    assert "**a** b" in write_markdown(agreement(para(Text("a", "strong"), " b")))
    assert "(**“T”**)" in write_markdown(agreement(para("(", Definition("T"), ")")))
    assert "**a b**" in write_markdown(agreement(para(Text("a ", "strong"), Value("b", "p", "strong"))))
