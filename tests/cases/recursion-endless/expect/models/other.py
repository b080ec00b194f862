# Made by contractor. Changes made here are lost.

from typing import TypeAlias

from pydantic import MISSING

from ._wire import Json, Model

Self: TypeAlias = Json


Chicken: TypeAlias = Json


Egg: TypeAlias = Json


Ring: TypeAlias = Json


class Fine(Model):
    name: str | MISSING = MISSING
