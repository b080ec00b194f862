# Made by contractor. Changes made here are lost.

from typing import Annotated, Any, TypeAlias

from pydantic import MISSING, Field

from ._wire import Model

Bare: TypeAlias = dict[str, Any]


Open: TypeAlias = dict[str, Any]


Explicit: TypeAlias = dict[str, Any]


NoProperties: TypeAlias = dict[str, Any]


Counted: TypeAlias = Annotated[dict[str, Any], Field(min_length=1)]


class RequiredOnly(Model):
    id: Any


class Implied(Model):
    id: str | MISSING = MISSING


ImpliedMap: TypeAlias = dict[str, str]


ImpliedList: TypeAlias = list[str]


ImpliedText: TypeAlias = Annotated[str, Field(min_length=1)]


Anything: TypeAlias = Any


Described: TypeAlias = Any
"""Anything goes."""
