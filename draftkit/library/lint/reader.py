"""Reader: walks the Jinja tree of a wording and finds what the brief's schema, or the program, does not know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes

from draftkit.library.lint.known import known_names
from draftkit.library.lint.near import did_you_mean
from draftkit.library.lint.shapes import NoSuchPath, Shape, Shapes, choices, list_of, record
from draftkit.wording.sandbox import environment

Kind = Literal["path", "name", "filter", "test", "value"]
Scope = dict[str, Shape]

_SAME = frozenset(
    ["list", "sort", "unique", "reverse", "selectattr", "rejectattr", "select", "reject", "or_blank", "default"]
)
_ONE = frozenset(["first", "last", "min", "max", "random"])


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something a wording names that is not there."""

    kind: Kind
    word: str
    line: int
    hint: str = ""


class Reader:
    """Reads one wording; `unknown` is what it met. `variables` are the names it may use, each with its shape."""

    def __init__(self, shapes: Shapes, variables: Scope) -> None:
        self._shapes = shapes
        self._top = variables
        self.unknown: list[Unknown] = []

    def read(self, tree: nodes.Template) -> tuple[Unknown, ...]:
        """Return what is unknown, in the order of the wording, each once."""
        self._body(tree.body, dict(self._top))
        return tuple(dict.fromkeys(self.unknown))

    # -- statements --------------------------------------------------------------------------

    def _body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.If():
                self._shape(node.test, scope)
                for body in (node.body, node.elif_, node.else_):
                    self._body(body, scope)
            case nodes.For():
                inner = {**scope, "loop": None}
                self._bind(node.target, self._shapes.item(self._shape(node.iter, scope)), inner)
                if node.test:
                    self._shape(node.test, inner)
                self._body(node.body, inner)
                self._body(node.else_, scope)
            case nodes.Assign():
                self._bind(node.target, self._shape(node.node, scope), scope)
            case nodes.Output():
                for each in node.nodes:
                    self._shape(each, scope)
            case nodes.Macro():
                scope[node.name] = None
                self._body(node.body, {**scope, **{arg.name: None for arg in node.args}})
            case _:
                self._body((child for child in node.iter_child_nodes() if isinstance(child, nodes.Stmt)), dict(scope))

    @staticmethod
    def _bind(target: nodes.Node, shape: Shape, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = shape
        elif isinstance(target, nodes.Tuple):
            scope.update({each.name: None for each in target.items if isinstance(each, nodes.Name)})

    # -- expressions -------------------------------------------------------------------------

    def _shape(self, node: nodes.Node, scope: Scope) -> Shape:
        """Return what an expression holds, reporting on the way what is unknown."""
        match node:
            case nodes.Name(name=name):
                return self._name(name, node.lineno, scope)
            case nodes.Getattr(node=base, attr=name) | nodes.Getitem(node=base, arg=nodes.Const(value=str(name))):
                return self._member(self._shape(base, scope), name, _written(node), node.lineno)
            case nodes.Getitem(node=base, arg=arg):
                shape = self._shape(base, scope)
                self._shape(arg, scope)
                return shape if isinstance(arg, nodes.Slice) else self._shapes.item(shape)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Test():
                self._known("test", node.name, environment().tests, node.lineno)
                self._each(node, scope)
                return None
            case nodes.Compare(expr=expr, ops=ops):
                shape = self._shape(expr, scope)
                for operand in ops:
                    self._shape(operand.expr, scope)
                    self._compare(shape, operand.expr, _written(expr))
                return None
            case nodes.Call():
                return self._call(node, scope)
            case nodes.CondExpr(test=test, expr1=first, expr2=second):
                self._shape(test, scope)
                found = [self._shape(each, scope) for each in (first, second) if each is not None]
                return next((shape for shape in found if shape is not None), None)
            case nodes.Or(left=left, right=right) | nodes.Add(left=left, right=right):
                found = [self._shape(left, scope), self._shape(right, scope)]
                return next((shape for shape in found if shape is not None), None)
            case nodes.List(items=items) | nodes.Tuple(items=items):
                found = [self._shape(item, scope) for item in items]
                return list_of(next((shape for shape in found if shape is not None), None))
            case _:
                self._each(node, scope)
                return None

    def _each(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            self._shape(child, scope)

    def _name(self, name: str, line: int, scope: Scope) -> Shape:
        if name not in scope:
            self._known("name", name, {*scope, *known_names()}, line)
        return scope.get(name)

    def _member(self, shape: Shape, name: str, path: str, line: int) -> Shape:
        try:
            return self._shapes.follow(shape, name)
        except NoSuchPath as error:
            is_list = shape is not None and shape.get("type") == "array"
            otherwise = "it is a list: loop over it" if is_list else "run 'draftkit schema' for what a brief may hold"
            self.unknown.append(Unknown("path", path, line, did_you_mean(name, error.known, otherwise)))
            return None

    def _filter(self, node: nodes.Filter, scope: Scope) -> Shape:
        shape = self._shape(node.node, scope) if node.node is not None else None
        for arg in (*node.args, *(pair.value for pair in node.kwargs)):
            self._shape(arg, scope)
        self._known("filter", node.name, environment().filters, node.lineno)
        path = _attribute(node)
        inner = self._inner(shape, node, path) if path else None
        if node.name in ("selectattr", "rejectattr") and len(node.args) == 3:
            self._compare(inner, node.args[2], f"{_written(node.node)}[].{path}")
        if node.name in _SAME:
            return shape
        if node.name == "map":
            return list_of(inner)
        return self._shapes.item(shape) if node.name in _ONE else inner if node.name == "sum" else None

    def _inner(self, shape: Shape, node: nodes.Filter, path: str) -> Shape:
        return self._member(self._shapes.item(shape), path, f"{_written(node.node)}[].{path}", node.lineno)

    def _call(self, node: nodes.Call, scope: Scope) -> Shape:
        self._each(node, scope)
        match node.node:
            case nodes.Name(name="party"):
                return self._shapes.item(self._top.get("parties"))
            case nodes.Name(name="apportion"):
                return list_of(record("party", "weight", "percent", "amount"))
            case _:
                return None

    def _compare(self, shape: Shape, with_: nodes.Node, path: str) -> None:
        """Report a value that the schema does not allow in a place."""
        allowed = choices(shape)
        values = with_.items if isinstance(with_, nodes.List | nodes.Tuple) else [with_]
        for value in (v for v in values if allowed and isinstance(v, nodes.Const)):
            if isinstance(value.value, str) and value.value not in allowed:
                hint = did_you_mean(value.value, allowed, f"it may be {', '.join(allowed)}")
                self.unknown.append(Unknown("value", f"{path} = '{value.value}'", value.lineno, hint))

    def _known(self, kind: Kind, word: str, known: Iterable[str], line: int) -> None:
        if word not in known:
            hint = did_you_mean(word, known, "see docs/clauses.md for what there is")
            self.unknown.append(Unknown(kind, word, line, hint))


def _attribute(node: nodes.Filter) -> str:
    """The path into each thing of a list that a filter takes: selectattr('view.date'), map(attribute='name')."""
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    first = node.args[:1] if node.name in ("selectattr", "rejectattr", "sum") else named
    return next((arg.value for arg in first if isinstance(arg, nodes.Const) and isinstance(arg.value, str)), "")


def _written(node: nodes.Node | None) -> str:
    """An expression as it is written, as far as that tells where it leads."""
    return ".".join(_steps(node)).replace(".[", "[")


def _steps(node: nodes.Node | None) -> Iterator[str]:
    match node:
        case nodes.Name(name=name):
            yield name
        case nodes.Getattr(node=base, attr=name) | nodes.Getitem(node=base, arg=nodes.Const(value=str(name))):
            yield from _steps(base)
            yield name
        case nodes.Getitem(node=base):
            yield from _steps(base)
            yield "[]"
        case nodes.Filter(node=base):
            yield from _steps(base)
        case _:
            yield "…"
