"""From what the user wrote, a folder or an address, to the store it names."""

import re
from pathlib import Path
from urllib.request import url2pathname

from draftkit.batch.stores.local import LocalStore
from draftkit.batch.stores.store import Store, without_secrets
from draftkit.errors import DraftkitError, EnvironmentProblem

_ADDRESS = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]+):(?P<slashes>//)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
"""An address begins with two letters at least: the 'C:' of 'C:\\drafts' is a drive."""
_NEEDS = {
    "s3": "draftkit[s3]",
    "s3a": "draftkit[s3]",
    "memory": "draftkit[s3]",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "az": "adlfs",
    "abfs": "adlfs",
}
"""The protocols under which a file is there whole or not at all, and what to install for each."""


def open_store(target: str) -> Store:
    """Return the store at a path or an address ('s3://bucket/folder'). Whether it can be written, its `probe` says."""
    if not target.strip():
        raise DraftkitError("no folder is named for the files", hint="name one, or an address such as s3://bucket/2027")
    match, where = _ADDRESS.fullmatch(target), without_secrets(target)
    protocol = match["protocol"].lower() if match else ""
    known = protocol in _NEEDS or protocol == "file"
    if "://" not in target and not known:
        return LocalStore(Path(target))
    if match is None or not match["slashes"]:
        hint = f"write {protocol}://…" if known else "an address reads s3://bucket/2027"
        raise DraftkitError("this is neither a folder nor an address", where=where, hint=hint)
    if protocol == "file":
        return LocalStore(_path(match["rest"], where))
    if protocol not in _NEEDS:
        hint = "name a folder, or an address such as s3://bucket/2027"
        raise DraftkitError(f"files cannot be kept at a {protocol} address", where=where, hint=hint)
    return _remote(protocol, match["rest"], where)


def _path(rest: str, where: str) -> Path:
    """Return the folder of 'file:///srv/drafts', on Windows also of 'file:///C:/drafts'."""
    machine, _, path = rest.partition("/")
    if machine not in ("", "localhost") or not path:
        raise DraftkitError("this address names no folder of this machine", where=where, hint="write file:///folder")
    return Path(url2pathname(f"/{path}"))


def _remote(protocol: str, rest: str, where: str) -> Store:
    place = rest.rstrip("/")
    host = place.partition("/")[0]
    if ":" in host.partition("@")[0] and "@" in host:
        raise DraftkitError(
            "an address must not hold a password, since it is written down",
            where=where,
            hint="leave it out, and give it in the environment or a profile",
        )
    if not host or "?" in place:
        raise DraftkitError("this address names no folder", where=where, hint=f"write {protocol}://bucket/folder")
    try:
        from draftkit.batch.stores.remote import RemoteStore

        return RemoteStore(protocol, place)
    except ImportError as error:
        raise EnvironmentProblem(
            f"{protocol} addresses need what is not installed", where=where, hint=f"pip install '{_NEEDS[protocol]}'"
        ) from error
