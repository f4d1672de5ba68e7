"""An HTML page as a reader meets it: elements, text without what is unseen, and whether every tag is closed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "img", "link", "input", "hr"})


@dataclass
class Element:
    """One element with its children; text is a child too."""

    tag: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)

    def all(self, tag: str = "", style: str = "") -> "list[Element]":
        """Return the elements below, in order, with that tag and class."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if tag in ("", child.tag) and (not style or style in child.attributes.get("class", "").split()):
                    found.append(child)
                found += child.all(tag, style)
        return found

    def text(self, *, unseen: bool = False) -> str:
        """Return the words below, on one line."""
        return " ".join(self._raw(unseen).split(" ")).strip()

    def _raw(self, unseen: bool) -> str:
        if self.attributes.get("class") == "unseen" and not unseen:
            return ""
        return "".join(child if isinstance(child, str) else child._raw(unseen) for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Element("", {})]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag):
        assert self.stack[-1].tag == tag, f"</{tag}> closes <{self.stack[-1].tag}>"
        self.stack.pop()

    def handle_data(self, data):
        self.stack[-1].children.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data):
        raise AssertionError(f"a declaration: {data}")


def read_page(html: str) -> Element:
    """Return the page as a tree. Fails where a tag is not closed, or closed in the wrong place."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.stack) == 1, f"<{reader.stack[-1].tag}> is not closed"
    return reader.stack[0]
