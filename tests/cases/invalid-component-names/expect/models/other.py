# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import Model, Number


class Maß(Model):
    größe: Number | MISSING = MISSING


class WithSlashTildeSpace(Model):
    a: str | MISSING = MISSING


ListOrder: TypeAlias = list[WithSlashTildeSpace]


class PageOrder(Model):
    items: ListOrder | MISSING = MISSING


Empty: TypeAlias = Annotated[str, Field(max_length=3)]
