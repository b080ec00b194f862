"""Drift: in what a live database is not the one that the contract makes.

Takes differences of two catalogues and the contract's database, gives findings at their places in the contract; refuses
to know how either database is reached.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.relational import Database, Relation
from contractor.relational.catalogue import Difference, Part

_MIGRATE: Final = "write a migration (contractor migrate plan), or run the ones that there are"
_MISSING: Final = {
    "table": f"the table was never made, or is called otherwise: {_MIGRATE}",
    "column": f"the generated code reads and writes it: {_MIGRATE}",
    "index": f"it was dropped, or never made: {_MIGRATE}",
}


def drift(database: Database, found: Iterable[Difference]) -> list[Finding]:
    """A finding for each difference of the live database from the one that was expected."""
    return [_finding(database, one) for one in found]


def _finding(database: Database, one: Difference) -> Finding:
    at = _place(database, one.part)
    if one.expected is None and _is_elsewhere(database, one.part):
        help = "nothing, if it is meant; else drop it"
        return Finding("not-in-contract", Severity.INFO, f"{one}", "", help)
    return Finding("database-drift", Severity.ERROR, f"{one}", at, _help(one))


def _is_elsewhere(database: Database, part: Part) -> bool:
    """Whether a part is none of the contract's tables, and changes nothing that they enforce."""
    table = part.name if part.kind == "table" else part.table
    if table.lower() not in {name.lower() for name in database.relations}:
        return True
    return part.kind == "index" and not part.facets.get("", "").startswith("UNIQUE")


def _help(one: Difference) -> str:
    if one.found is None:
        return _MISSING.get(one.part.kind, f"the database does not enforce it: {_MIGRATE}")
    if one.expected is None:
        return "drop it, if it is a leftover; else say it in the contract"
    if "NOT VALID" in (one.found.facets.get("validity") or ""):
        table = one.part.table
        if one.part.kind == "index":
            return f"it failed while it was made: REINDEX INDEX CONCURRENTLY {one.part.name}"
        return f"rows that are older are not checked: ALTER TABLE {table} VALIDATE CONSTRAINT {one.part.name}"
    if one.found.facets == one.expected.facets:
        return f"errors of the database are told by its name: ALTER … RENAME TO {one.expected.name}"
    return f"change it to what the contract says: {_MIGRATE}"


def _place(database: Database, part: Part) -> str:
    """Where in the contract a part comes from; its table, where nothing says more."""
    name = part.name if part.kind == "table" else part.table
    relation = next(
        (one for key, one in database.relations.items() if key.lower() == name.lower()), None
    )
    if relation is None:
        return ""
    known = dict(_places(relation))
    return known.get((part.kind == "column", part.name), relation.at)


def _places(relation: Relation) -> Iterator[tuple[tuple[bool, str], str]]:
    for column in relation.columns:
        yield (True, column.name), column.at
        yield (False, f"ck_{relation.name}_{column.name}_shape"), column.at
    for check in relation.checks:
        yield (False, check.name), check.at
    for unique in relation.uniques:
        yield (False, unique.name), unique.at
    for index in relation.indexes:
        yield (False, index.name), index.at
    for key in relation.foreign_keys:
        yield (False, key.name), key.at
