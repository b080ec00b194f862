# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, INT32, UNIQUE, CamelModel, DateTime, Int, Model, Uuid
from .events import Event, EventType


class EventInput(CamelModel):
    """Something that happened to an account."""

    type: EventType
    at: DateTime
    note: Annotated[str, Field(max_length=40)] | MISSING = MISSING
    method_id: Uuid | MISSING = MISSING
    labels: Annotated[list[str], UNIQUE] | MISSING = MISSING


class Created(Event):
    name: Annotated[str, Field(min_length=1, max_length=80)]


class CreatedInput(EventInput):
    name: Annotated[str, Field(min_length=1, max_length=80)]


class Renamed(Event):
    from_: str
    to: str
    undoes: Uuid | MISSING = MISSING
    aliases: list[str] | MISSING = MISSING


class RenamedInput(EventInput):
    from_: str
    to: str
    undoes: Uuid | MISSING = MISSING
    aliases: list[str] | MISSING = MISSING


class Removed(CamelModel):
    id: Uuid
    type: EventType
    at: DateTime
    note: Annotated[str, Field(max_length=20)]
    method_id: Uuid | MISSING = MISSING
    labels: Annotated[list[str], UNIQUE] | MISSING = MISSING
    ticket: Annotated[int, Field(ge=1), INT32]


class RemovedInput(CamelModel):
    type: EventType
    at: DateTime
    note: Annotated[str, Field(max_length=20)]
    method_id: Uuid | MISSING = MISSING
    labels: Annotated[list[str], UNIQUE] | MISSING = MISSING
    ticket: Annotated[int, Field(ge=1), INT32]


class Box(Model):
    code: Annotated[str, Field(pattern="^[A-Z]{3}[0-9]{3}$")]
    form: Literal["box"]
    weight: Annotated[int, Field(ge=1), EXACT]


class Letter(Model):
    code: Annotated[str, Field(pattern="^[A-Z]{3}[0-9]{3}$")]
    form: Literal["letter"]
    pages: Annotated[int, Field(ge=1, le=99), EXACT]
    answers: str | MISSING = MISSING


Parcel: TypeAlias = Box | Letter


class Order(CamelModel):
    id: Int
    method_id: Uuid
    parcel: str | MISSING = MISSING
    removal_id: Uuid | MISSING = MISSING
    event_ids: Annotated[list[Uuid], UNIQUE] | MISSING = MISSING


class OrderInput(CamelModel):
    method_id: Uuid
    parcel: str | MISSING = MISSING
    removal_id: Uuid | MISSING = MISSING
    event_ids: Annotated[list[Uuid], UNIQUE] | MISSING = MISSING
