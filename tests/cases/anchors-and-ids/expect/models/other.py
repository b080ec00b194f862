# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import Model

Name: TypeAlias = Annotated[str, Field(min_length=1)]


class Address(Model):
    city: str | MISSING = MISSING


class Person(Model):
    name: Name
    address: Address | MISSING = MISSING
    employer: "Company | MISSING" = MISSING


class Company(Model):
    name: Name | MISSING = MISSING
    owner: Person | MISSING = MISSING
    seat: Address | MISSING = MISSING


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Team(Model):
    lead: Person | MISSING = MISSING
    members: list[Person] | MISSING = MISSING
    colour: Colour | MISSING = MISSING
