# Made by contractor. Changes made here are lost.

from typing import TypeAlias

from pydantic import MISSING

from ._wire import Int, Json, Model


class Draft4(Model):
    id: str | MISSING = MISSING


Bounds: TypeAlias = Int


Lengths: TypeAlias = str


Types: TypeAlias = Json


TypeList: TypeAlias = str | None


Items: TypeAlias = list[Json]


NoItems: TypeAlias = list[Json]


Enum: TypeAlias = str


Properties: TypeAlias = dict[str, Json]


class Property(Model):
    id: Json | MISSING = MISSING
    name: str | MISSING = MISSING


AllOf: TypeAlias = Json


OneOf: TypeAlias = Json


Ref: TypeAlias = Json


Nullable: TypeAlias = str


Flags: TypeAlias = str


class Fine(Model):
    kind: str | MISSING = MISSING


Discriminator: TypeAlias = Fine


Constant: TypeAlias = Json


Null: TypeAlias = Json


Text: TypeAlias = Json
