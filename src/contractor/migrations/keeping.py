"""What a migration does to rows, in SQL that both databases read: fills, repairs, archives, counts.

Takes a joined table and a side, gives statements; refuses to know how tables themselves are changed. An archive keeps
what would be lost once a side is all there is: a table of the key and of the columns that go.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from contractor.migrations.values import Joined, Repair, Side, Statement
from contractor.relational import Dialect, Sql, Unique
from contractor.relational.conditions import quoted
from contractor.relational.naming import fitted

#: What archives begin with, so that whoever compares databases knows them.
ARCHIVE: Final = "contractor_archive"
_AGAIN: Final = "What an earlier way back has kept, if there was one."


def archive(plan: str, table: str, side: Side) -> str:
    """The table that keeps what is lost of another one, once a side is all there is."""
    return fitted(f"{ARCHIVE}_{plan}_{side}_{table}")


def listed(names: Sequence[str]) -> str:
    """Names, separated by commas."""
    return ", ".join(map(quoted, names))


def filling(one: Joined, side: Side, dialect: Dialect) -> Iterator[Statement]:
    """What gives values to the columns of a side, in rows that the other side wrote."""
    for column, sql in one.fills[side].items():
        value = _of(sql, dialect)
        name = quoted(column)
        yield _change(one, f"{name} = {value}", f"{name} IS NULL AND ({value}) IS NOT NULL")


def repairing(one: Joined, side: Side, dialect: Dialect) -> Iterator[Statement]:
    """What mends values that a side does not allow."""
    for repair in one.repairs[side]:
        where = repair.where.of(dialect)
        if repair.value is not None and where is not None:
            value = _of(repair.value, dialect)
            yield _change(one, f"{quoted(repair.column)} = {value}", where)


def expecting(one: Joined, side: Side, dialect: Dialect) -> Iterator[Statement]:
    """Questions for rows that a side does not allow."""
    for repair in one.repairs[side]:
        where = repair.where.of(dialect)
        if where is not None:
            yield Statement(preflight(one, repair, dialect), expect=repair.why)
    found = one.side(side)
    if found is not None:
        kept = {each.name for each in one.middle.uniques}
        for unique in found.uniques:
            if unique.name not in kept:
                why = f"rows of {one.name} have the same {', '.join(unique.columns)}"
                yield Statement(duplicates(one.name, unique), expect=why)


def preflight(one: Joined, repair: Repair, dialect: Dialect) -> str:
    """How many rows a side does not allow."""
    return f"SELECT count(*) FROM {quoted(one.name)} WHERE {repair.where.of(dialect)}"


def duplicates(table: str, unique: Unique) -> str:
    """How many values are there more than once."""
    names = listed(unique.columns)
    present = [f"{quoted(name)} IS NOT NULL" for name in unique.columns]
    present += ['"deleted_at" IS NULL'] if unique.present else []
    return (
        f"SELECT count(*) FROM (SELECT {names} FROM {quoted(table)} WHERE {' AND '.join(present)} "
        f"GROUP BY {names} HAVING count(*) > 1) AS found"
    )


def archiving(one: Joined, side: Side, plan: str) -> Iterator[Statement]:
    """What keeps the values that are lost once a side is all there is."""
    found = one.side(side)
    name = quoted(archive(plan, one.name, side))
    if found is None:
        yield Statement(f"CREATE TABLE {name} AS SELECT * FROM {quoted(one.name)}")
        return
    lost = one.lost(side)
    if lost:
        columns = listed(_with_key(one, lost))
        yield Statement(f"CREATE TABLE {name} AS SELECT {columns} FROM {quoted(one.name)}")


def restoring(one: Joined, side: Side, plan: str) -> Iterator[Statement]:
    """What brings back the values of an archive, if there is one."""
    name = quoted(archive(plan, one.name, side))
    table = quoted(one.name)
    if one.side(side) is None:
        columns = listed([each.name for each in one.middle.columns])
        made = f"CREATE TABLE IF NOT EXISTS {name} AS SELECT * FROM {table} WHERE 1 = 0"
        yield Statement(made, _AGAIN)
        yield Statement(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {name}")
        yield Statement(f"DROP TABLE {name}")
        return
    lost = one.lost(side)
    if not lost:
        return
    columns = listed(_with_key(one, lost))
    made = f"CREATE TABLE IF NOT EXISTS {name} AS SELECT {columns} FROM {table} WHERE 1 = 0"
    yield Statement(made, _AGAIN)
    same = " AND ".join(f"kept.{quoted(key)} = {table}.{quoted(key)}" for key in one.middle.primary)
    values = ", ".join(f"{quoted(column)} = kept.{quoted(column)}" for column in lost)
    yield Statement(f"UPDATE {table} SET {values} FROM {name} AS kept WHERE {same}")
    yield Statement(f"DROP TABLE {name}")


def _with_key(one: Joined, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.middle.primary, *names)))


def _change(one: Joined, values: str, where: str) -> Statement:
    """A statement that changes the rows which meet a condition; it can be bound to some of them."""
    sql = f"UPDATE {quoted(one.name)} SET {values} WHERE ({where})"
    return Statement(sql, by=one.middle.primary)


def _of(sql: Sql, dialect: Dialect) -> str:
    return sql.of(dialect) or "NULL"
