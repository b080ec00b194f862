"""The tables of a family: of what all its kinds have in common, and of each kind.

Takes the table of the whole and its family, gives a table for each record; refuses to know which records are a family.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from contractor.frozen import changed
from contractor.model.families import Family, Inheritance
from contractor.model.plain import properties, undeclared
from contractor.model.tables.asked import Asked
from contractor.model.tables.columns import stored
from contractor.model.tables.comparing import held, in_words, is_alike
from contractor.model.tables.doubles import tell_double, without_doubles
from contractor.model.tables.naming import TableNames, columns, extra_columns
from contractor.model.tables.record import begun, groups, indexable, is_open
from contractor.model.tables.table import Stored, Table, unstored, with_stored
from contractor.model.tables.vocabulary import OF_KINDS, TABLE
from contractor.model.types import Anything, MapOf, Record, TypeKey
from contractor.source import join


def kinds(asked: Asked, names: TableNames, root: Table, family: Family) -> dict[TypeKey, Table]:
    """The tables of a family by their records, that of the whole first; none where they cannot be told apart."""
    inheritance = family.inheritance
    if not _has_key(asked, root, inheritance):
        return {}
    tag = [changed(one, default=()) for one in root.stored if one.source.name == inheritance.tag]
    root = with_stored(changed(root, inheritance=inheritance), tag)
    found = {root.key: root}
    taken: dict[str, Stored] = {}
    for record in family.members:
        table = _kind(asked, root, inheritance, record)
        if inheritance.style == "single":
            table = _beside(asked, changed(table, name=root.name), taken)
        elif not names.take(table.name, table.key, "invalid-table", table.at, "another `name`"):
            return {}
        found[record.key] = table
    found[root.key] = _open(asked, root, [found[key].record for key in inheritance.tags])
    return found


def as_the_whole(found: Mapping[TypeKey, Table]) -> dict[TypeKey, Table]:
    """The tables, where each kind of a family says what the whole of it does."""
    made: dict[TypeKey, Table] = {}
    for key, table in found.items():
        if table.inheritance is not None and table.is_member:
            root = found[table.inheritance.root]
            table = changed(
                with_stored(table, root.stored),
                primary=root.primary,
                parent=root.parent,
                owner=root.owner,
                single=root.single,
                timestamps=root.timestamps,
                soft_delete=root.soft_delete,
                version=root.version,
                extra=root.extra,
            )
        made[key] = table
    return made


def _open(asked: Asked, root: Table, records: Sequence[Record]) -> Table:
    """The table of a family, with a column for what no property of any kind declares if it asks for one."""
    if root.extra is None or not is_open(asked, root, records):
        return changed(root, extra=None)
    [held, *others] = map(undeclared, records)
    if held is None or any(one != held for one in others):
        held = MapOf(Anything())
    return changed(root, extra=changed(root.extra, source=changed(root.extra.source, type=held)))


def _has_key(asked: Asked, table: Table, inheritance: Inheritance) -> bool:
    """Whether rows of all kinds are told apart by one key, which other tables can hold."""
    if asked.lacks_key(table):
        return False
    if not table.primary:
        why = f"the kinds of {table.name!r} have no key in common"
        help = "give each the same property `id`, or name others in `key`"
        asked.wrong("invalid-table", why, table.at, help)
        return False
    if inheritance.style == "joined" and len(table.primary) != 1:
        why = f"rows cannot refer to {table.name!r}, whose key has several columns"
        help = "give it a key of one column, or say `inheritance: single`"
        asked.wrong("invalid-table", why, join(table.at, "key"), help)
        return False
    return True


def _kind(asked: Asked, root: Table, inheritance: Inheritance, record: Record) -> Table:
    """The table of one kind of a family: it says of its rows what the family does, and what it adds."""
    said: Mapping[str, Any] = asked.tables.get(record.key, {})
    if not asked.fits(TABLE, said, join(record.key, TABLE)):
        said = {}
    at = join(record.key, TABLE) if said else root.at
    known = OF_KINDS[inheritance.style]
    for name in said:
        if name not in known:
            why = f"{name!r} is for the whole of {root.name!r} to say, which these rows are of"
            asked.wrong("invalid-table", why, join(at, name), f"it may say: {', '.join(known)}")
    own = _own(asked, root, inheritance, record)
    table = without_doubles(
        asked,
        changed(
            begun(record, said, at, (*root.stored, *own)),
            primary=root.primary,
            inheritance=inheritance,
            inherited=frozenset(one.source.name for one in root.stored),
        ),
    )
    names = indexable(table.own)
    unique = groups(asked, said.get("unique", ()), names, join(at, "unique"))
    if unique and root.soft_delete:
        why = "what is unique among rows that are not deleted is so for all kinds, or for none"
        help = "say it for all kinds, or leave `soft-delete` out"
        asked.wrong("invalid-table", why, join(at, "unique"), help)
        unique = ()
    indexes = groups(asked, said.get("indexes", ()), names, join(at, "indexes"))
    return changed(table, indexes=indexes, unique=unique)


def _own(asked: Asked, root: Table, inheritance: Inheritance, record: Record) -> list[Stored]:
    """The properties of one kind that the whole does not have; tells of those that it has otherwise."""
    known = {one.source.name: one for one in root.stored}
    extra = set(extra_columns(root))
    own: list[Stored] = []
    for one, place in properties(asked.model, record):
        common = known.get(one.name)
        if common is None:
            own.append(stored(asked, one, place, (record.key,)))
        elif one.name != inheritance.tag:
            mine = changed(common, source=one, at=place)
            if not is_alike(asked.model, mine, common):
                _tell_difference(asked, mine, common)
    for index, mine in enumerate(own):
        for name in columns(mine):
            if name.lower() in extra:
                tell_double(asked, mine, name, f"one of {root.name!r} itself")
                own[index] = unstored(mine)
    return own


def _beside(asked: Asked, table: Table, taken: dict[str, Stored]) -> Table:
    """One kind of rows in the table of all kinds, where a column of one name holds the same for each.

    `taken` are the properties of the kinds so far, by the names of their columns.
    """
    kept: list[Stored] = []
    for one in table.own:
        other = None
        for name in columns(one) if one.store not in ("values", "rows") else ():
            other = other or taken.setdefault(name.lower(), one)
        if other is not None and other is not one and not _is_shared(asked, one, other):
            _tell_difference(asked, one, other)
            one = unstored(one)
        kept.append(one)
    return with_stored(table, kept)


def _is_shared(asked: Asked, one: Stored, other: Stored) -> bool:
    """Whether one column holds two properties, under one name and not in other capitals."""
    return is_alike(asked.model, one, other) and {*columns(one)} == {*columns(other)}


def _tell_difference(asked: Asked, one: Stored, other: Stored) -> None:
    """Tell that one column would hold what several types say."""
    mine, theirs = (in_words(held(asked.model, each)) for each in (one, other))
    why = f"the column of {one.source.name!r} would be of two types: "
    if mine == theirs:
        why += "another kind says it otherwise"
    else:
        why += f"{mine} here, {theirs} in another kind"
    help = "give both the same type, say `name` for one of the columns, or `inheritance: joined`"
    asked.wrong("invalid-column", why, one.at, help)
