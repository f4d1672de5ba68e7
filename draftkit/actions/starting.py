"""Starting: a brief to begin with, from a sample or from a few answers; a frame to begin with."""

import json
from collections.abc import Sequence

from draftkit import resources
from draftkit.brief.starter import starter
from draftkit.errors import DraftkitError
from draftkit.model.bodies import near, plain
from draftkit.model.library import Body, Library

KINDS = ("ambulance_trust", "fire_and_rescue_body", "local_policing_body", "chief_officer", "partner")
"""What a party may be, in the Act's own words."""

_SCHEMA = "brief.schema.json"


def samples() -> dict[str, str]:
    """Return the title of each sample, by name."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(resources.samples_folder().glob("*.json"))}
    return {name: str(json.loads(text)["agreement"]["title"]) for name, text in texts.items()}


def from_sample(name: str) -> str:
    """Return a sample as the text of a brief whose schema lies beside it. Raises DraftkitError."""
    path = resources.samples_folder() / f"{name}.json"
    if name not in samples():
        raise DraftkitError(f"there is no sample '{name}'", hint=f"there are {', '.join(samples())}")
    return path.read_text(encoding="utf-8").replace(f'"../schemas/{_SCHEMA}"', f'"{_SCHEMA}"')


def from_answers(title: str, parties: Sequence[tuple[str, ...]]) -> str:
    """Return the text of a brief with a title and each party: name, kind and, where known, form and nation."""
    return json.dumps({"$schema": _SCHEMA, **starter(title, parties)}, ensure_ascii=False, indent=2) + "\n"


def as_yaml(text: str) -> str:
    """Return the text of a brief in JSON as YAML, with the same schema for an editor."""
    from draftkit.brief.yaml_form import write_yaml  # late: ruamel.yaml is read for this alone

    data = json.loads(text)
    named = data.pop("$schema", "")
    return f"# yaml-language-server: $schema={named}\n{write_yaml(data)}" if named else write_yaml(data)


def meant(library: Library, name: str) -> tuple[Body, ...]:
    """Return the bodies that a name typed for a party may mean; none for the exact name of a legal person."""
    wanted = plain(name)
    if any(wanted == plain(body.legal_entity) for body in library.bodies):
        return ()
    return near(library.bodies, name)


def as_party(body: Body) -> tuple[str, str, str, str]:
    """Return what the list of bodies, all of them in England, tells of a party: name, kind, form and nation."""
    return body.legal_entity, body.role, body.form, "england"


def house_frame() -> bytes:
    """Return the house frame that ships, as a Word file."""
    from draftkit.word.frame import HOUSE

    return HOUSE.read_bytes()


def schema() -> bytes:
    """Return the schema of a brief."""
    return resources.schema_bytes("brief")
