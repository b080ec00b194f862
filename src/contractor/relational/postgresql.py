"""What a PostgreSQL database has, as it writes it down itself.

Takes a connection, gives parts; refuses to know how they are compared. All that is read is what the database makes
of its own catalogue, so two ways to write one condition are one.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from contractor.relational.catalogue import Part, PartKind

if TYPE_CHECKING:
    from sqlalchemy import Connection

# What is part of an extension came with it.
_TABLES: Final = """
SELECT c.relname AS name, c.relkind::text AS kind, c.relpersistence::text AS persistence,
       c.relrowsecurity AS row_security, c.relforcerowsecurity AS forced
FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f')
  AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
"""
_COLUMNS: Final = """
SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS not_null, pg_get_expr(d.adbin, d.adrelid, true) AS default,
       a.attidentity::text AS identity, a.attgenerated::text AS generated,
       CASE WHEN a.attcollation <> t.typcollation THEN l.collname END AS collation
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_collation l ON l.oid = a.attcollation
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f')
  AND a.attnum > 0 AND NOT a.attisdropped
"""
# From version 18 on, a column that is NOT NULL has a constraint too; it counts where it does not hold for all rows.
_CONSTRAINTS: Final = """
SELECT c.relname AS table, k.conname AS name, k.contype::text AS kind,
       pg_get_constraintdef(k.oid, true) AS definition, k.convalidated AS valid
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE c.relnamespace = current_schema()::regnamespace
  AND (k.contype <> 'n' OR NOT k.convalidated) AND k.contype <> 't'
"""
_INDEXES: Final = """
SELECT c.relname AS table, x.relname AS name, i.indisvalid AND i.indisready AS valid,
       regexp_replace(pg_get_indexdef(i.indexrelid, 0, true), '^CREATE (UNIQUE )?INDEX .*? USING ', '\\1USING ')
       AS definition
FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_class x ON x.oid = i.indexrelid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'm')
  AND NOT EXISTS (SELECT FROM pg_constraint k
                  WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
"""
_TRIGGERS: Final = """
SELECT c.relname AS table, t.tgname AS name, pg_get_triggerdef(t.oid, true) AS definition,
       t.tgenabled::text AS enabled
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
"""
_POLICIES: Final = """
SELECT tablename AS table, policyname AS name, permissive, array_to_string(roles, ', ') AS roles, cmd AS command,
       qual AS visible, with_check AS checked
FROM pg_policies WHERE schemaname = current_schema()
"""
_VIEWS: Final = """
SELECT c.relname AS name, c.relkind::text AS kind, pg_get_viewdef(c.oid, true) AS definition
FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('v', 'm')
  AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
"""
# What a column counts with is part of the column.
_SEQUENCES: Final = """
SELECT c.relname AS name, format_type(s.seqtypid, NULL) AS type, s.seqincrement AS increment
FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass
                  AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('i', 'a'))
  AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
"""
_TYPES: Final = """
SELECT t.typname AS name,
       CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range' ELSE 'composite' END AS kind,
       CASE t.typtype
         WHEN 'e' THEN (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                        FROM pg_enum e WHERE e.enumtypid = t.oid)
         WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod)
           || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || t.typdefault, '')
           || coalesce((SELECT string_agg(' ' || pg_get_constraintdef(k.oid, true), '' ORDER BY k.conname)
                        FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '')
         WHEN 'c' THEN (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', '
                                          ORDER BY a.attnum)
                        FROM pg_attribute a
                        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
       END AS definition
FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE t.typnamespace = current_schema()::regnamespace AND t.typtype IN ('e', 'd', 'c', 'r')
  AND (t.typtype <> 'c' OR c.relkind = 'c')
  AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.objid = t.oid AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
"""
_FUNCTIONS: Final = """
SELECT p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name, p.prokind::text AS kind,
       pg_get_function_arguments(p.oid) AS arguments, pg_get_function_result(p.oid) AS result,
       l.lanname AS language, coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) AS body,
       p.provolatile::text AS volatility, p.proisstrict AS strict, p.prosecdef AS definer,
       array_to_string(p.proconfig, ', ') AS settings
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace = current_schema()::regnamespace
  AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
"""
_CONSTRAINT_KINDS: Final[Mapping[str, PartKind]] = {
    "p": "primary key",
    "f": "foreign key",
    "u": "unique constraint",
    "c": "check",
    "x": "exclusion constraint",
}
_TABLE_KINDS: Final = {"r": "table", "p": "partitioned table", "f": "foreign table"}
_PERSISTENCE: Final = {"u": "unlogged", "t": "temporary"}
_ENABLED: Final = {"D": "disabled", "R": "on replicas alone", "A": "always"}
_VOLATILITY: Final = {"i": "immutable", "s": "stable", "v": "volatile"}


def parts(connection: "Connection") -> Iterator[Part]:
    """What stands in the schema that a connection makes tables in."""
    for row in _rows(connection, _TABLES):
        yield _part("table", row, _table(row), of="")
    for row in _rows(connection, _COLUMNS):
        yield _part("column", row, _column(row))
    for row in _rows(connection, _CONSTRAINTS):
        kind = _CONSTRAINT_KINDS.get(row["kind"], "constraint")
        definition = row["definition"].removesuffix(" NOT VALID")
        yield _part(kind, row, {"": definition, "validity": _validity(row["valid"])})
    for row in _rows(connection, _INDEXES):
        yield _part("index", row, {"": row["definition"], "validity": _validity(row["valid"])})
    for row in _rows(connection, _TRIGGERS):
        state = _ENABLED.get(row["enabled"])
        yield _part("trigger", row, {"": row["definition"], "state": state})
    for row in _rows(connection, _POLICIES):
        facets = {what: row[what] for what in ("permissive", "roles", "command", "visible")}
        yield _part("policy", row, {**facets, "checked": row["checked"]})
    for row in _rows(connection, _VIEWS):
        kept = "materialized" if row["kind"] == "m" else None
        yield _part("view", row, {"": row["definition"], "kind": kept}, of="")
    for row in _rows(connection, _SEQUENCES):
        facets = {"type": row["type"], "increment": str(row["increment"])}
        yield _part("sequence", row, facets, of="")
    for row in _rows(connection, _TYPES):
        yield _part("type", row, {"kind": row["kind"], "": row["definition"]}, of="")
    for row in _rows(connection, _FUNCTIONS):
        yield _part("function", row, _function(row), of="")


def _rows(connection: "Connection", sql: str) -> list[Mapping[str, Any]]:
    return [dict(row) for row in connection.execute(sa.text(_escaped(sql))).mappings()]


def _escaped(sql: str) -> str:
    """SQL in which SQLAlchemy sees no parameters."""
    return sql.replace("::", "\\:\\:")


def _part(
    kind: PartKind, row: Mapping[str, Any], facets: Mapping[str, str | None], of: str | None = None
) -> Part:
    told = {what: said for what, said in facets.items() if said is not None}
    return Part(kind, row["table"] if of is None else of, row["name"], told)


def _table(row: Mapping[str, Any]) -> dict[str, str | None]:
    security = "forced" if row["forced"] else "enabled"
    return {
        "kind": _TABLE_KINDS[row["kind"]],
        "persistence": _PERSISTENCE.get(row["persistence"]),
        "row security": security if row["row_security"] else None,
    }


def _column(row: Mapping[str, Any]) -> dict[str, str | None]:
    generated = row["default"] if row["generated"] else None
    return {
        "type": row["type"],
        "nullability": "NOT NULL" if row["not_null"] else "NULL",
        "default": None if row["generated"] else row["default"],
        "identity": {"a": "always", "d": "by default"}.get(row["identity"]),
        "generated": generated,
        "collation": row["collation"],
    }


def _function(row: Mapping[str, Any]) -> dict[str, str | None]:
    return {
        "arguments": row["arguments"],
        "result": row["result"],
        "language": row["language"],
        "volatility": _VOLATILITY.get(row["volatility"]),
        "strict": "yes" if row["strict"] else None,
        "security": "definer" if row["definer"] else None,
        "settings": row["settings"],
        "body": row["body"],
    }


def _validity(valid: bool) -> str | None:
    return None if valid else "NOT VALID"
