"""draftkit compare on files that are broken, hostile or no Word file: one clear block, and nothing written."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.acceptance.commands import caller, one_block
from tests.redline.hostile import DOCUMENT, END, P, file
from tests.redline.large import measured
from tests.word.small import docx, parts, replaced
from tests.word.test_package import HOSTILE, SOUND

MEGABYTE = 1024 * 1024
GOOD = file(P + END)


def packed(entries):
    """Return a ZIP file of these parts, compressed as hard as may be."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return made.getvalue()


def claiming(size):
    """Return a file whose main part unpacks to 40 MB, and whose directory says that it is of that size."""
    content = packed(parts() | {DOCUMENT: parts()[DOCUMENT] + b" " * (40 * MEGABYTE)})
    at = content.find(DOCUMENT.encode(), content.find(b"PK\x01\x02")) - 46
    return content[: at + 24] + struct.pack("<L", size) + content[at + 28 :]


def laughing():
    """Return a file with a part in which entities of entities would come to a thousand million words."""
    names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    declared = f'<!DOCTYPE w:document [<!ENTITY a0 "lol">{"".join(names)}]>'
    return docx(replaced("<w:document ", f"{declared}<w:document "))


def fetching(address):
    declared = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{address}">]>'
    main = replaced("<w:document ", f"{declared}<w:document ")[DOCUMENT].replace(b"Payment", b"&x;", 1)
    return docx(parts() | {DOCUMENT: main})


TAKEN = ("Strict", "Strict within")
"""Files that a frame may not be, and that compare takes."""
BROKEN = {
    **{name: content for name, (content, _) in HOSTILE.items() if name not in TAKEN},
    "cut in the middle": SOUND[: len(SOUND) // 2],
    "cut before the end": SOUND[:-10],
    "cut at the start": SOUND[20:],
    "the directory only": SOUND[SOUND.find(b"PK\x01\x02") :],
    "zeros": bytes(10_000),
    "a bomb of one part": packed(parts() | {"word/bomb.xml": b"<a>" + b" " * (200 * MEGABYTE) + b"</a>"}),
    "a bomb of many parts": packed(parts() | {f"word/{n}.bin": bytes(20 * MEGABYTE) for n in range(8)}),
    "a bomb that says it is small": claiming(1_000),
    "a bomb that says it is smaller than its ratio": claiming(MEGABYTE - 1),
    "a thousand million laughs": laughing(),
    "a file of the system": fetching("file:///etc/passwd"),
    "an address in the net": fetching("https://evil.test/x.dtd"),
    "elements nested 100,000 deep": file("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
    "six million marks": docx(replaced("<w:body>", "<w:body>" + "<a/>" * 6_000_000)),
    "not of any encoding": docx(parts() | {DOCUMENT: "<w:document/>".encode("utf-16")[1:]}),
    "a main part without content": docx(parts() | {DOCUMENT: b""}),
}  # fmt: skip


@pytest.fixture
def deal(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.docx").write_bytes(GOOD)
    return tmp_path


@pytest.mark.parametrize("side", ["older", "newer"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_block_that_names_it_and_nothing_is_written(deal, capfdbinary, monkeypatch, name, side):
    (deal / "bad.docx").write_bytes(BROKEN[name])
    pair = ("bad.docx", "good.docx") if side == "older" else ("good.docx", "bad.docx")

    done = caller(capfdbinary, monkeypatch)("compare", *pair, "-o", "redline.docx")

    assert done.code == 1
    assert done.out == b""
    assert one_block(done)
    assert done.err.startswith("Error: bad.docx")
    assert "\n  Try: " in done.err
    assert sorted(each.name for each in deal.iterdir()) == ["bad.docx", "good.docx"]


@pytest.mark.parametrize("name", TAKEN)
def test_a_strict_file_is_taken_for_the_one_it_says_the_same_as(deal, capfdbinary, monkeypatch, name):
    (deal / "strict.docx").write_bytes(HOSTILE[name][0])
    (deal / "usual.docx").write_bytes(SOUND)

    done = caller(capfdbinary, monkeypatch)("compare", "usual.docx", "strict.docx", "-o", "redline.docx")

    assert done.code == 0
    assert "no differences" in done.err
    assert "Strict" in done.err


@pytest.mark.parametrize("name", [name for name in BROKEN if "bomb" in name or "laughs" in name or "marks" in name])
def test_a_bomb_takes_neither_time_nor_memory(deal, name):
    (deal / "bad.docx").write_bytes(BROKEN[name])

    cost = measured("good.docx", "bad.docx", folder=deal)

    assert cost.code == 1
    assert cost.seconds < 5
    assert cost.megabytes < 200


def test_a_password_is_named_as_what_is_to_be_taken_off(deal, capfdbinary, monkeypatch):
    (deal / "bad.docx").write_bytes(BROKEN["an encrypted .docx"])

    done = caller(capfdbinary, monkeypatch)("compare", "bad.docx", "good.docx", "-o", "redline.docx")

    assert done.told == (
        "Error: bad.docx: it is encrypted with a password Try: open it in Word, remove the password and save it"
    )


def test_a_file_cut_anywhere_is_refused_or_is_whole(deal, capfdbinary, monkeypatch):
    call = caller(capfdbinary, monkeypatch)
    for end in range(1, len(SOUND), len(SOUND) // 40):
        (deal / "bad.docx").write_bytes(SOUND[:end])

        done = call("compare", "good.docx", "bad.docx", "-o", "redline.docx")

        assert (done.code, one_block(done)) == (1, True)
    assert not (deal / "redline.docx").exists()


def test_a_file_with_any_stretch_overwritten_is_compared_or_refused(deal, capfdbinary, monkeypatch):
    call = caller(capfdbinary, monkeypatch)
    for start in range(0, len(SOUND), len(SOUND) // 60):
        (deal / "bad.docx").write_bytes(SOUND[:start] + b"\xff" * 24 + SOUND[start + 24 :])

        done = call("compare", "good.docx", "bad.docx", "-o", "redline.docx", "--force")

        assert done.code == 0 or (done.code == 1 and one_block(done))


def test_parts_with_any_passage_doubled_or_dropped_never_end_in_a_traceback(deal, capfdbinary, monkeypatch):
    call = caller(capfdbinary, monkeypatch)
    whole = parts()
    for part in (DOCUMENT, "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/comments.xml"):
        pieces = whole[part].split(b"<w:")
        for at in range(2, len(pieces), max(1, len(pieces) // 12)):
            for piece in ([], [pieces[at]] * 2):
                made = b"<w:".join([*pieces[:at], *piece, *pieces[at + 1 :]])
                (deal / "bad.docx").write_bytes(docx(whole | {part: made}))

                done = call("compare", "bad.docx", "good.docx", "-o", "redline.docx", "--force")

                assert done.code == 0 or (done.code == 1 and one_block(done))
