# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import Model, Number

Scalar: TypeAlias = str | Number


class Range(Model):
    from_: Annotated[Number, Field(alias="from")]
    to: Number | MISSING = MISSING


Value: TypeAlias = Scalar | Range | list[Scalar | None] | None


class ComparisonOp(StrEnum):
    EQ = "eq"
    NE = "ne"
    LT = "lt"


class Comparison(Model):
    op: ComparisonOp
    value: Value


class JunctionOp(StrEnum):
    AND = "and"
    OR = "or"


class Junction(Model):
    op: JunctionOp
    of: list["Filter"]


Filter: TypeAlias = Comparison | Junction
