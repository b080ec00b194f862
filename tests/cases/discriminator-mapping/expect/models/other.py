# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._wire import CamelModel, Int


class Cat(CamelModel):
    pet_type: Literal["cat", "kitten"]
    lives: Int | MISSING = MISSING


class Dog(CamelModel):
    pet_type: Literal["dog"]
    tricks: list[str] | MISSING = MISSING


class Lizard(CamelModel):
    pet_type: Literal["lizard"]
    loves: str | MISSING = MISSING


Pet: TypeAlias = Annotated[Cat | Dog | Lizard, Field(discriminator="pet_type")]
