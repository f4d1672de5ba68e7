"""Text as XML: what must be escaped, and nothing imported for it."""


def escape(text: str) -> str:
    """Return text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """Return text as the value of an attribute, in its quotes."""
    whole = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{whole.replace(chr(34), "&quot;")}"'


def guid(name: str) -> str:
    """Return the id of a data store, the same for the same name everywhere (RFC 9562, version 5)."""
    from hashlib import sha1

    digest = bytearray(sha1(f"urn:draftkit:{name}".encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex().upper()
    return f"{{{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}}}"
