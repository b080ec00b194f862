# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import Field

from ._wire import EXACT, Number

Positive: TypeAlias = Annotated[float, Field(gt=0), EXACT]


Inclusive: TypeAlias = Annotated[float, Field(ge=0, le=1), EXACT]


Between: TypeAlias = Annotated[int, Field(gt=0, lt=10), EXACT]


Alone: TypeAlias = Number


NewSpelling: TypeAlias = Annotated[float, Field(gt=0), EXACT]
