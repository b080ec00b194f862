# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import DateTime, Int, Model, Number


class Tick(Model):
    at: DateTime
    price: Number | MISSING = MISSING


class ImportTicksItem(Model):
    n: Int | MISSING = MISSING
