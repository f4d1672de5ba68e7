import re

import pytest

from draftkit.packs.names import numbered, safe

SAFE = re.compile(r"\d+ [A-Za-z0-9][A-Za-z0-9 ,()'-]*\.docx")
HOSTILE = (
    "..",
    "../../etc/passwd",
    "C:\\Windows\\system32",
    'a<b>c:d"e/f|g?h*i',
    "CON",
    "ends with a dot.",
    "ends with a space ",
    "two\nlines\tand a tab",
    "‮reversed",
    "\x00",
    "消防局",
    "",
    "x" * 500,
    "word " * 100,
)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_name_is_safe_on_every_system_whatever_the_title(title):
    [name] = numbered([f"Copy - {title}"])

    assert SAFE.fullmatch(name)
    assert len(name) <= 110
    assert not name.removesuffix(".docx").endswith((" ", "."))


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Copy - The Mayor’s Office for Policing and Crime", "Copy - The Mayor's Office for Policing and Crime"),
        ("Awdurdod Tân ac Achub", "Awdurdod Tan ac Achub"),
        ("Devon & Cornwall Police", "Devon and Cornwall Police"),
        ("Fire/Rescue: the Authority", "Fire - Rescue - the Authority"),
        ("Copy - 消防局", "Copy"),
        ("消防局", "Paper"),
    ],
)
def test_letters_and_signs_that_not_every_system_takes_are_replaced(title, wanted):
    assert safe(title) == wanted


def test_a_long_title_is_cut_at_a_word():
    assert safe("Authority " * 20) == " ".join(["Authority"] * 9)


def test_names_stand_in_order_in_any_list_and_no_two_are_equal():
    names = numbered(["Copy - same"] * 12)

    assert names[0] == "01 Copy - same.docx"
    assert list(names) == sorted(names)
    assert len({name.casefold() for name in names}) == 12


def test_few_files_have_numbers_of_one_figure():
    assert numbered(["Agreement for signature", "Index"]) == ("1 Agreement for signature.docx", "2 Index.docx")
