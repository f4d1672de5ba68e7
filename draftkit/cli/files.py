"""Files at the two ends: briefs read, results written whole or not at all."""

import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from draftkit.errors import DraftkitError, EnvironmentProblem
from draftkit.paths import shown

Form = TypeVar("Form", bound=str)

BRIEF = click.Path(exists=True, dir_okay=False, allow_dash=True)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def read_input(path: str) -> tuple[bytes, str]:
    """Return the bytes of a file, or of standard input for '-', and the name to call it by."""
    if path == "-":
        return sys.stdin.buffer.read(), "standard input"
    try:
        return Path(path).read_bytes(), path
    except OSError as error:
        raise EnvironmentProblem(
            f"cannot be read: {error.strerror}", where=path, hint="check its permissions"
        ) from error


def write_output(content: bytes, path: str, *, force: bool, inputs: tuple[str, ...] = ()) -> None:
    """Write a file whole or not at all. An existing one is kept unless `force`; an input is never written over."""
    write_pieces((content,), path, force=force, inputs=inputs)


def write_pieces(pieces: Iterable[bytes], path: str, *, force: bool, inputs: tuple[str, ...] = ()) -> None:
    """Write a file as `write_output` does, of pieces that need not be in memory all at once."""
    if path == "-":
        for piece in pieces:
            _to_stdout(piece)
        return
    target = Path(path)
    refuse_target(target, force=force, inputs=inputs)
    try:
        _replace(target, pieces)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentProblem(
            f"cannot be written: {reason}", where=path, hint="close it in Word if it is open, or choose another folder"
        ) from error


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files to a folder that is new or empty: all of them or none."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        there = folder.is_dir()  # then it stays the same folder: it may be where the user stands, or a link
        made = Path(tempfile.mkdtemp(prefix=".draftkit-", suffix=".tmp", dir=folder if there else folder.parent))
        try:
            for name, content in files.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_bytes(content)
            if there:
                _move_up(made)
            else:
                made.chmod(0o777 & ~_umask())
                made.rename(folder)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentProblem(
            f"cannot be written: {reason}", where=str(folder), hint="choose another folder, or make room on the disk"
        ) from error


def refuse_target(target: Path, *, force: bool, inputs: tuple[str, ...] = ()) -> None:
    """Raise before any work is done if the result could not be put there."""
    if any(name != "-" and target.exists() and target.samefile(name) for name in inputs if Path(name).exists()):
        raise DraftkitError("this is the brief itself", where=str(target), hint="give the result another name with -o")
    if target.is_dir():
        raise DraftkitError("this is a folder", where=str(target), hint="name a file in it")
    if target.exists() and not target.is_file():
        raise DraftkitError("this is a device and no file", where=str(target), hint="use '-' for standard output")
    if target.exists() and not force:
        raise DraftkitError(
            "there is a file of that name already",
            where=str(target),
            hint="add --force to replace it, or choose another name",
        )
    if not target.parent.is_dir():
        raise EnvironmentProblem("there is no such folder", where=str(target.parent), hint="make it first")


def form_by_ending(output: str, endings: Mapping[str, Form], plain: Form, *, what: str, option: str = "--to") -> Form:
    """Return the form that the ending of a name means; `plain` where it has none. Raises DraftkitError.

    `option` is the one that says the form whatever the name is, '' if there is none.
    """
    ending = Path(output).suffix.casefold()
    if ending and ending not in endings:
        known = [next(each for each in endings if endings[each] == form) for form in dict.fromkeys(endings.values())]
        hint = f"end it in {', '.join(known[:-1])} or {known[-1]}{option and f', or add {option}'}"
        raise DraftkitError(f"no {what} has the ending {shown(ending)}", where=output, hint=hint)
    return endings.get(ending, plain)


def refuse_ending(output: str, ending: str, *, what: str, instead: str = "") -> None:
    """Raise DraftkitError for a file that is always of one form, and that its name would call another."""
    path = Path(output)
    if output != "-" and path.suffix.casefold() != ending:
        better = shlex.quote(str(path.parent / f"{path.stem}{ending}"))
        hint = f"give it a name that ends in {ending}: {better}{instead}"
        raise DraftkitError(what, where=output, hint=hint)


def data_option(command: Any) -> Any:
    """Add the options that every command on a brief has."""
    command = click.option(
        "--set",
        "settings",
        multiple=True,
        metavar="KEY=VALUE",
        help="Set a value of the brief: governance.chair=the Deputy.",
    )(command)
    return click.option(
        "--library", "library", type=FOLDER, help="A folder of clauses to use instead of the library that ships."
    )(command)


def frame_options(command: Any) -> Any:
    """Add the options that every command has that writes in a house frame."""
    command = click.option(
        "--style", "styles", multiple=True, metavar="ROLE=NAME", help="The name of a style in your frame."
    )(command)
    return click.option("--frame", type=_FILE, help="Your own house frame, a .docx with draftkit's tags and styles.")(
        command
    )


def style_map(styles: tuple[str, ...]) -> dict[str, str]:
    """Return what --style says: the names of styles by role."""
    for style in styles:
        if "=" not in style:
            raise click.BadParameter(f"'{style}' is not ROLE=NAME, as in clause.1=Heading A", param_hint="--style")
    return {role.strip(): name.strip() for role, _, name in (style.partition("=") for style in styles)}


def _to_stdout(content: bytes) -> None:
    if sys.stdout.isatty() and content[:2] == b"PK":
        raise DraftkitError(
            "a Word or ZIP file is not for a terminal", hint="give it a name with -o, or send it on with >"
        )
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _move_up(made: Path) -> None:
    """Move what is in a folder beside it and remove the folder; if that fails, put it back."""
    moved: list[str] = []
    try:
        for each in sorted(made.iterdir()):
            each.rename(made.parent / each.name)
            moved.append(each.name)
    except BaseException:
        for name in moved:
            (made.parent / name).rename(made / name)
        raise
    made.rmdir()


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    return 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
