import re
from functools import cache
from itertools import pairwise
from urllib.parse import unquote

import pytest

from draftkit.model.agreement import Agreement, Blank, Cell, Definition, Entry, Flag, Front, Part, Table, Text, Value
from draftkit.writers.html import write_html
from tests.writers.everything import (
    HOSTILE,
    ISSUES,
    SAMPLES,
    agreement,
    everything,
    inlines,
    item,
    listings,
    para,
    sample,
)
from tests.writers.page import read_page

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@cache
def page_of(name):
    """Return a page by name; the samples are drafted only when a test asks for one."""
    match name:
        case "listings":
            return write_html(listings())
        case "everything":
            return write_html(everything(), issues=ISSUES)
        case "final":
            return write_html(agreement(para("x")))
        case "empty":
            return write_html(Agreement(Front("T"), ()))
        case _:
            return write_html(sample(name), issues=ISSUES)


@pytest.fixture(params=["everything", "listings", "final", "empty", *SAMPLES])
def html(request):
    return page_of(request.param)


def test_every_tag_is_closed_in_its_place(html):
    read_page(html)


def test_every_id_is_there_once_and_every_link_has_its_target(html):
    elements = read_page(html).all()
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
    targets = [element.attributes["href"] for element in elements if "href" in element.attributes]
    named = [element.attributes["aria-labelledby"] for element in elements if "aria-labelledby" in element.attributes]

    assert len(ids) == len(set(ids))
    assert not [each for each in ids if re.search(r"\s", each) or not each]
    assert not {unquote(target) for target in targets} - {f"#{each}" for each in ids}
    assert not set(named) - set(ids)


def test_headings_begin_with_one_title_and_skip_no_level(html):
    levels = [int(element.tag[1]) for element in read_page(html).all() if element.tag in HEADINGS]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert not [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def test_the_page_names_its_language_title_and_landmarks(html):
    page = read_page(html)

    assert page.all("html")[0].attributes["lang"] == "en-GB"
    assert page.all("title")[0].text()
    assert [len(page.all(tag)) for tag in ("header", "nav", "main")] == [1, 1, 1]
    skip = page.all("body")[0].all("a")[0]
    assert skip.attributes["href"] == f"#{page.all('main')[0].attributes['id']}"


def test_every_table_has_a_caption_and_headings_of_columns(html):
    for table in read_page(html).all("table"):
        assert table.all("caption")
        assert table.all("thead")
        head, body = (table.all(tag)[0].all("th") for tag in ("thead", "tbody"))
        assert [cell.attributes.get("scope") for cell in head] == ["col"] * len(head)
        assert [cell.attributes.get("scope") for cell in body] == ["row"] * len(body)


def test_nothing_is_fetched_and_nothing_runs(html):
    page = read_page(html)

    assert not page.all("script") + page.all("link") + page.all("img") + page.all("iframe")
    assert "url(" not in html
    assert "@import" not in html
    assert not re.search(r'\b(?:src|srcset|action|href)=(?!"#)', html)
    assert not [name for element in page.all() for name in element.attributes if name.startswith("on")]
    assert "default-src 'none'" in html


def test_colours_keep_their_contrast_on_light_and_dark_paper():
    style = read_page(page_of("empty")).all("style")[0].text(unseen=True)
    schemes = [
        dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]

    assert len(schemes) == 3
    for scheme in schemes:
        for ink, paper in (("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "note"), ("soft", "note"),
                           ("link", "note"), ("ink", "tint"), ("soft", "tint"), ("link", "tint")):  # fmt: skip
            assert contrast(scheme[ink], scheme[paper]) >= 4.5, (ink, paper, scheme)
        assert contrast("#1b1f24", scheme["mark"]) >= 4.5
        assert contrast(scheme["edge"], scheme["paper"]) >= 3


def contrast(one, other):
    def luminance(colour):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_front_stands_at_the_top():
    header = read_page(page_of("everything")).all("header")[0]

    assert [line.text() for line in header.all("p")] == [
        "OFFICIAL", "Draft (2): 3 March 2027 | Subject to contract", "Reference: LEG/1", "between",
    ]  # fmt: skip
    assert [party.text() for party in header.all("li")] == ["Alpha", "Beta"]


def test_the_contents_link_to_every_heading():
    nav = read_page(page_of("everything")).all("nav")[0]

    assert [(link.text(), link.attributes["href"]) for link in nav.all("a")] == [
        ("Open points", "#page/open-points"),
        ("Parties", "#section/parties"),
        ("Background", "#section/background"),
        ("Agreed terms", "#section/terms"),
        ("1. Definitions", "#terms.definitions"),
        ("2. Board", "#terms.board"),
        ("3. Short", "#terms.short"),
        ("4. Maybe", "#terms.maybe"),
        ("Schedule 1: Premises", "#schedules.one"),
        ("Schedule 2: People", "#schedules.two"),
        ("Signatures", "#section/signatures"),
    ]


def test_a_reference_is_a_link_with_its_word():
    links = read_page(page_of("everything")).all("main")[0].all("a")

    assert [(link.text().replace("\u00a0", " "), link.attributes["href"]) for link in links][:7] == [
        ("clause 2.1", "#terms.board/made"),
        ("clause 2.1(a)(i)", "#terms.board/deep"),
        ("Clause 3", "#terms.short"),
        ("2", "#terms.board"),
        ("paragraph 2", "#schedules.one/p2"),
        ("Schedule 1", "#schedules.one"),
        ("Schedule 1", "#schedules.one"),
    ]


def test_numbers_are_text_beside_the_words():
    board = next(e for e in read_page(page_of("everything")).all("div") if e.attributes.get("id") == "terms.board")

    assert [number.text() for number in board.all("span", "number")] == ["2.", "2.1", "(a)", "(i)", "(b)", "2.2"]


def test_a_blank_says_what_is_missing():
    blank = read_page(page_of("everything")).all("mark", "blank")[0]

    assert blank.text() == "[●]"
    assert blank.attributes["title"] == "address of the party"
    assert blank.text(unseen=True) == "[●]blank: address of the party"


def test_an_undecided_clause_stands_in_marked_brackets():
    maybe = next(e for e in read_page(page_of("everything")).all("div") if e.attributes.get("id") == "terms.maybe")

    assert [mark.text() for mark in maybe.all("mark")] == ["[", "]"]
    assert maybe.all("h3")[0].text() == "4. [Maybe"
    assert maybe.all("li")[-1].text() == "4.2 Last.]"


def test_a_recital_that_is_undecided_opens_at_its_first_words():
    flag = Flag("consider", ("usual",), "", undecided=True)

    html = write_html(agreement(item("a.b/1", "First."), item("a.b/2", "Last."), series="recitals", flag=flag))

    assert [li.text() for li in read_page(html).all("main")[0].all("li")] == ["(A) [First.", "(B) Last.]"]


def test_a_drafting_note_stands_with_its_clause_and_can_be_left_out():
    notes = read_page(page_of("everything")).all("aside")

    assert [note.text() for note in notes][1] == (
        "In: the brief asks for a board; it is usual.A safe default.terms.board, version 1.2.0"
    )
    assert "<aside" not in write_html(everything(), notes=False)


def test_open_points_are_a_table_before_the_agreement():
    first = read_page(page_of("everything")).all("main")[0].all("section")[0]

    assert first.all("h2")[0].text() == "Open points"
    assert [cell.text() for cell in first.all("td")] == [words for issue in ISSUES for words in issue]
    assert "Open points" not in write_html(everything())


def test_amounts_are_ranged_right():
    amounts = read_page(page_of("everything")).all("main")[0].all("", "amount")

    assert [cell.text() for cell in amounts] == ["Amount", "£1,250", "[●]"]


def test_an_execution_block_has_its_lines():
    signing = read_page(page_of("everything")).all("div", "signing")[0]

    assert signing.all("p")[0].text() == "Signed for Alpha"
    assert [line.text() for line in signing.all("li")] == ["Seal", "Signature", "Date"]


def test_words_from_right_to_left_stand_apart():
    html = write_html(agreement(para(Value("خدمة", "a"), " and ", Value("Łódź", "b"))))

    assert "<bdi>خدمة</bdi> and Łódź" in html


@pytest.mark.parametrize("value", [*HOSTILE, '" onload="x', "' x", "</style>", "</title>", "-->"])
def test_a_value_comes_out_as_it_is_wherever_it_stands(value):
    flag = Flag("in", (value,), value)
    blocks = (
        para("x ", Value(value, "a"), " y"),
        item("a.b/1", Text(value, "strong"), body=(item("a.b/2", Value(value, "a", "emphasis")),)),
        Entry(value, inlines(Definition(value), " means ", Blank("p", value))),
        Table(value, (Cell(inlines(Value(value, "a"))),), ((Cell(inlines(value), "right"),),)),
        Part("a.b/part", value, ()),
    )
    made = agreement(*blocks, flag=flag, heading=value)
    made = Agreement(Front(value, value, (value,), value, value), made.sections)

    page = read_page(write_html(made, issues=[(value, value, value)]))

    assert page.all("h1")[0].text() == value
    assert page.all("title")[0].text() == f"{value} – {value}"
    assert page.all("header")[0].all("li")[0].text() == value
    main = page.all("main")[0]
    assert main.all("h3")[0].text() == f"1. {value}"
    assert main.all("div", "clause")[0].all("p")[0].text() == f"x {value} y"
    assert main.all("strong")[0].text() == value
    assert main.all("em")[0].text() == value
    assert main.all("dfn")[0].text() == f"“{value}”"
    assert main.all("mark", "blank")[0].attributes["title"] == value
    assert [cell.text() for cell in main.all("th")[-1:] + main.all("td")] == [value] * 5
    assert main.all("caption")[1].text() == value
    assert main.all("h4")[0].text().endswith(value)
    assert main.all("aside")[0].text().startswith(f"In: {value}.{value}")
    assert not page.all("script") + page.all("b") + page.all("w:p")


def test_a_key_with_odd_characters_is_still_a_target():
    html = write_html(agreement(item('a.b/x y"é', "x")))

    assert [e.attributes["id"] for e in read_page(html).all("li") if "id" in e.attributes] == ["a.b/x%20y%22%C3%A9"]
