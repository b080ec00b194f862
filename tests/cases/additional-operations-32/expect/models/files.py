# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Model


class LockFilesByNameResponse(Model):
    token: str | MISSING = MISSING


class LockFilesByNameRequest(Model):
    minutes: Int | MISSING = MISSING
