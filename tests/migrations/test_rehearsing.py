"""A rehearsal sees what is wrong: migrations that lose something are made so, one after the other."""

from collections.abc import Iterator
from typing import Any

import pytest

from contractor.migrations import sqlite
from contractor.migrations.values import Statement
from contractor.rehearsing import Rehearsed, rehearse
from tests.migrations.kinds import models
from tests.migrations.running import within


def rehearsed(kind: str) -> Rehearsed:
    old, new = models(kind)
    return rehearse(old, new, "sqlite", rows=20, writes=3, runner=within)


def nothing(*given: Any) -> Iterator[Statement]:
    yield from ()


def test_values_that_are_not_brought_back_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "restoring", nothing)
    found = {(one.kind, one.stage) for one in rehearsed("drop-column").faults}
    assert ("rows", "back") in found


def test_what_an_application_does_not_find_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "begun", nothing)
    monkeypatch.setattr(sqlite, "ended", nothing)
    faults = rehearsed("rename").faults
    assert any(one.kind == "write" and "say different things" in one.message for one in faults)


def test_what_is_left_over_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "ended", nothing)
    monkeypatch.setattr(sqlite, "_indexes", lambda found, name: {})
    faults = rehearsed("index-added").faults
    assert any(one.kind == "catalogue" and "is missing" in one.message for one in faults)


def test_a_migration_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*given: Any) -> Iterator[Statement]:
        yield Statement("UPDATE lost SET a = 1")

    monkeypatch.setattr(sqlite, "begun", wrong)
    [fault] = rehearsed("rename").faults
    assert fault.kind == "migration"
    assert "no such table: lost" in fault.message


def test_rows_that_stop_a_migration_are_told_and_mended() -> None:
    came = rehearsed("required")
    assert came.faults == ()
    assert any("rows of orders have no note" in note for note in came.notes)


def test_what_was_there_may_be_what_is_mended_on_the_way_back() -> None:
    """The new version writes what rows have already; with so many rows, some of those are behind the new ones."""
    old, new = models("unique-removed")
    came = rehearse(old, new, "sqlite", server=None, rows=3000, runner=within)
    assert any("got values of their own" in one for one in came.notes)
    assert came.faults == ()
