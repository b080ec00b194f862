"""What a column of a property is: its Python type, its type in a database, and how values get there and back.

Takes a model and stored properties, gives columns; refuses to know tables. A value that a column cannot hold as
it is has a conversion, an expression with `{}` where the value goes.
"""

from collections.abc import Container, Mapping
from typing import Final

from contractor.frozen import changed, frozen
from contractor.model import (
    Constants,
    Enumeration,
    Model,
    Nullable,
    Property,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.tables import Stored, Table, plain
from contractor.targets.python.layout import Atom, Code, Group
from contractor.targets.python.literals import string
from contractor.targets.python.module import Module

TABLES: Final = "._tables"
MODELS: Final = ".models"
_SAME: Final = "{}"


@frozen
class Kind:
    """What a column holds. `python` is what annotations say of a value that is there.

    `sql` is its type in the database where the annotation does not say it. `to` and `back` convert.
    """

    python: Code
    sql: Code | None = None
    to: str = _SAME
    back: str = _SAME
    scalar: Scalar | Enumeration | Constants | None = None
    """What CHECKs are made of."""
    json: bool = False
    exact: bool = False

    @property
    def is_uuid(self) -> bool:
        """Whether keys can be made of it."""
        return isinstance(self.scalar, Scalar) and self.scalar.format == "uuid"


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
        self._tables = tables
        self._symbols = symbols
        self._module = module

    def kind(self, stored: Stored) -> Kind:
        """What the column of a stored property holds."""
        if stored.reference is not None:
            return self._referring(stored, stored.source.type)
        if stored.store == "json":
            return self._json()
        return self.of(stored.source.type, stored.numeric)

    def value(self, stored: Stored, item: Type) -> Kind:
        """What the column of an item of a list holds, whose list is stored as rows."""
        if stored.reference is not None:
            return self._referring(stored, item)
        found = self.of(item, stored.numeric)
        return changed(found, to=f"{self.use('jsonable')}({{}})") if found.json else found

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
        return Kind(other.python, other.sql, f"{name}({{}})", f"{own.python.flat}({{}})")

    def of(self, kind: Type, numeric: tuple[int, int] | None) -> Kind:
        """What holds values of a type."""
        found = plain(self._model, kind)
        if isinstance(found, Constants):
            return self._constants(found)
        if isinstance(found, Ref):
            definition = self._model.definitions.get(found.key)
            if isinstance(definition, Enumeration):
                return self._enumeration(definition)
        if isinstance(found, Scalar):
            return self._scalar(found, numeric)
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
        return Kind(any_value, Group(self.use("Json"), [], "()"), json=True)

    def _constants(self, found: Constants) -> Kind:
        if not all(isinstance(value, str) for value in found.values):
            return self._json()
        parts = [Atom(string(value)) for value in found.values]
        literal = Group(self._module.use("typing", "Literal"), parts)
        return Kind(literal, Group(self.use("Text"), [], "()"), scalar=found)

    def _enumeration(self, found: Enumeration) -> Kind:
        texts = isinstance(found.members[0].value, str)
        if found.others is not None:
            if texts:
                return Kind(Atom("str"), to="str({})", scalar=None)
            return Kind(Atom("int"), to="int({})", scalar=None)
        name = self.model(found.key)
        if texts:
            made = Group(self.use("enumerated"), [Atom(name)], "()")
            return Kind(Atom(name), made, scalar=found)
        return Kind(Atom("int"), to="int({})", back=f"{name}({{}})", scalar=found)

    def _scalar(self, found: Scalar, numeric: tuple[int, int] | None) -> Kind:
        if numeric is not None and found.kind in ("number", "integer"):
            sizes = [Atom(str(number)) for number in numeric]
            return Kind(
                Atom(self.use("Decimal")),
                Group(self.use("Exact"), sizes, "()"),
                to=f"{self.use('exact')}({{}})",
                back=f"{'float' if found.kind == 'number' else 'int'}({{}})",
                scalar=found,
                exact=True,
            )
        match found.kind:
            case "integer":
                small = found.format in ("int8", "int16", "int32", "uint8", "uint16")
                sql = Group(self._module.use("sqlalchemy", "Integer"), [], "()") if small else None
                return Kind(Atom("int"), sql, scalar=found)
            case "number":
                return Kind(Atom("float"), scalar=found)
            case "boolean":
                return Kind(Atom("bool"), scalar=found)
            case _:
                return self._text(found)

    def _text(self, found: Scalar) -> Kind:
        match found.format:
            case "uuid":
                return Kind(Atom(self.use("UUID")), scalar=found)
            case "date-time":
                return Kind(Atom(self.use("DateTime")), scalar=found)
            case "date":
                return Kind(Atom(self.use("Date")), scalar=found)
            case "decimal":
                return Kind(Atom(self.use("Decimal")), scalar=found, exact=True)
            case "binary" | "byte":
                return Kind(Atom("bytes"), scalar=found)
            case "time":
                name = self.use("Time")
                return Kind(Atom("str"), to="{}.isoformat()", back=f"{name}.fromisoformat({{}})")
            case "ipv4" | "ipv6":
                name = self.use("IPv4Address" if found.format == "ipv4" else "IPv6Address")
                return Kind(Atom("str"), to="str({})", back=f"{name}({{}})")
            case _:
                return Kind(Atom("str"), scalar=found)


def is_nullable(stored: Stored) -> bool:
    """Whether NULL may stand in the column: for null, or for what is absent."""
    return not stored.required


def keeps_null(one: Property) -> bool:
    """Whether null is a value of a property, and so what NULL is read as."""
    return isinstance(one.type, Nullable)
