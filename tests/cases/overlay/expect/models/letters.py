# Made by contractor. Changes made here are lost.

from ._wire import CamelModel, DateTime, Uuid


class Letter(CamelModel):
    id: Uuid
    text: str
    sent_at: DateTime
