"""Signals while databases are made and dropped: whoever is told to end puts away what it made, and then ends.

Takes nothing, gives contexts; refuses to know what is made in them. Only the main thread hears signals, so in others
nothing changes.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

#: What a shell, a service manager and a closed terminal send; not every system has all of them.
_ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def ending_in_order() -> Iterator[None]:
    """SIGTERM and SIGHUP, by which Python dies on the spot, raise SystemExit, as SIGINT raises KeyboardInterrupt."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    deadly = [one for one in _ENDING if signal.getsignal(one) is signal.SIG_DFL]
    for one in deadly:
        signal.signal(one, _end)
    try:
        yield
    finally:
        for one in deadly:
            signal.signal(one, signal.SIG_DFL)


def _end(number: int, frame: Any) -> None:
    raise SystemExit(128 + number)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Signals that arrive meanwhile are heard at the end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    arrived: list[int] = []
    before = {
        one: signal.signal(one, lambda number, frame: arrived.append(number)) for one in _ENDING
    }
    try:
        yield
    finally:
        for one, handler in before.items():
            # None is a handler that Python does not know.
            signal.signal(one, signal.SIG_DFL if handler is None else handler)
        for number in arrived:
            signal.raise_signal(number)
