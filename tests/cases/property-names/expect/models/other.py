# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Any, TypeAlias

from ._wire import Int


class Weekday(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


Hours: TypeAlias = dict[str, str]


Codes: TypeAlias = dict[str, Int]


Short: TypeAlias = dict[str, Any]


None_: TypeAlias = dict[str, Any]
