"""docxtpl's own reading of the tags in a Word file: the one module that names it.

It is imported when a frame of the user's comes in, and not for ours, whose tags are each whole in one run.
"""


def join_tags(xml: str) -> str:
    """Return a part as text that Jinja can read: split tags joined, {%p …%} in the place of its paragraph."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate("").patch_xml(xml))
