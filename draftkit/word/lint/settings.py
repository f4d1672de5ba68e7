"""Settings that make Word ask a question when it opens the file."""

from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.word.lint.opened import Opened, defect
from draftkit.word.ooxml import is_on, w

_DIRTY = w("dirty")


def check(file: Opened) -> Iterator[Finding]:
    """Report w:updateFields and fields that are marked dirty."""
    settings = file.related("settings")
    if settings is not None and is_on(settings.find(w("updateFields"))):
        yield defect("UPDATE", file.name_of("settings"), "w:updateFields makes Word ask whether to update fields")
    for part, root in file.texts:
        for element in root.iter(w("fldChar"), w("fldSimple")):
            if element.get(_DIRTY, "0") not in ("0", "false", "off"):
                yield defect("UPDATE", part, "a field is marked dirty, so that Word asks whether to update fields")
