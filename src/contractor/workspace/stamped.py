"""A file that contractor writes once among a person's own: written again only while nobody has edited it.

Takes a path and text, writes; refuses to know what is in it. The first line, a comment, holds the digest of the
rest, so that nothing else need remember which files these are.
"""

import hashlib
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from contractor.workspace.config import shown_path
from contractor.workspace.problem import Refused, refusal

_STAMP: Final = re.compile(rb"# .*\[([0-9a-f]{12})\].*\n")


def write(path: Path, author: str, text: str, *, force: bool = False) -> None:
    """Write a file whose first line says what wrote it.

    Raises `Refused` where somebody edited what is there, or contractor did not write it, unless `force`; and where
    the disk does not allow it.
    """
    shown = shown_path(path)
    try:
        before = path.read_bytes()
    except FileNotFoundError:
        before = None
    except OSError as why:
        raise refusal("cannot-read", f"{shown} cannot be read: {why.strerror}") from None
    if before is not None and not force:
        _refuse_loss(before, shown)
    first = f"# Written by {author} [{_digest(text.encode())}]. Edited, it is yours: only --force writes it again.\n"
    # Whoever named a link named what it leads to.
    place = path.resolve()
    temporary = place.with_name(f".{place.name}.new")
    try:
        temporary.write_bytes((first + text).encode())
        temporary.replace(place)
    except OSError as why:
        with suppress(OSError):
            temporary.unlink()
        raise refusal(
            "cannot-write", f"{shown} cannot be written: {why.strerror}", "name another file"
        ) from None


def _refuse_loss(before: bytes, shown: str) -> None:
    content = before.replace(b"\r\n", b"\n")
    found = _STAMP.match(content)
    if found is None:
        message = f"{shown} is there already, and contractor did not write it"
        raise _refused("foreign-file", message)
    if found[1].decode() != _digest(content[found.end() :]):
        raise _refused("edited-file", f"{shown} was edited since contractor wrote it")


def _refused(id: str, message: str) -> Refused:
    return refusal(id, message, "name another file; --force replaces this one")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
