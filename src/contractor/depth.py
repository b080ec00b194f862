"""How deep functions that follow a document's nesting may call themselves.

Documents may nest deeper than Python's limit on calls; `source/` bounds how deep, and a level of a document
takes a few calls.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_CALLS: Final = 20_000


@contextmanager
def deep() -> Iterator[None]:
    """Within it, functions may call themselves as deeply as documents nest."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _CALLS))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
