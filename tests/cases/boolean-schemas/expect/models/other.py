# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING, ConfigDict, Field

from ._schema import Satisfies
from ._wire import Json, Model
from ._wire import Nothing as WireNothing

Everything: TypeAlias = Json


Nothing: TypeAlias = WireNothing


class Record(Model):
    model_config = ConfigDict(extra="forbid")

    anything: Json
    forbidden: WireNothing | MISSING = MISSING


List: TypeAlias = list[Json]


EmptyList: TypeAlias = Annotated[list[WireNothing], Field(max_length=0)]


Pair: TypeAlias = tuple[Json] | tuple[()]


Either: TypeAlias = str


Whatever: TypeAlias = Json


Both: TypeAlias = str


Neither: TypeAlias = WireNothing


Opposite: TypeAlias = Annotated[Json, Satisfies({"not": True})]


Map: TypeAlias = dict[str, list[Json]]
