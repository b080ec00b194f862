"""What databases say of conditions: each value of many is asked about in one query."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa


class Database:
    """A database that is asked, by its URL."""

    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url)
        self.dialect = self._engine.dialect.name
        self._connection = self._engine.connect()

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    def texts(self, condition: str, values: Sequence[str]) -> list[bool]:
        """Whether each text, called `v`, meets a condition."""
        if self.dialect == "sqlite":
            query = f"SELECT {condition} FROM (SELECT value AS v, key FROM json_each(:given)) ORDER BY key"
        else:
            given = "unnest(CAST(:given AS text[])) WITH ORDINALITY AS t (v, n)"
            query = f"SELECT {condition} FROM {given} ORDER BY n"
        return self._asked(query, condition, json.dumps(values), list(values))

    def documents(self, condition: str, values: Sequence[Any]) -> list[bool]:
        """Whether each JSON value, called `v`, meets a condition; a CHECK lets through what is NULL."""
        written = [json.dumps(value) for value in values]
        if self.dialect == "sqlite":
            query = f"SELECT {condition} FROM (SELECT value AS v, key FROM json_each(:given)) ORDER BY key"
        else:
            given = "unnest(CAST(:given AS jsonb[])) WITH ORDINALITY AS t (v, n)"
            query = f"SELECT {condition} FROM {given} ORDER BY n"
        return self._asked(query, condition, json.dumps(written), written)

    def _asked(self, query: str, condition: str, lite: str, server: list[str]) -> list[bool]:
        escaped = query.replace(condition, condition.replace(":", "\\:"))
        given = lite if self.dialect == "sqlite" else server
        rows = self._connection.execute(sa.text(escaped), {"given": given})
        return [row[0] is None or bool(row[0]) for row in rows]
