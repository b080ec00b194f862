# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model


class Selector(Model):
    path: str | MISSING = MISSING
