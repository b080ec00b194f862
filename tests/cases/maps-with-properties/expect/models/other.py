# Made by contractor. Changes made here are lost.

from pydantic import MISSING, Field

from ._wire import Int, Model, Number


class Labels(Model):
    __pydantic_extra__: dict[str, str] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    app: str
    replicas: Int | MISSING = MISSING


class NestedValue(Model):
    weight: Number | MISSING = MISSING


class Nested(Model):
    __pydantic_extra__: dict[str, NestedValue] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    id: str | MISSING = MISSING


class RequiredOnly(Model):
    __pydantic_extra__: dict[str, Number] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    east: Number
    west: Number
