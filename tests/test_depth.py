"""Room to call deeply: in every thread, at once, and nothing of it stays."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from contractor.depth import deep, with_room

FAR = 15_000


def far(levels: int) -> int:
    return 0 if levels == 0 else 1 + far(levels - 1)


def test_there_is_room_in_whatever_thread_asks() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: with_room(lambda: far(FAR)), range(8))) == [FAR] * 8
    assert with_room(lambda: with_room(threading.get_ident)) != threading.get_ident()


def test_who_is_done_first_leaves_room_to_the_others() -> None:
    before = sys.getrecursionlimit()
    first, second = deep(), deep()
    with first:
        second.__enter__()
    try:
        assert far(before + 1_000) == before + 1_000
    finally:
        second.__exit__(None, None, None)
    assert sys.getrecursionlimit() == before


def test_what_is_raised_reaches_who_asked() -> None:
    def ask() -> None:
        raise LookupError("x")

    with pytest.raises(LookupError, match="x"):
        with_room(ask)
    assert with_room(lambda: 1) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_a_process_that_was_forked_off_has_room_of_its_own() -> None:
    with_room(lambda: None)
    child = os.fork()
    if child == 0:
        os._exit(7 if with_room(lambda: far(FAR)) == FAR else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
