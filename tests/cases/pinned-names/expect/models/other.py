# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import Model


class OrderState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class OrderLine(Model):
    sku: str | MISSING = MISSING


class OrderV2Final(Model):
    state: OrderState | MISSING = MISSING
    lines: list[OrderLine] | MISSING = MISSING


class Order(Model):
    a: str | MISSING = MISSING


class Ill(Model):
    a: str | MISSING = MISSING


class Type3dModel(Model):
    a: str | MISSING = MISSING


class Nothing(Model):
    a: str | MISSING = MISSING


Sku: TypeAlias = Annotated[str, Field(max_length=12)]
