# Made by contractor. Changes made here are lost.

from typing import Annotated, Any, TypeAlias

from pydantic import MISSING, ConfigDict, Field

from ._wire import Model
from ._wire import Nothing as WireNothing

Everything: TypeAlias = Any


Nothing: TypeAlias = WireNothing


class Record(Model):
    model_config = ConfigDict(extra="forbid")

    anything: Any
    forbidden: WireNothing | MISSING = MISSING


List: TypeAlias = list[Any]


EmptyList: TypeAlias = Annotated[list[WireNothing], Field(max_length=0)]


Pair: TypeAlias = tuple[Any] | tuple[()]


Either: TypeAlias = str


Whatever: TypeAlias = Any


Both: TypeAlias = str


Neither: TypeAlias = WireNothing


Opposite: TypeAlias = Any


Map: TypeAlias = dict[str, list[Any]]
