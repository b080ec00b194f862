"""What entries of a policy match.

Takes texts, gives yes or no; refuses to know what is allowed by it. Only `*` means something: braces and
question marks are letters of paths.
"""

import re
from functools import lru_cache
from typing import Final

_STARS: Final = re.compile(r"(/\*\*$|\*\*|\*)")


def id_matches(pattern: str, id: str) -> bool:
    """Whether a rule's id is meant: `*` is any letters."""
    return _ids(pattern).fullmatch(id) is not None


def key_matches(pattern: str, key: str) -> bool:
    """Whether a node's key is meant; a pattern that begins with a slash is about the root document."""
    whole = f"#{pattern}" if pattern.startswith("/") else pattern
    return bool(key) and _names(whole).fullmatch(key) is not None


def operation_matches(pattern: str, method: str, path: str) -> bool:
    """Whether an operation is meant: `POST /orders`, `* /orders/**`. Methods are written in any case."""
    wanted, _, route = pattern.partition(" ")
    return (
        bool(method)
        and wanted.upper() in ("*", method)
        and _names(route.strip()).fullmatch(path) is not None
    )


@lru_cache
def _ids(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in pattern.split("*")), re.DOTALL)


@lru_cache
def _names(pattern: str) -> re.Pattern[str]:
    """`*` is within one name, `**` goes on through names; at the end, `/**` is the node itself and all below."""
    parts = _STARS.split(pattern)
    meant = {"/**": "(?:/.*)?", "**": ".*", "*": "[^/]*"}
    return re.compile("".join(meant.get(part) or re.escape(part) for part in parts), re.DOTALL)
