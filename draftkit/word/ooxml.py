"""The names Word files are made of, and the one way their XML is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml import etree


W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
VML: Final = "urn:schemas-microsoft-com:vml"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
XML: Final = "http://www.w3.org/XML/1998/namespace"
PACKAGE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
PACKAGE_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
DATA_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELATIONSHIPS: Final = "_rels/.rels"

P: Final = f"{{{W}}}p"
VAL: Final = f"{{{W}}}val"
ID: Final = f"{{{W}}}id"


def w(name: str) -> str:
    """Return a WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


def parse(content: bytes) -> etree._Element:
    """Return the root of an XML part. Nothing outside it is fetched, no entity is expanded.

    Raises lxml's XMLSyntaxError, for deep nesting too; the gate has refused such parts already.
    """
    from lxml import etree  # late: a run that finds its frame in the cache reads no XML

    return etree.fromstring(content, _parser())


def _parser() -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def attributes(root: etree._Element, name: str) -> list[str]:
    """Return the value of every attribute of that name ('{namespace}name', or '{namespace}*') in the tree."""
    namespace, _, local = name[1:].partition("}")
    found: Any = root.xpath(f"//@n:{local}", namespaces={"n": namespace})
    return [str(value) for value in found]


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch element (w:isLgl, w:updateFields) is there and not turned off."""
    return element is not None and element.get(VAL, "true") not in ("0", "false", "off")
