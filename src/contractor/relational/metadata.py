"""A database as SQLAlchemy has it, without classes of rows.

Takes a `Database`, gives a `MetaData`, whose tables are those that generated code defines: what creates them, compares
them and writes their SQL stands on either. Needs SQLAlchemy, and so is imported by who needs it alone.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from contractor.frozen import changed
from contractor.relational.conditions import quoted
from contractor.relational.database import (
    DIALECTS,
    Check,
    Column,
    ColumnType,
    Database,
    ForeignKey,
    Relation,
    Sql,
    Unique,
)
from contractor.relational.naming import constraint
from contractor.runtime import _tables as runtime


def metadata(database: Database) -> sa.MetaData:
    """The tables of a database."""
    found = sa.MetaData(naming_convention=runtime.NAMING)
    for relation in database.relations.values():
        sa.Table(relation.name, found, *_columns(relation), *_constraints(relation))
    runtime.check_shapes(found)
    return found


def shaped(relation: Relation) -> Relation:
    """A table with the constraints that PostgreSQL gets for its types besides, which `metadata` adds by itself."""
    found: list[Check] = []
    for one in relation.columns:
        rule = runtime.shapes(sa.Column(one.name, column_type(one.type))).get("postgresql")
        if rule is not None:
            condition = Sql(f"{quoted(one.name)} IS NULL OR ({rule})", None)
            name = constraint("ck", relation.name, f"{one.name}_shape")
            found.append(Check(name, condition, (one.name,), "type", one.at))
    return changed(relation, checks=(*relation.checks, *found))


def column_type(kind: ColumnType) -> Any:
    """The type of a column, as generated code has it."""
    match kind.kind:
        case "text":
            return runtime.Text()
        case "uuid":
            return sa.Uuid()
        case "instant":
            return runtime.Instant()
        case "date":
            return sa.Date()
        case "integer":
            return sa.Integer()
        case "bigint":
            return runtime.RowId
        case "double":
            return sa.Double()
        case "exact":
            return runtime.Exact(kind.precision, kind.scale)
        case "boolean":
            return sa.Boolean()
        case "bytes":
            return sa.LargeBinary()
        case "json":
            return runtime.Json()


def _columns(relation: Relation) -> Iterator[sa.Column[Any]]:
    for one in relation.columns:
        yield sa.Column(
            one.name,
            column_type(one.type),
            *([sa.Identity()] if one.counts else []),
            nullable=one.nullable,
            server_default=_default(one),
        )


def _default(one: Column) -> Any:
    if one.default is None or one.default.postgresql is None:
        return None
    if one.type.kind == "instant":
        return runtime.Now()
    if one.type.kind == "boolean":
        return sa.true() if one.default.postgresql == "true" else sa.false()
    return sa.text(runtime.unbound(one.default.postgresql))


def _constraints(relation: Relation) -> Iterator[sa.Constraint | sa.Index]:
    yield sa.PrimaryKeyConstraint(*relation.primary, name=relation.primary_name)
    for key in relation.foreign_keys:
        yield _foreign_key(key)
    for check in relation.checks:
        yield from _check(check)
    for unique in relation.uniques:
        yield _unique(unique)
    for index in relation.indexes:
        yield sa.Index(index.name, *index.columns)


def _foreign_key(key: ForeignKey) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        key.columns,
        [f"{key.table}.{name}" for name in key.target],
        name=key.name,
        ondelete=key.on_delete.replace("-", " ").upper(),
        use_alter=key.circular,
    )


def _check(check: Check) -> list[sa.CheckConstraint]:
    said = {
        dialect: None if (sql := check.sql.of(dialect)) is None else runtime.unbound(sql)
        for dialect in DIALECTS
    }
    return runtime.by_dialect(sa.schema.conv(check.name), **said)


def _unique(unique: Unique) -> sa.UniqueConstraint | sa.Index:
    if unique.present:
        return runtime.unique_among_present(*unique.columns, name=unique.name)
    return sa.UniqueConstraint(*unique.columns, name=unique.name)
