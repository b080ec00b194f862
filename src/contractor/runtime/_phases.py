# Made by contractor. Changes made here are lost.
"""How a revision runs the SQL that stands beside it, and goes on where it was when somebody ended it.

A script is made of steps: what stands between BEGIN and COMMIT, or one statement outside of them. Which of them were
done stands in the database, in the same transaction as what they did, so that a script that is run again does the rest.
Comments say what SQL cannot:

    -- contractor: in batches of 5000 by "id"      for that many rows after the other, each time in a transaction
    -- contractor: expect 0, or else REASON        a number that has to be 0, or nothing more is done
"""

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

PROGRESS = "contractor_progress"
#: How often a statement is tried that waits for somebody else's lock, and for how many seconds it waits in between.
TRIES = 6
#: Seconds that a run waits for another one on the same database.
PATIENCE = 60
_TOKEN = re.compile(
    r"""(?<!\w)[eE]'(?:\\.|[^'\\]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|--[^\n]*|/\*.*?\*/|;|(?:[^'"$;/eE-]|[eE](?!'))+|.""",
    re.DOTALL,
)
_BATCHES = re.compile(r"-- contractor: in batches of (\d+) by (.+)")
_EXPECT = re.compile(r"-- contractor: expect 0, or else (.+)")
_INDEX = re.compile(
    r'CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?"?([^"\s]+)"?',
    re.IGNORECASE,
)
#: What leaves tables as they are.
_KEEPS = re.compile(
    r"(?:SET|SELECT|UPDATE|BEGIN|COMMIT|ALTER TABLE \S+ VALIDATE)\b", re.IGNORECASE
)


class Stopped(CommandError):
    """Rows are in the way; what was done before stays done, and the script goes on when it is run again."""


@dataclass(frozen=True)
class Statement:
    """A statement, and what the comments above it say."""

    sql: str
    expect: str | None = None
    batch: int = 0
    keys: tuple[str, ...] = ()


def run(revision: str, direction: str) -> None:
    """Run the script of a revision, whose file is given, in a direction: `up` or `down`."""
    context = op.get_context()
    dialect = context.dialect.name
    name = f"{Path(revision).stem}.{direction}"
    file = Path(revision).parent.parent / "sql" / f"{name}.{dialect}.sql"
    # Ends of lines are not made alike: they may stand in a value.
    text = file.read_bytes().decode("utf-8")
    if context.as_sql:
        with context.autocommit_block():
            context.impl.static_output(text.rstrip())
        return
    with context.autocommit_block():
        script = _Script(op.get_bind(), name, file.parent, dialect)
        try:
            script.run(steps(text, dialect))
        except sa.exc.DBAPIError as why:
            raise Stopped(_refused(file.name, why)) from why
    # In the transaction in which Alembic notes the revision: it is done, or it goes on.
    op.execute(sa.text(f"DELETE FROM {PROGRESS} WHERE script = '{name}'"))
    if not op.get_bind().scalar(sa.text(f"SELECT count(*) FROM {PROGRESS}")):
        op.execute(sa.text(f"DROP TABLE {PROGRESS}"))


def _refused(file: str, why: sa.exc.DBAPIError) -> str:
    """What a database refused, for whoever runs the script; no values of rows."""
    said = (str(why.orig).splitlines() or [type(why.orig).__name__])[0]
    statement, *more = (why.statement or "").strip().split("\n")
    lines = [f"{file}: {said}, by", f"{statement} ..." if more else statement]
    if "already exists" in said:
        lines.append(
            "Where this database was not made by these migrations, and is what the revision makes of one, "
            "tell Alembic so: alembic stamp REVISION"
        )
    return "\n".join(lines)


# ── reading ───────────────────────────────────────────────────────────────────────────


def statements(text: str, dialect: str) -> Iterator[Statement]:
    """The statements of a script."""
    sql, comments = "", ""
    for token in _TOKEN.finditer(text):
        part = token[0]
        if part.startswith("--"):
            comments += part + "\n"
        elif part == ";" and _is_whole(sql, dialect):
            if sql.strip():
                yield _statement(sql.strip(), comments)
            sql, comments = "", ""
        elif not part.startswith("/*"):
            sql += part
    if sql.strip():
        yield _statement(sql.strip(), comments)


def _is_whole(sql: str, dialect: str) -> bool:
    """Whether a semicolon ends a statement here: the body of a trigger of SQLite has some of its own."""
    return dialect != "sqlite" or sqlite3.complete_statement(sql + ";")


def _statement(sql: str, comments: str) -> Statement:
    expect = _EXPECT.search(comments)
    batches = _BATCHES.search(comments)
    return Statement(
        sql,
        expect[1] if expect else None,
        int(batches[1]) if batches else 0,
        tuple(re.findall(r'"(?:[^"]|"")*"', batches[2])) if batches else (),
    )


def steps(text: str, dialect: str) -> Iterator[list[Statement]]:
    """The steps of a script; what stands between BEGIN and COMMIT is one of them."""
    together: list[Statement] | None = None
    for statement in statements(text, dialect):
        word = statement.sql.upper()
        if word == "BEGIN":
            together = [statement]
        elif word == "COMMIT" and together is not None:
            yield together
            together = None
        elif together is not None:
            together.append(statement)
        else:
            yield [statement]


# ── running ───────────────────────────────────────────────────────────────────────────


class _Script:
    """A script on a connection on which nothing begins a transaction by itself."""

    def __init__(
        self, connection: sa.Connection, name: str, folder: Path, dialect: str
    ) -> None:
        self._connection = connection
        self._name = name
        self._folder = folder
        self._dialect = dialect
        self._is_sqlite = dialect == "sqlite"

    def run(self, found: Iterator[list[Statement]]) -> None:
        """Do the steps that were not done yet."""
        if not self._is_sqlite:
            self._alone_here()
        self._execute(
            f"CREATE TABLE IF NOT EXISTS {PROGRESS} (script VARCHAR(200) PRIMARY KEY, steps INTEGER NOT NULL)"
        )
        self._after_others()
        done = self._number(
            f"SELECT max(steps) FROM {PROGRESS} WHERE script = '{self._name}'"
        )
        if self._is_sqlite:
            # A table that is made anew would take the rows with it that refer to its own.
            self._execute("PRAGMA foreign_keys = OFF")
        try:
            for index, step in enumerate(found):
                if index >= done or step[0].sql.upper().startswith("SET "):
                    self._step(index, step)
        finally:
            if self._is_sqlite:
                self._execute("PRAGMA foreign_keys = ON")
            else:
                self._execute("RESET lock_timeout")
                self._execute("RESET statement_timeout")

    def _after_others(self) -> None:
        """Refuse to begin where another script stands half done, and forget those that changed nothing but rows.

        What such a script did is not what this one finds, and what it noted is not done any more when it is run again.
        """
        others = f"SELECT script, steps FROM {PROGRESS} WHERE script <> '{self._name}'"
        for name, count in self._execute(others).all():
            file = self._folder / f"{name}.{self._dialect}.sql"
            text = file.read_bytes().decode("utf-8") if file.is_file() else "UNKNOWN"
            begun = list(steps(text, self._dialect))[:count]
            if not all(_KEEPS.match(one.sql) for step in begun for one in step):
                way = "downgrade" if name.endswith(".down") else "upgrade"
                raise Stopped(
                    f"{name} is half done: {way} to its end before {self._name} is run"
                )
            self._execute(f"DELETE FROM {PROGRESS} WHERE script = '{name}'")

    def _alone_here(self) -> None:
        """Wait for another run on this database, which may be the rest of one that was killed.

        The lock goes with the connection. It is asked for again and again, since whoever makes an index beside what is
        going on waits for everybody whose statement is waiting.
        """
        before = op.get_context().get_current_heads()
        for _ in range(2 * PATIENCE):
            asked = f"SELECT pg_try_advisory_lock(hashtext('{PROGRESS}'))::integer"
            if self._number(asked):
                if op.get_context().get_current_heads() != before:
                    raise Stopped(
                        "another migration was run on this database meanwhile; run this one again"
                    )
                return
            time.sleep(0.5)
        raise Stopped("another migration is running on this database; wait for its end")

    def _step(self, index: int, step: Sequence[Statement]) -> None:
        if step[0].sql.upper() == "BEGIN":
            self._patiently(lambda: self._together(index, step[1:]))
        elif step[0].batch:
            self._batches(step[0])
            self._done(index)
        else:
            self._patiently(lambda: self._alone(step[0]))
            self._done(index)

    def _together(self, index: int, found: Sequence[Statement]) -> None:
        self._execute("BEGIN IMMEDIATE" if self._is_sqlite else "BEGIN")
        try:
            for statement in found:
                self._one(statement)
            if self._is_sqlite:
                self._refer()
            self._done(index)
            self._execute("COMMIT")
        except BaseException:
            self._execute("ROLLBACK")
            raise

    def _refer(self) -> None:
        """Refuse to end with rows that refer to none."""
        for table, row, target, _ in self._execute("PRAGMA foreign_key_check"):
            raise Stopped(
                f"row {row} of {table} refers to a row of {target} that is not there"
            )

    def _alone(self, statement: Statement) -> None:
        index = _INDEX.match(statement.sql)
        if index:
            self._without_invalid(index[1])
        self._one(statement)

    def _without_invalid(self, index: str) -> None:
        """An index whose making was ended is there and serves nobody."""
        invalid = (
            "SELECT count(*) FROM pg_index WHERE NOT indisvalid "
            f"AND indexrelid = to_regclass('\"{index}\"')"
        )
        if self._number(invalid):
            self._execute(f'DROP INDEX CONCURRENTLY "{index}"')

    def _one(self, statement: Statement) -> None:
        if statement.expect is None:
            self._execute(statement.sql)
            return
        count = self._number(statement.sql)
        if count:
            raise Stopped(f"{statement.expect}: {count} found by\n{statement.sql}")

    def _batches(self, statement: Statement) -> None:
        """A change of rows, for some of them after the other in the order of their keys."""
        table = re.match(r'UPDATE ("(?:[^"]|"")*")', statement.sql)
        if table is None:
            raise Stopped(f"only an UPDATE goes in batches:\n{statement.sql}")
        keys = ", ".join(statement.keys)
        after: Sequence[Any] | None = None
        while True:
            where, values = _behind(statement.keys, after)
            last = self._connection.execute(
                sa.text(
                    f"SELECT {keys} FROM {table[1]} WHERE {where} ORDER BY {keys} "
                    f"LIMIT 1 OFFSET {statement.batch - 1}"
                ),
                values,
            ).first()
            more, limits = _until(statement.keys, last)
            sql = f"{_escaped(statement.sql)} AND {where}{more}"
            self._patiently(
                lambda sql=sql, given={**values, **limits}: self._connection.execute(
                    sa.text(sql), given
                )
            )
            if last is None:
                return
            after = tuple(last)

    def _patiently(self, work: Any) -> None:
        """Do something again that somebody else's lock kept from being done."""
        for left in reversed(range(TRIES)):
            try:
                work()
            except sa.exc.OperationalError as why:
                if not left or not _is_locked(why):
                    raise
                time.sleep(2.0 ** (TRIES - left) / 4)
            else:
                return

    def _done(self, index: int) -> None:
        self._execute(
            f"INSERT INTO {PROGRESS} (script, steps) VALUES ('{self._name}', {index + 1}) "
            f"ON CONFLICT (script) DO UPDATE SET steps = {index + 1}"
        )

    def _execute(self, sql: str) -> Any:
        # Without it, every % would have to be written twice.
        plain = {"no_parameters": True}
        return self._connection.exec_driver_sql(sql, execution_options=plain)

    def _number(self, sql: str) -> int:
        return int(self._execute(sql).scalar() or 0)


def _behind(
    keys: Sequence[str], after: Sequence[Any] | None
) -> tuple[str, dict[str, Any]]:
    """A condition for rows behind one."""
    if after is None:
        return "1 = 1", {}
    values = {f"after_{index}": value for index, value in enumerate(after)}
    return f"({', '.join(keys)}) > ({', '.join(f':{name}' for name in values)})", values


def _until(
    keys: Sequence[str], last: Sequence[Any] | None
) -> tuple[str, dict[str, Any]]:
    """A condition for rows that are not behind one."""
    if last is None:
        return "", {}
    values = {f"last_{index}": value for index, value in enumerate(last)}
    return (
        f" AND ({', '.join(keys)}) <= ({', '.join(f':{name}' for name in values)})",
        values,
    )


def _is_locked(why: sa.exc.OperationalError) -> bool:
    """Whether somebody else's lock was in the way: it may be gone the next time."""
    return getattr(why.orig, "sqlstate", None) in ("55P03", "40P01") or "locked" in str(
        why.orig
    )


def _escaped(sql: str) -> str:
    """SQL in which SQLAlchemy sees no parameters."""
    return sql.replace(":", "\\:")
