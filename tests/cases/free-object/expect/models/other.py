# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import Json, Model, NotArray, NotObject, NotString

Bare: TypeAlias = dict[str, Json]


Open: TypeAlias = dict[str, Json]


Explicit: TypeAlias = dict[str, Json]


NoProperties: TypeAlias = dict[str, Json]


Counted: TypeAlias = Annotated[dict[str, Json], Field(min_length=1)]


class RequiredOnly(Model):
    id: Json


class Implied(Model):
    id: str | MISSING = MISSING


ImpliedMap: TypeAlias = dict[str, str] | NotObject


ImpliedList: TypeAlias = list[str] | NotArray


ImpliedText: TypeAlias = NotString | Annotated[str, Field(min_length=1)]


Anything: TypeAlias = Json


Described: TypeAlias = Json
"""Anything goes."""
