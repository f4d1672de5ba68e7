"""The ZIP writer."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from draftkit.word.archive import content_digest, write_package
from tests.word.small import parts


def test_the_parts_come_out_as_they_went_in():
    written = parts() | {"word/media/größe.bin": b"", "word/long.bin": bytes(range(256)) * 1000}

    with ZipFile(BytesIO(write_package(written))) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == written


def test_content_types_and_root_relationships_come_first_then_the_names_in_order():
    with ZipFile(BytesIO(write_package(parts()))) as package:
        names = package.namelist()

    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])


def test_nothing_of_the_machine_or_the_moment_is_in_the_file():
    with ZipFile(BytesIO(write_package(parts()))) as package:
        entries = package.infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr, entry.compress_type) for entry in entries} == {
        (0, 0, ZIP_DEFLATED)
    }


def test_equal_parts_give_equal_bytes_whatever_order_they_were_made_in():
    forwards = parts()
    backwards = dict(reversed(forwards.items()))

    assert write_package(forwards) == write_package(backwards)
    assert content_digest(forwards) == content_digest(backwards)


def test_the_digest_tells_names_and_contents_apart():
    sound = parts()

    digests = {
        content_digest(sound),
        content_digest(sound | {"word/document.xml": b"<other/>"}),
        content_digest({f"x{name}": content for name, content in sound.items()}),
        content_digest({}),
    }

    assert len(digests) == 4
