# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import TypeAlias

from pydantic import MISSING

from ._wire import Model


class Kind(StrEnum):
    A = "a"
    B = "b"


class Thing(Model):
    kind: Kind | MISSING = MISSING
    maybe: "Maybe | MISSING" = MISSING


Another: TypeAlias = Thing


Alias: TypeAlias = Another


Maybe: TypeAlias = Alias | None


Things: TypeAlias = list[Alias]
