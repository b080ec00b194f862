"""How deep functions that follow a document's nesting may call themselves.

Documents may nest deeper than Python's limit on calls; `source/` bounds how deep, and a level of a document
takes a few calls. jsonschema-rs too calls itself for every level of what it compiles and judges, on the stack of
the thread that asks.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

T = TypeVar("T")
_CALLS: Final = 20_000
_STACK: Final = 64 * 1024 * 1024
_local: Final = threading.local()


@contextmanager
def deep() -> Iterator[None]:
    """Within it, functions may call themselves as deeply as documents nest."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _CALLS))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def with_room(ask: Callable[[], T]) -> T:
    """What a function gives, run in a thread whose stack is large enough wherever we were called."""
    if getattr(_local, "roomy", False):
        return ask()
    from concurrent.futures import ThreadPoolExecutor

    def asked() -> T:
        _local.roomy = True
        with deep():
            return ask()

    with ThreadPoolExecutor(1) as pool:
        before = threading.stack_size(_STACK)
        try:
            future = pool.submit(asked)
        finally:
            threading.stack_size(before)
        return future.result()
