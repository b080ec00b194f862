"""How deep functions that follow a document's nesting may call themselves.

Documents may nest deeper than Python's limit on calls; `source/` bounds how deep, and a level of a document
takes a few calls. jsonschema-rs too calls itself for every level of what it compiles and judges, on the stack of
the thread that asks.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
_CALLS: Final = 20_000
_STACK: Final = 64 * 1024 * 1024
#: Threads with room that there are at most; who comes later waits for one.
_THREADS: Final = 16
_local: Final = threading.local()
_lock: Final = threading.Lock()
#: The limit of the whole process as somebody else set it, once for each who is within `deep`.
_limits: Final[list[int]] = []
_pools: "Final[list[ThreadPoolExecutor]]" = []
if sys.platform != "win32":
    # A process that is forked off has none of the threads.
    os.register_at_fork(after_in_child=_pools.clear)


@contextmanager
def deep() -> Iterator[None]:
    """Within it, functions may call themselves as deeply as documents nest, in every thread."""
    with _lock:
        _limits.append(_limits[0] if _limits else sys.getrecursionlimit())
        sys.setrecursionlimit(max(_limits[0], _CALLS))
    try:
        yield
    finally:
        with _lock:
            limit = _limits.pop()
            if not _limits:
                sys.setrecursionlimit(limit)


def with_room(ask: Callable[[], T]) -> T:
    """What a function gives, run in a thread whose stack is large enough wherever we were called."""
    if getattr(_local, "roomy", False):
        return ask()

    def asked() -> T:
        _local.roomy = True
        with deep():
            return ask()

    with _lock:
        if not _pools:
            from concurrent.futures import ThreadPoolExecutor

            _pools.append(ThreadPoolExecutor(_THREADS, "contractor-room"))
        # Submitting is what begins a thread where none is idle.
        before = threading.stack_size(_STACK)
        try:
            future = _pools[0].submit(asked)
        finally:
            threading.stack_size(before)
    return future.result()
