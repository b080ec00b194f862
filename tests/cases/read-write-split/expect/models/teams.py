# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._wire import CamelModel, Model
from .shared import City


class Person(Model):
    id: str
    kind: Literal["person"]
    friend: "Person | MISSING" = MISSING


class Robot(Model):
    kind: Literal["robot"]
    model: str | MISSING = MISSING


Member: TypeAlias = Annotated[Person | Robot, Field(discriminator="kind")]


class Team(CamelModel):
    name: str
    members: list[Member]
    by_role: dict[str, Person] | MISSING = MISSING
    city: City | MISSING = MISSING


class PersonInput(Model):
    kind: Literal["person"]
    password: str
    friend: "PersonInput | MISSING" = MISSING


MemberInput: TypeAlias = Annotated[PersonInput | Robot, Field(discriminator="kind")]


class TeamInput(CamelModel):
    name: str
    members: list[MemberInput]
    by_role: dict[str, PersonInput] | MISSING = MISSING
    city: City | MISSING = MISSING
