"""Build draftkit/word/widths.py from the metric-compatible fonts: Liberation Sans, Liberation Serif and Carlito.

Needs fontTools and the fonts, at development time alone: `python scripts/build_widths.py [FOLDER]`.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import fill

from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "draftkit" / "word" / "widths.py"
FONTS = {
    "Arial": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
    "Times New Roman": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    "Calibri": ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf"),
}
OTHERS = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›€™−●"
CHARACTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + OTHERS
EM = 2048
HEAD = '''"""Advance widths of the characters of an agreement in three families: made by scripts/build_widths.py.

In 2048ths of the type size, regular and bold; measured from Liberation Sans, Liberation Serif and Carlito, which
have the metrics of Arial, Times New Roman and Calibri. `LEADING` is the height of a line, in type sizes.
"""

from typing import Final

EM: Final = 2048
CHARACTERS: Final = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + (
    "{others}"
)
'''


def main(folder: Path) -> None:
    """Write the module."""
    fonts = {family: [TTFont(folder / name) for name in names] for family, names in FONTS.items()}
    leading = {family: round(_leading(regular), 5) for family, (regular, _) in fonts.items()}
    blocks = [HEAD.format(others=OTHERS), f"LEADING: Final = {_mapping(leading)}\n"]
    blocks.append("WIDTHS: Final[dict[str, tuple[tuple[int, ...], tuple[int, ...]]]] = {")
    for family, weights in fonts.items():
        blocks += [f'    "{family}": (', *(_tuple(_widths(font)) for font in weights), "    ),"]
    TARGET.write_text("\n".join([*blocks, "}", ""]), encoding="utf-8")


def _leading(font: TTFont) -> float:
    rule = font["hhea"]
    return float((rule.ascent - rule.descent + rule.lineGap) / font["head"].unitsPerEm)


def _widths(font: TTFont) -> Iterator[int]:
    names, advances, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for character in CHARACTERS:
        name = names.get(ord(character)) or names[ord("-" if character in "‐‑" else "n")]
        yield round(advances[name][0] * EM / unit)


def _tuple(numbers: Iterable[int]) -> str:
    lines = fill(", ".join(map(str, numbers)) + ",", 120, initial_indent=" " * 12, subsequent_indent=" " * 12)
    return f"        (\n{lines}\n        ),"


def _mapping(values: dict[str, float]) -> str:
    return "{" + ", ".join(f'"{key}": {value}' for key, value in values.items()) + "}"


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype"))
