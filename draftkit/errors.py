"""DraftkitError and its kinds: what happened, where, and what to do next."""

from collections.abc import Sequence

from draftkit.findings import Finding, Place

REJECTED, ENVIRONMENT, OUR_FAULT = 1, 4, 70


class DraftkitError(Exception):
    """Something the user can mend. `str()` is the message alone; `block()` the whole of it."""

    exit_code = REJECTED

    def __init__(self, message: str, *, hint: str = "", where: Place | str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where if isinstance(where, Place) else Place(where)

    def block(self) -> str:
        """Return the message as it is shown: where and what, then what to try."""
        return f"Error: {_told(self, indent=2)}"


class ManyFaults(DraftkitError):
    """A file with several things to mend. Carries every finding, most useful first."""

    def __init__(self, findings: Sequence[Finding], *, name: str) -> None:
        first = findings[0]
        super().__init__(first.message, hint=first.hint, where=first.where if str(first.where) else name)
        self.findings = tuple(findings)
        self.name = name

    def block(self) -> str:
        """Return one line a finding, and what to try below each; one alone as any other error is shown."""
        if len(self.findings) == 1:
            return super().block()
        count = sum(finding.severity != "note" for finding in self.findings)
        head = f"Error: {self.name}: {count} thing{'s' if count != 1 else ''} to mend"
        return "\n".join([head, *(f"  {_told(finding, indent=4)}" for finding in self.findings)])


class BriefError(ManyFaults):
    """The brief cannot be read or breaks its schema."""


class TableError(ManyFaults):
    """A table of agreements cannot be read at all: what its columns, its sheets or the file itself have wrong."""


class LibraryError(DraftkitError):
    """A clause library cannot be read: the file, the line and what is wrong with it."""


class FrameError(DraftkitError):
    """A house frame cannot be used: every missing style and unknown tag is listed."""


class PackageError(DraftkitError):
    """A Word file was refused at the gate: its part and the reason."""


class FinalRefused(DraftkitError):
    """A final was asked for and something is still open. Carries all of it."""

    def __init__(self, findings: Sequence[Finding], *, name: str, otherwise: str = "draft without --final") -> None:
        count = len(findings)
        super().__init__(
            f"not ready to be final: {count} thing{'s are' if count > 1 else ' is'} still open",
            hint=f"settle each in the brief, or {otherwise}",
            where=name,
        )
        self.findings = tuple(findings)


class EnvironmentProblem(DraftkitError):
    """The machine, not the input: disk, permission, a missing extra or program."""

    exit_code = ENVIRONMENT


def _told(fault: DraftkitError | Finding, *, indent: int) -> str:
    place = f"{fault.where}: " if str(fault.where) else ""
    hint = f"\n{' ' * indent}Try: {fault.hint}" if fault.hint else ""
    return f"{place}{fault.message}{hint}"
