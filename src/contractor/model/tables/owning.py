"""Rows that belong to other rows: the parents of tables, and the lists whose items are rows.

Takes all tables, gives them with the parents and lists that can be, and tells of the others; refuses to know other
references.
"""

from collections.abc import Mapping

from contractor.frozen import changed
from contractor.model.tables.asked import Asked
from contractor.model.tables.comparing import holds_key
from contractor.model.tables.doubles import is_double, tell_double
from contractor.model.tables.naming import (
    TableNames,
    columns,
    extra_columns,
    list_words,
    owner_words,
)
from contractor.model.tables.table import Stored, Table, as_json, key_of, with_stored
from contractor.model.tables.vocabulary import COLUMN
from contractor.model.types import TypeKey
from contractor.source import join
from contractor.text import snake


def with_owners(
    asked: Asked, names: TableNames, found: Mapping[TypeKey, Table]
) -> dict[TypeKey, Table]:
    """The tables, each with the rows that its own belong to."""
    found = {key: _with_lists_named(asked, table, names) for key, table in found.items()}
    whole = {key: table for key, table in found.items() if not table.is_member}
    for table in whole.values():
        _check(asked, table, found)
    wanted = {key: table.parent for key, table in found.items()}
    owned = found | {key: _with_parent(asked, table, found) for key, table in whole.items()}
    holders: dict[TypeKey, str] = {}
    for key, table in owned.items():
        kept = [_list(asked, table, one, owned, wanted, holders) for one in table.own]
        owned[key] = with_stored(table, kept)
    return owned


def _with_lists_named(asked: Asked, table: Table, names: TableNames) -> Table:
    """The table with lists of values whose own tables have names that nothing else has."""
    help = "another name, or store it as json"
    unnamed = [
        as_json(one)
        for one in table.own
        if one.store == "values"
        and not names.take(
            snake(list_words(table.record, one.source)), one.at, "invalid-column", one.at, help
        )
    ]
    return with_stored(table, unnamed)


def _check(asked: Asked, table: Table, found: Mapping[TypeKey, Table]) -> None:
    """Tell where rows have no key, or belong to rows that have none which they could hold."""
    keyless = not table.primary and not asked.lacks_key(table)
    if keyless and table.parent is None:
        why = f"the table {table.name!r} has no key"
        help = "name properties in `key`, or a `parent` that its rows belong to"
        asked.wrong("invalid-table", why, table.at, help)
    lists = (one.rows for other in found.values() for one in other.stored)
    if keyless and not asked.is_dangling and table.key not in lists:
        why = f"the table {table.name!r} has no key, and no list of its parent holds its rows"
        asked.wrong("invalid-table", why, table.at, "name properties in `key`")
    owners = {table.parent} if table.parent else set()
    owners |= {table.key} if any(one.store == "values" for one in table.stored) else set()
    for owner in (found[key] for key in sorted(owners & found.keys())):
        count = len(owner.primary)
        if count != 1 and not asked.lacks_key(owner):
            has = "whose key has several columns" if count else "which has no key to refer to"
            why = f"rows cannot belong to {owner.name!r}, {has}"
            asked.wrong("invalid-table", why, table.at, "give it a key of one column")


def _with_parent(asked: Asked, table: Table, found: Mapping[TypeKey, Table]) -> Table:
    """The table with the property that says to whom rows belong, if one does; or else without a parent."""
    alone = changed(table, parent=None)
    parent = found.get(table.parent or "")
    if parent is None or len(parent.primary) != 1:
        return alone
    name = snake(owner_words(parent, key_of(parent).source))
    if name in {*extra_columns(table), *(["row_id"] if not table.primary else [])}:
        why = f"rows have a column {name!r} for something else than the key of {parent.name!r}"
        asked.wrong("invalid-table", why, join(table.at, "parent"), "rename that key")
        return alone
    named = (one for one in table.stored if name in {each.lower() for each in columns(one)})
    owner = next(named, None)
    if owner is None:
        return table
    if owner.reference is None or owner.reference.table != parent.key:
        other = f"the key of the row of {parent.name!r} that it belongs to"
        help = "say what it `references` if it is that key"
        tell_double(asked, owner, name, other, help)
        return alone
    if not holds_key(asked.model, owner, parent, found):
        return alone
    return _owned(asked, table, owner)


def _owned(asked: Asked, table: Table, owner: Stored) -> Table:
    """The table one of whose properties says to whom rows belong: they go with that row."""
    said = asked.column(owner.at).get("on-delete", "cascade")
    if said != "cascade":
        why = f"rows of {table.name!r} go with the row that they belong to"
        where = join(owner.at, COLUMN, "on-delete")
        asked.wrong("invalid-column", why, where, "leave `on-delete` or `parent` out")
    if owner.reference is not None:
        owner = changed(owner, reference=changed(owner.reference, on_delete="cascade"))
    return changed(with_stored(table, [owner]), owner=owner.source.name)


def _list(
    asked: Asked,
    table: Table,
    one: Stored,
    found: Mapping[TypeKey, Table],
    wanted: Mapping[TypeKey, TypeKey | None],
    holders: dict[TypeKey, str],
) -> Stored:
    """A property, as json where no rows can be its list.

    `wanted` are the parents that were asked for, `holders` the lists so far by the tables whose rows they hold.
    """
    if one.store == "values":
        return _list_of_values(asked, table, one)
    if one.store != "rows" or one.rows is None:
        return one
    target = found.get(one.rows)
    if target is None:
        return as_json(one)
    if wanted[one.rows] != table.key:
        why = f"rows of {target.name!r} do not say that they belong to {table.name!r}"
        asked.wrong("invalid-column", why, one.at, "name this schema as their `parent`")
        return as_json(one)
    place = f"the position in {one.source.name!r}"
    if target.parent is None or is_double(asked, target, {"position"}, place):
        return as_json(one)
    other = holders.setdefault(target.key, one.source.name)
    if other != one.source.name:
        why = f"rows of {target.name!r} are the items of {other!r} already"
        help = "store it as json, or give its items a schema of their own"
        asked.wrong("invalid-column", why, one.at, help)
        return as_json(one)
    return one


def _list_of_values(asked: Asked, table: Table, one: Stored) -> Stored:
    """A list of values, as json where the table of its values cannot refer to its rows."""
    if len(table.primary) != 1:
        return as_json(one)
    if snake(owner_words(table, key_of(table).source)) == "row_id":
        why = (
            f"items of {one.source.name!r} have a column 'row_id' that is no key of {table.name!r}"
        )
        asked.wrong("invalid-column", why, one.at, "store it as json, or rename that key")
        return as_json(one)
    return one
