# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import TypeAlias

from pydantic import MISSING

from ._wire import Model, Number

Links: TypeAlias = list[str]


class GetPagesResponseXPoint(Model):
    x: Number | MISSING = MISSING


class GetPagesResponseXMode(StrEnum):
    FAST = "fast"
    SLOW = "slow"
