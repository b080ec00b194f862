# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import Int, Model


class UserLowercase(Model):
    a: str | MISSING = MISSING


class User(Model):
    b: str | MISSING = MISSING


class USERSchema(Model):
    c: str | MISSING = MISSING


UserNameSchema: TypeAlias = str


UserName: TypeAlias = str


UserUnderscoreName: TypeAlias = Int


class OrderStatusLowercase(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class OrderStatusField(StrEnum):
    NEW = "new"
    OLD = "old"


class OrderLineItem(Model):
    a: str | MISSING = MISSING


class OrderLineItemField(Model):
    b: str | MISSING = MISSING


class OrderItems(Model):
    id: str | MISSING = MISSING


class OrderLinesItem(Model):
    id: Int | MISSING = MISSING


class Order(Model):
    status: OrderStatusLowercase | MISSING = MISSING
    status_field: Annotated[OrderStatusField | MISSING, Field(alias="Status")] = MISSING
    line_item: OrderLineItem | MISSING = MISSING
    line_item_field: Annotated[
        OrderLineItemField | MISSING, Field(alias="lineItem")
    ] = MISSING
    lines: list[OrderItems] | MISSING = MISSING
    lines_item: Annotated[OrderLinesItem | MISSING, Field(alias="linesItem")] = MISSING


class OrderStatus(Model):
    code: Int | MISSING = MISSING


class GetUserResponse(Model):
    mine: str | MISSING = MISSING


class OrderInput(Model):
    id: str | MISSING = MISSING


class OrderInputInput(Model):
    pass


class ErrorCodeField(StrEnum):
    X = "x"
    Y = "y"


class Error(Model):
    code: ErrorCodeField | MISSING = MISSING


class ErrorCodeSchema(Model):
    code: str | MISSING = MISSING


ErrorCode: TypeAlias = str
