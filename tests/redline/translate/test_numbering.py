"""Lists of the newer file are those of the older one if they number alike; others come along."""

from tests.redline.translate.files import body, translated, values, whole, without
from tests.word.small import paragraph, replaced, run

NUMBERING = "word/numbering.xml"
NUM = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def item(words: str, number: int) -> str:
    return paragraph(run(words), "", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def lists(*numbers: int, overrides: str = "") -> str:
    """Return lists that each count for themselves, all looking the same."""
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    abstracts = "".join(f'<w:abstractNum w:abstractNumId="{n}">{level}</w:abstractNum>' for n in numbers)
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/>{overrides}</w:num>' for n in numbers)
    return f"{abstracts}@{nums}"


def numbered(made: str, *content: str) -> dict[str, bytes]:
    abstracts, nums = made.split("@")
    parts = replaced(NUM, f"{NUM}{nums}", NUMBERING, body(*content))
    return replaced(f"</w:abstractNum>{NUM}", f"</w:abstractNum>{abstracts}{NUM}", NUMBERING, parts)


def test_a_list_is_the_same_whatever_its_ids_and_marks():
    old = numbered(lists(7), item("One", 7))
    new = replaced("1A2B3C4D", "99999999", NUMBERING, numbered(lists(12), item("Two", 12)))

    assert values(translated(old, new), "//w:numId/@w:val") == ["7"]


def test_of_lists_that_look_alike_the_one_of_the_same_words_is_meant():
    old = numbered(lists(7, 8), item("First", 7), item("Second", 8), item("Third", 8))
    new = numbered(lists(7, 8), item("First", 8), item("Second", 7), item("Third", 7))

    assert values(translated(old, new), "//w:numId/@w:val") == ["7", "8", "8"]


def test_two_lists_of_the_newer_file_are_never_one_of_the_older():
    old = numbered(lists(7), item("First", 7))
    new = numbered(lists(7, 8), item("First", 7), item("New", 8))

    made = whole(old, new)

    assert made.values("//w:numId/@w:val") == ["7", "8"]
    assert made.values("w:num/@w:numId", NUMBERING) == ["1", "7", "8"]
    assert len(set(made.values("w:num/w:abstractNumId/@w:val", NUMBERING))) == 3
    assert not made.defects


def test_a_list_that_starts_anew_counts_by_the_same_levels_in_the_redline():
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    more = f'{NUM}<w:num w:numId="2"><w:abstractNumId w:val="0"/>{again}</w:num>'
    new = replaced(NUM, more, NUMBERING, body(item("One", 1), item("Two", 2)))

    made = whole(body(item("One", 1)), new)

    assert made.values("w:num/w:abstractNumId/@w:val", NUMBERING) == ["0", "0"]
    assert not made.defects


def test_a_list_that_looks_otherwise_is_added_under_fresh_ids_before_the_lists():
    old = numbered(lists(7), item("One", 7))
    new = numbered(lists(7).replace("decimal", "lowerLetter"), item("One", 7))

    made = whole(old, new)

    assert made.values("//w:numId/@w:val") == ["8"]
    assert made.values("w:abstractNum[last()]/w:lvl/w:numFmt/@w:val", NUMBERING) == ["lowerLetter"]
    assert not made.defects


def test_a_list_that_nothing_uses_is_not_added():
    old = body(paragraph(run("Words")))

    assert whole(old, numbered(lists(7), paragraph(run("Words")))).parts[NUMBERING] == old[NUMBERING]


def test_a_file_without_lists_gets_the_part_for_them():
    styles = body(paragraph(run("Words")))["word/styles.xml"].decode()
    bare = without(body(paragraph(run("Words"))), "numbering")
    bare["word/styles.xml"] = styles.replace('<w:numId w:val="1"/>', '<w:numId w:val="0"/>').encode()
    new = numbered(lists(7), item("One", 7))

    made = whole(bare, new)

    assert made.values("w:num/@w:numId", NUMBERING) == ["7"]
    assert not made.defects


def test_a_style_brings_the_list_it_is_in():
    style = (
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:pPr><w:numPr><w:numId w:val="7"/>'
        "</w:numPr></w:pPr></w:style></w:styles>"
    )
    new = replaced("</w:styles>", style, "word/styles.xml", numbered(lists(7), paragraph(run("One"), "Own")))

    made = whole(body(paragraph(run("Words"))), new)

    assert made.values("w:num/@w:numId", NUMBERING) == ["1", "7"]
    assert not made.defects
