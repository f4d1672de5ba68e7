"""Labels of whole documents, and what LibreOffice makes of the same."""

import random

import pytest

from draftkit.word.counting import field_value
from draftkit.word.labels import Numbering, document_labels, paragraph_text
from draftkit.word.ooxml import P, parse
from tests.word import office
from tests.word.small import bookmarked, document, docx, field, paragraph, parts, run

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
CLAUSES = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))
SCHEDULES = (("decimal", "Schedule %1"), ("decimal", "Part %2"))


def level(depth, form, text, inner=""):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{inner}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(identity, levels, inner=""):
    lines = "".join(level(depth, *each) for depth, each in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{identity}"><w:nsid w:val="0000{identity:04X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0001{identity:04X}"/>{inner}{lines}</w:abstractNum>'
    )


def num(identity, of, **starts):
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{depth[1:]}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for depth, start in starts.items()
    )
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def style(identity, numbered="", based_on="", default=False):
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    properties = f"<w:pPr><w:numPr>{numbered}</w:numPr></w:pPr>" if numbered else ""
    first = ' w:default="1"' if default else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{identity}"><w:name w:val="x {identity}"/>{base}{properties}'
        "</w:style>"
    )


def at(num_id=None, ilvl=None):
    """Return a w:numPr."""
    inner = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    return f"<w:numPr>{inner}{'' if num_id is None else f'<w:numId w:val={chr(34)}{num_id}{chr(34)}/>'}</w:numPr>"


def whole(body, lists, styles=""):
    """Return the parts of a document with these paragraphs, lists and styles."""
    made = parts()
    made["word/document.xml"] = document(body).replace("<w:sectPr>", "<w:sectPr><!-- -->").encode()
    made["word/numbering.xml"] = f"<w:numbering {NAMES}>{lists}</w:numbering>".encode()
    base = style("Normal", default=True)
    made["word/styles.xml"] = f"<w:styles {NAMES}>{base}{styles}</w:styles>".encode()
    for unused in ("comments", "footnotes"):
        made[f"word/{unused}.xml"] = f"<w:{unused} {NAMES}/>".encode()
    return made


def labelled(made):
    return document_labels(made["word/document.xml"], made["word/numbering.xml"], made["word/styles.xml"])


def lines(made):
    """Return label and text of every paragraph, as a text conversion prints them."""
    return [f"{found.label.own} {found.text}".strip() if found.label else found.text for found in labelled(made)]


STYLED = "".join(
    [
        style("H1", '<w:numId w:val="1"/>'),
        style("L2", '<w:ilvl w:val="1"/><w:numId w:val="1"/>'),
        style("L3", '<w:ilvl w:val="2"/><w:numId w:val="1"/>'),
        style("Derived", based_on="L3"),
        style("Deeper", '<w:ilvl w:val="2"/>', based_on="L2"),
        style("Out", '<w:numId w:val="0"/>', based_on="L3"),
    ]
)
LINKED = tuple(
    (form, text, f'<w:pStyle w:val="{name}"/>') for (form, text), name in zip(CLAUSES, ("H1", "L2", "L3"), strict=False)
)
STYLES_IN_TURN = ("H1", "L2", "L3", "L3", "Derived", "Out", "L3", "L2", "Deeper", "H1", "L2")
STYLED_BODY = "".join(
    [
        *(paragraph(run(name), name) for name in STYLES_IN_TURN),
        paragraph(run("own list"), "L2", at(2)),
        paragraph(run("own level"), "L2", at(None, 2)),
        paragraph(run("none"), "L2", at(0)),
        paragraph(run("no such list"), "", at(99, 0)),
        paragraph(run("plain")),
        paragraph(run("direct"), "", at(1, 1)),
    ]
)
STYLED_PARTS = whole(STYLED_BODY, abstract(0, LINKED) + num(1, 0) + num(2, 0, l1=4), STYLED)


def test_the_list_of_a_paragraph_is_its_own_or_that_of_its_style():
    assert lines(STYLED_PARTS) == [
        "1. H1",
        "1.1 L2",
        "(a) L3",
        "(b) L3",
        "(c) Derived",
        "Out",
        "(d) L3",
        "1.2 L2",
        "(a) Deeper",
        "2. H1",
        "2.1 L2",
        "2.4 own list",
        "(a) own level",
        "none",
        "no such list",
        "plain",
        "2.5 direct",
    ]


def test_a_style_that_is_linked_to_a_level_has_that_level():
    made = whole(
        paragraph(run("a"), "H1") + paragraph(run("b"), "L2"),
        abstract(0, LINKED) + num(1, 0),
        style("H1", '<w:numId w:val="1"/>') + style("L2", '<w:numId w:val="1"/>'),
    )

    assert lines(made) == ["1. a", "1.1 b"]


def test_the_default_style_may_be_numbered():
    made = whole(paragraph(run("a")), abstract(0, CLAUSES) + num(1, 0))
    made["word/styles.xml"] = made["word/styles.xml"].replace(
        b"</w:style>", b'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>', 1
    )

    assert lines(made) == ["1. a"]


def test_a_list_may_be_that_of_a_numbering_style():
    linked = '<w:numStyleLink w:val="House"/>'
    house = (
        '<w:style w:type="numbering" w:styleId="House"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    made = whole(
        paragraph(run("a"), "", at(1, 0)) + paragraph(run("b"), "", at(2, 0)),
        abstract(0, CLAUSES) + abstract(1, (), linked) + num(1, 0) + num(2, 1),
        house,
    )

    assert lines(made) == ["1. a", "2. b"]


def test_an_override_may_bring_a_level_of_its_own():
    inner = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    lists = abstract(0, CLAUSES) + num(1, 0) + num(2, 0).replace("</w:num>", f"{inner}</w:num>")
    made = whole("".join(paragraph(run("x"), "", at(n, 0)) for n in (1, 2, 1)), lists)

    assert lines(made) == ["1. x", "B) x", "3. x"]


def test_a_custom_format_fills_up_with_zeros():
    custom = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    hidden = f"<mc:AlternateContent><mc:Choice Requires='w14'>{custom}</mc:Choice></mc:AlternateContent>"
    lists = abstract(0, (("decimal", "%1"),)).replace('<w:numFmt w:val="decimal"/>', hidden) + num(1, 0)

    assert lines(whole(paragraph(run("x"), "", at(1, 0)), lists)) == ["001 x"]


def test_a_text_box_that_is_there_twice_counts_once():
    box = f"<w:txbxContent>{paragraph(run('boxed'), '', at(1, 0))}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice Requires='w14'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = paragraph(f"<w:r>{drawn}</mc:AlternateContent></w:r>") + paragraph(run("after"), "", at(1, 0))

    found = labelled(whole(body, abstract(0, CLAUSES) + num(1, 0)))

    assert [(label and label.own, text) for _, label, text in found] == [
        (None, ""),
        ("1.", "boxed"),
        (None, "boxed"),
        ("2.", "after"),
    ]


def test_the_text_of_a_paragraph_is_what_is_left_when_changes_are_accepted():
    inner = (
        f"{run('a')}<w:r><w:tab/></w:r><w:ins w:id='1'>{run('b')}</w:ins>"
        f"<w:moveFrom w:id='3'>{run('gone')}</w:moveFrom><w:del w:id='2'><w:r><w:delText>c</w:delText></w:r></w:del>"
        f"{field('REF x', 'd')}<w:r><w:noBreakHyphen/></w:r>"
    )
    tabs = '<w:tabs><w:tab w:val="left"/></w:tabs>'
    root = parse(f"<w:body {NAMES}>{paragraph(inner, '', tabs)}</w:body>".encode())

    assert paragraph_text(next(root.iter(P))) == "a\tbd\u2011"


def test_a_document_without_lists_or_styles_has_no_labels():
    content = document(paragraph(run("a"), "H1", at(1, 0))).encode()

    assert [(found.position, found.label, found.text) for found in document_labels(content, None, None)] == [
        (0, None, "a")
    ]
    assert Numbering.read(None, None).instances == {}


def test_a_ring_of_styles_comes_to_an_end():
    ring = style("A", based_on="B") + style("B", based_on="A")

    assert lines(whole(paragraph(run("x"), "A"), abstract(0, CLAUSES) + num(1, 0), ring)) == ["x"]


def wandering(count, numbers, seed):
    """Return (numId, level) pairs as a person might write them, now and then with a level left out."""
    chance = random.Random(seed)  # noqa: S311
    places, last = [], -1
    for _ in range(count):
        last = chance.randint(0, min(3, last + (2 if chance.random() < 0.2 else 1)))
        places.append((chance.choice(numbers), last))
    return places


def listed(places, lists):
    return whole("".join(paragraph(run(f"t{n}"), "", at(*place)) for n, place in enumerate(places)), lists)


@pytest.mark.office
def test_labels_are_those_of_libreoffice():
    formats = [(form, f"%{n}") for n, form in enumerate(("upperRoman", "upperLetter", "ordinal", "decimalZero"), 1)]
    made = {
        "styles": STYLED_PARTS,
        "plain": listed(wandering(60, [1], 1), abstract(0, CLAUSES) + num(1, 0)),
        "shared": listed(wandering(60, [1, 2], 2), abstract(0, CLAUSES) + num(1, 0) + num(2, 0)),
        "started": listed(wandering(60, [1, 2], 3), abstract(0, CLAUSES) + num(1, 0) + num(2, 0, l0=5)),
        "restarted": listed(
            [(1, 0), (1, 1), (1, 2), (1, 2), (2, 2), (2, 2), (1, 1), (1, 2)],
            abstract(0, CLAUSES) + num(1, 0) + num(2, 0, **{f"l{n}": 1 for n in range(9)}),
        ),
        "formats": listed([(1, n) for n in range(4) for _ in range(60)], abstract(0, formats) + num(1, 0)),
    }

    theirs = office.convert({name: docx(each) for name, each in made.items()}, "txt")

    for name, each in made.items():
        assert lines(each) == [line.strip() for line in office.printed_lines(theirs[name])], name


@pytest.mark.office
def test_references_are_those_of_libreoffice():
    chance = random.Random(7)  # noqa: S311
    places = [*wandering(40, [1], 4), (2, 0), (3, 0), (3, 0), (3, 1), (2, 0), (2, 1), (4, 0), (4, 1), (4, 1)]
    lists = abstract(0, CLAUSES) + abstract(1, SCHEDULES) + abstract(2, CLAUSES)
    lists += num(1, 0) + num(2, 1) + num(3, 2) + num(4, 2, l0=1)
    asked = [(n, chance.randrange(len(places)), switch) for n in range(len(places)) for switch in (r"\n", r"\w", r"\r")]
    asked = [(n, to, switch) for n, to, switch in asked if switch != r"\r" or places[n][0] == places[to][0] == 1]
    body = "".join(
        paragraph(
            bookmarked(run(f"t{n}"), n, f"_Ref{n}")
            + "".join(field(rf"REF _Ref{to} {switch} \h", "ZZ") for here, to, switch in asked if here == n),
            "",
            at(*place),
        )
        for n, place in enumerate(places)
    )
    made = whole(body, lists)

    labels = [found.label for found in labelled(made)]
    ours = [(f"_Ref{to}", field_value(switch, labels[to], labels[n])) for n, to, switch in asked]

    assert office.reference_values({"refs": docx(made)})["refs"] == ours
