"""The comparers, each from two files to a redline. Runs as a script in whatever interpreter has the engine.

    python compare_engines.py ENGINE OLD NEW OUT [TIMES]

prints what each of TIMES runs took, as JSON. Names nothing but the standard library before an engine is chosen.
"""

import json
import os
import sys
import time


def ours(old: str, new: str, out: str) -> None:
    """Compare with draftkit, bytes to bytes: what the gate and the writing cost is in it."""
    with open(old, "rb") as first, open(new, "rb") as second:  # noqa: PTH123 - as quick to start as can be
        made = compared(first.read(), second.read())
    with open(out, "wb") as file:  # noqa: PTH123
        file.write(made)


def compared(old: bytes, new: bytes) -> bytes:
    """Return our redline. Suits an entry that takes bytes and one that takes packages and settings."""
    from importlib import import_module
    from inspect import signature

    compare = import_module("draftkit.redline.compare").compare
    if "settings" not in signature(compare).parameters:
        made = compare(old, new)
    else:
        opened = import_module("draftkit.word.package").open_package
        pen = import_module("draftkit.redline.pen").Pen("A", "2026-01-01T00:00:00Z")
        settings = import_module("draftkit.redline.merge").Settings(pen)
        made = compare(opened(old, "old.docx", "read"), opened(new, "new.docx", "read"), settings)
    return bytes(getattr(made, "content", made))


def docxodus(old: str, new: str, out: str, moves: bool = False) -> None:
    """Compare with the Docxodus of python-redlines, its settings as they come."""
    from python_redlines.engines import DocxodusEngine  # type: ignore[import-not-found]

    made = DocxodusEngine().run_redline("A", old, new, detect_moves=moves)
    with open(out, "wb") as file:  # noqa: PTH123
        file.write(made[0])


def docxodus_moves(old: str, new: str, out: str) -> None:
    """Compare with Docxodus, moves asked for."""
    docxodus(old, new, out, moves=True)


def trackdiff(old: str, new: str, out: str) -> None:
    """Compare with docx-trackdiff, which has only a command."""
    from contextlib import redirect_stdout

    from docx_trackdiff.compare import main  # type: ignore[import-not-found]

    sys.argv = ["docx-trackdiff", old, new, out, "--date", "2026-01-01T00:00:00Z"]
    with redirect_stdout(sys.stderr):
        main()


ENGINES = {"ours": ours, "docxodus": docxodus, "docxodus moves": docxodus_moves, "docx-trackdiff": trackdiff}


def run() -> None:
    """Run an engine so many times and print wall and processor seconds of each, children included."""
    engine, old, new, out, *times = sys.argv[1:]
    taken = []
    for _ in range(int(times[0]) if times else 1):
        wall, cpu = time.perf_counter(), sum(os.times()[:4])
        ENGINES[engine](old, new, out)
        taken.append([time.perf_counter() - wall, sum(os.times()[:4]) - cpu])
    print(json.dumps(taken))


if __name__ == "__main__":
    run()
