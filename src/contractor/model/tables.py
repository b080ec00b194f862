"""Tables: how records are stored that `x-contractor-table` says are.

Takes a model, gives tables in no database's language, and findings about keys that say nothing; refuses to
infer. A table exists only where the document asks for one, and a property is stored as its
`x-contractor-column` says: as a column, as JSON, as columns of its own, as rows of another table, or not at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Final, Literal

from jsonschema_rs import Draft202012Validator

from contractor.diagnostic import Finding, Severity
from contractor.frozen import changed, frozen
from contractor.model.types import (
    Alias,
    Anything,
    Checked,
    Constants,
    Enumeration,
    ListOf,
    Model,
    Nullable,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.source import join, resolve, unescape
from contractor.text import nearest, snake

TABLE: Final = "x-contractor-table"
COLUMN: Final = "x-contractor-column"
_NAME: Final = {"type": "string", "pattern": r"^[A-Za-z_][A-Za-z0-9_]{0,62}$"}
_NAMES: Final = {"type": "array", "items": {"type": "string"}, "minItems": 1}
#: What `x-contractor-table` may hold.
TABLE_SCHEMA: Final[Mapping[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": _NAME,
        "key": _NAMES,
        "indexes": {"type": "array", "items": _NAMES},
        "unique": {"type": "array", "items": _NAMES},
        "parent": {"type": "string"},
        "timestamps": {"type": "boolean"},
        "soft-delete": {"type": "boolean"},
        "version-column": _NAME,
        "renamed-from": _NAME,
    },
}
#: What `x-contractor-column` may hold.
COLUMN_SCHEMA: Final[Mapping[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "references": {"type": "string"},
        "on-delete": {"enum": ["restrict", "cascade", "set-null", "no-action"]},
        "type": {"type": "string", "pattern": r"^numeric\((?:[1-9][0-9]?)(?:, *[0-9]{1,2})?\)$"},
        "default": True,
        "store": {"enum": ["json", "children", "columns", "none"]},
        "private": {"type": "boolean"},
        "renamed-from": _NAME,
    },
    "dependentRequired": {"on-delete": ["references"]},
}
Store = Literal["column", "json", "columns", "rows", "values", "none"]


@frozen
class Reference:
    """The key of another table that a column holds."""

    table: TypeKey
    on_delete: str = "restrict"


@frozen
class Stored:
    """How a property is stored. `parts` are the properties of a record that is stored as columns of its own.

    `numeric` is precision and scale of an exact number. `now`: the server's clock fills it in.
    """

    source: Property
    store: Store
    at: str
    reference: Reference | None = None
    numeric: tuple[int, int] | None = None
    now: bool = False
    default: tuple[Any, ...] = ()
    private: bool = False
    parts: tuple["Stored", ...] = ()
    rows: TypeKey | None = None
    """The table that items of a list are rows of."""

    @property
    def required(self) -> bool:
        """Whether there is always a value, and never null."""
        return self.source.required and not isinstance(self.source.type, Nullable)


@frozen
class Table:
    """A table: the record as read that it holds, and how. Names of properties are those of the document."""

    key: TypeKey
    name: str
    at: str
    record: Record
    stored: tuple[Stored, ...]
    primary: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    parent: TypeKey | None = None
    timestamps: bool = False
    soft_delete: bool = False
    version: str | None = None


@frozen
class Tables:
    """The tables of a model by the keys of their types, and what is wrong with what was asked for."""

    tables: Mapping[TypeKey, Table] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def tables(model: Model) -> Tables:
    """The tables of a model."""
    asked = [
        (key, schema.keywords[TABLE])
        for key, schema in model.contract.schemas.items()
        if TABLE in schema.keywords
    ]
    if not asked:
        return Tables()
    return _Tables(model, asked).all()


class _Tables:
    def __init__(self, model: Model, asked: list[tuple[TypeKey, Any]]) -> None:
        self._model = model
        self._asked = asked
        self._findings: list[Finding] = []
        self._untold = False
        self._keys = {unescape(key.rpartition("/")[2]): key for key, _ in asked}

    def all(self) -> Tables:
        found: dict[TypeKey, Table] = {}
        names: dict[str, TypeKey] = {}
        for key, said in self._asked:
            at = join(key, TABLE)
            record = self._model.definitions.get(key)
            if not self._fits(TABLE_SCHEMA, said, at, TABLE):
                continue
            if not isinstance(record, Record):
                why = f"`{TABLE}` needs an object with properties of its own"
                self._wrong("invalid-table", why, at, "move it to such a schema")
                continue
            table = self._table(record, said, at)
            if table.name in names:
                self._wrong(
                    "invalid-table",
                    f"two tables are called {table.name!r}; the other one is {names[table.name]}",
                    at,
                    "give one of them another `name`",
                )
                continue
            names[table.name] = key
            found[key] = table
        for table in found.values():
            self._check(table, found)
        return Tables(found, tuple(self._findings))

    # ── one table ─────────────────────────────────────────────────────────────────────────────────

    def _table(self, record: Record, said: Mapping[str, Any], at: str) -> Table:
        stored = tuple(self._stored(one, place) for one, place in self._properties(record))
        columns = [one.source.name for one in stored if one.store in ("column", "columns")]
        wanted = said.get("key")
        primary = self._known(wanted or [], columns, join(at, "key"))
        if wanted is None:
            primary = ("id",) if "id" in columns else ()
        return Table(
            key=record.key,
            name=said.get("name") or f"{snake(record.name)}s",
            at=at,
            record=record,
            stored=stored,
            primary=primary,
            indexes=self._groups(said.get("indexes", ()), columns, join(at, "indexes")),
            unique=self._groups(said.get("unique", ()), columns, join(at, "unique")),
            parent=self._table_named(said.get("parent"), join(at, "parent")),
            timestamps=said.get("timestamps", False),
            soft_delete=said.get("soft-delete", False),
            version=said.get("version-column"),
        )

    def _properties(self, record: Record) -> Iterator[tuple[Property, str]]:
        """The properties of a record and of those it extends; as sent ones too, which may be stored."""
        chain = [record]
        while chain[-1].base is not None:
            base = self._model.definitions.get(chain[-1].base)
            if not isinstance(base, Record):
                break
            chain.append(base)
        seen: set[str] = set()
        for one in reversed(chain):
            sent = self._model.definitions.get(f"{one.key}>sent")
            both = [one, *([sent] if isinstance(sent, Record) else [])]
            for each in both:
                for found, place in zip(each.properties, each.places, strict=True):
                    if found.name not in seen:
                        seen.add(found.name)
                        yield found, place

    def _groups(
        self, wanted: Iterable[list[str]], columns: list[str], at: str
    ) -> tuple[tuple[str, ...], ...]:
        found = [self._known(group, columns, join(at, index)) for index, group in enumerate(wanted)]
        return tuple(group for group in found if group)

    def _known(self, wanted: list[str], columns: list[str], at: str) -> tuple[str, ...]:
        found: list[str] = []
        for index, name in enumerate(wanted):
            if name in columns:
                found.append(name)
                continue
            near = nearest(name, columns)
            self._wrong(
                "unknown-column",
                f"there is no stored property {name!r}"
                + (f"; did you mean {near}?" if near else ""),
                join(at, index),
                f"it has: {', '.join(columns)}",
            )
        return tuple(found) if len(found) == len(wanted) else ()

    # ── one property ──────────────────────────────────────────────────────────────────────────────

    def _stored(self, one: Property, place: str, *, inner: bool = False) -> Stored:
        said = self._said(place)
        at = join(place, COLUMN)
        if not self._fits(COLUMN_SCHEMA, said, at, COLUMN):
            said = {}
        default = said.get("default")
        now = default == "now" and self._is_instant(one.type)
        given = (default,) if "default" in said and not now else ()
        found = Stored(
            source=one,
            store=self._store(one, said, inner=inner),
            at=place,
            numeric=_numeric(said.get("type")),
            now=now,
            default=given or one.default,
            private=said.get("private", False),
        )
        if "references" in said:
            found = self._referring(found, said, at)
        if found.store == "columns":
            record = self._record(one.type)
            if record is None:
                why = f"{one.name!r} is no object that could be stored as columns"
                self._wrong("invalid-column", why, at, "store it as json")
                return changed(found, store="json")
            parts = [
                self._stored(part, where, inner=True) for part, where in self._properties(record)
            ]
            return changed(found, parts=tuple(part for part in parts if part.store != "none"))
        if found.store == "rows":
            return self._list_of(found, at)
        return found

    def _list_of(self, found: Stored, at: str) -> Stored:
        """A list as rows of a table that there is, or of one made up for its values."""
        item = self._list(found.source.type)
        record = None if item is None else self._record(item)
        if record is not None and record.key in dict(self._asked):
            return changed(found, rows=record.key)
        if isinstance(item, Anything):
            # A reference that leads nowhere, which was told.
            self._untold = True
            return changed(found, store="json")
        if item is None or record is not None:
            why = f"{found.source.name!r} is no list of values, or of rows of another table"
            self._wrong("invalid-column", why, at, "store it as json")
            return changed(found, store="json")
        return changed(found, store="values")

    def _store(self, one: Property, said: Mapping[str, Any], *, inner: bool) -> Store:
        wanted = said.get("store")
        if wanted == "children":
            return "rows"
        if wanted is not None:
            found: Store = wanted
            return found
        if one.write_only and not said.get("private", False):
            return "none"
        return "column" if self.scalar(one.type) is not None else "json"

    def _referring(self, found: Stored, said: Mapping[str, Any], at: str) -> Stored:
        target = self._table_named(said["references"], join(at, "references"))
        if target is None:
            return found
        return changed(found, reference=Reference(target, said.get("on-delete", "restrict")))

    def scalar(self, kind: Type) -> Scalar | Enumeration | Constants | None:
        """The scalar, listed values or constants that a type is; None where it has parts."""
        found = self._plain(kind)
        if isinstance(found, Ref):
            definition = self._model.definitions.get(found.key)
            return definition if isinstance(definition, Enumeration) else None
        if isinstance(found, Constants):
            return found if all(isinstance(one, str) for one in found.values) else None
        return found if isinstance(found, Scalar) and found.kind != "null" else None

    def _record(self, kind: Type) -> Record | None:
        found = self._plain(kind)
        definition = self._model.definitions.get(found.key) if isinstance(found, Ref) else None
        return definition if isinstance(definition, Record) else None

    def _list(self, kind: Type) -> Type | None:
        found = self._plain(kind)
        return found.item if isinstance(found, ListOf) else None

    def _is_instant(self, kind: Type) -> bool:
        found = self._plain(kind)
        return isinstance(found, Scalar) and found.format == "date-time"

    def _plain(self, kind: Type) -> Type:
        return plain(self._model, kind)

    def _said(self, place: str) -> Mapping[str, Any]:
        """What stands beside a property's other keywords."""
        file, _, pointer = place.partition("#")
        raw = resolve(self._model.contract.files.load(file).data, pointer)
        found = raw.get(COLUMN, {}) if isinstance(raw, dict) else {}
        return found if isinstance(found, dict) else {"": found}

    # ── what is wrong ─────────────────────────────────────────────────────────────────────────────

    def _table_named(self, name: str | None, at: str) -> TypeKey | None:
        if name is None:
            return None
        key = self._keys.get(name)
        if key is None:
            near = nearest(name, list(self._keys))
            self._wrong(
                "unknown-table",
                f"{name!r} is no schema with `{TABLE}`"
                + (f"; did you mean {near}?" if near else ""),
                at,
                f"there are: {', '.join(self._keys)}",
            )
        return key

    def _check(self, table: Table, found: Mapping[TypeKey, Table]) -> None:
        """What only all tables together tell."""
        if not table.primary and table.parent is None:
            why = f"the table {table.name!r} has no key"
            help = "name properties in `key`, or a `parent` that its rows belong to"
            self._wrong("invalid-table", why, table.at, help)
        if (
            not table.primary
            and not self._untold
            and not any(one.rows == table.key for other in found.values() for one in other.stored)
        ):
            why = f"the table {table.name!r} has no key, and no list of its parent holds its rows"
            self._wrong("invalid-table", why, table.at, "name properties in `key`")
        owners = {table.parent} if table.parent else set()
        owners |= {table.key} if any(one.store == "values" for one in table.stored) else set()
        for owner in owners:
            if owner in found and len(found[owner].primary) != 1:
                why = f"rows cannot belong to {found[owner].name!r}, whose key has several columns"
                self._wrong("invalid-table", why, table.at, "give it a key of one column")
        for one in table.stored:
            target = None if one.reference is None else found.get(one.reference.table)
            if target is not None and len(target.primary) != 1:
                why = f"{target.name!r} cannot be referred to: its key has several columns"
                help = "give it a key of one column"
                self._wrong("invalid-column", why, join(one.at, COLUMN, "references"), help)
            if one.rows is not None and one.rows in found and found[one.rows].parent != table.key:
                why = f"rows of {found[one.rows].name!r} do not say that they belong to {table.name!r}"
                self._wrong("invalid-column", why, one.at, "name this schema as their `parent`")

    def _fits(self, schema: Mapping[str, Any], said: Any, at: str, what: str) -> bool:
        known = list(schema["properties"])
        strange = [name for name in said if name not in known] if isinstance(said, Mapping) else []
        for name in strange:
            near = nearest(str(name), known)
            message = f"`{what}` has no member {name!r}" + (
                f"; did you mean {near}?" if near else ""
            )
            self._wrong("invalid-table", message, join(at, name), f"it has: {', '.join(known)}")
        errors = list(Draft202012Validator(dict(schema)).iter_errors(said))
        for error in errors:
            path = [str(token) for token in error.instance_path]
            if path or not strange:
                self._wrong("invalid-table", f"`{what}`: {error.message}", join(at, *path), None)
        return not errors

    def _wrong(self, id: str, message: str, at: str, help: str | None) -> None:
        self._findings.append(Finding(id, Severity.ERROR, message, at, help))


def plain(model: Model, kind: Type) -> Type:
    """A type without null, names for other types, and what they do not say."""
    seen: set[TypeKey] = set()
    while True:
        if isinstance(kind, (Nullable, Checked)):
            kind = kind.inner
        elif isinstance(kind, Ref) and kind.key not in seen:
            seen.add(kind.key)
            definition = model.definitions.get(kind.key)
            if not isinstance(definition, Alias):
                return kind
            kind = definition.type
        else:
            return kind


def _numeric(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    precision, _, scale = text.removeprefix("numeric(").removesuffix(")").partition(",")
    return int(precision), int(scale or 0)
