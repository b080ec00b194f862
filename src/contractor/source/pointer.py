"""JSON pointers (RFC 6901), and keys: a file's name, `#`, a pointer into it.

Takes and gives strings; refuses to know what the data means.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

# RFC 6901 §4: digits without a leading zero. `-` names no element that exists.
_INDEX: Final = re.compile(r"0|[1-9][0-9]*")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")


@lru_cache(maxsize=65536)
def escape(token: str) -> str:
    """A name as it stands in a pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def named(path: str) -> str:
    """A path as the name of a file in keys: what would end the name or make it a URL is percent-encoded."""
    return path.replace("%", "%25").replace("#", "%23").replace(":", "%3A")


def scheme(name: str) -> str | None:
    """The scheme of a file's name that is a URL (RFC 3986 §3.1), in lower case; None for a path."""
    match = _SCHEME.match(name)
    return match[1].lower() if match else None


def unescape(token: str) -> str:
    """A name that stood in a pointer."""
    return token.replace("~1", "/").replace("~0", "~")


def join(at: str, *tokens: str | int) -> str:
    """The key or pointer of something below another: `join("#/paths", "/a", 0)` is `#/paths/~1a/0`."""
    for token in tokens:
        at = f"{at}/{token if token.__class__ is int else escape(token)}"
    return at


def split(pointer: str) -> list[str]:
    """The names of a pointer, from the top."""
    return [unescape(token) for token in pointer.split("/")[1:]]


def upwards(key: str) -> Iterator[str]:
    """A key and the keys of what it stands in, from the inside to the whole file."""
    file, _, pointer = key.partition("#")
    yield key
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield f"{file}#{pointer}"


def resolve(data: Any, pointer: str) -> Any:
    """What stands at a pointer. Raises LookupError with the pointer up to the name that is missing."""
    if pointer and not pointer.startswith("/"):
        raise LookupError(pointer)
    walked = ""
    for token in split(pointer):
        walked = join(walked, token)
        if isinstance(data, dict) and token in data:
            data = data[token]
        elif isinstance(data, list) and (index := index_in(token, len(data))) is not None:
            data = data[index]
        else:
            raise LookupError(walked)
    return data


def index_in(token: str, length: int) -> int | None:
    """The position that a name means in a list of some length, if it means one."""
    # Longer digit runs cannot be positions, and Python refuses to convert the longest.
    if len(token) > len(str(length)) or not _INDEX.fullmatch(token):
        return None
    index = int(token)
    return index if index < length else None
