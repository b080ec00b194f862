"""Constraints as data: where in the document each comes from, and those that look into JSON.

Takes a database, gives the texts of `_constraints.json` and of `_inside.json`; refuses to know Python.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from contractor.relational import DIALECTS, Check, Database, Relation
from contractor.relational.naming import usual
from contractor.source import escape


def constraints(database: Database) -> str:
    """All constraints, a line for each. That a column is not null is called as the column."""
    found = {name: one for relation in database.relations.values() for name, one in _all(relation)}
    return _lines(found)


def inside(database: Database) -> str | None:
    """The conditions of columns of JSON, a line for each, in the words of each database; None where there are none.

    They are as many as what the contract says of what is inside, and each is long: rows are read without them.
    """
    found = {
        check.name: {"table": relation.name}
        | {name: said for name in DIALECTS if (said := check.sql.of(name)) is not None}
        for relation in database.relations.values()
        for check in relation.checks
        if is_inside(relation, check)
    }
    return _lines(found) if found else None


def is_inside(relation: Relation, check: Check) -> bool:
    """Whether a condition is one of a column of JSON."""
    return any(relation.column(name).type.kind == "json" for name in check.columns)


def _all(relation: Relation) -> Iterator[tuple[str, dict[str, Any]]]:
    primary, at = relation.primary, relation.at
    yield relation.primary_name, _whole(relation, "unique", primary, at, "key")
    for unique in relation.uniques:
        columns, at = unique.columns, unique.at
        keyword = "uniqueItems" if relation.items else "unique"
        yield unique.name, _whole(relation, "unique", columns, at, keyword)
    for key in relation.foreign_keys:
        made = _whole(relation, "foreign-key", key.columns, key.at, "references")
        yield key.name, made | {"refers": key.table}
    for check in relation.checks:
        columns, at, keyword = check.columns, check.at, check.keyword
        yield check.name, _whole(relation, "check", columns, at, keyword)
    for column in relation.columns:
        # What a column holds at all; where its type does not say it, a CHECK does.
        shape = usual("ck", relation.name, column.name, "shape")
        yield shape, _whole(relation, "check", (column.name,), column.at, "type")
        if not column.nullable:
            name = f"{relation.name}.{column.name}"
            yield name, _whole(relation, "not-null", (column.name,), column.at, "required")


def _whole(
    relation: Relation, kind: str, columns: tuple[str, ...], at: str, keyword: str
) -> dict[str, Any]:
    return {
        "kind": kind,
        "table": relation.name,
        "columns": list(columns),
        "at": at,
        "keyword": keyword,
        "pointer": _pointer(relation, columns),
        "refers": "",
    }


def _pointer(relation: Relation, columns: tuple[str, ...]) -> str:
    """Where in a record the value stands; of an item, the list. Empty where it is several, or none."""
    if relation.items:
        return f"/{escape(relation.items)}"
    if len(columns) != 1:
        return ""
    return "".join(f"/{escape(name)}" for name in relation.column(columns[0]).path)


def _lines(found: Mapping[str, Mapping[str, Any]]) -> str:
    lines = (f"{json.dumps(name)}:{_text(one)}" for name, one in found.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _text(one: Mapping[str, Any]) -> str:
    return json.dumps(one, separators=(",", ":"), ensure_ascii=False)
