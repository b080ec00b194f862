# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Model


class Money(Model):
    amount: Int
    currency: str | MISSING = MISSING
