"""Which paths a target may write to.

Takes paths as targets give them, gives what is wrong with them; refuses to know disk. A path that cannot
stand on every system is refused on all of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from contractor.workspace.lock import FILE

# What Windows allows in no name; `\` and `:` would also lead out of the folder there.
_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
JOURNAL: Final = ".contractor.journal"
#: How the names of temporary files begin and end.
TEMPORARY: Final = (".contractor-", ".tmp")


def wrong(path: str) -> str | None:
    """Why nothing may be written to a path, None if it may."""
    if not path:
        return "it is empty"
    if found := _UNFIT.search(path):
        return f"no name may hold {found[0]!r}"
    if path.startswith("/"):
        return "it does not begin in the output folder"
    for part in path.split("/"):
        if part in ("", ".", ".."):
            return "it does not lead straight into the output folder"
        if part != part.rstrip(". "):
            return "no name may end in a dot or a space"
        if len(part.encode("utf-8", "surrogatepass")) > 255:
            return "a name in it is longer than 255 bytes"
    if not path.isprintable():
        return "it holds characters that cannot be seen"
    name = folded(path.partition("/")[0])
    if name in (FILE, JOURNAL) or name.startswith(TEMPORARY[0]):
        return "contractor keeps its own records there"
    return None


def collisions(paths: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of paths that some system cannot tell apart, or of which one is a folder of the other.

    `paths` are given with who wants them; pairs come in a fixed order.
    """
    seen: dict[str, str] = {}
    for path in paths:
        mark = folded(path)
        if mark in seen:
            yield seen[mark], path
        seen.setdefault(mark, path)
    for path in paths:
        for parent in above(folded(path)):
            if parent in seen:
                yield seen[parent], path


def above(path: str) -> Iterable[str]:
    """The folders that a path leads through, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def folded(path: str) -> str:
    """A path as a system sees it that knows neither capitals nor ways to compose a character."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
