"""Guards: what wording knows, at each of its places, of which clauses are in the draft and what the brief says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from jinja2 import nodes

_MOST = 64


@dataclass(frozen=True, slots=True)
class Known:
    """What holds at a place: of each set in `ins` at least one clause is in; those of `outs` are out."""

    ins: frozenset[frozenset[str]] = frozenset()
    outs: frozenset[str] = frozenset()
    tests: frozenset[str] = frozenset()
    """Other conditions that hold there, written out."""

    def also(self, other: "Known") -> "Known":
        """Return what is known when both are."""
        return Known(self.ins | other.ins, self.outs | other.outs, self.tests | other.tests)


NOTHING = Known()


def guarded(node: nodes.Node, known: Known = NOTHING) -> Iterator[tuple[nodes.Node, Known]]:
    """Yield every node with what is known when it is reached."""
    yield node, known
    match node:
        case nodes.If():
            yield from guarded(node.test, known)
            yield from _all(node.body, known.also(learn(node.test, True)))
            known = known.also(learn(node.test, False))
            for other in node.elif_:
                yield from guarded(other.test, known)
                yield from _all(other.body, known.also(learn(other.test, True)))
                known = known.also(learn(other.test, False))
            yield from _all(node.else_, known)
        case nodes.For():
            yield from guarded(node.iter, known)
            inner = known.also(learn(node.iter, True))
            yield from _all(node.body, inner.also(learn(node.test, True)) if node.test else inner)
            yield from _all(node.else_, known)
        case nodes.CondExpr():
            yield from guarded(node.test, known)
            yield from guarded(node.expr1, known.also(learn(node.test, True)))
            if node.expr2 is not None:
                yield from guarded(node.expr2, known.also(learn(node.test, False)))
        case nodes.And() | nodes.Or():
            yield from guarded(node.left, known)
            yield from guarded(node.right, known.also(learn(node.left, isinstance(node, nodes.And))))
        case _:
            yield from _all(node.iter_child_nodes(), known)


def _all(children: "Iterator[nodes.Node] | list[nodes.Node]", known: Known) -> Iterator[tuple[nodes.Node, Known]]:
    for child in children:
        yield from guarded(child, known)


def learn(test: nodes.Node, true: bool) -> Known:
    """Return what a condition tells when it is true, or when it is false."""
    match test:
        case nodes.Call(node=nodes.Name(name="has"), args=[nodes.Const(value=str(target))]):
            key = target.split("/")[0]
            return Known(ins=frozenset({frozenset({key})})) if true else Known(outs=frozenset({key}))
        case nodes.Not():
            return learn(test.node, not true)
        case nodes.And() | nodes.Or():
            left, right = learn(test.left, true), learn(test.right, true)
            both = isinstance(test, nodes.And) == true
            return left.also(right) if both else _either(left, right).also(_test(test, true))
        case _:
            return _test(test, true)


def merge(places: tuple[Known, ...]) -> tuple[Known, ...]:
    """Return places with those that differ only in one condition, here true and there not, made one."""
    for a, b in combinations(places, 2):
        for test in a.tests:
            other = test.removeprefix("not ") if test.startswith("not ") else f"not {test}"
            if other in b.tests and replace(a, tests=a.tests - {test}) == replace(b, tests=b.tests - {other}):
                rest = tuple(place for place in places if place not in (a, b))
                return merge((*rest, replace(a, tests=a.tests - {test})))
    return places


def _either(left: Known, right: Known) -> Known:
    """What is known when one of the two is, and nobody says which."""
    ins = [a | b for a, b in product(left.ins, right.ins)]
    return Known(frozenset(ins[:_MOST]), left.outs & right.outs, left.tests & right.tests)


def _test(test: nodes.Node, true: bool) -> Known:
    return Known(tests=frozenset({test.dump() if true else f"not {test.dump()}"}))
