# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING, ConfigDict, Field

from ._schema import Satisfies
from ._wire import VARIADIC, Bool, Int, Model, Number


class Base(Model):
    id: str


class Closed(Model):
    model_config = ConfigDict(extra="forbid")

    name: str | MISSING = MISSING
    id: str


class Typed(Model):
    __pydantic_extra__: dict[str, Int] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    name: str | MISSING = MISSING


class Plain(Model):
    model_config = ConfigDict(extra="forbid")

    x: Number | MISSING = MISSING


class EitherWithLeft(Model):
    common: str | MISSING = MISSING
    left: str


class EitherWithRight(Model):
    common: str | MISSING = MISSING
    right: Int


Either: TypeAlias = Annotated[EitherWithLeft | EitherWithRight, Satisfies("Either")]


Pair: TypeAlias = tuple[str, Int] | tuple[str] | tuple[()]


Tail: TypeAlias = Annotated[tuple[str, *tuple[Bool, ...]], VARIADIC] | tuple[()]
