# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model


class Push(Model):
    id: str
    branch: str | MISSING = MISSING
