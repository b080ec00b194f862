# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Bool, Model


class GetThingsByIdResponse(Model):
    id: str | MISSING = MISSING


class ProbeGetResponse(Model):
    up: Bool | MISSING = MISSING
