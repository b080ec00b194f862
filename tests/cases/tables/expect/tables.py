# Made by contractor. Changes made here are lost.
"""Rows of the tables that the document asks for, and how models become rows and rows models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, overload

from pydantic import MISSING
from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer, MetaData
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
    relationship,
)

from ._tables import (
    NAMING,
    TYPES,
    UUID,
    DateTime,
    Decimal,
    Exact,
    Json,
    Now,
    RowId,
    Timestamps,
    by_dialect,
    check_inside,
    check_shapes,
    exact,
    new_id,
    now,
    ordered,
    undeclared,
    with_undeclared,
)
from .models import Station, Stop, Trip, TripInput, given


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """What all rows have in common: the tables they stand in."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = TYPES


class StationRow(Timestamps, Base, kw_only=True, eq=False):
    """`#/components/schemas/Station`"""

    __tablename__ = "stations"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    others: Mapped[Any | None] = mapped_column(Json(), default=None)

    __table_args__ = (
        *by_dialect(
            "code_pattern",
            postgresql="\"code\" ~ '^[A-Z]{3}$'",
            sqlite="\"code\" GLOB '[A-Z][A-Z][A-Z]'",
        ),
        CheckConstraint('length("name") <= 100', name="name_max_length"),
    )


class TripRow(Base, kw_only=True, eq=False):
    """`#/components/schemas/Trip`"""

    __tablename__ = "trips"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    from_: Mapped[str] = mapped_column(
        "from", ForeignKey("stations.code", ondelete="RESTRICT")
    )
    leaves_at: Mapped[DateTime | None] = mapped_column(
        default_factory=now, server_default=Now()
    )
    fare: Mapped[Decimal] = mapped_column(Exact(12, 2))
    stops: Mapped[list[StopRow]] = relationship(
        default_factory=ordered,
        collection_class=ordered,
        cascade="all, delete-orphan",
        lazy="selectin",
        order_by="StopRow.position",
        passive_deletes=True,
    )
    notes: Mapped[Any | None] = mapped_column(Json(), default=None)
    secret: Mapped[str | None] = mapped_column(repr=False, default=None)
    version: Mapped[int] = mapped_column(init=False, default=1, server_default="1")
    deleted_at: Mapped[DateTime | None] = mapped_column(init=False, default=None)
    from_station: Mapped[StationRow] = relationship(
        foreign_keys=from_, init=False, lazy="raise", repr=False
    )

    __mapper_args__ = {"version_id_col": version}

    __table_args__ = (
        *by_dialect(
            "fare_multiple_of",
            postgresql='mod("fare", 0.01) = 0',
            sqlite="substr(\"fare\", -3, 1) = '.'",
        ),
        Index(None, "from", "leaves_at"),
    )


class StopRow(Base, kw_only=True, eq=False):
    """`#/components/schemas/Stop`"""

    __tablename__ = "stops"

    at: Mapped[str | None] = mapped_column(
        ForeignKey("stations.code", ondelete="CASCADE"), index=True, default=None
    )
    row_id: Mapped[int] = mapped_column(RowId, Identity(), primary_key=True, init=False)
    trip_id: Mapped[UUID] = mapped_column(
        ForeignKey("trips.id", ondelete="CASCADE"), index=True, init=False
    )
    position: Mapped[int] = mapped_column(Integer(), init=False)
    at_station: Mapped[StationRow | None] = relationship(
        foreign_keys=at, init=False, lazy="raise", repr=False
    )


check_shapes(Base.metadata)
check_inside(Base.metadata, __file__)

# ── models to rows ──


def _station_to_row(model: Station) -> StationRow:
    return StationRow(code=model.code, name=model.name, others=undeclared(model))


def _trip_to_row(model: Trip) -> TripRow:
    sent = model.model_dump(mode="json")
    return TripRow(
        id=model.id,
        from_=model.from_,
        leaves_at=given(model.leaves_at),
        fare=exact(model.fare),
        stops=[_stop_to_row(one) for one in (given(model.stops) or [])],
        notes=sent.get("notes"),
    )


def _trip_input_to_row(model: TripInput) -> TripRow:
    sent = model.model_dump(mode="json")
    return TripRow(
        from_=model.from_,
        leaves_at=given(model.leaves_at),
        fare=exact(model.fare),
        stops=[_stop_to_row(one) for one in (given(model.stops) or [])],
        notes=sent.get("notes"),
        secret=given(model.secret),
    )


def _stop_to_row(model: Stop) -> StopRow:
    return StopRow(at=given(model.at))


@overload
def to_row(model: Station) -> StationRow: ...


@overload
def to_row(model: Trip) -> TripRow: ...


@overload
def to_row(model: TripInput) -> TripRow: ...


@overload
def to_row(model: Stop) -> StopRow: ...


def to_row(model: Any, **given: Any) -> Any:
    """The row of a model. What the model does not hold, and the row needs, is given by name."""
    return _TO_ROW[type(model)](model, **given)


# ── rows to models ──


def _station_from_row(row: StationRow) -> Station:
    return with_undeclared(Station, row.others)(code=row.code, name=row.name)


def _trip_from_row(row: TripRow) -> Trip:
    return Trip(
        id=row.id,
        from_=row.from_,
        leaves_at=MISSING if row.leaves_at is None else row.leaves_at,
        fare=float(row.fare),
        stops=[_stop_from_row(one) for one in row.stops] if row.stops else MISSING,
        notes=MISSING if row.notes is None else row.notes,
    )


def _stop_from_row(row: StopRow) -> Stop:
    return Stop(at=MISSING if row.at is None else row.at)


@overload
def from_row(row: StationRow) -> Station: ...


@overload
def from_row(row: TripRow) -> Trip: ...


@overload
def from_row(row: StopRow) -> Stop: ...


def from_row(row: Any, **given: Any) -> Any:
    """The model of a row. What the row does not hold, and the model needs, is given by name."""
    return _FROM_ROW[type(row)](row, **given)


_TO_ROW: dict[type, Callable[..., Any]] = {
    Station: _station_to_row,
    Trip: _trip_to_row,
    TripInput: _trip_input_to_row,
    Stop: _stop_to_row,
}
_FROM_ROW: dict[type, Callable[..., Any]] = {
    StationRow: _station_from_row,
    TripRow: _trip_from_row,
    StopRow: _stop_from_row,
}
