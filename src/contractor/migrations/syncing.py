"""Triggers that keep columns alike which say the same in both versions.

Takes joined tables, gives statements for each database; refuses to know what else is done to the tables. Whoever writes
the columns of one version has written those of the other; where a value was reached from the other side already, it
stays as it is, so that neither a backfill nor a change there and back alters what somebody wrote.
"""

from collections.abc import Iterator, Mapping

from contractor.migrations.values import Joined, Statement, Sync
from contractor.relational import Dialect, Sql
from contractor.relational.conditions import quoted
from contractor.relational.naming import fitted


def begun(one: Joined, dialect: Dialect) -> Iterator[Statement]:
    """What makes the triggers of a table."""
    for index, sync in enumerate(one.syncs):
        name = _name(one, index)
        if dialect == "postgresql":
            yield from _on_postgresql(one, sync, name)
        else:
            yield from _on_sqlite(one, sync, name)


def ended(one: Joined, dialect: Dialect) -> Iterator[Statement]:
    """What removes them."""
    for index, sync in enumerate(one.syncs):
        name = _name(one, index)
        if dialect == "postgresql":
            yield Statement(f"DROP TRIGGER {name} ON {quoted(one.name)}")
            yield Statement(f"DROP FUNCTION {name}()")
        else:
            for suffix in _sqlite_triggers(sync):
                yield Statement(f"DROP TRIGGER {fitted(f'{name}_{suffix}')}")


def _name(one: Joined, index: int) -> str:
    return fitted(f"contractor_sync_{one.name}_{index}")


# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────────


def _on_postgresql(one: Joined, sync: Sync, name: str) -> Iterator[Statement]:
    lines = ["BEGIN", "  IF TG_OP = 'INSERT' THEN"]
    lines += [f"    {line}" for line in _inserted(sync)]
    lines.append("  ELSE")
    lines += [f"    {line}" for line in _updated(sync)]
    lines += ["  END IF;", "  RETURN NEW;", "END"]
    body = "\n".join(lines)
    yield Statement(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $sync$\n{body}\n$sync$"
    )
    yield Statement(
        f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {quoted(one.name)}\n"
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _inserted(sync: Sync) -> Iterator[str]:
    forward, backward = _given(sync.forward), _given(sync.backward)
    if sync.forward and sync.backward:
        yield f"IF {' OR '.join(f'NEW.{quoted(name)} IS NOT NULL' for name in sync.forward)} THEN"
        yield f"  {backward}"
        yield "ELSE"
        yield f"  {forward}"
        yield "END IF;"
    else:
        yield from _where_missing(sync.forward or sync.backward)


def _updated(sync: Sync) -> Iterator[str]:
    word = "IF"
    if sync.news and sync.backward:
        yield f"{word} {_differ(sync.news)}{_unreached(sync.forward)} THEN"
        yield f"  {_given(sync.backward)}"
        word = "ELSIF"
    if sync.olds and sync.forward:
        yield f"{word} {_differ(sync.olds)}{_unreached(sync.backward)} THEN"
        yield f"  {_given(sync.forward)}"
        word = "ELSIF"
    if word == "ELSIF":
        yield "END IF;"
    if not (sync.forward and sync.backward):
        yield from _where_missing(sync.forward or sync.backward)


def _where_missing(values: Mapping[str, Sql]) -> Iterator[str]:
    for name, sql in values.items():
        yield f"IF NEW.{quoted(name)} IS NULL THEN"
        yield f"  {_given({name: sql})}"
        yield "END IF;"


def _given(values: Mapping[str, Sql]) -> str:
    """What gives columns of the row that is written their values."""
    sql = ", ".join(f"({each.postgresql})" for each in values.values())
    names = ", ".join(f"NEW.{quoted(name)}" for name in values)
    return f"SELECT {sql} INTO {names} FROM (SELECT NEW.*) AS written;"


def _differ(names: tuple[str, ...]) -> str:
    """Whether somebody changes one of these columns."""
    each = [f"NEW.{quoted(name)} IS DISTINCT FROM OLD.{quoted(name)}" for name in names]
    return f"({' OR '.join(each)})"


def _unreached(values: Mapping[str, Sql]) -> str:
    """Whether one of these columns is not what the others say."""
    each = [
        f"NEW.{quoted(name)} IS DISTINCT FROM (SELECT ({sql.postgresql}) FROM (SELECT NEW.*) AS written)"
        for name, sql in values.items()
    ]
    return f"\n      AND ({' OR '.join(each)})" if each else ""


# ── SQLite ────────────────────────────────────────────────────────────────────────────────────────


def _on_sqlite(one: Joined, sync: Sync, name: str) -> Iterator[Statement]:
    table = quoted(one.name)
    for suffix in _sqlite_triggers(sync):
        event, _, version = suffix.partition("_")
        mine, yours = (sync.news, sync.forward) if version == "new" else (sync.olds, sync.backward)
        values = sync.backward if version == "new" else sync.forward
        sets = ", ".join(f"{quoted(column)} = ({sql.sqlite})" for column, sql in values.items())
        head = f"CREATE TRIGGER {fitted(f'{name}_{suffix}')} AFTER "
        if event == "insert":
            head += f"INSERT ON {table}\nWHEN {_written(sync, version)}"
            more = ""
        else:
            differ = [f"NEW.{quoted(column)} IS NOT OLD.{quoted(column)}" for column in mine]
            head += (
                f"UPDATE OF {', '.join(map(quoted, mine))} ON {table}\nWHEN {' OR '.join(differ)}"
            )
            reached = [f"{quoted(column)} IS NOT ({sql.sqlite})" for column, sql in yours.items()]
            more = f" AND ({' OR '.join(reached)})" if reached else ""
        yield Statement(
            f"{head}\nBEGIN\n  UPDATE {table} SET {sets} WHERE rowid = NEW.rowid{more};\nEND"
        )


def _sqlite_triggers(sync: Sync) -> Iterator[str]:
    """What the triggers of a pair are for: who wrote, and whether the row is a new one."""
    if sync.backward:
        yield "insert_new"
        if sync.news:
            yield "update_new"
    if sync.forward:
        yield "insert_old"
        if sync.olds:
            yield "update_old"


def _written(sync: Sync, version: str) -> str:
    """Whether a row was written by an application of a version."""
    if not (sync.forward and sync.backward):
        names = sync.forward or sync.backward
        return " OR ".join(f"NEW.{quoted(name)} IS NULL" for name in names)
    if version == "new":
        return " OR ".join(f"NEW.{quoted(name)} IS NOT NULL" for name in sync.forward)
    return " AND ".join(f"NEW.{quoted(name)} IS NULL" for name in sync.forward)
