# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._wire import Bool, DateTime, Model


class Dog(Model):
    kind: Literal["DOG"]
    name: str | MISSING = MISSING
    barks: Bool | MISSING = MISSING


class Cat(Model):
    kind: Literal["CAT"]
    name: str | MISSING = MISSING
    purrs: Bool | MISSING = MISSING


Animal: TypeAlias = Annotated[Dog | Cat, Field(discriminator="kind")]


class Zoo(Model):
    star: Animal | MISSING = MISSING
    dogs: list[Dog] | MISSING = MISSING


class Opened(Model):
    at: DateTime | MISSING = MISSING


Event: TypeAlias = Opened
