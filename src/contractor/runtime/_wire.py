# Made by contractor. Changes made here are lost.
"""What every model stands on: the base class, and types that take exactly what JSON Schema takes.

Pydantic reads `"5"` and `true` as integers, and a date out of a number. These types do not: an integer is a
JSON number without a fraction (`1.0` is one), a date-time is RFC 3339 text. Python code may pass values that
are already what they should be: a `datetime`, a `UUID`, a `Decimal`.
"""

import gc
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from functools import cache
from ipaddress import IPv4Address, IPv6Address
from math import isfinite
from re import compile as compiled
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    TypeAlias,
    TypeVar,
    Unpack,
    cast,
    get_args,
    get_origin,
)
from unicodedata import category, normalize
from uuid import UUID

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticKnownError,
    SchemaValidator,
    to_jsonable_python,
)
from pydantic_core import core_schema as cs

T = TypeVar("T")


def _settle() -> None:
    """Count what was made so far as old: models and their validators stay for as long as the program runs.

    Otherwise the collector goes through all of them again and again while more are made, which takes as long
    as making them. Where objects are frozen (Python 3.12 does it itself), or threads have no lock, it may do so.
    """
    if gc.isenabled() and not gc.get_freeze_count() and _LOCKED:
        gc.freeze()
        gc.unfreeze()


_LOCKED: bool = getattr(sys, "_is_gil_enabled", lambda: True)()


@contextmanager
def _building() -> Iterator[None]:
    """Room for Pydantic to build types: for nesting, a dozen calls to a level, and from the collector."""
    limit, collects = sys.getrecursionlimit(), gc.isenabled()
    sys.setrecursionlimit(max(limit, 20_000))
    gc.disable()
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        if collects:
            gc.enable()
            _settle()


def _is_finite(value: Any) -> bool:
    return isfinite(value) if isinstance(value, float) else bool(abs(value) < 2**1024)


def _finite(value: Any) -> Any:
    """A JSON value, which has no number that no double holds."""
    if isinstance(value, (float, int)):
        if not _is_finite(value):
            raise PydanticKnownError("finite_number")
    elif isinstance(value, dict):
        for inner in value.values():
            _finite(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _finite(inner)
    return value


class _Json:
    """Any JSON value; to Python code, any value."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.no_info_plain_validator_function(
            _finite, serialization=cs.simple_ser_schema("any")
        )

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {}


Json: TypeAlias = Annotated[Any, _Json()]


@cache
def _by_wire_name(model: type[BaseModel]) -> dict[str, str]:
    """The fields of a model by their names in JSON, where these are others."""
    fields = model.__pydantic_fields__
    return {
        field.alias: name
        for name, field in fields.items()
        if field.alias is not None and field.alias not in fields
    }


class Model(BaseModel):
    """The base of every model.

    The constructor takes Python names; parsing (`model_validate`, `model_validate_json`) takes the names of
    the contract and no others. Properties that the contract does not declare are kept, and written back.
    """

    model_config = ConfigDict(
        defer_build=True,
        extra="allow",
        serialize_by_alias=True,
        validate_assignment=True,
        protected_namespaces=(),
    )

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, Json]

        def __init__(self, /, **data):
            __tracebackhide__ = True
            self.__pydantic_validator__.validate_python(
                data, self_instance=self, by_alias=True, by_name=True
            )

        # Says that this is how models are made, so that parsing need not call it for every nested one.
        __init__.__pydantic_base_init__ = True

        def __setattr__(self, name, value):
            field = _by_wire_name(type(self)).get(name)
            if field is not None:
                # Kept as a property of its own, it would be written beside the field.
                raise AttributeError(f"{name!r} is the name in JSON; set {field!r}")
            super().__setattr__(name, value)

        @classmethod
        def __pydantic_init_subclass__(cls, **options):
            _settle()

        @classmethod
        def model_rebuild(cls, *, _parent_namespace_depth=2, **options):
            with _building():
                return super().model_rebuild(
                    _parent_namespace_depth=_parent_namespace_depth + 1, **options
                )


def camel(name: str) -> str:
    """`order_id` as `orderId`."""
    head, *rest = name.split("_")
    return head + "".join([word[:1].upper() + word[1:] for word in rest])


class CamelModel(Model):
    """The base of models whose properties are `camelCase` in the contract."""

    model_config = ConfigDict(alias_generator=camel)


class _NotNull:
    """Refuses null on the wire; to Python code, None is how an absent property is said."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        if schema["type"] != "nullable":
            return schema
        return cs.json_or_python_schema(schema["schema"], schema)


def _is_none(value: object) -> bool:
    return value is None


Maybe: TypeAlias = Annotated[T | None, Field(exclude_if=_is_none), _NotNull()]
"""A value, or None where the property is absent; null is neither read nor written."""


def given(value: T | MISSING) -> T | None:
    """The value, or None where the property is absent."""
    return None if value is MISSING else value


# ── numbers, booleans, constants ──────────────────────────────────────────────────────


def _integral(value: float) -> int:
    if not value.is_integer():
        raise PydanticKnownError("int_from_float")
    return int(value)


_STR = cs.str_schema(strict=True)
_BOOL = cs.bool_schema(strict=True)
_FLOAT = cs.float_schema(strict=True, allow_inf_nan=False)
# No double holds more, and a number that one reader takes for infinity is none.
_WHOLE = cs.int_schema(strict=True, gt=-(2**1024), lt=2**1024)
_INT = cs.union_schema(
    [
        _WHOLE,
        cs.no_info_after_validator_function(_integral, _FLOAT),
    ],
    mode="left_to_right",
    custom_error_type="int_type",
    serialization=cs.simple_ser_schema("int"),
)
_NUMBER = cs.union_schema(
    [_WHOLE, _FLOAT],
    mode="left_to_right",
    custom_error_type="float_type",
    serialization=cs.simple_ser_schema("any"),
)
_BOUNDS = ("ge", "gt", "le", "lt", "multiple_of")


class _Exact:
    """Makes the annotated type take what JSON Schema takes, and nothing that Python would convert."""

    def __init__(self, least: int | None = None, most: int | None = None) -> None:
        self._least = least
        self._most = most

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return self._exact(handler(source))

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema.get("metadata", {}).get("plain", schema))

    def _exact(self, schema: CoreSchema) -> CoreSchema:
        match schema["type"]:
            case "int":
                return self._integer(schema)
            case "float":
                return _number(schema)
            case "bool":
                return cs.bool_schema(strict=True)
            case "literal":
                return _literal(schema)
            case _:
                return schema

    def _integer(self, schema: Any) -> CoreSchema:
        bounds = {name: schema[name] for name in _BOUNDS if name in schema}
        if self._least is not None:
            bounds["ge"] = max(bounds.get("ge", self._least), self._least)
        if self._most is not None:
            bounds["le"] = min(bounds.get("le", self._most), self._most)
        plain = cs.int_schema(strict=True, **bounds)
        steps: list[CoreSchema] = [_INT, plain] if bounds else [_INT]
        return cs.chain_schema(steps, metadata={"plain": plain})


def _number(schema: Any) -> CoreSchema:
    bounds = {name: schema[name] for name in _BOUNDS if name in schema}
    plain = cs.float_schema(**bounds)
    if not bounds:
        return cs.chain_schema([_NUMBER], metadata={"plain": plain})

    def check(value: float) -> float:
        for name, bound in bounds.items():
            if not _HOLDS[name](value, bound):
                raise PydanticKnownError(_ERRORS[name], {name: bound})
        return value

    return cs.no_info_after_validator_function(
        check,
        _NUMBER,
        serialization=cs.simple_ser_schema("any"),
        metadata={"plain": plain},
    )


def _multiple(value: float, step: float) -> bool:
    """In decimals as written, since 0.3 % 0.1 is not 0."""
    return Fraction(str(value)) % Fraction(str(step)) == 0


_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "ge": lambda value, bound: value >= bound,
    "gt": lambda value, bound: value > bound,
    "le": lambda value, bound: value <= bound,
    "lt": lambda value, bound: value < bound,
    "multiple_of": _multiple,
}
_ERRORS: dict[str, Any] = {
    "ge": "greater_than_equal",
    "gt": "greater_than",
    "le": "less_than_equal",
    "lt": "less_than",
    "multiple_of": "multiple_of",
}


def _literal(schema: Any) -> CoreSchema:
    """`True` is not 1, and 1.0 is: constants of each kind behind a check of that kind."""
    choices: list[CoreSchema | tuple[CoreSchema, str]] = []
    texts = [value for value in schema["expected"] if isinstance(value, str)]
    flags = [value for value in schema["expected"] if isinstance(value, bool)]
    numbers = [
        value
        for value in schema["expected"]
        if isinstance(value, int) and not isinstance(value, bool)
    ]
    if texts:
        choices.append(cs.literal_schema(texts))
    if numbers:
        choices.append(cs.chain_schema([_INT, cs.literal_schema(numbers)]))
    if flags:
        choices.append(cs.chain_schema([_BOOL, cs.literal_schema(flags)]))
    return cs.union_schema(
        choices,
        mode="left_to_right",
        serialization=cs.simple_ser_schema("any"),
        metadata={"plain": schema},
    )


EXACT = _Exact()
INT8 = _Exact(-(2**7), 2**7 - 1)
INT16 = _Exact(-(2**15), 2**15 - 1)
INT32 = _Exact(-(2**31), 2**31 - 1)
INT64 = _Exact(-(2**63), 2**63 - 1)
UINT8 = _Exact(0, 2**8 - 1)
UINT16 = _Exact(0, 2**16 - 1)
UINT32 = _Exact(0, 2**32 - 1)
UINT64 = _Exact(0, 2**64 - 1)

Int: TypeAlias = Annotated[int, EXACT]
Int8: TypeAlias = Annotated[int, INT8]
Int16: TypeAlias = Annotated[int, INT16]
Int32: TypeAlias = Annotated[int, INT32]
Int64: TypeAlias = Annotated[int, INT64]
UInt8: TypeAlias = Annotated[int, UINT8]
UInt16: TypeAlias = Annotated[int, UINT16]
UInt32: TypeAlias = Annotated[int, UINT32]
UInt64: TypeAlias = Annotated[int, UINT64]
Number: TypeAlias = Annotated[float, EXACT]
Bool: TypeAlias = Annotated[bool, EXACT]


class ExactIntEnum(IntEnum):
    """The base of enumerations of integers: takes 1 and 1.0 for a member that is 1, and refuses `True`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = handler(source)
        checked = cs.chain_schema([_INT, members], metadata={"plain": members})
        return cs.json_or_python_schema(
            checked,
            cs.union_schema(
                [cs.is_instance_schema(cls), checked],
                mode="left_to_right",
                custom_error_type="int_type",
            ),
            serialization=cs.simple_ser_schema("int"),
            metadata={"plain": members},
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema.get("metadata", {}).get("plain", schema))


def _same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            _same(value, other[name]) for name, value in one.items()
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


class Equals:
    """Takes only these JSON values, for constants that `Literal` cannot say."""

    def __init__(self, *values: Any) -> None:
        self._values = values

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.no_info_plain_validator_function(
            self._check, serialization=cs.simple_ser_schema("any")
        )

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"enum": list(self._values)}

    def _check(self, value: Any) -> Any:
        if any(_same(value, one) for one in self._values):
            return value
        raise PydanticCustomError(
            "constant",
            "Input should be {expected}",
            {"expected": " or ".join(map(repr, self._values))},
        )


class _Never:
    """Takes no value at all."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.no_info_plain_validator_function(self._refuse)

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"not": {}}

    def _refuse(self, value: Any) -> Any:
        raise PydanticCustomError("never", "No value is allowed here")


Nothing: TypeAlias = Annotated[Any, _Never()]


class Other:
    """Takes JSON values of every type but these: `object`, `array`, `string`, `number`, `boolean`."""

    def __init__(self, *kinds: str) -> None:
        self._kinds = kinds

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.no_info_plain_validator_function(
            self._check, serialization=cs.simple_ser_schema("any")
        )

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"not": {"type": list(self._kinds)}}

    def _check(self, value: Any) -> Any:
        kind = _kind_of(value)
        if kind not in self._kinds:
            return value
        raise PydanticCustomError("other", "Input should be no {kind}", {"kind": kind})


def _kind_of(value: Any) -> str:
    """The JSON type of a value: that of what Python's own are written as."""
    if value is None:
        return "null"
    for name, of in _KINDS:
        if isinstance(value, of):
            return name
    try:
        return _kind_of(to_jsonable_python(value))
    except ValueError:
        raise PydanticCustomError("json", "Input should be a JSON value") from None


_KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("boolean", (bool,)),
    ("number", (int, float)),
    ("string", (str,)),
    ("array", (list, tuple)),
    ("object", (dict, BaseModel)),
)
NotObject: TypeAlias = Annotated[
    str | int | float | bool | list[Any] | None, Other("object")
]
NotArray: TypeAlias = Annotated[
    str | int | float | bool | dict[str, Any] | None, Other("array")
]
NotString: TypeAlias = Annotated[
    int | float | bool | list[Any] | dict[str, Any] | None, Other("string")
]
NotNumber: TypeAlias = Annotated[
    str | bool | list[Any] | dict[str, Any] | None, Other("number")
]
NotBoolean: TypeAlias = Annotated[
    str | int | float | list[Any] | dict[str, Any] | None, Other("boolean")
]


# ── lists ─────────────────────────────────────────────────────────────────────────────


def _frozen(value: Any) -> Any:
    """A hashable stand-in for a JSON value: equal where the values are."""
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, dict):
        return frozenset((name, _frozen(inner)) for name, inner in value.items())
    if isinstance(value, (list, tuple)):
        return ("list", *map(_frozen, value))
    return value


class _Unique:
    """Refuses a list that holds a value twice."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.with_info_wrap_validator_function(self._validate, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"uniqueItems": True}

    def _validate(
        self,
        value: Any,
        parse: cs.ValidatorFunctionWrapHandler,
        info: cs.ValidationInfo,
    ) -> Any:
        found = parse(value)
        plain = value
        if info.mode != "json":
            plain = to_jsonable_python(found, by_alias=True, bytes_mode="base64")
        if len({_frozen(item) for item in plain}) < len(plain):
            raise PydanticCustomError("unique_items", "Items should be unique")
        return found


UNIQUE = _Unique()


class _Variadic:
    """Reads `tuple[A, B, *tuple[C, ...]]`, which Pydantic does not."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        *first, others = get_args(source)
        rest = get_args(get_args(others)[0] if get_origin(others) is Unpack else others)
        items = [handler.generate_schema(item) for item in (*first, rest[0])]
        return cs.tuple_schema(items, variadic_item_index=len(first))


VARIADIC = _Variadic()


class _Deep:
    """Builds a type that nests very deeply, wherever it is used."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        with _building():
            return handler(source)


DEEP = _Deep()


# ── text ──────────────────────────────────────────────────────────────────────────────


class Text:
    """Checks the text on the wire, before it becomes a value of another type."""

    def __init__(
        self,
        *,
        min_length: int | None = None,
        max_length: int | None = None,
        pattern: str | None = None,
    ) -> None:
        self._check = cs.str_schema(
            strict=True,
            min_length=min_length,
            max_length=max_length,
            pattern=pattern,
        )
        limits = {
            "minLength": min_length,
            "maxLength": max_length,
            "pattern": pattern,
        }
        self._limits = {
            name: limit for name, limit in limits.items() if limit is not None
        }

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        inner = handler(source)
        validator = SchemaValidator(self._check)

        def check(value: Any, parse: cs.ValidatorFunctionWrapHandler) -> Any:
            return parse(
                validator.validate_python(value) if isinstance(value, str) else value
            )

        return cs.json_or_python_schema(
            cs.chain_schema([self._check, inner]),
            cs.no_info_wrap_validator_function(check, inner),
            metadata=inner.get("metadata"),  # what the inner type says of JSON Schema
        )

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | self._limits


class Matching:
    """Checks text with Python's own `re`, for patterns that look around or refer back."""

    def __init__(self, pattern: str) -> None:
        self._pattern = compiled(pattern)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return cs.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"pattern": self._pattern.pattern}

    def _check(self, value: T) -> T:
        if isinstance(value, str) and not self._pattern.search(value):
            raise PydanticKnownError(
                "string_pattern_mismatch", {"pattern": self._pattern.pattern}
            )
        return value


_EXPECTED = "Input should be {what}"


class _Form:
    """A form of text: what it is on the wire, what Python value it becomes, and its name in JSON Schema."""

    def __init__(self, schema: CoreSchema, **json_schema: str) -> None:
        self._schema = schema
        self._json_schema: JsonSchemaValue = {"type": "string", **json_schema}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        # A copy: Pydantic writes metadata into what it gets, once for every field.
        return cast("CoreSchema", {**self._schema})

    def __get_pydantic_json_schema__(
        self, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self._json_schema)


def _spelled(pattern: str, what: str, most: int | None = None) -> CoreSchema:
    """Text of this pattern, of at most so many characters; `what` says to people what it is."""
    return cs.custom_error_schema(
        cs.str_schema(strict=True, pattern=pattern, max_length=most),
        custom_error_type="format",
        custom_error_message=_EXPECTED,
        custom_error_context={"what": what},
    )


def _parsed(
    pattern: str, what: str, parse: CoreSchema, kind: type, **options: Any
) -> CoreSchema:
    """Text of this pattern that is then parsed; in Python also a value that is parsed already."""
    spelled = compiled(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, str):
            fits = spelled.fullmatch(value) is not None
        else:  # a datetime is a date to Python, and none on the wire
            fits = isinstance(value, kind)
            fits = fits and not (kind is date and isinstance(value, datetime))
        if not fits:
            raise PydanticCustomError("format", _EXPECTED, {"what": what})
        return value

    return cs.json_or_python_schema(
        cs.chain_schema([_spelled(pattern, what), parse]),
        cs.no_info_before_validator_function(check, parse),
        **options,
    )


def _made(make: Callable[[Any], T], what: str) -> CoreSchema:
    """Makes a value of text, and leaves what is no text as it is."""

    def parse(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return make(value)
        except ValueError:
            raise PydanticCustomError("format", _EXPECTED, {"what": what}) from None

    return cs.no_info_plain_validator_function(parse)


def _finer_too(schema: CoreSchema, make: Callable[[str], T], what: str) -> CoreSchema:
    """What Python holds, else text that is finer."""

    def parse(value: Any) -> T:
        if not isinstance(value, str):
            raise PydanticCustomError("format", _EXPECTED, {"what": what})
        return make(value)

    return cs.union_schema(
        [schema, cs.no_info_plain_validator_function(parse)],
        mode="left_to_right",
        custom_error_type="format",
        custom_error_message=_EXPECTED,
        custom_error_context={"what": what},
    )


def _plain(value: Decimal) -> str:
    return format(value, "f")


def _decoded(value: str) -> bytes:
    return b64decode(value, validate=True)


def _encoded(value: bytes) -> str:
    return b64encode(value).decode()


def _written(write: Callable[[Any], str]) -> Any:
    return cs.plain_serializer_function_ser_schema(
        write, return_schema=_STR, when_used="json"
    )


_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-5][0-9])"
_AWARE = cs.datetime_schema(tz_constraint="aware", microseconds_precision="error")
_AWARE_TIME = cs.time_schema(tz_constraint="aware", microseconds_precision="error")
_STRING = cs.to_string_ser_schema(when_used="json")


class _FinerDateTime(datetime):
    """A date and time in finer digits than Python holds: it is written as it was read."""

    text: str

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return _finer_date_time, (self.text,)


class _FinerTime(time):
    """A time in finer digits than Python holds: it is written as it was read."""

    text: str

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return _finer_time, (self.text,)


def _finer_date_time(text: str) -> datetime:
    found = _FinerDateTime.fromisoformat(text.upper())
    found.text = text
    return found


def _finer_time(text: str) -> time:
    found = _FinerTime.fromisoformat(text.upper())
    found.text = text
    return found


def _as_read(value: Any) -> Any:
    return getattr(value, "text", value)


_AS_READ = cs.plain_serializer_function_ser_schema(_as_read, when_used="json")

DateTime: TypeAlias = Annotated[
    datetime,
    _Form(
        _parsed(
            f"^{_DAY}[Tt]{_CLOCK}$",
            "a date and time with offset",
            _finer_too(_AWARE, _finer_date_time, "a date and time with offset"),
            datetime,
            serialization=_AS_READ,
        ),
        format="date-time",
    ),
]
Date: TypeAlias = Annotated[
    date,
    _Form(_parsed(f"^{_DAY}$", "a date", cs.date_schema(), date), format="date"),
]
Time: TypeAlias = Annotated[
    time,
    _Form(
        _parsed(
            f"^{_CLOCK}$",
            "a time with offset",
            _finer_too(_AWARE_TIME, _finer_time, "a time with offset"),
            time,
            serialization=_AS_READ,
        ),
        format="time",
    ),
]
Uuid: TypeAlias = Annotated[
    UUID,
    _Form(
        _parsed(
            "^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
            "a UUID of 36 characters",
            cs.uuid_schema(),
            UUID,
        ),
        format="uuid",
    ),
]
DecimalText: TypeAlias = Annotated[
    Decimal,
    _Form(
        _parsed(
            r"^-?[0-9]+(?:\.[0-9]+)?$",
            "a decimal number as text",
            cs.decimal_schema(),
            Decimal,
            serialization=_written(_plain),
        ),
        format="decimal",
    ),
]
Base64: TypeAlias = Annotated[
    bytes,
    _Form(
        _parsed(
            "^[A-Za-z0-9+/]*={0,2}$",
            "base64",
            _made(_decoded, "base64"),
            bytes,
            serialization=_written(_encoded),
        ),
        format="byte",
        contentEncoding="base64",
    ),
]
IPv4: TypeAlias = Annotated[
    IPv4Address,
    _Form(
        _parsed(
            "^[0-9.]+$",
            "an IPv4 address",
            _made(IPv4Address, "an IPv4 address"),
            IPv4Address,
            serialization=_STRING,
        ),
        format="ipv4",
    ),
]
IPv6: TypeAlias = Annotated[
    IPv6Address,
    _Form(
        _parsed(
            "^[0-9A-Fa-f:.]+$",
            "an IPv6 address",
            _made(IPv6Address, "an IPv6 address"),
            IPv6Address,
            serialization=_STRING,
        ),
        format="ipv6",
    ),
]

_ATOM = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL})*"
_QUOTED = r'"(?:[ !#-\[\]-~]|\\[ -~])*"'
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_FOUR = rf"{_OCTET}(?:\.{_OCTET}){{3}}"
_GROUP = "[0-9A-Fa-f]{1,4}"
_LOW = rf"(?:{_GROUP}:{_GROUP}|{_FOUR})"
# RFC 3986 §3.2.2, IPv6address
_SIX = "|".join(
    [
        rf"(?:{_GROUP}:){{6}}{_LOW}",
        rf"::(?:{_GROUP}:){{5}}{_LOW}",
        rf"(?:{_GROUP})?::(?:{_GROUP}:){{4}}{_LOW}",
        *(
            rf"(?:(?:{_GROUP}:){{0,{7 - after - 2}}}{_GROUP})?::(?:{_GROUP}:){{{after}}}{_LOW}"
            for after in (3, 2, 1, 0)
        ),
        rf"(?:(?:{_GROUP}:){{0,5}}{_GROUP})?::{_GROUP}",
        rf"(?:(?:{_GROUP}:){{0,6}}{_GROUP})?::",
    ]
)
_LITERAL = rf"\[(?:{_FOUR}|[Ii][Pp][Vv]6:(?:{_SIX}))\]"


def _internationalized(value: str) -> str:
    """A host name whose labels that begin with `xn--` say a label of another script (RFC 5890 §2.3.2.1).

    Two hyphens at that place are left for such labels (RFC 5891 §4.2.3.1).
    """
    for label in value.split(".") if "--" in value else ():
        if label[2:4] == "--" and not _is_alabel(label):
            raise PydanticCustomError("format", _EXPECTED, {"what": "a host name"})
    return value


def _is_alabel(label: str) -> bool:
    if label[:4].lower() != "xn--":
        return False
    try:
        said = label[4:].lower().encode("ascii").decode("punycode")
    except UnicodeError:
        return False
    return (
        not said.isascii()
        and said == normalize("NFC", said).lower()
        and said.encode("punycode").decode() == label[4:].lower()
        and all(category(char)[0] in "LMN" or char in "-·・ー" for char in said)
        and category(said[0])[0] != "M"
        and not said.startswith("-")
        and not said.endswith("-")
        and said[2:4] != "--"
    )


def _reference(letters: str, private: str) -> tuple[str, str]:
    """URIs and references (RFC 3986, appendix A), with letters beyond ASCII for IRIs (RFC 3987 §2.2)."""
    free = rf"0-9A-Za-z\-._~{letters}!$&'()*+,;="
    escape = "%[0-9A-Fa-f]{2}"
    character = rf"(?:[{free}:@]|{escape})"
    host = rf"\[(?:{_SIX}|[Vv][0-9A-Fa-f]+\.[0-9A-Za-z\-._~!$&'()*+,;=:]+)\]"
    authority = (
        rf"(?:(?:[{free}:]|{escape})*@)?(?:{host}|(?:[{free}]|{escape})*)(?::[0-9]*)?"
    )
    segments = rf"(?:/{character}*)*"
    rest = rf"//{authority}{segments}|/(?:{character}+{segments})?"
    tail = (
        rf"(?:\?(?:[{free}:@/?{private}]|{escape})*)?(?:#(?:[{free}:@/?]|{escape})*)?"
    )
    absolute = rf"[A-Za-z][0-9A-Za-z+\-.]*:(?:{rest}|{character}+{segments})?{tail}"
    first = rf"(?:[{free}@]|{escape})+"
    return absolute, rf"(?:{absolute}|(?:{rest}|{first}{segments})?{tail})"


_LETTERS = r"\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    rf"\U{plane:04x}0000-\U{plane:04x}fffd" for plane in range(1, 15)
).replace(r"\U000e0000", r"\U000e1000")
_PRIVATE = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_URI, _URI_REFERENCE = _reference("", "")
_IRI, _IRI_REFERENCE = _reference(_LETTERS, _PRIVATE)
_POINTER = "(?:/(?:[^/~]|~[01])*)*"
_LETTER = "(?:[0-9A-Za-z_]|%[0-9A-Fa-f]{2})"
_VARIABLE = rf"{_LETTER}(?:\.?{_LETTER})*(?:\*|:[1-9][0-9]{{0,3}})?"
_EXPRESSION = rf"\{{[+#./;?&=,!@|]?{_VARIABLE}(?:,{_VARIABLE})*\}}"
_DATE_PART = "[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D"
_TIME_PART = "T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)"

Duration: TypeAlias = Annotated[
    str,
    _Form(
        _spelled(
            f"^P(?:(?:{_DATE_PART})(?:{_TIME_PART})?|{_TIME_PART}|[0-9]+W)$",
            "an ISO 8601 duration",
        ),
        format="duration",
    ),
]
Email: TypeAlias = Annotated[
    str,
    _Form(
        _spelled(
            rf"^(?:{_ATOM}(?:\.{_ATOM})*|{_QUOTED})@(?:{_DOMAIN}|{_LITERAL})$",
            "an email address",
        ),
        format="email",
    ),
]
Hostname: TypeAlias = Annotated[
    str,
    _Form(
        cs.no_info_after_validator_function(
            _internationalized, _spelled(f"^{_DOMAIN}$", "a host name", 253)
        ),
        format="hostname",
    ),
]
Uri: TypeAlias = Annotated[
    str,
    _Form(
        _spelled(
            f"^{_URI}$",
            "an absolute URI",
        ),
        format="uri",
    ),
]
UriReference: TypeAlias = Annotated[
    str,
    _Form(
        _spelled(f"^{_URI_REFERENCE}$", "a URI reference"),
        format="uri-reference",
    ),
]
Iri: TypeAlias = Annotated[
    str,
    _Form(
        _spelled(
            f"^{_IRI}$",
            "an absolute IRI",
        ),
        format="iri",
    ),
]
IriReference: TypeAlias = Annotated[
    str,
    _Form(
        _spelled(f"^{_IRI_REFERENCE}$", "an IRI reference"),
        format="iri-reference",
    ),
]
UriTemplate: TypeAlias = Annotated[
    str,
    _Form(
        _spelled(
            rf"^(?:{_EXPRESSION}|[^\x00-\x20\x7f-\x9f\"%<>\\^`{{|}}]|%[0-9A-Fa-f]{{2}})*$",
            "a URI template",
        ),
        format="uri-template",
    ),
]
JsonPointer: TypeAlias = Annotated[
    str, _Form(_spelled(f"^{_POINTER}$", "a JSON pointer"), format="json-pointer")
]
RelativeJsonPointer: TypeAlias = Annotated[
    str,
    _Form(
        _spelled(f"^(?:0|[1-9][0-9]*)(?:#|{_POINTER})$", "a relative JSON pointer"),
        format="relative-json-pointer",
    ),
]
