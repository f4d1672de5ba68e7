"""What holds of every draft, whatever the brief: each law is a function that fails by name. No tests itself."""

import re
from collections.abc import Iterator

from draftkit.actions.project import Project
from draftkit.assembly.terms import clauses_of, inline_definitions
from draftkit.model.agreement import (
    Agreement,
    Blank,
    Clause,
    Definition,
    Entry,
    Execution,
    Inline,
    Item,
    Listing,
    Part,
    Reference,
    Table,
    Text,
    Value,
)
from draftkit.model.mentions import mentions_of
from draftkit.model.numbering import citation, number_clauses
from draftkit.model.walk import children, descend, walk
from draftkit.word.labels import Numbering, label_paragraphs
from draftkit.word.lint import lint_package
from tests.wordfile import NAMES, WordFile, text_of, w

REFERENCE, DEFINER = "reference: ", "clauses.keep: "
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("‘", "’"))
_APOSTROPHE = re.compile(r"(?<=\w)’|’(?=\d\d\b)")


def a_sound_file(word: WordFile) -> None:
    """The package has no defect: nothing that Word would ask about, mend or show untrue."""
    findings = lint_package(word.content)
    assert not findings, "\n".join(f"{finding.rule} {finding.where}: {finding.message}" for finding in findings)


def a_sound_draft(project: Project, word: WordFile) -> None:
    """The laws that hold of a draft of any library, whatever is dropped or kept."""
    agreement = project.assembled.agreement
    a_sound_file(word)
    parties_are_named(project, word)
    values_stand_as_they_are(agreement, word)
    brackets_are_balanced(agreement)
    square_brackets_are_balanced(agreement, word)
    blanks_are_tagged(agreement, word)
    numbers_are_those_of_the_tree(agreement, word)


def parties_are_named(project: Project, word: WordFile) -> None:
    """The full name of every party is in the document to the letter."""
    words = {" ".join((found.text or "").split()) for found in word.root("word/document.xml").iter(w("t"))}
    assert {" ".join(party["name"].split()) for party in project.brief.data["parties"]} <= words


def values_stand_as_they_are(agreement: Agreement, word: WordFile) -> None:
    """Every value of the brief is in the document to the letter, in one run of its own."""
    runs = {found.text or "" for found in word.root("word/document.xml").iter(w("t"))}
    missing = {value.text for _, value in walk(agreement, Value) if value.text} - runs
    assert not missing, f"not in the document as they are: {sorted(missing)[:5]}"


def brackets_are_balanced(agreement: Agreement) -> None:
    """In every run of library words the brackets and the curly quotes that open also close."""
    for clause in clauses_of(agreement):
        for content in runs_of_words(clause):
            words = "".join(_library_words(inline) for inline in content)
            for opening, closing in _PAIRS:
                found = _APOSTROPHE.sub("", words)
                assert found.count(opening) == found.count(closing), f"{clause.key}: {opening}{closing} in ‘{words}’"


def square_brackets_are_balanced(agreement: Agreement, word: WordFile) -> None:
    """In every clause of the document square brackets pair off; those of the brief's own words do not count."""
    values = {value.text for _, value in walk(agreement, Value)}
    values |= {f"“{defined.term}”" for _, defined in walk(agreement, Definition)}
    values |= {clause.heading for clause in clauses_of(agreement) if clause.key.startswith("own.")}
    for name, paragraphs in word.clauses.items():
        runs = [found.text or "" for paragraph in paragraphs for found in paragraph.iter(w("t"))]
        depth = 0
        bracketed = (words for words in runs if ("[" in words or "]" in words) and words not in values)
        for sign in "".join(bracketed):
            depth += (sign == "[") - (sign == "]")
            assert depth >= 0, f"{name}: a ] without its ["
        assert depth == 0, f"{name}: a [ without its ]"


def blanks_are_tagged(agreement: Agreement, word: WordFile) -> None:
    """Every blank is a content control that shows [●] and is tagged with its path, in reading order."""
    paths = [blank.path for _, blank in walk(agreement, Blank)]
    controls = word.find("//w:sdt[w:sdtPr/w:dataBinding]")
    tags = [control.find("w:sdtPr/w:tag", NAMES).get(w("val")) for control in controls]
    assert len(tags) == len(paths)
    for path, tag in zip(paths, tags, strict=True):
        clean = " ".join(path.split())
        assert tag == clean or (len(clean) > 64 and len(tag) <= 64 and clean.startswith(tag[:50])), (path, tag)
    assert {text_of(control) for control in controls} <= {"[●]"}


def references_are_right(project: Project, *, gone: frozenset[str] = frozenset()) -> None:
    """Every reference cites what is there; one to a clause of `gone` is a blank that names the clause."""
    agreement, library = project.assembled.agreement, project.library
    labels = number_clauses(agreement)
    for key, reference in walk(agreement, Reference):
        assert reference.target in labels, f"{key} refers to {reference.target}, which has no number"
        assert labels[reference.target].full in citation(reference, labels, key)
    for key, blank in walk(agreement, Blank):
        if blank.path.startswith((REFERENCE, DEFINER)):
            target = blank.path.partition(": ")[2].split("/")[0]
            assert target in gone, f"{key} refers to {blank.path.partition(': ')[2]}: {blank.hint}"
            assert library.clauses[target].title in blank.hint


def terms_are_defined_and_used(project: Project) -> None:
    """Every defined term that library words use is defined once, and every entry is used outside itself."""
    agreement = project.assembled.agreement
    entries = {entry.term: entry for _, entry in walk(agreement, Entry)}
    inline = {clause.key: inline_definitions(clause) for clause in clauses_of(agreement)}
    spot = mentions_of(frozenset({*project.library.terms, *(term for found in inline.values() for term in found)}))
    everywhere = frozenset().union(*inline.values())
    used_in_clauses: dict[str, frozenset[str]] = {}
    for clause in clauses_of(agreement):
        outside = tuple(block for block in clause.body if not isinstance(block, Entry | Listing))
        used_in_clauses[clause.key] = frozenset().union(*(spot.in_node(block) for block in outside))
    used_in_entries = {term: spot.in_node(entry) - {term} for term, entry in entries.items()}
    used = frozenset().union(*used_in_clauses.values(), *used_in_entries.values())
    undefined = used - entries.keys() - everywhere
    assert not undefined, f"used and not defined: {sorted(undefined)}"
    for key, terms in used_in_clauses.items():
        strangers = {term for term in terms - entries.keys() if term in project.library.terms} - inline[key]
        assert not strangers, f"{key} uses {sorted(strangers)}, which only another clause defines"
    unused = entries.keys() - used
    assert not unused, f"defined and not used: {sorted(unused)}"
    assert list(entries) == sorted(entries, key=str.casefold)


def numbers_are_those_of_the_tree(agreement: Agreement, word: WordFile) -> None:
    """The label that Word prints beside each numbered paragraph is the one that every other form shows."""
    numbering = Numbering.of(word.root("word/numbering.xml"), word.root("word/styles.xml"))
    root = word.root("word/document.xml")
    found = dict(zip(root.iter(w("p")), label_paragraphs(root, numbering), strict=True))
    printed = [label.own for paragraph in word.body if (label := found[paragraph]) is not None]
    assert printed == list(_own_labels(agreement))


def runs_of_words(clause: Clause) -> Iterator[tuple[Inline, ...]]:
    """Yield the content of every paragraph, item, entry, cell and line of signature in a clause."""
    for node in descend(clause):
        match node:
            case Item(_, content) | Entry(_, content):
                yield content
            case Table(_, head, rows):
                yield from (cell.content for row in (head, *rows) for cell in row)
            case Listing(_, head):
                yield from (cell.content for cell in head)
            case Execution(_, signings):
                yield from (line for signing in signings for line in signing.words)
            case Part() | Clause() if not clause.key.startswith("own."):
                yield (Text(node.heading),)
            case _ if type(node).__name__ == "Paragraph":
                yield tuple(child for child in children(node))


def _library_words(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Definition(term):
            return "“”" if any(sign in term for pair in _PAIRS for sign in pair) else f"“{term}”"
        case Blank():
            return "[●]"
        case _:
            return "…"


def _own_labels(agreement: Agreement) -> Iterator[str]:
    labels = number_clauses(agreement)
    for section in agreement.sections:
        if section.series not in ("none", "signatures"):
            for clause in section.body:
                if section.series in ("clauses", "schedules"):
                    yield labels[clause.key].own
                below = (node.key for node in descend(clause) if isinstance(node, Item | Part))
                yield from (labels[key].own for key in below if key in labels)
