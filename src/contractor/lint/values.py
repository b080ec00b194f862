"""Whether a schema takes a value that its document gives.

Takes a contract, schemas and values, gives rejections; refuses to know where the values stood. One registry
of schemas for each direction; what is asked for is compiled then, by reference.
"""

from typing import Any, Final

import jsonschema_rs

from contractor.contract.json_schema import DIALECT, spell
from contractor.contract.patterns import is_compiled
from contractor.contract.reach import same_value
from contractor.contract.schema import IN_PLACE, ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP, Schema
from contractor.contract.wording import relevant, said
from contractor.frozen import frozen
from contractor.lint.effort import Effort
from contractor.lint.walk import Direction, Survey

_URI: Final = "urn:contractor:schemas"
#: How many further reasons are told of one value.
_MORE: Final = 3

_GIVEN_UP: Final = (
    jsonschema_rs.ValidationErrorKind.BacktrackLimitExceeded,
    jsonschema_rs.ValidationErrorKind.RegexEngineFailure,
)

Json = dict[str, Any]


@frozen
class Rejection:
    """Why a value is refused: by the schema itself, by a format alone, or not to be found out."""

    kind: str
    """`value`, `format` or `unknown`."""
    message: str
    path: tuple[str | int, ...] = ()
    """Where inside the value."""
    more: tuple[str, ...] = ()


class Values:
    """The judge of one contract's values."""

    def __init__(self, survey: Survey) -> None:
        self._contract = survey.contract
        self._registries: dict[tuple[bool, bool], jsonschema_rs.Registry] = {}
        self._effort = Effort(survey)
        self._reads = any(place.schema.read_only for place in survey.places)
        self._writes = any(place.schema.write_only for place in survey.places)

    def rejection(
        self,
        schema: Schema,
        value: Any,
        direction: Direction,
        *,
        without: str | None = None,
    ) -> Rejection | None:
        """Why the schema refuses the value, None if it takes it. `without` leaves one keyword out."""
        if self._effort.is_too_much(schema):
            return Rejection("unknown", "its references and compositions lead on too many ways")
        try:
            spelled = self._spelled(schema, direction)
            if isinstance(spelled, dict) and without is not None:
                spelled.pop(without, None)
            if self._validator(spelled, direction, formats=True).is_valid(value):
                return None
            plain = self._validator(spelled, direction, formats=False)
            kind = "format" if plain.is_valid(value) else "value"
            judge = self._validator(spelled, direction, formats=kind == "format")
            return _rejection(kind, list(judge.iter_errors(value)), value)
        except (ValueError, jsonschema_rs.ReferencingError) as why:
            # A number or text beyond what the engine holds, or a schema beyond what it compiles.
            return Rejection("unknown", str(why).partition("\n")[0])

    def _validator(
        self, spelled: Json | bool, direction: Direction, *, formats: bool
    ) -> jsonschema_rs.Validator:
        return jsonschema_rs.Draft202012Validator(
            spelled,
            registry=self._registry(direction),
            validate_formats=formats,
            offline=True,
        )

    def _registry(self, direction: Direction) -> jsonschema_rs.Registry:
        # Where nothing is read-only or write-only, directions do not differ.
        view = (self._reads and direction != "response", self._writes and direction != "request")
        if view not in self._registries:
            definitions = {
                key: self._spelled(schema, direction)
                for key, schema in self._contract.schemas.items()
            }
            whole = {"$schema": DIALECT, "$defs": definitions}
            self._registries[view] = jsonschema_rs.Registry([(_URI, whole)])
        return self._registries[view]

    def _spelled(self, schema: Schema, direction: Direction) -> Json | bool:
        spelled = spell(self._contract, schema, base=_URI)
        self._adapt(schema, spelled, direction, frozenset())
        return spelled

    def _adapt(
        self, schema: Schema, spelled: Any, direction: Direction, around: frozenset[str]
    ) -> None:
        """Take out what this direction does not require, and patterns that the engine cannot compile."""
        if not isinstance(spelled, dict):
            return
        absent = around
        if "required" in spelled or not IN_PLACE.isdisjoint(spelled):
            absent |= self._absent(schema, direction)
        if "required" in spelled and absent:
            spelled["required"] = [one for one in spelled["required"] if one not in absent]
        if "pattern" in spelled and not is_compiled(spelled["pattern"]):
            del spelled["pattern"]
        for pattern in [*spelled.get("patternProperties", ())]:
            if not is_compiled(pattern):
                del spelled["patternProperties"][pattern]
        for keyword, value in schema.keywords.items():
            inner = absent if keyword in IN_PLACE else frozenset[str]()
            if keyword in ONE_SCHEMA:
                self._adapt(value, spelled[keyword], direction, inner)
            elif keyword in SCHEMA_LIST:
                for part, written in zip(value, spelled[keyword], strict=True):
                    self._adapt(part, written, direction, inner)
            elif keyword in SCHEMA_MAP:
                for one, part in value.items():
                    self._adapt(part, spelled[keyword].get(one), direction, inner)

    def _absent(self, schema: Schema, direction: Direction) -> frozenset[str]:
        """Names of properties that need not travel in a direction."""
        if not self._reads and not self._writes:
            return frozenset()
        return frozenset(
            name
            for part in same_value(self._contract, (schema,))
            for name, declared in part.properties.items()
            if self._stays(declared, direction)
        )

    def _stays(self, schema: Schema, direction: Direction) -> bool:
        seen: set[str] = set()
        while True:
            if schema.read_only and direction != "response":
                return True
            if schema.write_only and direction != "request":
                return True
            if schema.ref is None or schema.ref in seen or schema.ref not in self._contract.schemas:
                return False
            seen.add(schema.ref)
            schema = self._contract.schemas[schema.ref]


def _rejection(kind: str, errors: list[Any], value: Any) -> Rejection:
    if any(_is_given_up(error) for error in errors):
        return Rejection("unknown", "a pattern takes too many steps to match it")
    told = [relevant(error) for error in errors]
    if kind == "format":
        told = [error for error in told if error.kind.name == "format"] or told
    messages = list(dict.fromkeys(_told(error, value) for error in told))
    first = told[0]
    more = tuple(messages[1 : 1 + _MORE])
    if len(messages) > 1 + _MORE:
        more += (f"and {len(messages) - 1 - _MORE} more",)
    path = tuple(first.instance_path)
    return Rejection(kind, messages[0], path, more)


def _is_given_up(error: Any) -> bool:
    """Whether the engine stopped looking: it bounds how often a pattern may try again."""
    inner = getattr(error.kind, "context", None) or ()
    return isinstance(error.kind, _GIVEN_UP) or any(
        _is_given_up(one) for branch in inner for one in branch
    )


def _told(error: Any, value: Any) -> str:
    part = value
    for step in error.instance_path:
        part = part[step]
    return said(error, part, "it")
