# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model


class StartJobResponse(Model):
    result: str | MISSING = MISSING


class StartJob202Response(Model):
    id: str | MISSING = MISSING


class StartJob4XXResponse(Model):
    title: str | MISSING = MISSING


class StartJob5XXResponse(Model):
    trace: str | MISSING = MISSING


class StartJobDefaultResponse(Model):
    why: str | MISSING = MISSING
