# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING, Field

from ._wire import UNIQUE, CamelModel, DateTime, Uuid


class EventType(StrEnum):
    CREATED = "created"
    RENAMED = "renamed"
    REMOVED = "removed"


class Event(CamelModel):
    """Something that happened to an account."""

    id: Uuid
    type: EventType
    at: DateTime
    note: Annotated[str, Field(max_length=40)] | MISSING = MISSING
    method_id: Uuid | MISSING = MISSING
    labels: Annotated[list[str], UNIQUE] | MISSING = MISSING
