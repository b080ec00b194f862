# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Int, Model


class Part(Model):
    n: Int | MISSING = MISSING


class Old(StrEnum):
    X = "x"
    Y = "y"


class Plain(Model):
    id: str | MISSING = MISSING
    parts: Part | MISSING = MISSING
    old: Old | MISSING = MISSING


class Unknown(Model):
    a: str | MISSING = MISSING
