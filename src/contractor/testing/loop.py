"""An event loop in a thread of its own.

Takes coroutines, gives what they come to; refuses to know what they do. What is asked there can be left when its time
is over, whatever it waits for.
"""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, Final, TypeVar

T = TypeVar("T")
#: Seconds that what runs there has beyond its time, until it counts as blocked.
GRACE: Final = 1.0


class Loop:
    """The loop, which runs until it is ended."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Do some work there; what it comes to is in the future."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def end(self) -> None:
        """Stop it; one that is blocked is left to itself."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(GRACE)
        if not self._thread.is_alive():
            self._loop.close()
