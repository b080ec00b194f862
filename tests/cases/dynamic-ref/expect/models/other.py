# Made by contractor. Changes made here are lost.

from typing import Any, TypeAlias

from pydantic import MISSING

from ._wire import Model


class Page(Model):
    items: list[Any]
    next: str | None | MISSING = MISSING


StringPage: TypeAlias = Page


class Tree(Model):
    data: str | MISSING = MISSING
    children: list["Tree"] | MISSING = MISSING


Anything: TypeAlias = Any
