# Made by contractor. Changes made here are lost.

from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import MISSING
from typing_extensions import TypeAliasType

from ._wire import Bool, Model, Number

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
    metadata: Any
    anything: Any | MISSING = MISSING
    described: Any | MISSING = MISSING
    """Whatever the client likes."""
