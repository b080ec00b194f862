# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from ._wire import Model


class One(Model):
    t: Annotated[Literal['one"\\'], Field(alias='t"\\`${')]


class Two(Model):
    t: Annotated[Literal['"""'], Field(alias='t"\\`${')]


Tagged: TypeAlias = Annotated[One | Two, Field(discriminator="t")]
