"""Waiting for no longer than a time: what is there already, what comes, what never does."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest

from contractor.runtime.boundary.within import within


def run(asked: Awaitable[Any]) -> Any:
    async def waited() -> Any:
        return await asked

    return asyncio.run(waited())


async def soon(pauses: int) -> int:
    for _ in range(pauses):
        await asyncio.sleep(0)
    return pauses


@pytest.mark.parametrize("pauses", [0, 1, 5])
def test_what_comes_is_given(pauses: int) -> None:
    assert run(within(5, soon(pauses))) == pauses


def test_a_future_is_waited_for_too() -> None:
    async def asked() -> str:
        future = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.01, future.set_result, "done")
        return await within(5, future)

    assert run(asked()) == "done"


def test_what_takes_too_long_is_ended_and_can_clean_up() -> None:
    told: list[str] = []

    async def slow() -> None:
        try:
            await asyncio.sleep(0)
            await asyncio.sleep(60)
        finally:
            told.append("cleaned up")

    with pytest.raises(TimeoutError):
        run(within(0.02, slow()))
    assert told == ["cleaned up"]


@pytest.mark.parametrize("pauses", [0, 2])
def test_what_is_raised_is_raised(pauses: int) -> None:
    async def failing() -> None:
        await soon(pauses)
        raise LookupError("no")

    with pytest.raises(LookupError, match="no"):
        run(within(5, failing()))


def test_what_is_raised_within_can_be_answered() -> None:
    async def asked() -> str:
        async def patient() -> str:
            try:
                async with asyncio.timeout(0.01):
                    await asyncio.sleep(60)
            except TimeoutError:
                await asyncio.sleep(0)
                return "went on"
            return "never"

        return await within(5, patient())

    assert run(asked()) == "went on"


def test_whoever_is_cancelled_is_no_timeout() -> None:
    async def asked() -> None:
        task = asyncio.ensure_future(within(60, soon(1_000_000)))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(asked())
