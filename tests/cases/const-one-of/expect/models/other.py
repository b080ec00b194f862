# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import MISSING

from ._wire import EXACT, Equals, ExactIntEnum, Model


class Colour(StrEnum):
    RED = "r"
    """Stop."""

    AMBER = "a"
    """Get ready."""

    GREEN = "g"
    """Go."""


class Priority(ExactIntEnum):
    LOWEST = 0
    HIGHEST = 10


class SignalMode(StrEnum):
    MANUAL = "manual"
    AUTOMATIC = "automatic"


class Signal(Model):
    kind: Literal["signal"]
    version: Annotated[Literal[2], EXACT] | MISSING = MISSING
    armed: Annotated[Literal[True], EXACT] | MISSING = MISSING
    ratio: Annotated[float, Equals(0.5)] | MISSING = MISSING
    origin: Annotated[dict[str, Any], Equals({"x": 0, "y": 0})] | MISSING = MISSING
    path: Annotated[list[Any], Equals([1, 2])] | MISSING = MISSING
    fault: None | MISSING = MISSING
    colour: Colour
    mode: SignalMode | None | MISSING = MISSING
    priority: Priority | MISSING = MISSING
