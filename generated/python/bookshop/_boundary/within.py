# Made by contractor. Changes made here are lost.
"""Waiting for no longer than a time."""

from asyncio import get_running_loop, timeout
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any, Generic, TypeVar

from anyio import fail_after

T = TypeVar("T")


async def within(seconds: float, waited: Awaitable[T]) -> T:
    """What is waited for. Raises `TimeoutError` where it takes longer."""
    if isinstance(waited, Coroutine):
        # Most is there already, a body above all: what does not wait needs no clock.
        try:
            first = waited.send(None)
        except StopIteration as done:
            given: T = done.value
            return given
        waited = _Begun(waited, first)
    try:
        get_running_loop()
    except RuntimeError:  # trio, or another loop that anyio knows
        with fail_after(seconds):
            return await waited
    # Anyio's own costs three times as much.
    async with timeout(seconds):
        return await waited


class _Begun(Generic[T]):
    """The rest of a coroutine that has begun; `first` is what it waits for."""

    def __init__(self, coroutine: Coroutine[Any, Any, T], first: Any) -> None:
        self._coroutine = coroutine
        self._first = first

    def __await__(self) -> Generator[Any, Any, T]:
        waited = self._first
        while True:
            step: Callable[[Any], Any] = self._coroutine.send
            try:
                given = yield waited
            except GeneratorExit:
                self._coroutine.close()
                raise
            except BaseException as why:  # noqa: BLE001  a cancellation too: it is for the coroutine
                step, given = self._coroutine.throw, why
            try:
                waited = step(given)
            except StopIteration as done:
                result: T = done.value
                return result
