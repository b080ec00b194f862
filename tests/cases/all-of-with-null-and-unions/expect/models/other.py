# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._schema import Satisfies
from ._wire import Int, Model

Id: TypeAlias = Annotated[str, Field(min_length=1)]


class Named(Model):
    name: str


class MixedWithA(Model):
    name: str
    a: str


class MixedWithB(Model):
    name: str
    b: str


Mixed: TypeAlias = Annotated[MixedWithA | MixedWithB, Satisfies("Mixed")]


class Maybe(Named):
    more: str | MISSING = MISSING


class NullInside(Model):
    a: str | MISSING = MISSING
    b: str | MISSING = MISSING


class Narrowed(StrEnum):
    B = "b"
    C = "c"


Constant: TypeAlias = Literal["fixed"]


class EitherA(Model):
    id: Id
    kind: Literal["a"]
    x: Int | MISSING = MISSING


class EitherB(Model):
    id: Id
    kind: Literal["b"]
    y: Int | MISSING = MISSING


Either: TypeAlias = EitherA | EitherB


Both: TypeAlias = Int


Wrapped: TypeAlias = Named
