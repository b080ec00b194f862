# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Model


class Thing(Model):
    id: str
    size: Int | MISSING = MISSING
