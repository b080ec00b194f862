# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Model
from .a_b import GetItC, GetItResponse


class WholePartDeepItem(Model):
    v: str | MISSING = MISSING


class WholePart(Model):
    deep: list[WholePartDeepItem] | MISSING = MISSING


class WholeState(StrEnum):
    ON = "on"
    OFF = "off"


class WholeChoiceWithL(Model):
    l: str | MISSING = MISSING


class Whole(Model):
    part: WholePart | MISSING = MISSING
    state: WholeState | MISSING = MISSING
    choice: WholeChoiceWithL | str | MISSING = MISSING


class WithSlashTildeSpace(Model):
    a: str | MISSING = MISSING


class ComExampleThing(Model):
    b: str | MISSING = MISSING


class Users(Model):
    property: WholePart | MISSING = MISSING
    item: WholePartDeepItem | MISSING = MISSING
    state: WholeState | MISSING = MISSING
    branch: WholeChoiceWithL | MISSING = MISSING
    response: GetItResponse | MISSING = MISSING
    parameter: GetItC | MISSING = MISSING
    escaped: WithSlashTildeSpace | MISSING = MISSING
    dotted: ComExampleThing | MISSING = MISSING


class ComExampleV2Thing(Model):
    c: str | MISSING = MISSING
