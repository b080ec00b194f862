# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Model


class GetItResponse(Model):
    id: str | MISSING = MISSING


class GetItC(StrEnum):
    X = "x"
    Y = "y"
