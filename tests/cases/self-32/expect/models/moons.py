# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model


class Planet(Model):
    name: str | MISSING = MISSING


class Moon(Model):
    name: str | MISSING = MISSING
    planet: Planet | MISSING = MISSING
    sister: "Moon | MISSING" = MISSING
