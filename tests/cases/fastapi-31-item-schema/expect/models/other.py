# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model


class Item(Model):
    name: str
    description: str | None | MISSING = MISSING
