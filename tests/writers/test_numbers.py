"""Every writer shows the same numbers beside the same words."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from draftkit.model.agreement import Agreement, Blank, Item, Part, Reference
from draftkit.model.numbering import citation, number_clauses
from draftkit.model.walk import descend, plain
from draftkit.writers.html import write_html
from draftkit.writers.jsontree import write_json
from draftkit.writers.markdown import write_markdown
from draftkit.writers.outline import write_outline
from draftkit.writers.shown import has_heading
from tests.writers.everything import SAMPLES, everything, sample
from tests.writers.page import read_page


@pytest.fixture(params=["everything", *SAMPLES])
def agreement(request) -> Agreement:
    return everything() if request.param == "everything" else sample(request.param)


def numbered(agreement: Agreement) -> list[str]:
    """Return number and words of all that has a number, in reading order: '(a) one;', 'Schedule 1 Premises'."""
    labels = number_clauses(agreement)
    found = []
    for section in agreement.sections:
        for clause in section.body:
            if has_heading(section.series):
                found.append(f"{labels[clause.key].own} {clause.heading}")
            for node in descend(clause):
                if isinstance(node, Part):
                    found.append(f"{labels[node.key].own} {node.heading}")
                elif isinstance(node, Item):
                    found.append(f"{labels[node.key].own} {words(node.content, labels, clause.key)}")
    return [tidy(line) for line in found]


def words(content, labels, here):
    return "".join(citation(i, labels, here) if isinstance(i, Reference) else plain((i,)) for i in content)


def tidy(line):
    """One line without the brackets of what is undecided and the colon behind 'Schedule 1'."""
    line = re.sub(r"\[● (?:[^\[\]]|\[[^\]]*\])*\]", "[●]", line)
    line = re.sub(r"^((?:Schedule|Part) \d+):", r"\1", line)
    line = re.sub(r"^((?:Schedule |Part )?[\w.()]+ )\[(?!●)", r"\1", line)
    return line[:-1] if line.endswith("]") and not line.endswith("[●]") else line


def test_html(agreement):
    found = []
    for element in read_page(write_html(agreement)).all("main")[0].all():
        if element.tag == "li" and element.all("span", "number"):
            found.append(f"{element.all('span', 'number')[0].text()} {element.all('p')[0].text()}")
        elif element.tag in ("h2", "h3", "h4") and re.match(r"\d+\. |Schedule \d|Part \d", element.text()):
            found.append(element.text())

    assert [tidy(line) for line in found] == numbered(agreement)


def test_outline(agreement):
    lines = [tidy(line.strip()) for line in write_outline(agreement).splitlines()]

    expected = numbered(agreement)
    assert [line for line in lines if line in set(expected)] == expected


def test_markdown(agreement):
    tokens = MarkdownIt("commonmark").enable("table").parse(write_markdown(agreement))
    lines = [tidy("".join(child.content for child in token.children)) for token in tokens if token.type == "inline"]

    expected = numbered(agreement)
    assert [line for line in lines if line in set(expected)] == expected


def test_json(agreement):
    found = []

    def visit(node):
        if isinstance(node, dict):
            if node.get("number") and "body" in node and not (node.get("kind") is None and node["number"][0] == "("):
                text = node["heading"] if "heading" in node else "".join(map(said, node["content"]))
                found.append(tidy(f"{node['number']} {text}"))
            for inner in node.values():
                visit(inner)
        elif isinstance(node, list):
            for inner in node:
                visit(inner)

    visit(json.loads(write_json(agreement))["sections"])
    assert found == numbered(agreement)


def said(inline):
    match inline["kind"]:
        case "text" | "value" | "reference":
            return inline["text"]
        case "definition":
            return f"“{inline['term']}”"
        case "blank":
            return "[●]"
        case _:
            return " "


def test_every_blank_is_in_every_writer(agreement):
    blanks = [node for section in agreement.sections for node in descend(section) if isinstance(node, Blank)]

    assert read_page(write_html(agreement)).text().count("[●]") == len(blanks)
    assert write_markdown(agreement).count("\\[●\\]") == len(blanks)
    assert write_outline(agreement).count("[● ") == len(blanks)
    assert write_json(agreement).count('"kind": "blank"') == len(blanks)
