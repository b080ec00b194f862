# Made by contractor. Changes made here are lost.
"""Repositories: what can be asked of the tables, in somebody's session, and what their constraints say."""

from ._failures import Violations
from ._repositories import (
    AsyncRepository,
    Attributes,
    Repository,
    Wanted,
    ascending,
    async_paged,
    paged,
)
from ._tables import UUID
from .tables import StationRow, TripRow

#: What does not hold where a database refuses something, in the words of the contract.
violation = Violations.of(__file__)


def _station_page(*, limit: int = 20, cursor: str | None = None) -> Wanted[StationRow]:
    """In the order of their keys; no operation lists them."""
    return Wanted(
        StationRow, order=ascending(StationRow.code), limit=limit, cursor=cursor
    )


class StationRepository(Repository[StationRow, str, Attributes]):
    """The rows of `stations`.

    `#/components/schemas/Station`
    """

    row = StationRow
    kept = ("code", "created_at")
    page = paged(_station_page)


class AsyncStationRepository(AsyncRepository[StationRow, str, Attributes]):
    """The same for `await`."""

    repository = StationRepository
    page = async_paged(_station_page)


def _trip_page(*, limit: int = 20, cursor: str | None = None) -> Wanted[TripRow]:
    """In the order of their keys; no operation lists them."""
    return Wanted(TripRow, order=ascending(TripRow.id), limit=limit, cursor=cursor)


class TripRepository(Repository[TripRow, UUID, Attributes]):
    """The rows of `trips`.

    `#/components/schemas/Trip`
    """

    row = TripRow
    deleted = "deleted_at"
    kept = ("id", "deleted_at", "version")
    page = paged(_trip_page)


class AsyncTripRepository(AsyncRepository[TripRow, UUID, Attributes]):
    """The same for `await`."""

    repository = TripRepository
    page = async_paged(_trip_page)
