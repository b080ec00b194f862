"""What a value of one type is as a value of another, in the SQL of each database.

Takes types of columns, gives expressions with `{}` where the value goes; refuses to guess. Where no conversion keeps
what a value means, there is none, and a document has to say it (`fill`).
"""

from collections.abc import Callable
from typing import Final

from contractor.frozen import frozen
from contractor.relational import ColumnType, Sql
from contractor.relational.conditions import quoted


@frozen
class Cast:
    """A conversion. `faithful`: every value has one of its own, so that nothing is lost."""

    sql: Sql
    faithful: bool


_HYPHENS: Final = (
    "substr({0}, 1, 8) || '-' || substr({0}, 9, 4) || '-' || substr({0}, 13, 4) || '-' || "
    "substr({0}, 17, 4) || '-' || substr({0}, 21)"
)
_WHOLE: Final = frozenset({"integer", "bigint"})
Pair = tuple[str, str]
_CASTS: Final[dict[Pair, Cast]] = {
    ("text", "uuid"): Cast(Sql("{}::uuid", "lower(replace({}, '-', ''))"), faithful=False),
    ("uuid", "text"): Cast(Sql("{}::text", _HYPHENS), faithful=True),
    ("text", "bigint"): Cast(Sql("{}::bigint", "CAST({} AS INTEGER)"), faithful=False),
    ("text", "integer"): Cast(Sql("{}::integer", "CAST({} AS INTEGER)"), faithful=False),
    ("bigint", "text"): Cast(Sql("{}::text", "CAST({} AS TEXT)"), faithful=True),
    ("integer", "text"): Cast(Sql("{}::text", "CAST({} AS TEXT)"), faithful=True),
    ("text", "double"): Cast(Sql("{}::double precision", "CAST({} AS REAL)"), faithful=False),
    ("double", "text"): Cast(Sql("{}::text", "CAST({} AS TEXT)"), faithful=False),
    ("exact", "text"): Cast(Sql("{}::text", "{}"), faithful=True),
    ("integer", "bigint"): Cast(Sql("{}::bigint", "{}"), faithful=True),
    ("bigint", "integer"): Cast(Sql("{}::integer", "{}"), faithful=True),
    ("integer", "double"): Cast(Sql("{}::double precision", "CAST({} AS REAL)"), faithful=True),
    ("bigint", "double"): Cast(Sql("{}::double precision", "CAST({} AS REAL)"), faithful=False),
    ("double", "integer"): Cast(
        Sql("round({})::integer", "CAST(round({}) AS INTEGER)"), faithful=False
    ),
    ("double", "bigint"): Cast(
        Sql("round({})::bigint", "CAST(round({}) AS INTEGER)"), faithful=False
    ),
    ("exact", "integer"): Cast(
        Sql("round({})::integer", "CAST(round({}) AS INTEGER)"), faithful=False
    ),
    ("exact", "bigint"): Cast(
        Sql("round({})::bigint", "CAST(round({}) AS INTEGER)"), faithful=False
    ),
    ("exact", "double"): Cast(Sql("{}::double precision", "CAST({} AS REAL)"), faithful=False),
    ("boolean", "bigint"): Cast(Sql("{}::integer::bigint", "{}"), faithful=True),
    ("boolean", "integer"): Cast(Sql("{}::integer", "{}"), faithful=True),
    ("bigint", "boolean"): Cast(Sql("({} <> 0)", "({} <> 0)"), faithful=False),
    ("integer", "boolean"): Cast(Sql("({} <> 0)", "({} <> 0)"), faithful=False),
    ("boolean", "text"): Cast(
        Sql("{}::text", "CASE {} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"), faithful=True
    ),
    ("text", "boolean"): Cast(
        Sql("{}::boolean", "CASE lower({}) WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"),
        faithful=False,
    ),
    ("instant", "date"): Cast(
        Sql("({} AT TIME ZONE 'UTC')::date", "substr({}, 1, 10)"), faithful=False
    ),
    ("date", "instant"): Cast(
        Sql("({}::timestamp AT TIME ZONE 'UTC')", "({} || 'T00:00:00.000000Z')"), faithful=True
    ),
    ("instant", "text"): Cast(
        Sql("to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')", "{}"),
        faithful=True,
    ),
    ("text", "instant"): Cast(
        Sql("{}::timestamptz", "strftime('%Y-%m-%dT%H:%M:%f', {}) || '000Z'"), faithful=False
    ),
    ("date", "text"): Cast(Sql("{}::text", "{}"), faithful=True),
    ("text", "date"): Cast(Sql("{}::date", "date({}, '+0 days')"), faithful=False),
    ("text", "json"): Cast(Sql("to_jsonb({})", "json_quote({})"), faithful=True),
    ("bigint", "json"): Cast(Sql("to_jsonb({})", "json_quote({})"), faithful=True),
    ("integer", "json"): Cast(Sql("to_jsonb({})", "json_quote({})"), faithful=True),
    ("double", "json"): Cast(Sql("to_jsonb({})", "json_quote({})"), faithful=True),
    ("boolean", "json"): Cast(
        Sql("to_jsonb({})", "CASE {} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"), faithful=True
    ),
    ("json", "text"): Cast(Sql("{} #>> '{{}}'", "{} ->> '$'"), faithful=False),
}
_EXACT: Final[dict[str, Callable[[str], Sql]]] = {
    "text": lambda kind: Sql(f"{{}}::{kind}", "{}"),
    "integer": lambda kind: Sql(f"{{}}::{kind}", "CAST({} AS TEXT)"),
    "bigint": lambda kind: Sql(f"{{}}::{kind}", "CAST({} AS TEXT)"),
}


def cast(before: ColumnType, after: ColumnType) -> Cast | None:
    """The conversion from one type to another; None where there is none that everybody would mean."""
    if before == after:
        return Cast(Sql("{}", "{}"), faithful=True)
    if after.kind == "exact":
        return _to_exact(before, after)
    return _CASTS.get((before.kind, after.kind))


def applied(sql: Sql, column: str) -> Sql:
    """A conversion of the value of a column."""
    name = quoted(column)
    both = (
        None
        if text is None
        else text.replace("{{}}", "\0").replace("{0}", "{}").replace("{}", name)
        for text in (sql.postgresql, sql.sqlite)
    )
    postgresql, sqlite = (None if text is None else text.replace("\0", "{}") for text in both)
    return Sql(postgresql, sqlite)


def is_wider(after: ColumnType, before: ColumnType) -> bool:
    """Whether every value of one type is, as it is, one of the other, so that a column can change in place."""
    match before.kind, after.kind:
        case "integer", "bigint":
            return True
        case "exact", "exact":
            return _digits(after) >= _digits(before) and _scale(after) >= _scale(before)
        case _:
            return False


def _to_exact(before: ColumnType, after: ColumnType) -> Cast | None:
    scale = after.scale
    kind = "numeric" if after.precision is None else f"numeric({after.precision}, {scale or 0})"
    match before.kind:
        case "exact" if is_wider(after, before):
            return Cast(Sql(f"{{}}::{kind}", "{}"), faithful=True)
        case "exact" | "double" if scale is not None:
            return Cast(Sql(f"{{}}::{kind}", f"printf('%.{scale}f', {{}})"), faithful=False)
        case "double":
            return Cast(Sql(f"{{}}::{kind}", "CAST({} AS TEXT)"), faithful=False)
        case known if known in _EXACT:
            return Cast(_EXACT[known](kind), faithful=known in _WHOLE)
        case _:
            return None


def _digits(kind: ColumnType) -> float:
    """How many digits an exact number may have before the point."""
    return float("inf") if kind.precision is None else kind.precision - (kind.scale or 0)


def _scale(kind: ColumnType) -> float:
    return float("inf") if kind.precision is None else kind.scale or 0
