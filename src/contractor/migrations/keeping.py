"""What a migration does to rows, in SQL that both databases read: fills, repairs, archives, counts.

Takes a joined table and a side, gives statements; refuses to know how tables themselves are changed. An archive keeps
what would be lost once a side is all there is: a table of the key and of the columns that go.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from contractor.migrations.values import Joined, Repair, Side, Statement, Sync, other
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
    """What gives values to the columns of a side, in rows that the other side wrote; those that say the same together
    get them at once."""
    left = dict(one.fills[side])
    for sync in one.syncs:
        values = {name: left.pop(name) for name in _of_side(sync, side) if name in left}
        if values:
            yield _filled(one, values, dialect)
    for column, sql in left.items():
        yield _filled(one, {column: sql}, dialect)


def _filled(one: Joined, found: Mapping[str, Sql], dialect: Dialect) -> Statement:
    values = {quoted(column): _of(sql, dialect) for column, sql in found.items()}
    where = " OR ".join(
        f"({name} IS NULL AND ({value}) IS NOT NULL)" for name, value in values.items()
    )
    if len(values) == 1:
        sets = ", ".join(f"{name} = {value}" for name, value in values.items())
        return _change(one, sets, where.removeprefix("(").removesuffix(")"))
    sets = ", ".join(f"{name} = coalesce({name}, {value})" for name, value in values.items())
    return _change(one, sets, where)


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


def elsewhere(one: Joined, name: str, side: Side, dialect: Dialect) -> str:
    """Where the values of a column are that goes, if they are there in another form; empty where they were copied."""
    if name in one.lost(side):
        return ""
    for sync in one.syncs:
        given = _of_side(sync, side)
        if name in _of_side(sync, other(side)) and all(
            sql.of(dialect) != quoted(name) for sql in given.values()
        ):
            return f"what is in it is in {', '.join(given)} too"
    return ""


def restoring(one: Joined, side: Side, plan: str, dialect: Dialect) -> Iterator[Statement]:
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
    for group, condition in _unchanged(one, side, lost, dialect):
        values = ", ".join(f"{quoted(column)} = kept.{quoted(column)}" for column in group)
        more = f"\nAND {condition}" if condition else ""
        yield Statement(
            f"UPDATE {table} SET {values} FROM {name} AS kept WHERE {same}{more}",
            "Where somebody has changed since what it became, that stays." if condition else "",
        )
    yield Statement(f"DROP TABLE {name}")


def _unchanged(
    one: Joined, side: Side, lost: Sequence[str], dialect: Dialect
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Columns that were lost, and the condition that what became of them is still what it was then."""
    left = dict.fromkeys(lost)
    for sync in one.syncs:
        group = tuple(name for name in _of_side(sync, other(side)) if name in left)
        given = _of_side(sync, side)
        if group and given:
            for name in group:
                del left[name]
            yield group, _says(one, group, [given], given, dialect)
    for name in list(left):
        chain: list[Mapping[str, Sql]] = [
            {name: repaired(repair)}
            for repair in one.repairs[side]
            if repair.column == name and repair.value is not None
        ]
        for recast in one.recasts[side]:
            if recast.column == name:
                chain += [{name: recast.there}, {name: recast.back}]
        if not chain:
            continue
        del left[name]
        yield (name,), _says(one, (name,), chain, chain[-1], dialect)
    if left:
        yield tuple(left), ""


def repaired(repair: Repair) -> Sql:
    """What becomes of a value."""
    name = quoted(repair.column)
    return Sql(
        *(
            name if where is None else f"CASE WHEN {where} THEN {value or 'NULL'} ELSE {name} END"
            for where, value in (
                (repair.where.postgresql, repair.value and repair.value.postgresql),
                (repair.where.sqlite, repair.value and repair.value.sqlite),
            )
        )
    )


def _says(
    one: Joined,
    kept: Sequence[str],
    chain: Sequence[Mapping[str, Sql]],
    given: Iterable[str],
    dialect: Dialect,
) -> str:
    """Whether columns are what expressions, one after the other, make of what was kept."""
    table = quoted(one.name)
    names = [each.name for each in one.middle.columns]
    row = ", ".join(
        f"{'kept' if name in kept else table}.{quoted(name)} AS {quoted(name)}" for name in names
    )
    source = f"(SELECT {row}) AS then_0"
    for index, values in enumerate(chain, 1):
        row = ", ".join(
            f"({_of(values[name], dialect)}) AS {quoted(name)}" if name in values else quoted(name)
            for name in names
        )
        source = f"(SELECT {row} FROM {source}) AS then_{index}"
    same = "IS NOT DISTINCT FROM" if dialect == "postgresql" else "IS"
    made = " AND ".join(
        f"{table}.{quoted(name)} {same} then_{len(chain)}.{quoted(name)}" for name in given
    )
    return f"EXISTS (SELECT 1 FROM {source} WHERE {made})"


def _of_side(sync: Sync, side: Side) -> Mapping[str, Sql]:
    """The columns that one side has, of those that say the same."""
    return sync.forward if side == "new" else sync.backward


def _with_key(one: Joined, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.middle.primary, *names)))


def _change(one: Joined, values: str, where: str) -> Statement:
    """A statement that changes the rows which meet a condition; it can be bound to some of them."""
    sql = f"UPDATE {quoted(one.name)} SET {values} WHERE ({where})"
    return Statement(sql, by=one.middle.primary)


def _of(sql: Sql, dialect: Dialect) -> str:
    return sql.of(dialect) or "NULL"
