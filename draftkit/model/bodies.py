"""Finding bodies in the list of a library: by words, by name, and by a name that is only near."""

from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from draftkit.memo import Memo
from draftkit.model.library import Body

_KINDS = {
    "police": frozenset({"police", "policing", "constabulary", "opcc", "pcc", "pfcc", "mopac"}),
    "fire": frozenset({"fire", "brigade"}),
    "ambulance": frozenset({"ambulance"}),
}
"""How a name says which kind of service is meant."""
_OFFICES = frozenset({"office", "commissioner", "mayor", "opcc", "pcc", "pfcc", "mopac"})
"""How a name says that the policing body is meant, and not its chief officer."""
_COMMON = frozenset({
    "the", "of", "for", "and", "in", "to", "its", "a", "service", "services", "force", "rescue", "county", "combined",
    "crime", "functions", "authority", "council", "chief", "constable", "trust", "nhs", "foundation", "university",
    "district", "area", "office", "commissioner", "commissioners", "mayor", "mayor's",
})  # fmt: skip
"""Words that say nothing of the place."""
_SHORTEST, _NEAR = 3, 0.85


def matching(bodies: Iterable[Body], words: Iterable[str]) -> tuple[Body, ...]:
    """Return the bodies that have every word in a name, the kind, the area or the region, in the order of the list."""
    wanted = [plain(word) for word in words]
    return tuple(body for body in bodies if all(word in _text(body) for word in wanted))


def named(bodies: tuple[Body, ...], name: str) -> tuple[Body, ...]:
    """Return the bodies whose service or legal person has that name."""
    return _by_name(bodies).get(plain(name), ())


def _find_names(bodies: tuple[Body, ...]) -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in bodies:
        for name in {plain(body.name), plain(body.legal_entity)} - {""}:
            found[name] = (*found.get(name, ()), body)
    return found


_by_name = Memo(_find_names)
"""The bodies of a list by every name they have, as names are compared."""


def near(bodies: Iterable[Body], name: str) -> tuple[Body, ...]:
    """Return the bodies that a name may mean, the likeliest first: those of its place, and of its kind if it says one.

    A word of the place may be misspelt or cut short. A name without a place is near to none.
    """
    return tuple(body for _, body in _ranked(bodies, name))


def nearest(bodies: tuple[Body, ...], name: str) -> tuple[Body, ...]:
    """Return the bodies of that name; if there is none, those of the near ones than which none is likelier."""
    found = named(bodies, name)
    if found:
        return found
    ranked = _ranked(bodies, name)
    return tuple(body for rank, body in ranked if rank == ranked[0][0])


@lru_cache(maxsize=2048)
def plain(name: str) -> str:
    """Return a name as it is compared: small letters, straight quotes, 'and' in full, no article, no spare room."""
    return " ".join(name.casefold().replace("’", "'").replace("&", " and ").split()).removeprefix("the ")


def _ranked(bodies: Iterable[Body], name: str) -> list[tuple[tuple[int, bool], Body]]:
    """The near bodies, each with how many words it has more, and whether it is the other office of its area."""
    words = _words(name)
    kinds = {kind for kind, said in _KINDS.items() if not said.isdisjoint(words)}
    chief = _OFFICES.isdisjoint(words)
    ranked = [
        ((distance, "police" in kinds and body.kind == "police" and chief is not (body.role == "chief_officer")), body)
        for body in bodies
        if (not kinds or body.kind in kinds) and (distance := _distance(body, _place(words))) is not None
    ]
    return sorted(ranked, key=lambda each: each[0])


def _text(body: Body) -> str:
    return "\n".join(plain(each) for each in (body.name, body.legal_entity, body.kind, body.area, body.region))


def _distance(body: Body, place: Collection[str]) -> int | None:
    """How many words of a body's place a name leaves out; None if the name has another word, or no place."""
    left = [
        len(there) - len(place)
        for there in _places(body)
        if place and all(any(_close(word, other) for other in there) for word in place)
    ]
    return min(left, default=None)


def _places(body: Body) -> Iterator[frozenset[str]]:
    for text in (body.name, body.area, body.legal_entity):
        yield _place(_words(text))


def _place(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words).difference(_COMMON, *_KINDS.values())


def _words(name: str) -> list[str]:
    return plain(name).replace(",", " ").split()


def _close(word: str, other: str) -> bool:
    if word == other or (len(word) >= _SHORTEST and other.startswith(word)):
        return True
    both = SequenceMatcher(None, word, other)
    return word[0] == other[0] and both.real_quick_ratio() >= _NEAR and both.ratio() >= _NEAR
