"""Room on the stack for documents that nest deeply.

Takes a function, gives what it gives; refuses to know what it does. jsonschema-rs calls itself for every level of
what it compiles and judges, on the stack of the thread that asks.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from contractor.depth import deep

T = TypeVar("T")
_STACK: Final = 64 * 1024 * 1024
_local: Final = threading.local()


def with_room(ask: Callable[[], T]) -> T:
    """What a function gives, run in a thread whose stack is large enough wherever we were called."""
    if getattr(_local, "roomy", False):
        return ask()

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
