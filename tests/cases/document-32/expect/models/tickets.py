# Made by contractor. Changes made here are lost.

from typing import TypeAlias

from pydantic import MISSING

from ._wire import Model


class TicketsItem(Model):
    id: str | MISSING = MISSING


Tickets: TypeAlias = list[TicketsItem]
