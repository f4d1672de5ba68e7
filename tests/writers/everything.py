"""An agreement with one of every kind of node, built in code, and the real ones of the samples. No tests here."""

from functools import cache

from draftkit import resources
from draftkit.assembly.assemble import assemble
from draftkit.brief import describe, read_brief, top_level
from draftkit.library.load import load_library
from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Cell,
    Clause,
    Definition,
    Entry,
    Execution,
    Flag,
    Front,
    Gap,
    Inline,
    Item,
    Listing,
    Paragraph,
    Part,
    Reference,
    Section,
    Series,
    Signing,
    Table,
    Text,
    Value,
)
from draftkit.model.library import Library

HOSTILE = (
    "**x**", "*x*", "__x__", "1. y", "1) y", "- y", "+ y", "{{ z }}", "{% if z %}", "<w:p>", "<b>x</b>", "</script>",
    "<!-- x -->", "]]>", "&amp;", "&#42;", "# h", "## h ##", "h #", "|", "a | b", "| --- |", "\\", "\\*", "a\\", "`x`",
    "```", "~~~", "~~x~~", "[x](http://example.org)", "![x](y)", "[x]: y", "http://example.org", "www.example.org",
    "> q", "---", "===", ": d", "$x$", '"x"', "it's", "£5 & co", "\U0001f692 emoji \U0001f468\u200d\U0001f692",
    "خدمة الإسعاف", "no\u00a0break", "[●]", "]", "[",
)  # fmt: skip
"""Values that some format could take for structure. All of them must come out as they are."""

ISSUES = (
    ("Clause 2", "‘Board’ is to be kept or dropped.", "Decide."),
    ("Schedule 1", "Blank: the *owner* | b", "Say."),
)

LEGEND = "Draft (2): 3 March 2027 | Subject to contract"


def everything() -> Agreement:
    """Return an agreement with every kind of block and inline."""
    return Agreement(
        Front("Test agreement", "LEG/1", ("Alpha", "Beta"), LEGEND, "OFFICIAL", date="2027-03-03"),
        (
            Section("date", "", "none", (Clause("parties.date", "Date", (_date(),)),)),
            Section("parties", "Parties", "parties", (Clause("parties.parties", "Parties", _parties()),)),
            Section("background", "Background", "recitals", _recitals()),
            Section("terms", "Agreed terms", "clauses", (_definitions(), _board(), _short(), _undecided())),
            Section("schedules", "Schedules", "schedules", (_schedule(), _second_schedule())),
            Section("signatures", "Signatures", "signatures", (Clause("execution.a-1", "Execution", (_execution(),)),)),
        ),
        {"library": "test 1.0.0"},
    )


def listings() -> Agreement:
    """Return an agreement whose parties and definitions are set as tables."""
    rows = (
        item("parties.parties/1", Value("Alpha", "parties[0].name", "strong"), " of Ayr",
             body=(para("As police authority"), para("the ", Definition("Council")))),
        item("parties.parties/2", "Beta of ", Blank("parties[1].address", "address of the party"),
             body=(para("–"), para(Definition("Beta")))),
    )  # fmt: skip
    deep = (item("definitions/law/deep", "deep."),)
    sub = item("definitions/law/1", "one; or"), item("definitions/law/2", "two:", body=deep)
    board = Entry("Board", inlines(Definition("Board"), " means the board under ", Reference("terms.board"), "."))
    entries = board, Entry("Law", inlines(Definition("Law"), " means:"), sub)
    parties = Listing("Parties", tuple(map(_cell, ("No.", "Name and address", "Capacity", "Short name"))), rows)
    terms = Listing("Definitions", (_cell("Defined term"), _cell("Meaning")), entries)
    return Agreement(
        Front("Test agreement"),
        (
            Section("parties", "Parties", "parties", (Clause("parties.parties", "Parties", (para("Who:"), parties)),)),
            Section("terms", "Agreed terms", "clauses", (
                Clause("terms.definitions", "Definitions", (para("In this agreement:"), terms)),
                Clause("terms.board", "Board", (item("terms.board/1", "As ", Reference("definitions/law/deep"), "."),
                                                item("terms.board/2", "As ", Reference("parties.parties/2"), "."))),
            )),
        ),
    )  # fmt: skip


def _cell(words: str) -> Cell:
    return Cell(inlines(words))


def agreement(*blocks: Block, series: Series = "clauses", flag: Flag | None = None, heading: str = "Own") -> Agreement:
    """Return an agreement of one clause."""
    return Agreement(Front("Test"), (Section("terms", "Terms", series, (Clause("a.b", heading, blocks, "", flag),)),))


def para(*content: Inline | str) -> Paragraph:
    """Return a paragraph; plain strings are words of the library."""
    return Paragraph(inlines(*content))


def inlines(*content: Inline | str) -> tuple[Inline, ...]:
    """Return inlines; plain strings are words of the library."""
    return tuple(Text(each) if isinstance(each, str) else each for each in content)


def item(key: str, *content: Inline | str, body: tuple[Block, ...] = ()) -> Item:
    """Return an item."""
    return Item(key, inlines(*content), body)


@cache
def sample(name: str) -> Agreement:
    """Return the agreement of a sample brief."""
    brief = read_brief((resources.samples_folder() / f"{name}.json").read_bytes(), name=name)
    return assemble(_library(), brief.data, top_level(), describe=describe).agreement


SAMPLES = tuple(sorted(path.stem for path in resources.samples_folder().glob("*.json")))


@cache
def _library() -> Library:
    return load_library(resources.clauses_folder())


def _date() -> Paragraph:
    return para("This agreement is dated ", Gap(6))


def _parties() -> tuple[Block, ...]:
    first = item(
        "parties.parties/1", Value("Alpha", "parties[0].name", "strong"), " (the ", Definition("Council"), ");"
    )
    return first, item("parties.parties/2", "Beta of ", Blank("parties[1].address", "address of the party"), ".")


def _recitals() -> tuple[Clause, ...]:
    first = Clause("background.a", "A", (item("background.a/1", "The parties are neighbours."),))
    flag = Flag("in", ("the brief says so",), "Check the dates.")
    inner = (item("background.b/1.1", "one;"), item("background.b/1.2", "two."))
    return first, Clause("background.b", "B", (item("background.b/1", "They wish to:", body=inner),), "1.0.0", flag)


def _definitions() -> Clause:
    sub = (item("terms.definitions/x", "one; or"), item("terms.definitions/y", "two."))
    entry = Entry("Board", inlines(Definition("Board"), " means the board under ", Reference("terms.board/made"), "."))
    other = Entry("Law", inlines(Definition("Law"), " means:"), sub)
    return Clause("terms.definitions", "Definitions", (para("In this agreement:"), entry, other), "1.0.0")


def _board() -> Clause:
    deep = (item("terms.board/deep", "deep, as ", Reference("terms.board/deep"), " says;"),)
    inner = (item("terms.board/a", "sub", body=deep), item("terms.board/b", Text("kept", "emphasis"), "."))
    made = item("terms.board/made", "The Parties must make a board:", body=inner)
    cites = item(
        "terms.board/cites", Reference("terms.short", "capital"), ", clauses ", Reference("terms.board", "number"),
        " and ", Reference("schedules.one/p2"), " apply. See ", Reference("schedules.one"), ".",
    )  # fmt: skip
    flag = Flag("in", ("the brief asks for a board", "it is usual"), "A safe default.")
    return Clause("terms.board", "Board", (made, cites), "1.2.0", flag)


def _short() -> Clause:
    return Clause("terms.short", "Short", (para("One sentence."),))


def _undecided() -> Clause:
    flag = Flag("consider", ("usual for three parties",), "", undecided=True)
    return Clause(
        "terms.maybe", "Maybe", (item("terms.maybe/1", "First."), item("terms.maybe/2", "Last.")), "1.0.0", flag
    )


def _schedule() -> Clause:
    table = Table(
        "Costs of each Party",
        (Cell(inlines("Party")), Cell(inlines("Amount"), "right")),
        ((Cell(inlines(Value("Alpha", "parties[0].name"))), Cell(inlines("£1,250"), "right")),
         (Cell(inlines("As ", Reference("terms.short"))), Cell(inlines(Blank("money.x")), "right"))),
    )  # fmt: skip
    second = item("schedules.one/p2", "Second:", body=(item("schedules.one/q", "x."),))
    parts = (
        Part("schedules.one/part-1", "Rooms", (item("schedules.one/p1", "First."),)),
        Part("schedules.one/part-2", "Costs", (second, table)),
    )
    return Clause("schedules.one", "Premises", parts)


def _second_schedule() -> Clause:
    return Clause("schedules.two", "People", (item("schedules.two/1", "As ", Reference("schedules.one/p1"), " says."),))


def _execution() -> Execution:
    words = (inlines("Signed for ", Value("Alpha", "parties[0].name", "strong")),)
    return Execution("execution.a/1", (Signing(words, ("Seal", "Signature", "Date")),))
