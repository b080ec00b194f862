# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING, Field

from ._wire import Model


class Type(StrEnum):
    STR = "str"
    INT = "int"
    NONE = "None"
    TYPE = "type"


class Class(Model):
    type: Type | MISSING = MISSING
    none: Annotated[None | MISSING, Field(alias="None")] = MISSING
