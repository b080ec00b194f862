# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, Field

from ._wire import EXACT, CamelModel, DateTime, Json, Model, Uuid


class Station(Model):
    code: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    name: Annotated[str, Field(max_length=100)]


class Stop(Model):
    at: str | MISSING = MISSING


class Trip(CamelModel):
    id: Uuid
    from_: str
    leaves_at: DateTime | MISSING = MISSING
    fare: Annotated[float, Field(multiple_of=0.01), EXACT]
    stops: list[Stop] | MISSING = MISSING
    notes: dict[str, Json] | MISSING = MISSING


class TripInput(CamelModel):
    from_: str
    leaves_at: DateTime | MISSING = MISSING
    fare: Annotated[float, Field(multiple_of=0.01), EXACT]
    stops: list[Stop] | MISSING = MISSING
    notes: dict[str, Json] | MISSING = MISSING
    secret: str | MISSING = MISSING
