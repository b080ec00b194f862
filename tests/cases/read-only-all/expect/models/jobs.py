# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import CamelModel, DateTime, Model


class Stamps(CamelModel):
    created_at: DateTime
    updated_at: DateTime | MISSING = MISSING


class StampsInput(Model):
    pass


class Owner(Model):
    name: str | MISSING = MISSING


class Job(Stamps):
    title: str
    stamps: Stamps | MISSING = MISSING
    owner: Owner | MISSING = MISSING


class JobInput(StampsInput):
    title: str
    stamps: StampsInput | MISSING = MISSING
