"""A clause folder, read whole and once: clauses in the order of the agreement, facts, terms, sections."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from draftkit import resources
from draftkit.cache import stamps, store
from draftkit.errors import LibraryError
from draftkit.findings import Place
from draftkit.library.bodies import FILE, Listed, read_bodies
from draftkit.library.texts import check_texts
from draftkit.model.library import Fact, Library, LibraryClause, SectionPlan, Slot, Term
from draftkit.paths import in_words
from draftkit.validation import violations

_PLAN, _TERMS = "library.toml", "definitions.toml"
_ENDINGS = (".md", ".toml", FILE)


@lru_cache(maxsize=8)
def load_library(folder: Path) -> Library:
    """Return the library of a folder, read once per process: `load_library.cache_clear()` forgets it."""
    if not (folder / _PLAN).is_file():
        raise LibraryError(
            "there is no library.toml in this folder", where=str(folder), hint="name a folder that holds a library"
        )
    stamp = stamps(folder, _ENDINGS)
    kept = store("library").get(str(folder))
    if kept is None or kept[0] != stamp:
        kept = (stamp, _load(folder, [Path(path) for path, *_ in stamp]))
        store("library").put(str(folder), kept)
    library: Library = kept[1]
    return library


def _load(folder: Path, files: Iterable[Path]) -> Library:
    texts = {path.relative_to(folder).as_posix(): _text(path) for path in files}
    plan = _plan(texts)
    sections = tuple(SectionPlan(s["key"], s["heading"], s["series"], tuple(s["groups"])) for s in plan["sections"])
    clauses = _clauses(texts, sections)
    listed = read_bodies(texts[FILE]) if FILE in texts else Listed()
    return Library(
        name=plan["name"],
        version=plan["version"],
        as_at=date.fromisoformat(plan["as_at"]),
        clauses=clauses,
        facts=_facts(texts),
        terms=_terms(texts, clauses),
        slots={name: Slot(name, **options) for name, options in plan.get("slots", {}).items()},
        sections=sections,
        front=plan.get("front", {}),
        phrases=plan.get("phrases", {}),
        swaps=tuple((s["path"], s["value"], s["ours"], s["theirs"]) for s in plan.get("swaps", ())),
        proper=frozenset(plan.get("names", {}).get("proper", ())),
        checks=tuple(plan.get("checks", ())),
        digest=sha256("\0".join(f"{name}\0{text}" for name, text in sorted(texts.items())).encode()).hexdigest(),
        bodies=listed.bodies,
        bodies_as_at=listed.as_at,
        bodies_status=listed.status,
    )


def _plan(texts: Mapping[str, str]) -> dict[str, Any]:
    """What library.toml says, held to its schema; its date as text. Raises LibraryError for the worst that is wrong."""
    plan = _toml(texts, _PLAN)
    if isinstance(plan.get("as_at"), date):
        plan["as_at"] = plan["as_at"].isoformat()
    wrong = next(iter(violations(plan, resources.schema("library"))), None)
    if wrong is not None:
        raise LibraryError(wrong.message, hint=wrong.hint, where=Place(_PLAN, path=in_words(wrong.steps)))
    return plan


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LibraryError("the file is not UTF-8", where=str(path), hint="save it as UTF-8") from error


def _toml(texts: Mapping[str, str], name: str) -> dict[str, Any]:
    import tomllib  # late: a library from the cache needs no TOML

    try:
        return tomllib.loads(texts.get(name, ""))
    except tomllib.TOMLDecodeError as error:
        raise LibraryError(f"not TOML: {error}", where=name) from error


def _clauses(texts: Mapping[str, str], sections: tuple[SectionPlan, ...]) -> dict[str, LibraryClause]:
    """Read every clause file, in the order of the groups and then of the file names."""
    from draftkit.library.heads import read_clause

    groups = [group for section in sections for group in section.groups]
    clauses: dict[str, LibraryClause] = {}
    names = [name for name in texts if name.endswith(".md") and "/" in name]
    for name in sorted(names, key=lambda name: (_rank(name, groups), name)):
        clause = read_clause(texts[name], name.split("/", 1)[0], name)
        if clause.id in clauses:
            raise LibraryError(f"'{clause.id}' is the id of {clauses[clause.id].where} too", where=name)
        clauses[clause.id] = clause
    return clauses


def _rank(name: str, groups: list[str]) -> int:
    group = name.split("/", 1)[0]
    if group not in groups:
        raise LibraryError(
            f"the folder '{group}' is in no section", where=name, hint="name it under [[sections]] in library.toml"
        )
    return groups.index(group)


def _facts(texts: Mapping[str, str]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for name in sorted(name for name in texts if name.split("/")[-1] == "facts.toml"):
        for fact, entry in _toml(texts, name).items():
            if fact in facts:
                raise LibraryError(f"the fact '{fact}' is in {facts[fact].where} too", where=name)
            if not isinstance(entry, dict) or not {"says", "when"} <= entry.keys():
                raise LibraryError(f"the fact '{fact}' needs 'says' and 'when'", where=name)
            check_texts(entry, name, f"the fact '{fact}'")
            facts[fact] = Fact(fact, entry["says"], entry["when"], name)
    return facts


def _terms(texts: Mapping[str, str], clauses: Mapping[str, LibraryClause]) -> dict[str, tuple[Term, ...]]:
    common = _toml(texts, _TERMS)
    check_texts(common, _TERMS, "what is defined")
    terms: dict[str, tuple[Term, ...]] = {term: (Term(term, words, "", _TERMS),) for term, words in common.items()}
    for clause in clauses.values():
        for term in clause.defines:
            terms[term.term] = (*terms.get(term.term, ()), term)
    return terms
