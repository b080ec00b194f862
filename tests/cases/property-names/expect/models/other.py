# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from ._schema import Satisfies
from ._wire import Int, Json


class Weekday(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


Hours: TypeAlias = Annotated[
    dict[str, str],
    Satisfies({"propertyNames": {"$ref": "_schemas.json#/$defs/Weekday"}}),
]


Codes: TypeAlias = Annotated[
    dict[str, Int], Satisfies({"propertyNames": {"pattern": "^[A-Z]{2}$"}})
]


Short: TypeAlias = Annotated[
    dict[str, Json], Satisfies({"propertyNames": {"maxLength": 8}})
]


None_: TypeAlias = Annotated[dict[str, Json], Satisfies({"propertyNames": False})]
