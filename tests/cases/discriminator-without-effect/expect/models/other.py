# Made by contractor. Changes made here are lost.

from typing import Literal, TypeAlias

from pydantic import MISSING

from ._wire import Int, Model, Uri


class Film(Model):
    kind: Literal["film"]
    minutes: Int | MISSING = MISSING


Medium: TypeAlias = Film | Uri


class Song(Model):
    bars: Int | MISSING = MISSING


Item: TypeAlias = Film | Song


class Poem(Model):
    lines: Int | MISSING = MISSING
