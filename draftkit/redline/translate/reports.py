"""What differs between two files and no tracked change can show, in words for the reader."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from draftkit.findings import Finding, Place
from draftkit.redline.names import Element
from draftkit.redline.translate.meanings import meanings
from draftkit.redline.translate.styles import Styles, is_default, name_of
from draftkit.word.ooxml import VAL, w
from draftkit.word.package import Package

_TABLE: Final = tuple(map(w, ("tblPr", "trPr", "tcPr", "tblStylePr")))
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_UNSHOWN: Final = "this cannot be shown as a tracked change"
_SHOWN: Final = 3
_KINDS: Final = {"paragraph": "paragraphs", "character": "words", "table": "tables", "numbering": "lists"}


def untracked(old: Package, new: Package, sheets: tuple[Element | None, Element | None], styles: Styles,
              used: set[str]) -> tuple[Finding, ...]:  # fmt: skip
    """Report, once for each kind, how NEW looks otherwise for reasons that the redline cannot mark."""
    both = [(id, styles.old[id], styles.new[id]) for id in styles.new if id in used and id in styles.old]
    based = [name_of(mine) for _, mine, theirs in both if _base(mine) != _base(theirs)]
    drawn = [name_of(mine) for _, mine, theirs in both if meanings(mine, _TABLE) != meanings(theirs, _TABLE)]
    told = [
        *_styles(based, "is based on another style", "are based on other styles"),
        *_styles(drawn, "draws lines, shading or margins otherwise", "draw lines, shading or margins otherwise"),
        *_start(*sheets),
        *_unnamed(styles),
        *_theme(old, new),
    ]
    return tuple(_finding(rule, words, new.name) for rule, words in told)


def _base(style: Element) -> str:
    base = style.find(w("basedOn"))
    return "" if base is None else base.get(VAL, "")


def _styles(names: Sequence[str], one: str, several: str) -> Iterator[tuple[str, str]]:
    if names:
        subject, verb = _listed(names)
        yield "REDLINE-STYLE", f"{subject} {one if verb == 'one' else several} in the newer document; {_UNSHOWN}"


def _listed(names: Sequence[str]) -> tuple[str, str]:
    shown = [f"'{name}'" for name in names[:_SHOWN]]
    if len(names) > _SHOWN:
        shown.append(f"{len(names) - _SHOWN} more")
    if len(shown) == 1:
        return f"style {shown[0]}", "one"
    return f"styles {', '.join(shown[:-1])} and {shown[-1]}", "several"


def _start(old: Element | None, new: Element | None) -> Iterator[tuple[str, str]]:
    tag = w("docDefaults")
    mine, theirs = (None if sheet is None else sheet.find(tag) for sheet in (old, new))
    if new is not None and _filled(mine) != _filled(theirs):
        words = f"all text starts from other settings of font, size or spacing in the newer document; {_UNSHOWN}"
        yield "REDLINE-DEFAULTS", words


def _filled(defaults: Element | None) -> list[object]:
    """Return what default settings say; empty ones say nothing."""
    paths = (f"{w('rPrDefault')}/{w('rPr')}", f"{w('pPrDefault')}/{w('pPr')}")
    return [() if defaults is None else meanings(defaults.find(path)) for path in paths]


def _unnamed(styles: Styles) -> Iterator[tuple[str, str]]:
    mine, theirs = (_defaults(each.values()) for each in (styles.old, styles.new))
    changed = [words for kind, words in _KINDS.items() if kind in theirs and mine.get(kind) != theirs[kind]]
    if changed:
        yield "REDLINE-STYLE", f"{' and '.join(changed)} of no style look otherwise in the newer document; {_UNSHOWN}"


def _defaults(styles: Iterable[Element]) -> dict[str, str]:
    return {style.get(w("type"), ""): style.get(w("styleId"), "") for style in styles if is_default(style)}


def _theme(old: Package, new: Package) -> Iterator[tuple[str, str]]:
    mine, theirs = (_themed(package) for package in (old, new))
    for place, what in enumerate(("fonts", "colours")):
        if theirs[place] and mine[place] != theirs[place]:
            yield "REDLINE-THEME", f"the {what} of the theme are others in the newer document; {_UNSHOWN}"


def _themed(package: Package) -> tuple[list[str], list[str]]:
    """Return the fonts and the colours that a theme names."""
    part = next(iter(package.related("theme")), "")
    if not part:
        return [], []
    root = package.root(part)
    fonts = [e.get("typeface", "") for kind in ("latin", "ea", "cs")
             for scheme in root.iter(f"{_DRAWING}fontScheme") for e in scheme.iter(f"{_DRAWING}{kind}")]  # fmt: skip
    colours = [e.get("val", "") if e.tag == f"{_DRAWING}srgbClr" else e.get("lastClr", "")
               for scheme in root.iter(f"{_DRAWING}clrScheme") for slot in scheme for e in slot]  # fmt: skip
    return fonts, colours


def _finding(rule: str, words: str, file: str) -> Finding:
    hint = "the redline looks as the older document does there; compare the two in Word if it matters"
    return Finding(words, severity="note", rule=rule, hint=hint, where=Place(file=file, path="styles"), open=False)
