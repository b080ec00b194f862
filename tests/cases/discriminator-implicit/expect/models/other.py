# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._wire import Int, Model


class Car(Model):
    kind: Literal["Car"]
    doors: Int | MISSING = MISSING


class Bike(Model):
    kind: Literal["Bike"]
    gears: Int | MISSING = MISSING


Vehicle: TypeAlias = Annotated[Car | Bike, Field(discriminator="kind")]


class Horn(Model):
    as_: Annotated[Literal["horn"], Field(alias="as")]


class LampAs(StrEnum):
    LAMP = "lamp"
    LIGHT = "light"


class Lamp(Model):
    as_: Annotated[LampAs, Field(alias="as")]


Signal: TypeAlias = Horn | Lamp


class InlineA(Model):
    t: Literal["a"]
    one: str | MISSING = MISSING


class InlineB(Model):
    t: Literal["b"]
    two: str | MISSING = MISSING


Inline: TypeAlias = Annotated[InlineA | InlineB, Field(discriminator="t")]
