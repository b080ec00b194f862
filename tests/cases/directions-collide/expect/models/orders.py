# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model


class Order(Model):
    id: str | MISSING = MISSING
    name: str | MISSING = MISSING


class OrderInputSent(Model):
    name: str | MISSING = MISSING


class OrderInput(Model):
    other: str | MISSING = MISSING
