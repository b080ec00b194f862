# Made by contractor. Changes made here are lost.

from typing import Any, TypeAlias

from pydantic import MISSING

from ._wire import Model

Self: TypeAlias = Any


Chicken: TypeAlias = Any


Egg: TypeAlias = Any


Ring: TypeAlias = Any


class Fine(Model):
    name: str | MISSING = MISSING
