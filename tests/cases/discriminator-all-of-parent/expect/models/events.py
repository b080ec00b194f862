# Made by contractor. Changes made here are lost.

from ._wire import DateTime, Model


class Event(Model):
    type: str
    at: DateTime
