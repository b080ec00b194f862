"""What a value of one type is as a value of another, in the SQL of each database.

Takes types of columns, gives expressions with `{}` where the value goes; refuses to guess. Where no conversion keeps
what a value means, there is none, and a document has to say it (`fill`).
"""

from typing import Final

from contractor.frozen import frozen
from contractor.relational import ColumnType, Sql
from contractor.relational.conditions import quoted


@frozen
class Cast:
    """A conversion. `faithful`: every value has one of its own, so that nothing is lost. `fits` is the condition of
    values that have one at all; None where all of them have. Others become NULL, and never an error."""

    sql: Sql
    faithful: bool
    fits: Sql | None = None

    @property
    def total(self) -> Sql:
        """The conversion of every value, NULL for those that have none."""
        if self.fits is None:
            return self.sql
        return Sql(
            *(
                None if sql is None or fits is None else f"CASE WHEN {fits} THEN {sql} END"
                for sql, fits in (
                    (self.sql.postgresql, self.fits.postgresql),
                    (self.sql.sqlite, self.fits.sqlite),
                )
            )
        )


_HYPHENS: Final = (
    "substr({0}, 1, 8) || '-' || substr({0}, 9, 4) || '-' || substr({0}, 13, 4) || '-' || "
    "substr({0}, 17, 4) || '-' || substr({0}, 21)"
)
_WHOLE: Final = frozenset({"integer", "bigint"})


def _between(least: str, most: str, sqlite: str = "{}") -> Sql:
    return Sql(f"{{}} BETWEEN {least} AND {most}", f"{sqlite} BETWEEN {least} AND {most}")


_INTEGER: Final = ("-2147483648", "2147483647")
#: The largest numbers of 64 bits that are doubles too.
_BIGINT: Final = ("-9223372036854774784", "9223372036854774784")


def _digits_of(most: int) -> Sql:
    """Whether a text is a whole number of so many digits."""
    sign = "ltrim({}, '-')"
    return Sql(
        f"{{}} ~ '^-?[0-9]{{1,{most}}}$'",
        f"{sign} GLOB '[0-9]*' AND {sign} NOT GLOB '*[^0-9]*' AND {{}} NOT GLOB '--*' AND length({sign}) <= {most}",
    )


_IS_UUID: Final = Sql(
    "{} ~* '^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$'",
    "length(replace({}, '-', '')) = 32 AND lower(replace({}, '-', '')) NOT GLOB '*[^0-9a-f]*'",
)
_IS_NUMBER: Final = Sql(
    "{} ~ '^-?[0-9]{1,300}([.][0-9]{1,300})?$'",
    "ltrim({}, '-') GLOB '[0-9]*' AND {} GLOB '*[0-9]' AND {} NOT GLOB '--*' AND ltrim({}, '-') NOT GLOB '*[^0-9.]*' "
    "AND {} NOT GLOB '*.*.*'",
)
_IS_TRUTH: Final = Sql("lower({}) IN ('true', 'false')", "lower({}) IN ('true', 'false')")
_IS_DAY: Final = Sql(
    "{} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$'",
    "{} IS date({}, '+0 days') AND substr({}, 9) <= '28'",
)
_IS_INSTANT: Final = Sql(
    "{} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])[Tt ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    "([.][0-9]+)?([Zz]|[+-][01][0-9]:[0-5][0-9])$'",
    "strftime('%Y-%m-%dT%H:%M:%f', {}) IS NOT NULL AND {} GLOB '????-??-??[Tt ]??:??:??*[Zz0-9]'",
)
_IS_JSON_NUMBER: Final = Sql(
    "CASE WHEN jsonb_typeof({}) = 'number' THEN abs(({} #>> '{{}}')::numeric) <= 1.7976931348623157e308 "
    "ELSE false END",
    "json_type({}) IN ('integer', 'real')",
)


def _is_json_integer(least: str, most: str) -> Sql:
    """Whether a JSON value is a whole number between two others."""
    number = "({} #>> '{{}}')::numeric"
    return Sql(
        f"CASE WHEN jsonb_typeof({{}}) = 'number' THEN {number} BETWEEN {least} AND {most} AND mod({number}, 1) = 0 "
        "ELSE false END",
        f"json_type({{}}) = 'integer' AND {{}} ->> '$' BETWEEN {least} AND {most}",
    )


Pair = tuple[str, str]
_CASTS: Final[dict[Pair, Cast]] = {
    ("text", "uuid"): Cast(
        Sql("{}::uuid", "lower(replace({}, '-', ''))"), faithful=False, fits=_IS_UUID
    ),
    ("uuid", "text"): Cast(Sql("{}::text", _HYPHENS), faithful=True),
    ("text", "bigint"): Cast(
        Sql("{}::bigint", "CAST({} AS INTEGER)"), faithful=False, fits=_digits_of(18)
    ),
    ("text", "integer"): Cast(
        Sql("{}::integer", "CAST({} AS INTEGER)"), faithful=False, fits=_digits_of(9)
    ),
    ("bigint", "text"): Cast(Sql("{}::text", "CAST({} AS TEXT)"), faithful=True),
    ("integer", "text"): Cast(Sql("{}::text", "CAST({} AS TEXT)"), faithful=True),
    ("text", "double"): Cast(
        Sql("{}::double precision", "CAST({} AS REAL)"), faithful=False, fits=_IS_NUMBER
    ),
    ("double", "text"): Cast(Sql("{}::text", "CAST({} AS TEXT)"), faithful=False),
    ("exact", "text"): Cast(Sql("{}::text", "{}"), faithful=True),
    ("integer", "bigint"): Cast(Sql("{}::bigint", "{}"), faithful=True),
    ("bigint", "integer"): Cast(Sql("{}::integer", "{}"), faithful=True, fits=_between(*_INTEGER)),
    ("integer", "double"): Cast(Sql("{}::double precision", "CAST({} AS REAL)"), faithful=True),
    ("bigint", "double"): Cast(Sql("{}::double precision", "CAST({} AS REAL)"), faithful=False),
    ("double", "integer"): Cast(
        Sql("round({})::integer", "CAST(round({}) AS INTEGER)"),
        faithful=False,
        fits=_between(*_INTEGER),
    ),
    ("double", "bigint"): Cast(
        Sql("round({})::bigint", "CAST(round({}) AS INTEGER)"),
        faithful=False,
        fits=_between(*_BIGINT),
    ),
    ("exact", "integer"): Cast(
        Sql("round({})::integer", "CAST(round({}) AS INTEGER)"),
        faithful=False,
        fits=_between(*_INTEGER, "CAST({} AS REAL)"),
    ),
    ("exact", "bigint"): Cast(
        Sql("round({})::bigint", "CAST(round({}) AS INTEGER)"),
        faithful=False,
        fits=_between(*_BIGINT, "CAST({} AS REAL)"),
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
        fits=_IS_TRUTH,
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
        Sql("{}::timestamptz", "strftime('%Y-%m-%dT%H:%M:%f', {}) || '000Z'"),
        faithful=False,
        fits=_IS_INSTANT,
    ),
    ("date", "text"): Cast(Sql("{}::text", "{}"), faithful=True),
    ("text", "date"): Cast(Sql("{}::date", "date({}, '+0 days')"), faithful=False, fits=_IS_DAY),
    ("text", "json"): Cast(Sql("to_jsonb({})", "json_quote({})"), faithful=True),
    ("bigint", "json"): Cast(Sql("to_jsonb({})", "json_quote({})"), faithful=True),
    ("integer", "json"): Cast(Sql("to_jsonb({})", "json_quote({})"), faithful=True),
    # SQLite quotes binary numbers with fifteen digits alone.
    ("double", "json"): Cast(Sql("to_jsonb({})", "printf('%!.17g', {})"), faithful=True),
    ("boolean", "json"): Cast(
        Sql("to_jsonb({})", "CASE {} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"), faithful=True
    ),
    ("json", "text"): Cast(Sql("{} #>> '{{}}'", "{} ->> '$'"), faithful=False),
    ("json", "double"): Cast(
        Sql("({} #>> '{{}}')::double precision", "CAST({} ->> '$' AS REAL)"),
        faithful=False,
        fits=_IS_JSON_NUMBER,
    ),
    ("json", "bigint"): Cast(
        Sql("({} #>> '{{}}')::bigint", "CAST({} ->> '$' AS INTEGER)"),
        faithful=False,
        fits=_is_json_integer(*_BIGINT),
    ),
    ("json", "integer"): Cast(
        Sql("({} #>> '{{}}')::integer", "CAST({} ->> '$' AS INTEGER)"),
        faithful=False,
        fits=_is_json_integer(*_INTEGER),
    ),
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


def alike(one: ColumnType, other: ColumnType) -> bool:
    """Whether databases write conditions on values of two types alike."""
    return one == other or {one.kind, other.kind} <= _WHOLE


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
    scale, wider = after.scale, is_wider(after, before)
    kind = "numeric" if after.precision is None else f"numeric({after.precision}, {scale or 0})"
    to = f"{{}}::{kind}"
    room = None
    if after.precision is not None:
        most = f"1e{after.precision - (scale or 0)}"
        room = Sql(f"abs(round({{}}::numeric, {scale or 0})) < {most}", f"abs({{}}) < {most}")
    match before.kind:
        case "exact" if wider:
            return Cast(Sql(to, _padded(before.scale, scale)), faithful=True)
        case "exact":
            return Cast(Sql(to, _rounded(scale)), faithful=False, fits=room)
        case "double":
            plain = Sql("abs({}) < 1e15", "abs({}) < 1e15")
            return Cast(Sql(to, _rounded(scale)), faithful=False, fits=room or plain)
        case "text":
            return Cast(Sql(to, _rounded(scale)), faithful=False, fits=_both(_IS_NUMBER, room))
        case known if known in _WHOLE:
            return Cast(Sql(to, _padded(0, scale)), faithful=True, fits=room)
        case _:
            return None


def _both(one: Sql, other: Sql | None) -> Sql:
    """Two conditions, of which the second one is asked where the first one is met."""
    if other is None:
        return one
    return Sql(
        f"CASE WHEN {one.postgresql} THEN {other.postgresql} ELSE false END",
        f"({one.sqlite}) AND {other.sqlite}",
    )


def _padded(before: int | None, after: int | None) -> str:
    """A number as SQLite keeps it, as one with more digits behind the point."""
    text = "CAST({} AS TEXT)"
    if after is None or before is None or after == before:
        return text
    return f"{text} || '{'' if before else '.'}{'0' * (after - before)}'"


def _rounded(scale: int | None) -> str:
    """A number as SQLite keeps it, with so many digits behind the point; long ones are cut off, for they are no
    doubles. There is one zero."""
    if scale is None:
        return "printf('%!.15g', {})"
    short = f"printf('%.{scale}f', {{}})"
    long = f"substr({{}} || CASE WHEN instr({{}}, '.') THEN '' ELSE '.' END || '{'0' * scale}', 1, "
    long += f"instr({{}} || '.', '.') + {scale if scale else -1})"
    text = f"CASE WHEN length({{}}) > 16 AND typeof({{}}) = 'text' THEN {long} ELSE {short} END"
    return f"CASE WHEN {short} GLOB '*[1-9]*' THEN {text} ELSE ltrim({short}, '-') END"


def _digits(kind: ColumnType) -> float:
    """How many digits an exact number may have before the point."""
    return float("inf") if kind.precision is None else kind.precision - (kind.scale or 0)


def _scale(kind: ColumnType) -> float:
    return float("inf") if kind.precision is None else kind.scale or 0
