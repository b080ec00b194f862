"""What a column of a property is: its Python type, its type in a database, and how values get there and back.

Takes a model and stored properties, gives columns; refuses to know tables. A value that a column cannot hold as
it is has a conversion, an expression with `{}` where the value goes.
"""

from collections.abc import Container, Mapping
from typing import Final

from contractor.frozen import changed, frozen
from contractor.model import (
    Constants,
    Definition,
    Enumeration,
    Model,
    Property,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.plain import may_be_null, plain
from contractor.model.tables import Stored, Table
from contractor.relational.database import ColumnType
from contractor.relational.holding import Held, Holding
from contractor.targets.python.layout import Atom, Code, Group
from contractor.targets.python.literals import string
from contractor.targets.python.module import Module

TABLES: Final = "._tables"
MODELS: Final = ".models"
_SAME: Final = "{}"


@frozen
class Kind:
    """What a column holds. `python` is what annotations say of a value that is there.

    `sql` is its type in the database where the annotation does not say it. `to` and `back` convert. `null`: null is a
    value of JSON that is always there.
    """

    held: Held
    python: Code
    sql: Code | None = None
    to: str = _SAME
    back: str = _SAME
    null: bool = False

    @property
    def json(self) -> bool:
        """Whether the column holds values with parts."""
        return self.held.type.kind == "json"

    @property
    def is_uuid(self) -> bool:
        """Whether keys can be made of it."""
        return self.held.type.kind == "uuid"


class Columns:
    """The columns of one module. `symbols` are what models are called, `own` the classes of the module."""

    def __init__(
        self,
        model: Model,
        tables: Mapping[TypeKey, Table],
        symbols: Mapping[TypeKey, str],
        module: Module,
        own: Container[str],
    ) -> None:
        self._own = own
        self._model = model
        self._holding = Holding(model, tables)
        self._tables = tables
        self._symbols = symbols
        self._module = module

    def kind(self, stored: Stored) -> Kind:
        """What the column of a stored property holds."""
        if stored.reference is not None:
            return self._referring(stored, stored.source.type)
        if stored.store == "json":
            return changed(self._json(), null=stored.null)
        found = self.of(stored.source.type, stored.numeric)
        return changed(found, null=stored.null and found.json)

    def value(self, stored: Stored, item: Type) -> Kind:
        """What the column of an item of a list holds, whose list is stored as rows."""
        if stored.reference is not None:
            return self._referring(stored, item)
        found = self.of(item, stored.numeric)
        if not found.json:
            return found
        null = may_be_null(self._model, item)
        return changed(found, null=null, to=f"{self.use('jsonable')}({{}})")

    def item(self, stored: Stored) -> Type:
        """The type of the items of a list."""
        return self._holding.item(stored)

    def key(self, table: TypeKey) -> tuple[Property, Kind] | None:
        """The key of a table that has one column, and what it holds."""
        found = self._tables.get(table)
        if found is None or len(found.primary) != 1:
            return None
        one = next(one for one in found.stored if one.source.name == found.primary[0])
        return one.source, self.kind(one)

    def _referring(self, stored: Stored, kind: Type) -> Kind:
        own = self.of(kind, stored.numeric)
        target = None if stored.reference is None else self.key(stored.reference.table)
        if target is None:
            return own
        other = target[1]
        if other.python.flat == own.python.flat:
            return changed(other, to=own.to, back=own.back)
        # The contract says text where the key says more: the column holds what the key does.
        name = other.python.flat
        to, back = f"{self.use('as_key')}({name}, {{}})", f"{own.python.flat}({{}})"
        return Kind(Held(other.held.type), other.python, other.sql, to, back)

    def of(self, kind: Type, numeric: tuple[int, int] | None) -> Kind:
        """What holds values of a type."""
        found: Type | Definition | None = plain(self._model, kind)
        if isinstance(found, Ref):
            found = self._model.definitions.get(found.key)
        held = self._holding.of(kind, numeric)
        match found:
            case Constants() if held.type.kind != "json":
                return self._constants(held, found)
            case Enumeration():
                return self._enumeration(held, found)
            case Scalar() if held.type.kind != "json":
                return self._scalar(held, found)
            case _:
                return self._json()

    def use(self, name: str) -> str:
        """Something of the runtime module."""
        return self._module.use(TABLES, name)

    def model(self, key: TypeKey) -> str:
        """What the module calls a model: its name, unless a class of the module has it."""
        name = self._symbols[key]
        if name in self._own:
            return self._module.use(MODELS, name)
        return self._module.keep(MODELS, name)

    def _json(self) -> Kind:
        any_value = Atom(self._module.use("typing", "Any"))
        return Kind(Held(ColumnType("json")), any_value, Group(self.use("Json"), [], "()"))

    def _constants(self, held: Held, found: Constants) -> Kind:
        parts = [Atom(string(value)) for value in found.values]
        literal = Group(self._module.use("typing", "Literal"), parts)
        return Kind(held, literal, Group(self.use("Text"), [], "()"))

    def _enumeration(self, held: Held, found: Enumeration) -> Kind:
        texts = held.type.kind == "text"
        if found.others is not None:
            return Kind(held, Atom("str" if texts else "int"), to="str({})" if texts else "int({})")
        name = self.model(found.key)
        if texts:
            return Kind(held, Atom(name), Group(self.use("Listed"), [Atom(name)], "()"))
        return Kind(held, Atom("int"), to="int({})", back=f"{name}({{}})")

    def _scalar(self, held: Held, found: Scalar) -> Kind:
        match held.type.kind:
            case "exact" if found.kind == "string":
                return Kind(held, Atom(self.use("Decimal")))
            case "exact":
                sizes = [Atom(str(number)) for number in (held.type.precision, held.type.scale)]
                return Kind(
                    held,
                    Atom(self.use("Decimal")),
                    Group(self.use("Exact"), sizes, "()"),
                    to=f"{self.use('exact')}({{}})",
                    back=f"{'float' if found.kind == 'number' else 'int'}({{}})",
                )
            case "integer":
                return Kind(
                    held, Atom("int"), Group(self._module.use("sqlalchemy", "Integer"), [], "()")
                )
            case "text":
                return self._text(held, found)
            case kind:
                return Kind(held, Atom(self._plain(kind)))

    def _plain(self, kind: str) -> str:
        """The Python type of what is stored as it is."""
        known = {"uuid": "UUID", "instant": "DateTime", "date": "Date"}
        if kind in known:
            return self.use(known[kind])
        return {"bigint": "int", "double": "float", "boolean": "bool", "bytes": "bytes"}[kind]

    def _text(self, held: Held, found: Scalar) -> Kind:
        match found.format:
            case "time":
                name = self.use("Time")
                return Kind(
                    held,
                    Atom("str"),
                    to=f"{self.use('clock')}({{}})",
                    back=f"{name}.fromisoformat({{}})",
                )
            case "ipv4" | "ipv6":
                name = self.use("IPv4Address" if found.format == "ipv4" else "IPv6Address")
                return Kind(held, Atom("str"), to="str({})", back=f"{name}({{}})")
            case _:
                return Kind(held, Atom("str"))
