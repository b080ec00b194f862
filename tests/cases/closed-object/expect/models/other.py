# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, ConfigDict, Field

from ._wire import Model, Nothing, Number


class Point(Model):
    model_config = ConfigDict(extra="forbid")

    x: Number
    y: Number


class Empty(Model):
    model_config = ConfigDict(extra="forbid")


class Strange(Model):
    model_config = ConfigDict(extra="forbid")

    never: Nothing


class LineStyle(Model):
    model_config = ConfigDict(extra="forbid")

    width: Number | MISSING = MISSING


class Line(Model):
    model_config = ConfigDict(extra="forbid")

    from_: Annotated[Point | MISSING, Field(alias="from")] = MISSING
    style: LineStyle | MISSING = MISSING


class Optional(Model):
    model_config = ConfigDict(extra="forbid")

    id: str | MISSING = MISSING
