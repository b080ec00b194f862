"""JSON values as the Python that makes them: models by `model_validate`, the rest as it is written by hand.

Takes values and their types, gives expressions and notes their imports; refuses to know where values come from.
"""

from collections.abc import Mapping
from typing import Any, Final

from contractor.model import (
    Alias,
    Checked,
    Constants,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nullable,
    OneOf,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
)
from contractor.scaffold.kinds import Kinds
from contractor.scaffold.natural import MADE
from contractor.targets.pydantic.symbols import Symbols
from contractor.targets.python import literals
from contractor.targets.python.layout import Atom, Code, Group, Prefixed, tupled
from contractor.targets.python.module import Module

_KINDS: Final[Mapping[str, type | tuple[type, ...]]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
_DEEPEST: Final = 12


class Expressions:
    """Expressions in one module. `models` is where it finds the models."""

    def __init__(self, model: Model, symbols: Symbols, module: Module, models: str) -> None:
        self._definitions = model.definitions
        self._kinds = Kinds(model)
        self._symbols = symbols
        self._module = module
        self._models = models

    def value(self, kind: Type, value: Any) -> Code:
        """A value of a type."""
        match kind:
            case Nullable() if value is None:
                return Atom("None")
            case Nullable(inner) | Checked(inner):
                return self.value(inner, value)
            case Ref(key):
                return self._named(key, value)
            case Scalar(kind="string") if isinstance(value, str):
                return self._text(kind, value)
            case ListOf(item) if isinstance(value, list):
                return Group("", [self.value(item, one) for one in value])
            case TupleOf(items, rest) if isinstance(value, list):
                kinds = [*items, *[rest or Scalar("null")] * (len(value) - len(items))]
                parts = [self.value(one, inner) for one, inner in zip(kinds, value, strict=False)]
                return tupled(parts)
            case MapOf(inner) if isinstance(value, dict):
                parts = [
                    Prefixed(f"{literals.string(name)}: ", self.value(inner, one))
                    for name, one in value.items()
                ]
                return Group("", parts, "{}")
            case OneOf(members):
                return self.value(self.member(members, value), value)
            case _:
                return self.json(value)

    def json(self, value: Any) -> Code:
        """A JSON value as it is."""
        if isinstance(value, dict):
            parts = [
                Prefixed(f"{literals.string(name)}: ", self.json(one))
                for name, one in value.items()
            ]
            return Group("", parts, "{}")
        if isinstance(value, list):
            return Group("", [self.json(one) for one in value])
        return Atom(literals.scalar(value))

    def symbol(self, name: str) -> str:
        """What a model is called here."""
        return self._module.keep(self._models, name)

    def _named(self, key: str, value: Any) -> Code:
        definition = self._definitions[key]
        match definition:
            case Alias(type=kind):
                return self.value(kind, value)
            case Enumeration(members=members):
                if not any(one.value == value for one in members):
                    return self.json(value)
                name = self.symbol(self._symbols.names[key])
                return Group(name, [self.json(value)], "()")
            case Record():
                name = self.symbol(self._symbols.names[key])
                return Group(f"{name}.model_validate", [self.json(value)], "()")

    def _text(self, kind: Scalar, value: str) -> Code:
        if kind.format == "binary":
            return Atom(f"b{literals.string(value)}" if value.isascii() else "b''")
        if kind.format == "byte":
            decode = self._module.use("base64", "b64decode")
            return Atom(f"{decode}({literals.string(value)})")
        made = MADE.get(kind.format or "")
        if made is None:
            return Atom(literals.string(value))
        source, name, how = made
        return Atom(how.format(self._module.use(source, name), literals.string(value)))

    # ── unions ────────────────────────────────────────────────────────────────────────────────────

    def member(self, members: tuple[Type, ...], value: Any) -> Type:
        """The member of a union that a value is one of; the first one where nothing tells."""
        return next((one for one in members if self._fits(one, value)), members[0])

    def _fits(self, kind: Type, value: Any, depth: int = 0) -> bool:
        if depth > _DEEPEST:
            return True
        match kind:
            case Nullable(inner):
                return value is None or self._fits(inner, value, depth)
            case Checked(inner):
                return self._fits(inner, value, depth)
            case Constants(values):
                return any(one == value and type(one) is type(value) for one in values)
            case Scalar():
                is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
                if kind.kind in ("integer", "number"):
                    return is_number and (kind.kind == "number" or float(value).is_integer())
                return isinstance(value, _KINDS[kind.kind])
            case ListOf(item):
                return isinstance(value, list) and all(
                    self._fits(item, one, depth + 1) for one in value
                )
            case TupleOf(items):
                return isinstance(value, list) and len(value) >= len(items)
            case MapOf(inner):
                return isinstance(value, dict) and all(
                    self._fits(inner, one, depth + 1) for one in value.values()
                )
            case OneOf(members):
                return any(self._fits(one, value, depth) for one in members)
            case Ref(key):
                return self._fits_named(key, value, depth)
            case _:
                return True

    def _fits_named(self, key: str, value: Any, depth: int) -> bool:
        definition = self._definitions[key]
        match definition:
            case Alias(type=kind):
                return self._fits(kind, value, depth + 1)
            case Enumeration(members=members, others=others):
                known = any(one.value == value for one in members)
                return known or (others is not None and self._fits(others, value, depth))
            case Record():
                return isinstance(value, dict) and self._fits_record(definition, value, depth)

    def _fits_record(self, record: Record, value: dict[str, Any], depth: int) -> bool:
        properties = self._kinds.properties(record)
        if record.extra is None and not record.patterns and value.keys() - properties.keys():
            return False
        if any(value.get(name) not in said for name, said in record.tags.items() if name in value):
            return False
        return all(
            self._fits(one.type, value[name], depth + 1) if name in value else not one.required
            for name, one in properties.items()
        )
