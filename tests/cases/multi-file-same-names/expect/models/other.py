# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Bool, Int, Model


class Address(Model):
    vat: str | MISSING = MISSING


class ShippingNote(Model):
    bell: Bool | MISSING = MISSING


class ShippingAddress(Model):
    floor: Int | MISSING = MISSING
    note: ShippingNote | MISSING = MISSING


class Note(Model):
    text: str | MISSING = MISSING


class Order(Model):
    billing: Address | MISSING = MISSING
    shipping: ShippingAddress | MISSING = MISSING
    note: Note | MISSING = MISSING
