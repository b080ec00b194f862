# Made by contractor. Changes made here are lost.

from typing import Any, TypeAlias

from pydantic import MISSING

from ._wire import Int, Model


class Draft4(Model):
    id: str | MISSING = MISSING


Bounds: TypeAlias = Int


Lengths: TypeAlias = str


Types: TypeAlias = Any


TypeList: TypeAlias = str | None


Items: TypeAlias = list[Any]


NoItems: TypeAlias = list[Any]


Enum: TypeAlias = str


Properties: TypeAlias = dict[str, Any]


class Property(Model):
    id: Any | MISSING = MISSING
    name: str | MISSING = MISSING


AllOf: TypeAlias = Any


OneOf: TypeAlias = Any


Ref: TypeAlias = Any


Nullable: TypeAlias = str


Flags: TypeAlias = str


class Fine(Model):
    kind: str | MISSING = MISSING


Discriminator: TypeAlias = Fine


Constant: TypeAlias = Any


Null: TypeAlias = Any


Text: TypeAlias = Any
