"""Tables: how records are stored that `x-contractor-table` says are.

Takes a model, gives tables in no database's language, and findings about keys that say nothing; refuses to
infer. A table exists only where the document asks for one, and a property is stored as its
`x-contractor-column` says: as a column, as JSON, as columns of its own, as rows of another table, or not at all.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal

from jsonschema_rs import Draft202012Validator

from contractor.diagnostic import Finding, Severity
from contractor.frozen import changed, frozen
from contractor.model.families import Families, Family, Inheritance, families
from contractor.model.plain import plain, properties, scalar
from contractor.model.types import (
    Anything,
    Constants,
    Docs,
    Enumeration,
    Kind,
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
from contractor.text import Words, nearest, short, snake, words

TABLE: Final = "x-contractor-table"
COLUMN: Final = "x-contractor-column"
_NAME: Final = {"type": "string", "pattern": r"^[A-Za-z_][A-Za-z0-9_]{0,62}$"}
_NAMES: Final = {
    "type": "array",
    "items": {"type": "string"},
    "minItems": 1,
    "uniqueItems": True,
}
#: An expression of other columns of the row, in SQL that both databases read or for each of them.
_SQL: Final = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["postgresql", "sqlite"],
            "properties": {
                "postgresql": {"type": "string", "minLength": 1},
                "sqlite": {"type": "string", "minLength": 1},
            },
        },
    ]
}
#: The schema of a column that no property is for: one scalar, or null as well.
_OWN: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["type"],
    "properties": {
        "type": {
            "anyOf": [
                {"enum": ["string", "integer", "number", "boolean"]},
                {
                    "type": "array",
                    "minItems": 2,
                    "maxItems": 2,
                    "uniqueItems": True,
                    "contains": {"const": "null"},
                    "items": {"enum": ["string", "integer", "number", "boolean", "null"]},
                },
            ]
        },
        "format": {"type": "string"},
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "exclusiveMinimum": {"type": "number"},
        "exclusiveMaximum": {"type": "number"},
        "multipleOf": {"type": "number", "exclusiveMinimum": 0},
        "minLength": {"type": "integer", "minimum": 0},
        "maxLength": {"type": "integer", "minimum": 0},
        "pattern": {"type": "string", "format": "regex"},
        "description": {"type": "string"},
        COLUMN: True,
    },
}
#: What `x-contractor-table` may hold.
TABLE_SCHEMA: Final[Mapping[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": _NAME,
        "key": _NAMES,
        "indexes": {"type": "array", "items": _NAMES, "uniqueItems": True},
        "unique": {"type": "array", "items": _NAMES, "uniqueItems": True},
        "parent": {"type": "string"},
        "single": {"type": "boolean"},
        "timestamps": {"type": "boolean"},
        "soft-delete": {"type": "boolean"},
        "version-column": _NAME,
        "renamed-from": _NAME,
        "former": {"type": "object", "additionalProperties": _SQL, "propertyNames": _NAME},
        "columns": {"type": "object", "additionalProperties": _OWN},
        "inheritance": {"enum": ["single", "joined"]},
    },
    "dependentRequired": {"single": ["parent"]},
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
        "name": _NAME,
        "renamed-from": _NAME,
        "fill": _SQL,
    },
    "dependentRequired": {"on-delete": ["references"]},
}
#: What the table of one kind of a family may say by itself, by how the family stands.
_OF_MEMBERS: Final = {
    "single": ("indexes", "unique"),
    "joined": ("indexes", "unique", "name", "renamed-from", "former"),
}
OnDelete = Literal["restrict", "cascade", "set-null", "no-action"]
Store = Literal["column", "json", "columns", "rows", "values", "none"]
#: Formats of texts that have a type of their own in databases, and so no default but the clock's.
_TYPED: Final = {
    "uuid": "uuid",
    "date": "date",
    "date-time": "date-time",
    "binary": "bytes",
    "byte": "bytes",
}
#: Formats of texts that are stored as texts.
_WRITTEN: Final = {"time": "time", "ipv4": "ip", "ipv6": "ip", "decimal": "exact"}
#: What a text may refer to, for it can be written as one.
_AS_TEXT: Final = frozenset({"uuid", "enum", "time", "ip"})


@frozen
class Reference:
    """The key of another table that a column holds."""

    table: TypeKey
    on_delete: OnDelete = "restrict"


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
    column: str | None = None
    """What the database calls the column, where the document says so."""
    renamed_from: str | None = None
    """What the database called the column before."""
    fill: Mapping[str, str] = field(default_factory=dict)
    """What the column holds in rows that were there before it, in the SQL of each database."""

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
    owner: str | None = None
    """The property that holds the key of the parent; None where that is a column of its own."""
    single: bool = False
    """A row of the parent has one row here at most."""
    timestamps: bool = False
    soft_delete: bool = False
    version: str | None = None
    renamed_from: str | None = None
    former: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What columns hold that the table had before, for whoever still reads them, in the SQL of each database."""
    inheritance: Inheritance | None = None
    """The family that the rows are of, where there is one."""
    inherited: frozenset[str] = frozenset()
    """The properties that stand where those of the whole family do."""

    @property
    def is_member(self) -> bool:
        """Whether rows are one kind of a family's, which another table is asked for."""
        return self.inheritance is not None and self.inheritance.root != self.key

    @property
    def is_abstract(self) -> bool:
        """Whether every row is of some other table of its family."""
        return self.inheritance is not None and self.key not in self.inheritance.tags

    @property
    def own(self) -> tuple[Stored, ...]:
        """The properties that its family does not hold for it."""
        return tuple(one for one in self.stored if one.source.name not in self.inherited)


@frozen
class Tables:
    """The tables of a model by the keys of their types, and what is wrong with what was asked for."""

    tables: Mapping[TypeKey, Table] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def tables(model: Model, proposed: Mapping[str, Any] | None = None) -> Tables:
    """The tables of a model.

    `proposed` are tables and columns as if the document asked for them, by the places where it would.
    """
    proposed = proposed or {}
    asked = [
        (key, schema.keywords[TABLE] if TABLE in schema.keywords else proposed[at])
        for key, schema in model.contract.schemas.items()
        if TABLE in schema.keywords or (proposed and (at := join(key, TABLE)) in proposed)
    ]
    if not asked:
        return Tables()
    return _Tables(model, asked, proposed).all()


def owner_words(parent: Table, key: Property) -> Words:
    """What the column is called that says to which row of `parent` a row belongs: `order id`."""
    return (*parent.record.name, *key.words)


def list_words(record: Record, one: Property) -> Words:
    """What the table of the values of a list is called: `book author ids`."""
    return (*record.name, *one.words)


class _Tables:
    def __init__(
        self, model: Model, asked: list[tuple[TypeKey, Any]], proposed: Mapping[str, Any]
    ) -> None:
        self._model = model
        self._asked = asked
        self._proposed = proposed
        self._findings: list[Finding] = []
        self._untold = False
        #: Tables whose key cannot be made, which was told.
        self._keyless: set[TypeKey] = set()
        self._families: Families = families(model, dict(asked), TABLE)
        self._findings += self._families.findings
        named = [key for key, _ in asked]
        named += [one.key for each in self._families.families.values() for one in each.members]
        self._keys = {unescape(key.rpartition("/")[2]): key for key in named}

    def all(self) -> Tables:
        found: dict[TypeKey, Table] = {}
        names: dict[str, str] = {}
        for key, said in self._asked:
            at = join(key, TABLE)
            if not self._fits(TABLE_SCHEMA, said, at, TABLE):
                continue
            family = self._families.of(key)
            is_root = family is not None and family.inheritance.root == key
            if not is_root and (family is not None or "inheritance" in said):
                # It comes with the others of its family; or it is told why there is none.
                continue
            record = self._model.definitions.get(key) if family is None else family.record
            if not isinstance(record, Record):
                why = f"`{TABLE}` needs an object with properties of its own"
                self._wrong("invalid-table", why, at, "move it to such a schema")
                continue
            table = self._table(record, said, at)
            if not self._is_named(table.name, key, names, "invalid-table", at, "another `name`"):
                continue
            if family is None:
                found[key] = table
            elif self._has_key(table, family):
                found |= self._kinds(table, family, names)
        for key, table in found.items():
            found[key] = self._told_apart(table, names)
        for table in found.values():
            if not table.is_member:
                self._check(table, found)
        said = {key: table.parent for key, table in found.items()}
        found = {
            key: table if table.is_member else self._belonging(table, found)
            for key, table in found.items()
        }
        lists: dict[TypeKey, str] = {}
        for key, table in found.items():
            kept = [self._kept(table, one, found, said, lists) for one in table.own]
            found[key] = _with(table, kept)
        found = _shared(found)
        settled: dict[TypeKey, Table] = {}
        while settled != found:
            # A key that refers to nothing any more may be of another type than it was.
            settled, found = (
                found,
                _shared({key: self._referred(one, found) for key, one in found.items()}),
            )
        return Tables(found, tuple(self._findings))

    def _is_named(
        self, name: str, whose: str, names: dict[str, str], id: str, at: str, help: str
    ) -> bool:
        """Whether a database can call a table so, beside those in `names`; capitals do not tell names apart."""
        if name.lower().startswith("sqlite_"):
            why = f"no table can be called {name!r}: SQLite keeps names that begin so for itself"
            self._wrong(id, why, at, f"give it {help}")
            return False
        other = names.setdefault(name.lower(), whose)
        if other != whose:
            why = f"two tables are called {name!r}; the other one is {other}"
            why += "" if name.islower() else ", and capitals do not tell tables apart"
            self._wrong(id, why, at, f"give one of them {help}")
            return False
        return True

    # ── one table ─────────────────────────────────────────────────────────────────────────────────

    def _table(self, record: Record, said: Mapping[str, Any], at: str) -> Table:
        stored = [
            self._stored(one, place, (record.key,))
            for one, place in properties(self._model, record)
        ]
        own = {one.source.name for one in stored}
        for name, schema in said.get("columns", {}).items():
            place = join(at, "columns", name)
            if name in own:
                why = f"{name!r} is a property already, and so no column of the table alone"
                self._wrong("invalid-table", why, place, "say what its column is at the property")
            else:
                stored.append(self._stored(_own(name, schema), place, (record.key,), private=True))
        table = self._without_doubles(
            Table(
                key=record.key,
                name=said.get("name") or f"{snake(record.name)}s",
                at=at,
                record=record,
                stored=tuple(stored),
                primary=(),
                parent=self._table_named(said.get("parent"), join(at, "parent")),
                timestamps=said.get("timestamps", False),
                soft_delete=said.get("soft-delete", False),
                version=said.get("version-column"),
                single=said.get("single", False),
                renamed_from=said.get("renamed-from"),
                former={name: _each(sql) for name, sql in said.get("former", {}).items()},
            )
        )
        columns = [
            one.source.name
            for one in table.stored
            if one.store in ("column", "columns") and any(_columns(one))
        ]
        several = {one.source.name for one in table.stored if one.store == "columns"}
        wanted = said.get("key")
        primary = self._known(wanted or [], columns, join(at, "key"))
        for index, name in enumerate(wanted or ()):
            if name in several:
                why = f"{name!r} cannot be a key: it is stored as columns of its own"
                self._wrong("invalid-table", why, join(at, "key", index), "name single columns")
                primary = ()
        if wanted is None and "id" in columns and "id" not in several:
            primary = ("id",)
        if wanted and not primary:
            self._keyless.add(record.key)
        return changed(
            table if primary else self._without_row_id(table),
            primary=primary,
            indexes=self._groups(said.get("indexes", ()), columns, join(at, "indexes")),
            unique=self._groups(said.get("unique", ()), columns, join(at, "unique")),
        )

    # ── a family ──────────────────────────────────────────────────────────────────────────────────

    def _has_key(self, table: Table, family: Family) -> bool:
        """Whether rows of all kinds are told apart by one key, which other tables can hold."""
        if table.key in self._keyless:
            return False
        if not table.primary:
            why = f"the kinds of {table.name!r} have no key in common"
            help = "give each the same property `id`, or name others in `key`"
            self._wrong("invalid-table", why, table.at, help)
            return False
        if family.inheritance.style == "joined" and len(table.primary) != 1:
            why = f"rows cannot refer to {table.name!r}, whose key has several columns"
            help = "give it a key of one column, or say `inheritance: single`"
            self._wrong("invalid-table", why, join(table.at, "key"), help)
            return False
        return True

    def _kinds(self, root: Table, family: Family, names: dict[str, str]) -> dict[TypeKey, Table]:
        """The tables of a family: what all kinds have in common, and then each kind."""
        said = dict(self._asked)
        inheritance = family.inheritance
        tag = inheritance.tag
        stored = [
            changed(one, default=()) if one.source.name == tag else one for one in root.stored
        ]
        root = changed(root, inheritance=inheritance, stored=tuple(stored))
        found = {root.key: root}
        taken: dict[str, tuple[TypeKey, Stored]] = {}
        for record in family.members:
            table = self._kind(root, record, said.get(record.key, {}))
            help = "another `name`"
            if inheritance.style == "joined" and not self._is_named(
                table.name, table.key, names, "invalid-table", table.at, help
            ):
                return {}
            if inheritance.style == "single":
                table = self._beside(table, taken)
            found[record.key] = table
        return found

    def _kind(self, root: Table, record: Record, said: Mapping[str, Any]) -> Table:
        """The table of one kind of a family: it says of its rows what the family does, and what it adds."""
        inheritance = root.inheritance
        style = "single" if inheritance is None else inheritance.style
        at = join(record.key, TABLE) if said else root.at
        for name in said:
            if name not in _OF_MEMBERS[style]:
                why = f"{name!r} is for the whole of {root.name!r} to say, which these rows are of"
                where = join(at, name)
                self._wrong("invalid-table", why, where, f"it may say: {_listed(style)}")
        known = {one.source.name: one for one in root.stored}
        own: list[Stored] = []
        for one, place in properties(self._model, record):
            held = known.get(one.name)
            if held is None:
                own.append(self._stored(one, place, (record.key,)))
            elif (inheritance is None or one.name != inheritance.tag) and not self._is_alike(
                changed(held, source=one), held
            ):
                self._differs(changed(held, source=one, at=place), held)
        extra = {*_extra(root)}
        for index, mine in enumerate(own):
            for name in _columns(mine):
                if name in extra:
                    self._double(mine, name, f"one of {root.name!r} itself")
                    own[index] = _unstored(mine)
        table = self._without_doubles(
            Table(
                key=record.key,
                name=said.get("name") or f"{snake(record.name)}s",
                at=at,
                record=record,
                stored=(*root.stored, *own),
                primary=root.primary,
                renamed_from=said.get("renamed-from"),
                former={name: _each(sql) for name, sql in said.get("former", {}).items()},
                inheritance=inheritance,
                inherited=frozenset(known),
            )
        )
        if style == "single":
            table = changed(table, name=root.name)
        columns = [
            one.source.name
            for one in table.own
            if one.store in ("column", "columns") and any(_columns(one))
        ]
        unique = self._groups(said.get("unique", ()), columns, join(at, "unique"))
        if unique and root.soft_delete:
            why = "what is unique among rows that are not deleted is so for all kinds, or for none"
            help = "say it for all kinds, or leave `soft-delete` out"
            self._wrong("invalid-table", why, join(at, "unique"), help)
            unique = ()
        return changed(
            table,
            indexes=self._groups(said.get("indexes", ()), columns, join(at, "indexes")),
            unique=unique,
        )

    def _beside(self, table: Table, taken: dict[str, tuple[TypeKey, Stored]]) -> Table:
        """One kind of rows in the table of all kinds, where a column of one name holds the same for each."""
        kept: list[Stored] = []
        for one in table.own:
            other = None
            for name in _columns(one) if one.store not in ("values", "rows") else ():
                other = other or taken.setdefault(name, (table.key, one))[1]
            if other is not None and other is not one and not self._is_alike(one, other):
                self._differs(one, other)
                one = _unstored(one)
            kept.append(one)
        return _with(table, kept)

    def _differs(self, one: Stored, other: Stored) -> None:
        """Tell that one column would hold what several types say."""
        mine, theirs = _said_of(self._family_of(one)), _said_of(self._family_of(other))
        why = f"the column of {one.source.name!r} would be of two types: {mine} here, {theirs} in another kind"
        if mine == theirs:
            why = f"the column of {one.source.name!r} would be of two types: another kind says it otherwise"
        help = (
            "give both the same type, say `name` for one of the columns, or `inheritance: joined`"
        )
        self._wrong("invalid-column", why, one.at, help)

    def _is_alike(self, one: Stored, other: Stored) -> bool:
        """Whether one column holds what two properties say, whatever bounds they have."""
        both = (one, other)
        if one.store != other.store or one.reference != other.reference:
            return False
        if one.store == "json":
            return True
        if one.store != "column":
            return one.source.type == other.source.type and one.parts == other.parts
        kinds = [scalar(self._model, each.source.type) for each in both]
        if any(isinstance(kind, Enumeration) and not kind.open for kind in kinds):
            return kinds[0] == kinds[1]
        formats = {kind.format if isinstance(kind, Scalar) else None for kind in kinds}
        families = {
            "text" if isinstance(kind, Constants) else self._family_of(each)
            for kind, each in zip(kinds, both, strict=True)
        }
        return len(families) == len(formats) == len({each.numeric for each in both}) == 1

    def _without_doubles(self, table: Table) -> Table:
        """The table where no two columns have one name: properties of one column are the last to go."""
        taken: dict[str, str] = {}
        kept: dict[str, Stored] = {}
        for one in sorted(table.stored, key=lambda one: one.store == "columns"):
            kept[one.source.name] = one
            for name in _columns(one):
                if name in taken:
                    self._double(one, name, f"that of {taken[name]!r}")
                    kept[one.source.name] = _unstored(one)
                taken.setdefault(name, one.source.name)
        table = changed(table, stored=tuple(kept[one.source.name] for one in table.stored))
        if table.soft_delete and self._is_double(table, {"deleted_at"}, "that of `soft-delete`"):
            table = changed(table, soft_delete=False)
        if table.timestamps and self._is_double(
            table, {"created_at", "updated_at"}, "that of `timestamps`"
        ):
            table = changed(table, timestamps=False)
        version = table.version
        if version is None:
            return table
        own = {version.lower(), snake(words(version))}
        if own & {"position", "row_id", *_extra(changed(table, version=None))}:
            why = f"rows have a column {version!r} for something else"
            where = join(table.at, "version-column")
            self._wrong("invalid-table", why, where, "give it another name")
            return changed(table, version=None)
        is_double = self._is_double(table, own, "that of `version-column`")
        return changed(table, version=None) if is_double else table

    def _is_double(self, table: Table, names: Iterable[str], why: str) -> bool:
        """Whether a property has a column that the table has for another reason; tells which do."""
        wanted = set(names)
        found = [(one, name) for one in table.stored for name in _columns(one) if name in wanted]
        for one, name in found:
            self._double(one, name, why)
        return bool(found)

    def _double(self, one: Stored, name: str, other: str, help: str | None = None) -> None:
        why = f"{one.source.name!r} would be stored in the column {name!r}, which is {other}"
        self._wrong("invalid-column", why, one.at, help or "give the property another name")

    def _without_row_id(self, table: Table) -> Table:
        """A table whose rows have a number for a key, and so no property of that name."""
        what = "the key of rows that have none in the document"
        if not self._is_double(table, {"row_id"}, what):
            return table
        kept = [_unstored(one) if "row_id" in _columns(one) else one for one in table.stored]
        return changed(table, stored=tuple(kept))

    def _told_apart(self, table: Table, names: dict[str, str]) -> Table:
        """The table with lists of values whose own tables have names that nothing else has."""
        kept = []
        help = "another name, or store it as json"
        for one in table.own:
            name = snake(list_words(table.record, one.source))
            if one.store == "values" and not self._is_named(
                name, one.at, names, "invalid-column", one.at, help
            ):
                one = _as_json(one)
            kept.append(one)
        return _with(table, kept)

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

    def _stored(
        self,
        one: Property,
        place: str,
        inside: tuple[TypeKey, ...],
        *,
        optional: bool = False,
        private: bool = False,
    ) -> Stored:
        """How a property is stored. `inside` are the records that it is part of, the table's first.

        `optional`: what it is part of may be absent or null. `private`: it is stored though nobody reads it.
        """
        said = self._said(place)
        at = join(place, COLUMN)
        if not self._fits(COLUMN_SCHEMA, said, at, COLUMN):
            said = {}
        said = {**said, "private": True} if private else said
        found = Stored(
            source=one,
            store=self._store(one, said),
            at=place,
            numeric=self._numeric(one, said, at),
            now=said.get("default") == "now" and self._is_instant(one.type),
            private=said.get("private", False),
            column=said.get("name"),
            renamed_from=said.get("renamed-from"),
            fill=_each(said["fill"]) if "fill" in said else {},
        )
        optional = optional or not found.required
        found = changed(found, default=self._default(found, said, at))
        if found.store == "columns":
            found = self._in_columns(found, inside, at, optional=optional)
        elif found.store == "rows":
            found = self._list_of(found, at)
            if len(inside) > 1:
                why = f"{one.name!r} is part of what is stored as columns, which hold no lists"
                self._wrong("invalid-column", why, at, "store it as json")
                found = _as_json(found)
        return self._referring(found, said, at, optional=optional)

    def _in_columns(
        self, found: Stored, inside: tuple[TypeKey, ...], at: str, *, optional: bool
    ) -> Stored:
        """An object as columns of its own, one for each of its properties."""
        name = found.source.name
        record = self._record(found.source.type)
        if record is None:
            why = f"{name!r} is no object that could be stored as columns"
            self._wrong("invalid-column", why, at, "store it as json")
            return _as_json(found)
        if record.key in inside:
            why = f"{name!r} cannot be stored as columns: it holds what it is part of"
            self._wrong("invalid-column", why, at, "store it as json")
            return _as_json(found)
        parts = [
            self._stored(part, where, (*inside, record.key), optional=optional)
            for part, where in properties(self._model, record)
        ]
        return changed(found, parts=tuple(part for part in parts if part.store != "none"))

    def _numeric(self, one: Property, said: Mapping[str, Any], at: str) -> tuple[int, int] | None:
        wanted = said.get("type")
        if wanted is None:
            return None
        kind = self._plain(one.type)
        item = self._plain(kind.item) if isinstance(kind, ListOf) else kind
        if not isinstance(item, Scalar) or item.kind not in ("number", "integer"):
            why = f"{one.name!r} is no number, and so cannot be {wanted}"
            self._wrong("invalid-column", why, join(at, "type"), "leave it out")
            return None
        return _numeric(wanted)

    def _default(self, found: Stored, said: Mapping[str, Any], at: str) -> tuple[Any, ...]:
        """The default of a column: the one asked for, or else the document's where a column can have it."""
        one = found.source
        if found.now:
            return ()
        if "default" not in said:
            return (
                one.default if found.store == "column" and self._takes(found, one.default) else ()
            )
        default = (said["default"],)
        if found.store == "column" and self._takes(found, default):
            return default
        given = short(json.dumps(said["default"], ensure_ascii=False, default=str))
        why = f"{given} is no default that the column of {one.name!r} can have"
        help = "give a string, number or boolean of its type, or leave it out"
        self._wrong("invalid-column", why, join(at, "default"), help)
        return ()

    def _takes(self, found: Stored, default: tuple[Any, ...]) -> bool:
        """Whether a default is a value of a column: typed texts have none."""
        kind = scalar(self._model, found.source.type)
        if not default:
            return True
        [value] = default
        if value is None:
            return not found.required
        match kind:
            case Enumeration():
                return _is_valid(value, {"enum": [one.value for one in kind.members]}) or (
                    kind.others is not None and _is_valid(value, _schema(kind.others))
                )
            case Constants():
                return value in kind.values
            case Scalar(kind="string", format="decimal"):
                return isinstance(value, str) and _is_decimal(value)
            case Scalar():
                return kind.format not in _TYPED and _is_valid(value, _schema(kind))
            case None:
                return False

    def _list_of(self, found: Stored, at: str) -> Stored:
        """A list as rows of a table that there is, or of one made up for its values."""
        name = found.source.name
        item = self._list(found.source.type)
        record = None if item is None else self._record(item)
        if isinstance(item, Anything):
            # A reference that leads nowhere, which was told.
            self._untold = True
            return _as_json(found)
        if isinstance(item, Nullable):
            why = f"items of {name!r} may be null, and null is no row"
            self._wrong("invalid-column", why, at, "store it as json, or do not allow null")
            return _as_json(found)
        if (record is not None and self._families.of(record.key) is not None) or (
            isinstance(item, Ref) and self._families.of(item.key) is not None
        ):
            why = f"items of {name!r} are rows of several kinds, which no list holds"
            self._wrong(
                "invalid-column", why, at, "store it as json, or let rows refer to the owner"
            )
            return _as_json(found)
        if record is not None and record.key in dict(self._asked):
            return changed(found, rows=record.key)
        if item is None or record is not None:
            why = f"{name!r} is no list of values, or of rows of another table"
            self._wrong("invalid-column", why, at, "store it as json")
            return _as_json(found)
        return changed(found, store="values")

    def _store(self, one: Property, said: Mapping[str, Any]) -> Store:
        wanted = said.get("store")
        if wanted == "children":
            return "rows"
        if wanted is not None:
            found: Store = wanted
            return found
        if one.write_only and not said.get("private", False):
            return "none"
        return "column" if scalar(self._model, one.type) is not None else "json"

    def _referring(
        self, found: Stored, said: Mapping[str, Any], at: str, *, optional: bool
    ) -> Stored:
        """The property with the table that its column refers to."""
        if "references" not in said:
            return found
        target = self._table_named(said["references"], join(at, "references"))
        if target is None or found.store == "none":
            return found
        name = found.source.name
        if found.store not in ("column", "values"):
            why = f"{name!r} has parts, and so cannot be the key of another table"
            help = "refer from a list of keys with `store: children`, or from a single key"
            self._wrong("invalid-column", why, join(at, "references"), help)
            return found
        on_delete = said.get("on-delete", "restrict")
        if on_delete == "set-null" and (found.store == "values" or not optional):
            why = f"{name!r} cannot become null: it is always there"
            help = "do not require it, or allow null; or choose another `on-delete`"
            self._wrong("invalid-column", why, join(at, "on-delete"), help)
            on_delete = "restrict"
        return changed(found, reference=Reference(target, on_delete))

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
        if not found and self._proposed:
            found = self._proposed.get(join(place, COLUMN), {})
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
        """What only all tables together tell of one."""
        keyless = not table.primary and table.key not in self._keyless
        if keyless and table.parent is None:
            why = f"the table {table.name!r} has no key"
            help = "name properties in `key`, or a `parent` that its rows belong to"
            self._wrong("invalid-table", why, table.at, help)
        if (
            keyless
            and not self._untold
            and not any(one.rows == table.key for other in found.values() for one in other.stored)
        ):
            why = f"the table {table.name!r} has no key, and no list of its parent holds its rows"
            self._wrong("invalid-table", why, table.at, "name properties in `key`")
        owners = {table.parent} if table.parent else set()
        owners |= {table.key} if any(one.store == "values" for one in table.stored) else set()
        for owner in sorted((owners & found.keys()) - self._keyless):
            if (count := len(found[owner].primary)) != 1:
                has = "whose key has several columns" if count else "which has no key to refer to"
                why = f"rows cannot belong to {found[owner].name!r}, {has}"
                self._wrong("invalid-table", why, table.at, "give it a key of one column")

    def _belonging(self, table: Table, found: Mapping[TypeKey, Table]) -> Table:
        """The table with the property that says to whom rows belong, if one does; or else without a parent."""
        alone = changed(table, parent=None)
        parent = found.get(table.parent or "")
        if parent is None or len(parent.primary) != 1:
            return alone
        name = snake(owner_words(parent, _key(parent).source))
        if name in {*_extra(table), *(["row_id"] if not table.primary else [])}:
            why = f"rows have a column {name!r} for something else than the key of {parent.name!r}"
            self._wrong("invalid-table", why, join(table.at, "parent"), "rename that key")
            return alone
        for one in table.stored:
            if name not in _columns(one):
                continue
            if one.reference is None or one.reference.table != parent.key:
                other = f"the key of the row of {parent.name!r} that it belongs to"
                self._double(one, name, other, "say what it `references` if it is that key")
                return alone
            if not self._is_key(one, parent, found):
                return alone
            return self._owned(table, one)
        return table

    def _owned(self, table: Table, owner: Stored) -> Table:
        """The table one of whose properties says to whom rows belong: they go with that row."""
        said = self._said(owner.at).get("on-delete", "cascade")
        if said != "cascade":
            why = f"rows of {table.name!r} go with the row that they belong to"
            where = join(owner.at, COLUMN, "on-delete")
            self._wrong("invalid-column", why, where, "leave `on-delete` or `parent` out")
        kept = [
            changed(one, reference=changed(one.reference, on_delete="cascade"))
            if one is owner and one.reference is not None
            else one
            for one in table.stored
        ]
        return changed(table, stored=tuple(kept), owner=owner.source.name)

    def _kept(
        self,
        table: Table,
        one: Stored,
        found: Mapping[TypeKey, Table],
        said: Mapping[TypeKey, TypeKey | None],
        lists: dict[TypeKey, str],
    ) -> Stored:
        """A property, as json where no rows can be its list. `said` are the parents that were asked for."""
        if one.store == "values":
            if len(table.primary) != 1:
                return _as_json(one)
            if snake(owner_words(table, _key(table).source)) == "row_id":
                why = f"items of {one.source.name!r} have a column 'row_id' that is no key of {table.name!r}"
                self._wrong("invalid-column", why, one.at, "store it as json, or rename that key")
                return _as_json(one)
        if one.store != "rows" or one.rows is None:
            return one
        target = found.get(one.rows)
        if target is None:
            return _as_json(one)
        if said[one.rows] != table.key:
            why = f"rows of {target.name!r} do not say that they belong to {table.name!r}"
            self._wrong("invalid-column", why, one.at, "name this schema as their `parent`")
            return _as_json(one)
        if target.parent is None or self._is_double(
            target, {"position"}, f"the position in {one.source.name!r}"
        ):
            return _as_json(one)
        other = lists.setdefault(target.key, one.source.name)
        if other != one.source.name:
            why = f"rows of {target.name!r} are the items of {other!r} already"
            help = "store it as json, or give its items a schema of their own"
            self._wrong("invalid-column", why, one.at, help)
            return _as_json(one)
        return one

    def _referred(self, table: Table, found: Mapping[TypeKey, Table]) -> Table:
        """The table without references that lead to no key, and indexes of what has no column."""
        names = {one.source.name for one in table.stored if any(_columns(one))}
        return changed(
            table,
            stored=tuple(self._led(one, found) for one in table.stored),
            indexes=tuple(group for group in table.indexes if names.issuperset(group)),
            unique=tuple(group for group in table.unique if names.issuperset(group)),
        )

    def _led(self, one: Stored, found: Mapping[TypeKey, Table]) -> Stored:
        parts = tuple(self._led(part, found) for part in one.parts)
        if one.parts:
            one = changed(one, parts=parts)
        if one.reference is None:
            return one
        at = join(one.at, COLUMN, "references")
        target = found.get(one.reference.table)
        if target is None:
            return changed(one, reference=None)
        if len(target.primary) != 1:
            if target.key not in self._keyless:
                has = "its key has several columns" if target.primary else "it has no key"
                why = f"{target.name!r} cannot be referred to: {has}"
                self._wrong("invalid-column", why, at, "give it a key of one column")
            return changed(one, reference=None)
        if not self._is_key(one, target, found):
            mine, key = self._family_of(one), self._key_family(target, found)
            why = f"{one.source.name!r} cannot hold the key of {target.name!r}: it is {_said_of(mine)}"
            why += f", the key is {_said_of(key)}" if key else ", the key leads in a circle"
            self._wrong("invalid-column", why, at, "give both the same type and format")
            return changed(one, reference=None)
        if one.default and self._family_of(one) != self._key_family(target, found):
            why = f"the key of {target.name!r} is no text, and so the column has no default"
            at = join(one.at, COLUMN, "default") if "default" in self._said(one.at) else one.at
            self._wrong("invalid-column", why, at, "leave the default out")
            return changed(one, default=())
        return one

    def _is_key(self, one: Stored, target: Table, found: Mapping[TypeKey, Table]) -> bool:
        """Whether the column of a property can hold the key of a table."""
        both = {self._family_of(one), self._key_family(target, found)}
        return None not in both and (len(both) == 1 or ("text" in both and bool(both & _AS_TEXT)))

    def _key_family(self, table: Table, found: Mapping[TypeKey, Table]) -> str | None:
        """What the key of a table is in the end, for it may be the key of another; None in a circle."""
        seen: set[TypeKey] = set()
        while table.key not in seen:
            seen.add(table.key)
            key = _key(table)
            target = None if key.reference is None else found.get(key.reference.table)
            if target is None or len(target.primary) != 1:
                return self._family_of(key)
            table = target
        return None

    def _family_of(self, one: Stored) -> str:
        """What a column holds: values of one family can be compared."""
        item = self._list(one.source.type) if one.store == "values" else one.source.type
        match None if item is None else scalar(self._model, item):
            case Enumeration() as listed:
                if not isinstance(listed.members[0].value, str):
                    return "integer"
                return "enum" if listed.others is None else "text"
            case Constants(values):
                return f"one of {values}"
            case Scalar(kind="string", format=given):
                return {**_TYPED, **_WRITTEN}.get(given or "", "text")
            case Scalar(kind=kind):
                return kind if one.numeric is None or kind == "boolean" else "exact"
            case None:
                return "parts"

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
        """Tell of an error; once, though several tables hold what it is about."""
        found = Finding(id, Severity.ERROR, message, at, help)
        if found not in self._findings:
            self._findings.append(found)


def _numeric(text: str) -> tuple[int, int]:
    precision, _, scale = text.removeprefix("numeric(").removesuffix(")").partition(",")
    return int(precision), int(scale or 0)


def _own(name: str, schema: Mapping[str, Any]) -> Property:
    """A column that no property is for, as a property that nobody sends or reads."""
    kinds = schema["type"]
    several: list[Any] = [kinds] if isinstance(kinds, str) else kinds
    kind: Kind = next(one for one in several if one != "null")
    scalar = Scalar(
        kind,
        schema.get("format"),
        schema.get("minimum"),
        schema.get("maximum"),
        schema.get("exclusiveMinimum"),
        schema.get("exclusiveMaximum"),
        schema.get("multipleOf"),
        schema.get("minLength"),
        schema.get("maxLength"),
        schema.get("pattern"),
    )
    return Property(
        name,
        words(name),
        scalar if isinstance(kinds, str) else Nullable(scalar),
        required=True,
        docs=Docs(description=schema.get("description")),
        write_only=True,
    )


def _each(sql: str | Mapping[str, str]) -> Mapping[str, str]:
    """An expression for each database."""
    return {"postgresql": sql, "sqlite": sql} if isinstance(sql, str) else sql


def _schema(kind: Scalar) -> dict[str, Any]:
    """The JSON Schema of a scalar, but for patterns, which are for others to check."""
    said = {
        "type": kind.kind,
        "minimum": kind.minimum,
        "maximum": kind.maximum,
        "exclusiveMinimum": kind.exclusive_minimum,
        "exclusiveMaximum": kind.exclusive_maximum,
        "minLength": kind.min_length,
        "maxLength": kind.max_length,
    }
    return {name: value for name, value in said.items() if value is not None}


def _is_valid(value: Any, schema: Mapping[str, Any]) -> bool:
    return bool(Draft202012Validator(dict(schema)).is_valid(value))


def _is_decimal(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _columns(one: Stored, inside: Words = ()) -> Iterator[str]:
    """What the columns of a property are called, or its list."""
    name = (*inside, *one.source.words)
    if one.store == "columns":
        for part in one.parts:
            yield from _columns(part, name)
    elif one.store != "none":
        yield one.column or snake(name)


def _extra(table: Table) -> Iterator[str]:
    """Columns that the table asks for, and no property."""
    if table.soft_delete:
        yield "deleted_at"
    if table.timestamps:
        yield from ("created_at", "updated_at")
    if table.version is not None:
        yield from {table.version.lower(), snake(words(table.version))}


def _key(table: Table) -> Stored:
    """The property that is the key of a table with a key of one column."""
    return next(one for one in table.stored if one.source.name == table.primary[0])


def _said_of(family: str) -> str:
    """A family in words."""
    known = {"exact": "an exact number", "enum": "an enumeration", "parts": "a value with parts"}
    return known.get(family, family)


def _listed(style: str) -> str:
    return ", ".join(_OF_MEMBERS[style])


def _with(table: Table, own: Iterable[Stored]) -> Table:
    """The table with other properties of its own."""
    changes = {one.source.name: one for one in own}
    return changed(table, stored=tuple(changes.get(one.source.name, one) for one in table.stored))


def _shared(found: Mapping[TypeKey, Table]) -> dict[TypeKey, Table]:
    """The tables, where each kind of a family says what the whole of it does."""
    made: dict[TypeKey, Table] = {}
    for key, table in found.items():
        if table.inheritance is not None and table.is_member:
            root = found[table.inheritance.root]
            kept = {one.source.name: one for one in root.stored}
            table = changed(
                table,
                stored=tuple(kept.get(one.source.name, one) for one in table.stored),
                primary=root.primary,
                parent=root.parent,
                owner=root.owner,
                single=root.single,
                timestamps=root.timestamps,
                soft_delete=root.soft_delete,
                version=root.version,
            )
        made[key] = table
    return made


def _as_json(one: Stored) -> Stored:
    """A property whose rows or columns cannot be made."""
    return changed(one, store="json", reference=None, rows=None, default=())


def _unstored(one: Stored) -> Stored:
    """A property whose column cannot be made."""
    return changed(one, store="none", reference=None, rows=None)
