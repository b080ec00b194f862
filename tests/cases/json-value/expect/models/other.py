# Made by contractor. Changes made here are lost.

from typing import TYPE_CHECKING, TypeAlias

from pydantic import MISSING
from typing_extensions import TypeAliasType

from ._wire import Bool, Json, Model, Number

if TYPE_CHECKING:
    JsonValue: TypeAlias = (
        "Bool | list[JsonValue] | dict[str, JsonValue] | Number | str | None"
    )
else:
    JsonValue = TypeAliasType(
        "JsonValue",
        "Bool | list[JsonValue] | dict[str, JsonValue] | Number | str | None",
    )


class Entry(Model):
    key: str
    value: JsonValue
    metadata: Json
    anything: Json | MISSING = MISSING
    described: Json | MISSING = MISSING
    """Whatever the client likes."""
