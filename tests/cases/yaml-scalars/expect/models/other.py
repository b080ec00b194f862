# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import MISSING

from ._wire import Bool, Equals, Int, Model


class Answers(StrEnum):
    YES = "yes"
    NO = "no"
    ON = "on"
    OFF = "off"
    Y = "y"
    N = "n"
    VALUE_12_30_45 = "12:30:45"
    VALUE_2024_01_01 = "2024-01-01"
    VALUE_1_000 = "1_000"
    A = "~a"
    TILDE = "~"


Numbers: TypeAlias = Annotated[Any, Equals(31, 15, 1000, 1, 10, 0.5)]


class Base(Model):
    id: str | MISSING = MISSING


class Copy(Model):
    id: str | MISSING = MISSING


class Merged(Model):
    id: str | MISSING = MISSING
    on: Bool | MISSING = MISSING
    """Default: `True`."""

    no: Int | MISSING = MISSING
    """Default: `0`."""


Block: TypeAlias = str
"""First line.

Indented, with "quotes" and a trailing backslash \\
"""
