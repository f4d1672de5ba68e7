"""A .docx read as a frame: styles found, tags compiled, numbering planned, and all that is wrong told at once."""

from collections.abc import Mapping
from difflib import get_close_matches

from lxml import etree

from draftkit.errors import FrameError
from draftkit.word.frame import Frame
from draftkit.word.frame_parts import (
    HEAD,
    Join,
    add_copy_line,
    body_alone,
    core_source,
    count_pages,
    counted_parts,
    lift_places,
    lift_steering,
    sections,
    speaks,
    with_namespaces,
)
from draftkit.word.lists import PLACES
from draftkit.word.metrics import Look
from draftkit.word.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, PACKAGE_TYPES, W, parse, w
from draftkit.word.package import Package, open_package
from draftkit.word.pages import Area, PageEstimator
from draftkit.word.restarts import ListPlan, plan_lists, unnumbered
from draftkit.word.roles import KINDS, PARAGRAPHS, STYLES, TABLES
from draftkit.word.stylesheet import Stylesheet
from draftkit.word.templates import faults, template_of, trial

Element = etree._Element
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TALKING = ("header", "footer", "footnotes", "endnotes")
_HINT = "give a style that name as a second one (its name, a comma, ours), or name yours in the style map"


def read_frame(content: bytes, name: str, style_map: Mapping[str, str], join: Join | None) -> Frame:
    """Return the frame. `join` is docxtpl's reading of tags, or nothing for a frame whose tags are whole.

    Raises FrameError with every problem in it, PackageError if the file is not sound.
    """
    return _Reading(open_package(content, name, "frame"), style_map, join).frame()


class _Reading:
    """One frame while it is read: the problems met, and the parts as they become ready."""

    def __init__(self, package: Package, style_map: Mapping[str, str], join: Join | None) -> None:
        self._package, self._map, self._join = package, style_map, join
        self._parts = dict(package.parts)
        self._problems: list[str] = []

    def frame(self) -> Frame:
        """Return the frame, or raise everything that is wrong with it at once."""
        styles = self._first("styles")
        if styles is None:
            raise self._refusal("it has no styles", "open it in Word and save it again")
        numbering_part, numbering = self._numbering()
        sheet = Stylesheet(styles, numbering, self._first("theme"))
        ids = self._styles(sheet)
        root = self._package.root(self._package.main)
        area = _area(root)
        add_copy_line(root, ids["cover.line"] or "")
        alone = body_alone(root)
        if self._package.related("comments"):
            self._problems.append("it has comments, which would stand in every agreement: delete them")
        sources = self._sources(root)
        plan = plan_lists(numbering, styles, ids)
        self._try(sources, plan)
        self._parts[numbering_part] = (plan.head + plan.tail).encode()
        return Frame(
            name=self._package.name,
            parts=self._parts,
            document=self._package.main,
            numbering_part=numbering_part,
            styles=ids,
            lists=plan,
            estimator=PageEstimator(
                _looks(sheet, ids, plan), area, {role: sheet.padding(ids[role]) for role in TABLES}
            ),
            sources=sources,
            alone=self._alone(alone),
        )

    def _try(self, sources: Mapping[str, str], plan: ListPlan) -> None:
        """Raise all problems, if there are any. Our own frame is tried by its tests, not at each reading."""
        tried = sources if self._join else {}
        self._problems += [f"{part}: {fault}" for part, source in tried.items() for fault in faults(source)]
        self._problems += [f"style '{self._called(role)}' ({role}) has no number" for role in unnumbered(plan)]
        if not self._problems:
            self._problems += [f"{part}: {fault}" for part in tried if (fault := trial(template_of(sources[part])))]
        if self._problems:
            count = f"{len(self._problems)} thing{'s' if len(self._problems) > 1 else ''} to mend in the frame"
            raise self._refusal("\n  - ".join([count, *self._problems]), _HINT)

    def _refusal(self, message: str, hint: str) -> FrameError:
        return FrameError(message, hint=hint, where=self._package.name)

    def _styles(self, sheet: Stylesheet) -> dict[str, str]:
        """Return the style of each role, noting those that are missing."""
        for role in sorted(self._map.keys() - STYLES.keys()):
            near = get_close_matches(role, STYLES, n=1)
            meant = f"; did you mean '{near[0]}'?" if near else ""
            self._problems.append(f"the style map: there is no role '{role}'{meant}")
        ids = {role: sheet.find(KINDS[role], self._called(role)) for role in STYLES}
        missing = [role for role, found in ids.items() if not found]
        self._problems += [f"no {KINDS[role]} style '{self._called(role)}' ({role})" for role in missing]
        return ids

    def _called(self, role: str) -> str:
        return self._map.get(role, STYLES[role])

    def _sources(self, root: Element) -> dict[str, str]:
        """Return the text of the template of every part that has tags."""
        counted = counted_parts(root)
        met = lift_places(root)
        if met.count("body") != 1:
            found = "no paragraph is" if not met.count("body") else "more than one paragraph is"
            self._problems.append(f"{self._package.main}: {found} {{{{ body }}}} and nothing else")
        sources = {self._package.main: self._source(with_namespaces(root))}
        for link in self._package.relationships:
            if link.source == self._package.main and link.kind in _TALKING:
                part = self._package.root(link.target)
                count_pages(part, counted.get(link.id, ""))
                if speaks(part):
                    sources[link.target] = self._source(part)
        core = self._package.related("core-properties", "")
        return sources | {part: core_source(self._parts[part], self._join or str) for part in core}

    def _alone(self, root: Element) -> str:
        """Return the text of the template of the document without cover and contents."""
        lift_places(root)
        return self._source(with_namespaces(root))

    def _source(self, root: Element) -> str:
        if self._join is None:
            lift_steering(root)
        text = etree.tostring(root, encoding="unicode")
        return HEAD + (self._join(text) if self._join else text)

    def _first(self, kind: str) -> Element | None:
        parts = self._package.related(kind)
        return self._package.root(parts[0]) if parts else None

    def _numbering(self) -> tuple[str, Element]:
        """Return the numbering part, a new one if the frame has none."""
        parts = self._package.related("numbering")
        if parts:
            return parts[0], with_namespaces(self._package.root(parts[0]))
        folder, _, file = self._package.main.rpartition("/")
        name = f"{folder}/numbering.xml"
        typed = {"PartName": f"/{name}", "ContentType": f"{_MIME}.numbering+xml"}
        self._append(CONTENT_TYPES, f"{{{PACKAGE_TYPES}}}Override", typed)
        link = {"Id": "rIdDraftkitNumbering", "Type": f"{_OFFICE}/numbering", "Target": f"/{name}"}
        self._append(f"{folder}/_rels/{file}.rels", f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", link)
        return name, etree.Element(w("numbering"), None, {"w": W})

    def _append(self, part: str, tag: str, attributes: dict[str, str]) -> None:
        root = parse(self._parts[part])
        etree.SubElement(root, tag, attributes)
        self._parts[part] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _looks(sheet: Stylesheet, ids: Mapping[str, str], plan: ListPlan) -> dict[str, Look]:
    """Return how each role looks on the page."""
    looks = {role: sheet.look(ids[role]) for role in PARAGRAPHS}
    ours = {role: lst.levels[depth] for role, (lst, depth) in PLACES.items() if role in plan.direct}
    return looks | {role: looks[role]._replace(left=level.left, first=-level.hanging) for role, level in ours.items()}


def _area(root: Element) -> Area:
    """Return the room that a page of the body, the last section, has for text."""
    properties = [last for _, last in sections(root)][-1:]
    size = properties[0].find(w("pgSz")) if properties else None
    margins = properties[0].find(w("pgMar")) if properties else None
    width = _measure(size, "w", 11906) - _measure(margins, "left", 1440) - _measure(margins, "right", 1440)
    height = _measure(size, "h", 16838) - _measure(margins, "top", 1440) - _measure(margins, "bottom", 1440)
    return Area(width, height)


def _measure(element: Element | None, name: str, default: int) -> int:
    """Return a measure of the page; a margin below nought means that it is exact."""
    text = "" if element is None else element.get(w(name), "")
    return int(text.lstrip("-")) if text.lstrip("-").isdecimal() else default
