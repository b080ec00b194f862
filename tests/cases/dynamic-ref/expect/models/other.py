# Made by contractor. Changes made here are lost.

from typing import TypeAlias

from pydantic import MISSING

from ._schema import satisfies
from ._wire import Json, Model


@satisfies("Page")
class Page(Model):
    items: list[Json]
    next: str | None | MISSING = MISSING


@satisfies("StringPage")
class StringPage(Model):
    items: list[Json]
    next: str | None | MISSING = MISSING


class Tree(Model):
    data: str | MISSING = MISSING
    children: list["Tree"] | MISSING = MISSING


Anything: TypeAlias = Json
