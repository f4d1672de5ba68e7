"""What a draft carries so that it can be read back: its brief, its clauses, its blanks, in well-formed parts."""

import json
from dataclasses import replace

import pytest
from lxml import etree

from draftkit.model.agreement import (
    Agreement,
    Blank,
    Cell,
    Clause,
    Execution,
    Flag,
    Front,
    Item,
    Paragraph,
    Part,
    Reference,
    Section,
    Signing,
    Table,
    Text,
)
from draftkit.model.brief import canonical
from draftkit.word.marks import STORE, blank_name
from draftkit.word.provenance import (
    blanks_part,
    clause_digest,
    custom_properties,
    manifest,
    manifest_store,
    store_properties,
    store_relationship,
)
from tests.wordfile import NAMES

_HARD = 'Fire & Rescue <b>"first"</b> ]]> {{ x }} — Pwyllgor Tân'
_BOARD = Clause("terms.board", "Board", (Paragraph((Text("The Parties must meet."),)),), "1.2.0")
_COSTS = Clause("terms.costs", "Costs", (Paragraph((Text("Each pays its own."),)),))
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def _agreement(provenance: dict[str, str], *clauses: Clause) -> Agreement:
    return Agreement(Front("Test"), (Section("terms", "Terms", "clauses", clauses),), provenance)


def _properties(part: bytes) -> list[tuple[str, str, str]]:
    """Return (pid, name, value) of each custom property."""
    found = etree.fromstring(part)
    return [(str(each.get("pid")), str(each.get("name")), str(each.findtext("*"))) for each in found]


def test_the_manifest_names_every_clause_with_its_version_bookmark_and_digest():
    root = etree.fromstring(manifest(_agreement({}, _BOARD, _COSTS), "{}"))

    assert [dict(entry.items()) for entry in root.findall("d:clauses/d:clause", NAMES)] == [
        {"id": "terms.board", "version": "1.2.0", "bookmark": "_dk_terms_board", "digest": clause_digest(_BOARD)},
        {"id": "terms.costs", "version": "", "bookmark": "_dk_terms_costs", "digest": clause_digest(_COSTS)},
    ]


def test_the_manifest_says_where_the_draft_came_from():
    root = etree.fromstring(manifest(_agreement({"library digest": "ab12", "library": _HARD}), "{}"))

    assert dict(root.items()) == {"library": _HARD, "library-digest": "ab12"}


def test_the_brief_is_read_back_from_the_manifest_as_it_was():
    brief = {"title": _HARD, "parties": [{"name": "Tân\n消防"}, {"name": ""}], "years": 3, "deed": False}

    root = etree.fromstring(manifest(_agreement({}), canonical(brief)))

    assert json.loads(root.findtext("d:brief", "", NAMES)) == brief


def test_the_order_in_which_things_were_learnt_does_not_show():
    one, other = _agreement({"x": "1", "y": "2"}), _agreement({"y": "2", "x": "1"})

    assert manifest(one, "{}") == manifest(other, "{}")
    assert custom_properties(one) == custom_properties(other)


def test_a_digest_follows_what_a_clause_says_and_not_which_clause_it_is():
    moved = replace(_BOARD, key="own.1", version="2.0.0", flag=Flag("in", ("asked for",)))
    others = (
        replace(_BOARD, heading="The board"),
        replace(_BOARD, body=()),
        replace(_BOARD, body=(Paragraph((Text("The Parties must not meet."),)),)),
        replace(_BOARD, body=(Paragraph((Blank("governance.meets"),)),)),
    )

    assert clause_digest(moved) == clause_digest(_BOARD)
    assert len({clause_digest(clause) for clause in (_BOARD, *others)}) == 5
    assert len(clause_digest(_BOARD)) == 16


def test_each_blank_has_an_element_of_its_own_that_says_its_path():
    paths = ("parties[0].address", 'clauses.choose["a<b"]', "reference: one.a", "größe")

    root = etree.fromstring(blanks_part(paths))

    assert [(blank.get("path"), blank.text) for blank in root] == [(path, "[●]") for path in paths]
    assert {etree.QName(blank).namespace for blank in root} == {"urn:draftkit:blanks:1"}
    assert [etree.QName(blank).localname for blank in root] == [blank_name(path) for path in paths]
    assert len({blank.tag for blank in root}) == 4


def test_no_blanks_make_an_empty_list():
    assert len(etree.fromstring(blanks_part(()))) == 0


def test_data_have_an_id_and_a_schema_and_their_relationships_lead_to_them():
    properties = etree.fromstring(store_properties(STORE, "urn:draftkit:blanks:1"))
    (link,) = etree.fromstring(store_relationship(2))

    assert properties.get(f"{{{NAMES['ds']}}}itemID") == STORE
    assert properties.xpath("ds:schemaRefs/ds:schemaRef/@ds:uri", namespaces=NAMES) == ["urn:draftkit:blanks:1"]
    assert link.get("Target") == "itemProps2.xml"
    assert link.get("Type").endswith("/customXmlProps")


def test_the_manifest_is_in_one_store_in_every_file_and_the_blanks_in_another():
    assert manifest_store() == "{83F19BF7-2E23-56CF-8EAA-4620A51732FE}"
    assert manifest_store() != STORE


def test_custom_properties_begin_at_two_in_the_order_of_their_names():
    part = custom_properties(_agreement({"program": "1.0", "brief": _HARD}))

    assert _properties(part) == [("2", "draftkit brief", _HARD), ("3", "draftkit program", "1.0")]


def test_the_frame_keeps_its_own_properties_before_ours_which_count_on_from_the_highest():
    own = "".join(
        f'<property fmtid="{{0}}" pid="{pid}" name="{name}"><v:lpwstr>{name} — Tân</v:lpwstr></property>'
        for pid, name in ((41, "Matter"), (2, "Client"))
    )
    frame = f'<Properties xmlns="{NAMES["p"]}" xmlns:v="{_VALUES}">{own}</Properties>'.encode()

    part = custom_properties(_agreement({"library": "Small 1"}), frame)

    assert _properties(part) == [
        ("41", "Matter", "Matter — Tân"),
        ("2", "Client", "Client — Tân"),
        ("42", "draftkit library", "Small 1"),
    ]
    assert {each.tag for each in etree.fromstring(part)} == {f"{{{NAMES['p']}}}property"}


def test_where_nothing_is_known_the_properties_are_empty():
    assert _properties(custom_properties(_agreement({}))) == []


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_frames_properties_are_read_however_they_were_written(coding):
    own = "<property fmtid='{0}' pid='2' name='Matter'><v:lpwstr>Größe</v:lpwstr></property>"
    text = f"<?xml version='1.0' encoding='{coding}'?><Properties xmlns='{NAMES['p']}' xmlns:v='{_VALUES}'>{own}"

    part = custom_properties(_agreement({"library": "Small 1"}), f"{text}</Properties>".encode(coding))
    empty = custom_properties(_agreement({"library": "Small 1"}), f'<Properties xmlns="{NAMES["p"]}"/>'.encode())

    assert _properties(part) == [("2", "Matter", "Größe"), ("3", "draftkit library", "Small 1")]
    assert _properties(empty) == [("2", "draftkit library", "Small 1")]


def test_a_digest_tells_apart_what_only_stands_elsewhere():
    one, two = Item("i/1", (Text("One."),)), Item("i/2", (Text("Two."),))
    cells = Cell((Text("a"),)), Cell((Text("b"),))
    bodies = (
        (one, two), (Item("i/1", (Text("One."),), (two,)),),
        (Part("p", "Rooms", ()),), (Part("p", "Costs", ()),),
        (Table("", cells, ()),), (Table("", cells[:1], (cells[1:],)),),
        (Execution("e", (Signing((), ("Signature",)),)),), (Execution("e", (Signing((), ("Seal", "Date")),)),),
        (Paragraph((Blank("a"),)),), (Paragraph((Text("a"),)),), (Paragraph((Reference("a"),)),),
    )  # fmt: skip

    assert len({clause_digest(replace(_BOARD, body=body)) for body in bodies}) == len(bodies)
