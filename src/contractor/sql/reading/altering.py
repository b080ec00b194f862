"""ALTER: what each of its parts does, with the tokens that say so."""

from collections.abc import Iterator, Sequence

from contractor.sql.cursor import CLAUSES, Cursor
from contractor.sql.dialect import Dialect
from contractor.sql.kinds import (
    AddColumn,
    AddConstraint,
    AddEnumValue,
    AlterOther,
    Change,
    ChangeType,
    Create,
    DropColumn,
    DropConstraint,
    DropNotNull,
    Name,
    Other,
    RenameColumn,
    RenameTable,
    SetDefault,
    SetNotNull,
    ValidateConstraint,
)
from contractor.sql.reading.columns import column, constraint
from contractor.sql.tokens import Token

_OF_TABLES = ("CONSTRAINT", "CHECK", "UNIQUE", "PRIMARY", "FOREIGN", "EXCLUDE")


def alter(cursor: Cursor) -> Iterator[tuple[Change, Sequence[Token]]]:
    """What stands behind ALTER, part by part."""
    everything = cursor.rest
    if cursor.take("TABLE"):
        cursor.take("IF", "EXISTS")
        cursor.take("ONLY")
        table = cursor.name()
        cursor.take("*")
        if table is not None:
            for part in cursor.parts():
                yield _action(table, part, cursor.dialect), part
            return
    elif cursor.take("TYPE"):
        change = _type(cursor)
        if change is not None:
            yield change, everything
            return
    elif cursor.take("DOMAIN"):
        name = cursor.name()
        if name is not None and cursor.take("ADD"):
            yield Create("constraint of a domain", name), everything
            return
    if everything:
        yield Other(("ALTER", *(token.word for token in everything[:3]))), everything


def _type(cursor: Cursor) -> Change | None:
    name = cursor.name()
    if name is None or not cursor.take("ADD", "VALUE"):
        return None
    guarded = cursor.take("IF", "NOT", "EXISTS")
    value = cursor.next.text if cursor.next else ""
    cursor.skip()
    return AddEnumValue(name, value, bool(cursor.take_any("BEFORE", "AFTER")), guarded)


def _action(table: Name, part: Sequence[Token], dialect: Dialect) -> Change:
    cursor = Cursor(part, dialect)
    found: Change | None = None
    if cursor.take("ADD"):
        found = _add(table, cursor)
    elif cursor.take("DROP"):
        found = _drop(table, cursor)
    elif cursor.take("ALTER"):
        found = _alter_column(table, cursor)
    elif cursor.take("RENAME"):
        found = _rename(table, cursor)
    elif cursor.take("VALIDATE", "CONSTRAINT"):
        name = cursor.identifier()
        found = ValidateConstraint(table, name) if name else None
    return found or AlterOther(table, tuple(token.word for token in part))


def _add(table: Name, cursor: Cursor) -> Change | None:
    if any(cursor.at(word) for word in _OF_TABLES) or cursor.at("NOT", "NULL"):
        made = constraint(cursor)
        return AddConstraint(table, made) if made else None
    cursor.take("COLUMN")
    guarded = cursor.take("IF", "NOT", "EXISTS")
    read = column(cursor)
    return AddColumn(table, read, guarded) if read else None


def _drop(table: Name, cursor: Cursor) -> Change | None:
    of_constraint = cursor.take("CONSTRAINT")
    if not of_constraint:
        cursor.take("COLUMN")
    guarded = cursor.take("IF", "EXISTS")
    name = cursor.identifier()
    if name is None:
        return None
    return (
        DropConstraint(table, name, guarded) if of_constraint else DropColumn(table, name, guarded)
    )


def _alter_column(table: Name, cursor: Cursor) -> Change | None:
    if cursor.at("CONSTRAINT"):
        return None
    cursor.take("COLUMN")
    name = cursor.identifier()
    if name is None:
        return None
    if cursor.take("SET", "DATA", "TYPE") or cursor.take("TYPE"):
        type = cursor.type()
        while not cursor.done and not cursor.at("USING"):
            cursor.skip()
        return ChangeType(table, name, type, cursor.at("USING"))
    if cursor.take("SET", "NOT", "NULL"):
        return SetNotNull(table, name)
    if cursor.take("DROP", "NOT", "NULL"):
        return DropNotNull(table, name)
    if cursor.take("SET", "DEFAULT"):
        return SetDefault(table, name, cursor.expression(CLAUSES))
    if cursor.take("DROP", "DEFAULT"):
        return SetDefault(table, name, None)
    return None


def _rename(table: Name, cursor: Cursor) -> Change | None:
    if cursor.take("TO"):
        to = cursor.identifier()
        return RenameTable(table, to) if to else None
    if cursor.at("CONSTRAINT"):
        return None
    cursor.take("COLUMN")
    name = cursor.identifier()
    to = cursor.identifier() if cursor.take("TO") else None
    return RenameColumn(table, name, to) if name and to else None
