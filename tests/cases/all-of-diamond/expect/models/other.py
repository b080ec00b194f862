# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Model, Number


class Thing(Model):
    id: str


class Floating(Thing):
    draught: Number | MISSING = MISSING


class Driven(Thing):
    power: Int | MISSING = MISSING


class Boat(Model):
    id: str
    draught: Number | MISSING = MISSING
    power: Int | MISSING = MISSING
    name: str


class Ferry(Model):
    id: str
    draught: Number | MISSING = MISSING
    power: Int | MISSING = MISSING
    name: str
    cars: Int | MISSING = MISSING
