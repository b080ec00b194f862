# Made by contractor. Changes made here are lost.
"""What types cannot say: values are checked against the contract's own schema, by jsonschema-rs.

What was read as JSON is checked as it was written; what Python code gives is checked as it would be written.
The engine is imported when a value is first checked.
"""

import json
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import quote

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, to_jsonable_python
from pydantic_core import core_schema as cs

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, Registry, ValidationError

#: What references into `_schemas.json` lead from; nothing is ever fetched.
_BASE = "json-schema:///_schemas.json"
M = TypeVar("M", bound=BaseModel)


@cache
def _document() -> dict[str, Any]:
    path = Path(__file__).with_name("_schemas.json")
    found: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
    return found


@cache
def _registry() -> "Registry":
    from jsonschema_rs import Registry

    shared = {name: _document().get(name, {}) for name in ("$defs", "checks")}
    return Registry([(_BASE, shared)])


class Satisfies:
    """Takes those values of the annotated type that satisfy a JSON Schema (2020-12), too.

    A text is the name of one in `_schemas.json`.
    """

    def __init__(self, schema: dict[str, Any] | str) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return self.around(handler(source))

    def around(self, schema: CoreSchema) -> CoreSchema:
        """The type, and this schema."""
        return cs.with_info_wrap_validator_function(self._validate, schema)

    @cached_property
    def _validator(self) -> "Draft202012Validator":
        from jsonschema_rs import Draft202012Validator

        schema = self._schema
        if isinstance(schema, str):
            dynamic = _document().get("dynamic", {})
            if schema in dynamic:  # it brings every resource that it refers to
                return Draft202012Validator(
                    dynamic[schema], validate_formats=True, offline=True
                )
            name = quote(schema.replace("~", "~0").replace("/", "~1"), safe="~")
            schema = {"$ref": f"_schemas.json#/checks/{name}"}
        return Draft202012Validator(
            schema, registry=_registry(), validate_formats=True, offline=True
        )

    def _validate(
        self,
        value: Any,
        parse: cs.ValidatorFunctionWrapHandler,
        info: cs.ValidationInfo,
    ) -> Any:
        if info.mode == "json":
            found = parse(value)
            self._check(value)
            return found
        before = _state(value)
        found = parse(value)
        try:
            self._check(to_jsonable_python(found, by_alias=True, bytes_mode="base64"))
        except BaseException:
            if before is not None:  # a field was set, and is set back
                for name, part in before.items():
                    object.__setattr__(value, name, part)
            raise
        return found

    def _check(self, value: Any) -> None:
        try:
            if self._validator.is_valid(value):
                return
            first = next(self._validator.iter_errors(value))
        except ValueError as why:
            raise PydanticCustomError(
                "schema", "Input cannot be checked: {why}", {"why": str(why)}
            ) from None
        raise PydanticCustomError(
            "schema",
            "Input should satisfy `{keyword}` of its schema{where}",
            {"keyword": _keyword(first), "where": _where(first)},
        )


def satisfies(schema: dict[str, Any] | str) -> Callable[[type[M]], type[M]]:
    """A model whose values satisfy a JSON Schema, too; so do those of the models that extend it."""

    def decorate(model: type[M]) -> type[M]:
        model.__satisfies__ = Satisfies(schema)  # type: ignore[attr-defined]
        model.__get_pydantic_core_schema__ = classmethod(_checked)  # type: ignore[assignment]
        return model

    return decorate


def _checked(
    model: type[BaseModel], source: Any, handler: GetCoreSchemaHandler
) -> CoreSchema:
    plain: dict[str, Any] = {**handler(source)}
    # The checks take over the name by which types refer to the model: else only its first use is checked.
    ref = plain.pop("ref", None)
    schema = cast("CoreSchema", plain)
    for base in model.__mro__:
        check = vars(base).get("__satisfies__")
        if check is not None:
            schema = check.around(schema)
    return schema if ref is None else cast("CoreSchema", {**schema, "ref": ref})


def _state(value: Any) -> dict[str, Any] | None:
    """What a model holds, where one is being changed."""
    if not isinstance(value, BaseModel):
        return None
    return {
        "__dict__": {**value.__dict__},
        "__pydantic_fields_set__": {*value.__pydantic_fields_set__},
        "__pydantic_extra__": None
        if value.__pydantic_extra__ is None
        else {**value.__pydantic_extra__},
    }


def _keyword(error: "ValidationError") -> str:
    words = [step for step in error.schema_path if isinstance(step, str)]
    return words[-1] if words else "false"


def _where(error: "ValidationError") -> str:
    steps = [
        str(step).replace("~", "~0").replace("/", "~1") for step in error.instance_path
    ]
    return f", at /{'/'.join(steps)}" if steps else ""
