# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, Bool, CamelModel, Date, Model, Number

Counters: TypeAlias = Annotated[
    dict[str, Annotated[int, Field(ge=0), EXACT]], Field(min_length=1, max_length=50)
]


Translations: TypeAlias = dict[str, str]


Matrix: TypeAlias = dict[str, dict[str, Number]]


class RegistryValue(Model):
    since: Date


Registry: TypeAlias = dict[str, RegistryValue]


Groups: TypeAlias = dict[str, list[Counters]]


Optional: TypeAlias = dict[str, str | None]


class StatesValue(StrEnum):
    ON = "on"
    OFF = "off"


States: TypeAlias = dict[str, StatesValue]


class Report(CamelModel):
    per_day: Counters | MISSING = MISSING
    inline: dict[str, Bool] | MISSING = MISSING
