# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import MISSING, Field

from ._wire import (
    VARIADIC,
    Bool,
    CamelModel,
    Date,
    DateTime,
    ExactIntEnum,
    Int,
    Json,
    Model,
    Number,
    Uri,
    Uuid,
)
from .things import Direction


class SettingsInline(StrEnum):
    X = "x"
    Y = "y"


class SettingsLevel(ExactIntEnum):
    VALUE_1 = 1
    VALUE_2 = 2


class Point(Model):
    x: Number
    y: Number


class SettingsNested(Model):
    deep: Int | MISSING = MISSING
    """Default: `7`."""


class SettingsOutside(StrEnum):
    A = "a"
    B = "b"


class Settings(CamelModel):
    locale: str
    """Default: `"en"`."""

    text: str | MISSING = MISSING
    """Default: `""`."""

    count: Int | MISSING = MISSING
    """Default: `0`."""

    big: Int | MISSING = MISSING
    """Default: `9007199254740993`."""

    ratio: Number | MISSING = MISSING
    """Default: `0.1`."""

    whole: Number | MISSING = MISSING
    """Default: `1`."""

    tiny: Number | MISSING = MISSING
    """Default: `1e-07`."""

    enabled: Bool | MISSING = MISSING
    """Default: `False`."""

    nothing: str | None | MISSING = MISSING
    """Default: `None`."""

    tags: list[str] | MISSING = MISSING
    """Default: `[]`."""

    sizes: list[Int] | MISSING = MISSING
    """Default: `[1, 2, 3]`."""

    map: dict[str, Int] | MISSING = MISSING
    """Default: `{"a": 1}`."""

    free: Json | MISSING = MISSING
    """Default: `{"a": [1, None, {"b": True}]}`."""

    direction: Direction | MISSING = MISSING
    other: Direction | MISSING = MISSING
    """Default: `"down"`."""

    inline: SettingsInline | MISSING = MISSING
    """Default: `"y"`."""

    level: SettingsLevel | MISSING = MISSING
    """Default: `2`."""

    kind: Literal["settings"] | MISSING = MISSING
    """Default: `"settings"`."""

    point: Point | MISSING = MISSING
    """Default: `{"x": 1, "y": 2}`."""

    points: list[Point] | MISSING = MISSING
    """Default: `[{"x": 0, "y": 0}]`."""

    pair: (
        Annotated[tuple[str, Int, *tuple[Json, ...]], VARIADIC]
        | tuple[str]
        | tuple[()]
        | MISSING
    ) = MISSING
    """Default: `["a", 1]`."""

    day: Date | MISSING = MISSING
    """Default: `"2024-02-29"`."""

    moment: DateTime | MISSING = MISSING
    """Default: `"2024-02-29T12:00:00Z"`."""

    id: Uuid | MISSING = MISSING
    """Default: `"00000000-0000-0000-0000-000000000000"`."""

    url: Uri | MISSING = MISSING
    """Default: `"https://example.com"`."""

    either: str | Int | MISSING = MISSING
    """Default: `5`."""

    nested: SettingsNested | MISSING = MISSING
    """Default: `{}`."""

    wrong: Int | MISSING = MISSING
    """Default: `"seven"`."""

    outside: SettingsOutside | MISSING = MISSING
    """Default: `"c"`."""

    too_long: Annotated[str, Field(max_length=3)] | MISSING = MISSING
    """Default: `"abcd"`."""
