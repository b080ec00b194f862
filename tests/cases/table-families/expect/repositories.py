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
    equal,
    paged,
)
from ._tables import UUID
from .models import EventType
from .tables import EventRow, MethodRow, OrderRow, ParcelRow

#: What does not hold where a database refuses something, in the words of the contract.
violation = Violations.of(__file__)


def _event_page(
    *, type: EventType | None = None, limit: int = 20, cursor: str | None = None
) -> Wanted[EventRow]:
    """As `GET /events` lists them."""
    return Wanted(
        EventRow,
        order=ascending(EventRow.id),
        where=[equal(EventRow.type, type)],
        limit=limit,
        cursor=cursor,
    )


class EventRepository(Repository[EventRow, UUID, Attributes]):
    """The rows of `events`.

    `#/components/schemas/Event`
    """

    row = EventRow
    kept = ("id", "type", "created_at", "version")
    page = paged(_event_page)


class AsyncEventRepository(AsyncRepository[EventRow, UUID, Attributes]):
    """The same for `await`."""

    repository = EventRepository
    page = async_paged(_event_page)


def _method_page(*, limit: int = 100) -> Wanted[MethodRow]:
    """As `GET /methods` lists them."""
    return Wanted(MethodRow, order=ascending(MethodRow.id), limit=limit)


class MethodRepository(Repository[MethodRow, UUID, Attributes]):
    """The rows of `payment_methods`.

    `#/components/schemas/Method`
    """

    row = MethodRow
    deleted = "deleted_at"
    kept = ("id", "kind", "deleted_at")
    page = paged(_method_page)


class AsyncMethodRepository(AsyncRepository[MethodRow, UUID, Attributes]):
    """The same for `await`."""

    repository = MethodRepository
    page = async_paged(_method_page)


def _parcel_page(*, limit: int = 20, cursor: str | None = None) -> Wanted[ParcelRow]:
    """In the order of their keys; no operation lists them."""
    return Wanted(
        ParcelRow, order=ascending(ParcelRow.code), limit=limit, cursor=cursor
    )


class ParcelRepository(Repository[ParcelRow, str, Attributes]):
    """The rows of `parcels`.

    `#/components/schemas/Parcel`
    """

    row = ParcelRow
    kept = ("code", "form")
    page = paged(_parcel_page)


class AsyncParcelRepository(AsyncRepository[ParcelRow, str, Attributes]):
    """The same for `await`."""

    repository = ParcelRepository
    page = async_paged(_parcel_page)


def _order_page(*, limit: int = 20, cursor: str | None = None) -> Wanted[OrderRow]:
    """In the order of their keys; no operation lists them."""
    return Wanted(OrderRow, order=ascending(OrderRow.id), limit=limit, cursor=cursor)


class OrderRepository(Repository[OrderRow, int, Attributes]):
    """The rows of `orders`.

    `#/components/schemas/Order`
    """

    row = OrderRow
    kept = ("id",)
    page = paged(_order_page)


class AsyncOrderRepository(AsyncRepository[OrderRow, int, Attributes]):
    """The same for `await`."""

    repository = OrderRepository
    page = async_paged(_order_page)
