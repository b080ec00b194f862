# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Model


class Kind(StrEnum):
    BIG = "big"
    SMALL = "small"


class ThingResponse(Model):
    id: str | MISSING = MISSING


class FailureResponseErrorsItem(Model):
    at: str | MISSING = MISSING


class FailureResponse(Model):
    errors: list[FailureResponseErrorsItem] | MISSING = MISSING


class Order(StrEnum):
    UP = "up"
    DOWN = "down"


class ThingRequestSize(StrEnum):
    S = "s"
    M = "m"


class ThingRequest(Model):
    size: ThingRequestSize | MISSING = MISSING
