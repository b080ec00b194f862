# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated as TypingAnnotated
from typing import Literal as TypingLiteral
from typing import TypeAlias

from pydantic import MISSING as PydanticMISSING
from pydantic import Field as PydanticField

from ._schema import Satisfies
from ._wire import EXACT, Bool, CamelModel, DateTime, Json, Model, Number, Uuid
from ._wire import Date as WireDate
from ._wire import Int as WireInt


class None_(Model):
    none: str | PydanticMISSING = PydanticMISSING


class BaseModel(Model):
    model_config_: TypingAnnotated[
        str | PydanticMISSING, PydanticField(alias="model_config")
    ] = PydanticMISSING
    model_fields_: TypingAnnotated[
        WireInt | PydanticMISSING, PydanticField(alias="model_fields")
    ] = PydanticMISSING
    model_dump_: TypingAnnotated[
        str | PydanticMISSING, PydanticField(alias="model_dump")
    ] = PydanticMISSING
    schema_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="schema")] = (
        PydanticMISSING
    )
    json_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="json")] = (
        PydanticMISSING
    )
    copy_: TypingAnnotated[Bool | PydanticMISSING, PydanticField(alias="copy")] = (
        PydanticMISSING
    )
    dict_: TypingAnnotated[
        dict[str, Json] | PydanticMISSING, PydanticField(alias="dict")
    ] = PydanticMISSING
    validate_: TypingAnnotated[
        str | PydanticMISSING, PydanticField(alias="validate")
    ] = PydanticMISSING
    construct_: TypingAnnotated[
        str | PydanticMISSING, PydanticField(alias="construct")
    ] = PydanticMISSING


class Field(Model):
    field_field: TypingAnnotated[
        str | PydanticMISSING, PydanticField(alias="Field")
    ] = PydanticMISSING
    field: str | PydanticMISSING = PydanticMISSING
    alias: str | PydanticMISSING = PydanticMISSING


class Any(Model):
    any: Json | PydanticMISSING = PydanticMISSING


List: TypeAlias = list[Any]


class Optional(Model):
    value: List | None | PydanticMISSING = PydanticMISSING


class Literal(Model):
    literal: TypingLiteral["x"] | PydanticMISSING = PydanticMISSING


Union: TypeAlias = TypingAnnotated[
    Optional | Literal,
    Satisfies(
        {
            "oneOf": [
                {"$ref": "_schemas.json#/$defs/Optional"},
                {"$ref": "_schemas.json#/$defs/Literal"},
            ],
        }
    ),
]


Annotated: TypeAlias = TypingAnnotated[str, PydanticField(max_length=3)]


class Str(Model):
    str_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="str")] = (
        PydanticMISSING
    )
    int_: TypingAnnotated[WireInt | PydanticMISSING, PydanticField(alias="int")] = (
        PydanticMISSING
    )
    float_: TypingAnnotated[Number | PydanticMISSING, PydanticField(alias="float")] = (
        PydanticMISSING
    )
    bool_: TypingAnnotated[Bool | PydanticMISSING, PydanticField(alias="bool")] = (
        PydanticMISSING
    )
    list_: TypingAnnotated[list[str] | PydanticMISSING, PydanticField(alias="list")] = (
        PydanticMISSING
    )
    date: WireDate | PydanticMISSING = PydanticMISSING


Int: TypeAlias = TypingAnnotated[int, PydanticField(ge=1), EXACT]


class DateSchema(Model):
    date: WireDate | PydanticMISSING = PydanticMISSING
    datetime: DateTime | PydanticMISSING = PydanticMISSING
    uuid: TypingAnnotated[Uuid | PydanticMISSING, PydanticField(alias="UUID")] = (
        PydanticMISSING
    )


class Enum(StrEnum):
    NAME = "name"
    VALUE = "value"
    IGNORE = "_ignore_"
    MRO = "mro"
    INIT = "__init__"
    MISSING = "_missing_"


class ObjectSchema(Model):
    object: dict[str, Json] | PydanticMISSING = PydanticMISSING
    id: str | PydanticMISSING = PydanticMISSING


Object: TypeAlias = str


class Array(Model):
    length: WireInt | PydanticMISSING = PydanticMISSING


Record: TypeAlias = dict[str, Array]


class Date(Model):
    now: DateTime | PydanticMISSING = PydanticMISSING


class Promise(Model):
    then: str | PydanticMISSING = PydanticMISSING
    catch: str | PydanticMISSING = PydanticMISSING
    finally_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="finally")] = (
        PydanticMISSING
    )


class Partial(Model):
    readonly: Bool | PydanticMISSING = PydanticMISSING


class Default(CamelModel):
    default: str | PydanticMISSING = PydanticMISSING
    constructor: str | PydanticMISSING = PydanticMISSING
    proto: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="__proto__")] = (
        PydanticMISSING
    )
    prototype: str | PydanticMISSING = PydanticMISSING
    to_string: str | PydanticMISSING = PydanticMISSING
    has_own_property: Bool | PydanticMISSING = PydanticMISSING


class Error(Model):
    await_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="await")] = (
        PydanticMISSING
    )
    yield_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="yield")] = (
        PydanticMISSING
    )
    lambda_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="lambda")] = (
        PydanticMISSING
    )
    from_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="from")] = (
        PydanticMISSING
    )
    in_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="in")] = (
        PydanticMISSING
    )
    is_: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="is")] = (
        PydanticMISSING
    )
    new: str | PydanticMISSING = PydanticMISSING
    let: str | PydanticMISSING = PydanticMISSING
    var: str | PydanticMISSING = PydanticMISSING
    function: str | PydanticMISSING = PydanticMISSING
    interface: str | PydanticMISSING = PydanticMISSING
    enum: str | PydanticMISSING = PydanticMISSING
    true: TypingAnnotated[Bool | PydanticMISSING, PydanticField(alias="True")] = (
        PydanticMISSING
    )
    undefined: str | PydanticMISSING = PydanticMISSING
    na_n: TypingAnnotated[Number | PydanticMISSING, PydanticField(alias="NaN")] = (
        PydanticMISSING
    )
    arguments: str | PydanticMISSING = PydanticMISSING
    eval: str | PydanticMISSING = PydanticMISSING


class Underscored(Model):
    underscore_id: TypingAnnotated[
        str | PydanticMISSING, PydanticField(alias="_id")
    ] = PydanticMISSING
    v: TypingAnnotated[WireInt | PydanticMISSING, PydanticField(alias="__v")] = (
        PydanticMISSING
    )
    underscore: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="_")] = (
        PydanticMISSING
    )
    type: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="$type")] = (
        PydanticMISSING
    )
    id: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="@id")] = (
        PydanticMISSING
    )
    text: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="#text")] = (
        PydanticMISSING
    )
    private: TypingAnnotated[
        str | PydanticMISSING, PydanticField(alias="_private_")
    ] = PydanticMISSING


class MISSING(Model):
    missing: TypingAnnotated[str | PydanticMISSING, PydanticField(alias="MISSING")] = (
        PydanticMISSING
    )


class Unknown(Model):
    never: str | PydanticMISSING = PydanticMISSING
    unknown: Json | PydanticMISSING = PydanticMISSING
    any: Json | PydanticMISSING = PydanticMISSING
    symbol: str | PydanticMISSING = PydanticMISSING
