# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int
from .events import Event


class Created(Event):
    name: str


class Removed(Event):
    reason: str | MISSING = MISSING


class Archived(Removed):
    shelf: Int | MISSING = MISSING
