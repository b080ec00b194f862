# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model


class Show(Model):
    name: str | MISSING = MISSING


class Ticket(Model):
    seat: str
    show: Show | MISSING = MISSING
