"""Declarations of columns and of constraints, as CREATE TABLE and ALTER TABLE have them."""

from collections.abc import Sequence
from typing import Final

from contractor.frozen import changed
from contractor.sql.cursor import CLAUSES, Cursor
from contractor.sql.dialect import Dialect
from contractor.sql.kinds import Column, Constraint, Expression
from contractor.sql.tokens import Token

#: Words that begin a constraint of a table, where a column would begin with its name.
_OF_TABLES: Final = ("CONSTRAINT", "CHECK", "UNIQUE", "PRIMARY", "FOREIGN", "EXCLUDE")


def declared(
    parts: Sequence[Sequence[Token]], dialect: Dialect
) -> tuple[tuple[Column, ...], tuple[Constraint, ...]]:
    """Columns and constraints in the parentheses of a CREATE TABLE."""
    columns: list[Column] = []
    constraints: list[Constraint] = []
    for part in parts:
        cursor = Cursor(part, dialect)
        if any(cursor.at(word) for word in _OF_TABLES):
            made = constraint(cursor)
            constraints += [made] if made else []
        elif not cursor.at("LIKE"):
            read = column(cursor)
            columns += [read] if read else []
    return tuple(columns), tuple(constraints)


def column(cursor: Cursor) -> Column | None:
    """A column: its name, its type and what is said of it."""
    declaration = cursor.rest
    name = cursor.identifier()
    if name is None:
        return None
    type = cursor.type()
    not_null, default, generated = False, None, ""
    constraints: list[Constraint] = []
    while not cursor.done:
        named = cursor.identifier() if cursor.take("CONSTRAINT") else None
        if cursor.take("NOT", "NULL"):
            not_null = True
        elif cursor.take("DEFAULT"):
            default = cursor.expression(CLAUSES)
        elif cursor.take("GENERATED"):
            generated = _generated(cursor)
        elif cursor.at("AS", "("):
            generated = _stored(cursor)
        elif (made := _of_column(cursor, name, named)) is not None:
            constraints.append(made)
        else:
            cursor.skip()
    return Column(
        name,
        type,
        not_null,
        default,
        generated,
        tuple(constraints),
        declaration[0].start,
        declaration[-1].end,
    )


def _of_column(cursor: Cursor, column: str, name: str | None) -> Constraint | None:
    if cursor.take("CHECK"):
        return Constraint("check", name, (column,), cursor.expression(frozenset(CLAUSES)))
    if cursor.take("UNIQUE"):
        return Constraint("unique", name, (column,))
    if cursor.take("PRIMARY", "KEY"):
        return Constraint("primary key", name, (column,))
    if cursor.take("REFERENCES"):
        return Constraint("foreign key", name, (column,), references=cursor.name())
    return None


def _generated(cursor: Cursor) -> str:
    while not cursor.done and not cursor.at("AS"):
        cursor.skip()
    return "identity" if cursor.take("AS", "IDENTITY") else _stored(cursor)


def _stored(cursor: Cursor) -> str:
    cursor.take("AS")
    cursor.inside()
    return "stored" if cursor.take("STORED") else "virtual"


def constraint(cursor: Cursor) -> Constraint | None:
    """A constraint of a table, with its name or without."""
    name = cursor.identifier() if cursor.take("CONSTRAINT") else None
    columns: tuple[str, ...] = ()
    check: Expression | None = None
    references = None
    if cursor.take("CHECK"):
        kind, check = "check", cursor.expression(frozenset({"NOT", "NO", "DEFERRABLE"}))
    elif cursor.take("UNIQUE"):
        cursor.take("NULLS", "NOT", "DISTINCT") or cursor.take("NULLS", "DISTINCT")
        kind, columns = "unique", cursor.columns()
    elif cursor.take("PRIMARY", "KEY"):
        kind, columns = "primary key", cursor.columns()
    elif cursor.take("FOREIGN", "KEY"):
        kind, columns = "foreign key", cursor.columns()
        references = cursor.name() if cursor.take("REFERENCES") else None
    elif cursor.take("NOT", "NULL"):
        only = cursor.identifier()
        kind, columns = "not null", (only,) if only else ()
    elif cursor.take("EXCLUDE"):
        kind = "exclude"
    else:
        return None
    made = Constraint(kind, name, columns, check, references)
    while not cursor.done:
        if cursor.take("NOT", "VALID"):
            made = changed(made, not_valid=True)
        elif cursor.take("USING", "INDEX"):
            if cursor.take("TABLESPACE"):
                continue
            made = changed(made, using_index=cursor.identifier())
        else:
            cursor.skip()
    return made
