"""Every writer shows the same numbers beside the same words."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from draftkit.model.agreement import Agreement, Blank, Item, Listing, Part, Reference
from draftkit.model.numbering import citation, number_clauses
from draftkit.model.walk import descend, plain
from draftkit.writers.html import write_html
from draftkit.writers.jsontree import write_json
from draftkit.writers.markdown import write_markdown
from draftkit.writers.outline import write_outline
from draftkit.writers.shown import has_heading
from tests.writers.everything import SAMPLES, everything, listings, sample
from tests.writers.page import read_page


@pytest.fixture(params=["everything", "listings", *SAMPLES])
def agreement(request) -> Agreement:
    made = {"everything": everything, "listings": listings}.get(request.param)
    return made() if made else sample(request.param)


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


def first_cells(line):
    """The number and the words of a row: '| (1) | Alpha | Council |' is '(1) Alpha'."""
    found = re.match(r"\| (\(\d+\)) \| (.*?) \| ", line)
    return f"{found[1]} {found[2]}" if found else line


def joined(chunks):
    """Pieces of text, a number that stands alone in its cell joined to the words in the next."""
    for before, chunk in zip(["", *chunks], chunks, strict=False):
        yield f"{before} {chunk}" if re.fullmatch(r"\(\d+\)", before) else chunk


def run_on(line, agreement):
    """Whether a line stands in a cell of a definition, which is one line in Markdown."""
    entries = [node for section in agreement.sections for node in descend(section) if isinstance(node, Listing)]
    below = [node for entry in entries for row in entry.rows for block in row.body for node in descend(block)]
    return any(isinstance(node, Item) and line.endswith(plain(node.content)) for node in below)


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
        elif element.tag == "tr" and element.children[0].all("span", "number"):
            found.append(f"{element.children[0].text()} {element.children[1].text()}")
        elif element.tag in ("h2", "h3", "h4") and re.match(r"\d+\. |Schedule \d|Part \d", element.text()):
            found.append(element.text())

    assert [tidy(line) for line in found] == numbered(agreement)


def test_outline(agreement):
    lines = [tidy(first_cells(line.strip())) for line in write_outline(agreement).splitlines()]

    expected = numbered(agreement)
    assert [line for line in lines if line in set(expected)] == expected


def test_markdown(agreement):
    tokens = MarkdownIt("commonmark").enable("table").parse(write_markdown(agreement))
    chunks = ["".join(child.content for child in token.children) for token in tokens if token.type == "inline"]
    lines = [tidy(line) for line in joined(chunks)]

    expected = [line for line in numbered(agreement) if not run_on(line, agreement)]
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
