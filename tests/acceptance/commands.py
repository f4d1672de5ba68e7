"""draftkit as a user runs it, in this process or in one of its own. No tests itself."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from draftkit.cli import run


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and what it said."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Return standard output as text."""
        return self.out.decode()

    @property
    def json(self) -> Any:
        """Return standard output as data."""
        return json.loads(self.out)

    @property
    def told(self) -> str:
        """Return standard error without its line breaks."""
        return " ".join(self.err.split())


Call = Callable[..., Done]


def caller(capture: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch) -> Call:
    """Return a function that runs a command in this process, bytes given as `stdin`."""

    def call(*arguments: object, stdin: bytes = b"") -> Done:
        patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        capture.readouterr()
        code = run([str(each) for each in arguments])
        out, err = capture.readouterr()
        return Done(code, out, err.decode())

    return call


def process(*arguments: object, folder: Path, stdin: bytes = b"", **environment: str) -> Done:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "draftkit", *map(str, arguments)]
    done = subprocess.run(
        command, input=stdin, capture_output=True, cwd=folder, env={**os.environ, **environment}, timeout=120
    )
    return Done(done.returncode, done.stdout, done.stderr.decode())


def one_block(done: Done) -> bool:
    """Return whether what was said is one error as we write them: where and what, then what to try."""
    lines = done.err.rstrip("\n").split("\n")
    begins = [line for line in lines if line.startswith("Error: ")]
    return begins == lines[:1] and all(line.startswith("  ") for line in lines[1:]) and "Traceback" not in done.err
