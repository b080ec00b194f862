# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import MISSING, ConfigDict, Field
from typing_extensions import TypeAliasType

from ._schema import Satisfies, satisfies
from ._wire import (
    EXACT,
    INT32,
    UNIQUE,
    VARIADIC,
    Bool,
    DateTime,
    Email,
    Equals,
    Int32,
    Json,
    Model,
    Uuid,
)


class CrateMaterial(StrEnum):
    WOOD = "wood"
    STEEL = "steel"


class Crate(Model):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["crate"]
    material: CrateMaterial


@satisfies(
    {
        "if": {"properties": {"sealed": {"const": True}}, "required": ["sealed"]},
        "then": {"required": ["seal"]},
        "else": {"properties": {"seal": False}},
    }
)
class Bag(Model):
    kind: Literal["bag"]
    sealed: Bool | MISSING = MISSING
    seal: Annotated[str, Field(pattern="^[A-Z]{2}-[0-9]+/[0-9]+$")] | MISSING = MISSING


Box: TypeAlias = Crate | Bag | None


class Shelf(Model):
    id: Uuid
    boxes: Annotated[list[Box], Field(min_length=1), UNIQUE]
    size: (
        Annotated[
            tuple[
                Annotated[int, Field(ge=1), INT32],
                Int32,
                *tuple[Annotated[float, Field(multiple_of=0.5), EXACT], ...],
            ],
            VARIADIC,
            Field(max_length=4),
        ]
        | tuple[Annotated[int, Field(ge=1), INT32]]
    )
    """Width, height, and what else is known."""

    above: "Shelf | MISSING" = MISSING
    kept_at: Annotated[DateTime | None | MISSING, Field(alias="kept-at")] = MISSING
    proto: Annotated[Bool | MISSING, Field(alias="__proto__")] = MISSING


class ShelfInput(Model):
    boxes: Annotated[list[Box], Field(min_length=1), UNIQUE]
    size: (
        Annotated[
            tuple[
                Annotated[int, Field(ge=1), INT32],
                Int32,
                *tuple[Annotated[float, Field(multiple_of=0.5), EXACT], ...],
            ],
            VARIADIC,
            Field(max_length=4),
        ]
        | tuple[Annotated[int, Field(ge=1), INT32]]
    )
    """Width, height, and what else is known."""

    above: "ShelfInput | MISSING" = MISSING
    kept_at: Annotated[DateTime | None | MISSING, Field(alias="kept-at")] = MISSING
    proto: Annotated[Bool | MISSING, Field(alias="__proto__")] = MISSING


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


AnyColour: TypeAlias = Annotated[
    Colour | Annotated[str, Field(min_length=3)], Field(union_mode="left_to_right")
]


Labels: TypeAlias = Annotated[
    dict[str, str],
    Field(min_length=1),
    Satisfies(
        {
            "propertyNames": {
                "maxLength": 20,
                "not": {"$ref": "_schemas.json#/$defs/Colour"},
            },
        }
    ),
]


@satisfies(
    {
        "patternProperties": {"^at-": {"type": "integer", "minimum": 0}},
        "properties": {"unit": True},
        "additionalProperties": False,
    }
)
class Stock(Model):
    __pydantic_extra__: dict[str, Annotated[int, Field(ge=0), EXACT]] = (  # pyright: ignore[reportIncompatibleVariableOverride]
        Field(init=False)
    )

    unit: str


@satisfies({"anyOf": [{"required": ["mail"]}, {"required": ["phone"]}]})
class Contact(Model):
    mail: Email | MISSING = MISSING
    phone: str | MISSING = MISSING


Marker: TypeAlias = Annotated[Any, Equals(1, "1", {"x": 0}, [])] | None


if TYPE_CHECKING:
    Tree: TypeAlias = "list[Tree]"
else:
    Tree = TypeAliasType("Tree", "list[Tree]")


Scan: TypeAlias = bytes


@satisfies("Keeper")
class Keeper(Model):
    mail: Email | MISSING = MISSING
    phone: str | MISSING = MISSING
    shelves: Annotated[
        list[Json],
        Satisfies(
            {"contains": {"$ref": "_schemas.json#/$defs/Shelf"}, "maxContains": 9}
        ),
    ]


@satisfies(
    {
        "allOf": [
            {"$ref": "_schemas.json#/$defs/Crate"},
            {"not": {"required": ["sender"]}},
        ],
    }
)
class Parcel(Model):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["crate"]
    material: CrateMaterial


@satisfies("Sealed")
class Sealed(Model):
    kind: Literal["bag"]
    sealed: Bool | MISSING = MISSING
    seal: Annotated[str, Field(pattern="^[A-Z]{2}-[0-9]+/[0-9]+$")] | MISSING = MISSING
    colour: AnyColour | MISSING = MISSING
