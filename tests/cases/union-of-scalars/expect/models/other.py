# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, Bool, Date, DateTime, Int, Json, Model, Number

Cell: TypeAlias = Bool | str | Number | None


Amount: TypeAlias = Number


Limit: TypeAlias = Literal["unlimited"] | Annotated[int, Field(ge=1, le=1000), EXACT]


Moment: TypeAlias = Date | DateTime | Int


Text: TypeAlias = (
    Annotated[str, Field(max_length=10)] | Annotated[str, Field(pattern="^#")]
)


Selector: TypeAlias = (
    Annotated[list[str], Field(min_length=1)] | Annotated[str, Field(min_length=1)]
)


Anyhow: TypeAlias = dict[str, Json] | list[Json] | Bool | str | Number | None


class Sheet(Model):
    cells: list[Cell] | MISSING = MISSING
    limit: Limit | MISSING = MISSING
    rows: (
        Annotated[int, Field(ge=0), EXACT]
        | Annotated[str, Field(pattern="^[0-9]+$")]
        | MISSING
    ) = MISSING
