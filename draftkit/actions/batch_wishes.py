"""What was asked of a batch, and what it comes to before anything is begun: settings, base, pattern, library, frame."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import draftkit
from draftkit.actions.draft import open_frame
from draftkit.actions.pdf import find_office
from draftkit.actions.project import open_library
from draftkit.batch.engines.engine import check_engine
from draftkit.batch.jobs import Setup
from draftkit.batch.merge import merge
from draftkit.batch.naming import Pattern
from draftkit.batch.plan import Complete
from draftkit.batch.stores import open_store
from draftkit.brief.questions import question
from draftkit.brief.read import build_brief, read_data, read_part
from draftkit.brief.settings import check_settings, with_settings
from draftkit.errors import BriefError, DraftkitError
from draftkit.findings import Finding

PATTERN = "{reference}-{title}"
LIMIT = 120.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for."""

    table: Path
    target: str
    base: tuple[bytes, str] | None = None
    """The bytes and the name of the brief that all rows share."""
    settings: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("docx",)
    final: bool = False
    pack: bool = False
    frame: tuple[str, bytes] | None = None
    styles: Mapping[str, str] = field(default_factory=dict)
    library: Path | None = None
    pattern: str = PATTERN
    key: str = ""
    """The column that joins the rows of an agreement."""
    only: tuple[str, ...] = ()
    """References, with * for anything, or 'failed'."""
    workers: int = 1
    engine: Literal["local", "dask"] = "local"
    scheduler: str = ""
    limit: float = LIMIT
    fresh: bool = False
    force: bool = False
    dry: bool = False


def setting_up(wishes: Wishes) -> Setup:
    """What every worker needs; the library and the frame are tried here, before any is started."""
    check_engine(wishes.engine)
    library = open_library(wishes.library)
    open_frame(wishes.frame, wishes.styles)
    if "pdf" in wishes.forms and not wishes.pack:
        find_office()
    return Setup(
        target=open_store(wishes.target).target if not wishes.dry else "",
        forms=wishes.forms,
        final=wishes.final,
        pack=wishes.pack,
        library=str(wishes.library.resolve()) if wishes.library else "",
        library_digest=library.digest,
        frame=wishes.frame,
        styles=tuple(sorted(wishes.styles.items())),
        program=draftkit.__version__,
        force=wishes.force,
        dry=wishes.dry,
    )


def completing(wishes: Wishes) -> Complete:
    """What makes a row a whole brief: it is put on top of the base, and --set on top of it.

    A base need not be whole, but what is in it must be right.
    """
    content, name = wishes.base or (b"{}", "base.json")
    base, settings = read_part(content, name=name), wishes.settings
    check_settings(settings)
    _check_values(settings)
    return lambda row: with_settings(merge(base, row), settings) if settings else merge(base, row)


def _check_values(settings: Sequence[str]) -> None:
    """Raise BriefError for settings that fit no row: a key that is not known, a value that is not allowed."""
    findings: list[Finding] = []
    for setting in settings:
        try:
            build_brief({}, settings=(setting,))
        except BriefError as error:  # what is missing round it, and which parties there are, is for the rows to say
            own = (each for each in error.findings if each.where.file.startswith("--set"))
            findings += (each for each in own if each.rule.startswith("SCHEMA-") and each.rule != "SCHEMA-MISSING")
    if findings:
        raise BriefError(findings, name="--set")


def naming(text: str) -> Pattern:
    """How files are called. A path in it must be one of a brief: a slip of the pen would leave every name without."""
    pattern = Pattern.parse(text)
    unknown = next((path for path in pattern.paths if question(path) is None), None)
    if unknown:
        raise DraftkitError(f"a brief has no '{unknown}'", hint="look at it again: {reference}-{title}", where="--name")
    return pattern


def parse(content: bytes, name: str) -> Mapping[str, Any]:
    return read_data(content, name=name)
