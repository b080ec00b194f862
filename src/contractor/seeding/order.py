"""Which tables come first: those that others refer to.

Takes tables, gives the order in which rows are made, and the references that are written when all rows are there;
refuses to know values. A circle of references begins where a column may be NULL.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from contractor.frozen import frozen
from contractor.graph import components
from contractor.model import TypeKey
from contractor.model.tables import Stored, Table, is_nested

Path = tuple[str, ...]


class Unseedable(Exception):
    """Rows of a table cannot be made. `at` is the place in the document that is in the way, `why` a sentence."""

    def __init__(self, at: str, why: str, help: str) -> None:
        self.at = at
        self.why = why
        self.help = help
        super().__init__(why)


@frozen
class Referring:
    """A column that refers to another table: whose it is, its path, and whether it may be NULL."""

    owner: TypeKey
    path: Path
    target: TypeKey
    optional: bool
    at: str


@frozen
class Order:
    """Tables whose rows belong to none of a list, in order. `later` are the columns that are filled in at the end."""

    roots: tuple[TypeKey, ...]
    later: frozenset[tuple[TypeKey, Path]]


def listed(tables: Mapping[TypeKey, Table]) -> frozenset[TypeKey]:
    """Tables whose rows are items of lists of other rows."""
    return frozenset(
        one.rows
        for table in tables.values()
        for one in table.stored
        if one.rows in tables and one.rows
    )


def kinds(tables: Mapping[TypeKey, Table], key: TypeKey) -> list[TypeKey]:
    """The tables that have the rows of a table: those of its kinds, where every row is of one."""
    table = tables.get(key)
    if table is None or table.inheritance is None or not table.is_abstract:
        return [key]
    return list(table.inheritance.tags)


def roots(tables: Mapping[TypeKey, Table]) -> list[TypeKey]:
    """The tables that have rows by themselves."""
    inside = listed(tables)
    return [
        key
        for key, table in tables.items()
        if not table.is_abstract and (key not in inside or is_nested(tables[key], tables))
    ]


def referring(tables: Mapping[TypeKey, Table], key: TypeKey) -> Iterator[Referring]:
    """The references of a table's rows, as its columns say them; those of lists of values end with `*`."""
    table = tables[key]
    fast = {(name,) for name in (*table.primary, table.owner) if name is not None}

    def of(one: Stored, path: Path, *, optional: bool) -> Iterator[Referring]:
        here = (*path, one.source.name)
        optional = optional or not one.required
        for part in one.parts:
            yield from of(part, here, optional=optional)
        if one.reference is not None and one.reference.table in tables:
            where = (*here, "*") if one.store == "values" else here
            may = optional and one.store != "values" and here not in fast
            yield Referring(key, where, one.reference.table, may, one.at)

    for one in table.stored:
        yield from of(one, (), optional=False)


def order(tables: Mapping[TypeKey, Table]) -> Order:
    """The order of all tables. Raises `Unseedable` where rows that must be there first lead in a circle."""
    first = roots(tables)
    found = {key: list(_all(tables, key, set())) for key in first}
    must = {
        key: [
            target
            for one in some
            if not one.optional
            for target in kinds(tables, one.target)
            if target != key
        ]
        for key, some in found.items()
    }
    for key in first:
        parent = tables[key].parent
        if parent is not None and parent != key and not is_nested(tables[key], tables):
            must[key] += [one for one in kinds(tables, parent) if one in must]
    sequence: list[TypeKey] = []
    may = {
        key: [target for one in some for target in kinds(tables, one.target)] + must[key]
        for key, some in found.items()
    }
    for whole in components(first, lambda key: [one for one in may[key] if one in may]):
        inside = {key: [one for one in must[key] if one in whole] for key in whole}
        for part in components(whole, inside.__getitem__):
            if len(part) > 1:
                raise _circle(tables, part, found)
            sequence += part
    places = {key: index for index, key in enumerate(sequence)}
    later = {
        (one.owner, one.path)
        for key, some in found.items()
        for one in some
        if max(places.get(target, -1) for target in kinds(tables, one.target)) > places[key]
    }
    return Order(tuple(sequence), frozenset(later))


def _all(tables: Mapping[TypeKey, Table], key: TypeKey, seen: set[TypeKey]) -> Iterator[Referring]:
    """The references of a table's rows, and of the rows in their lists."""
    if key in seen:
        return
    seen.add(key)
    for one in referring(tables, key):
        # What has no key of its own cannot be found again, to be filled in.
        optional = one.optional and bool(tables[key].primary)
        yield Referring(one.owner, one.path, one.target, optional, one.at)
    yield from chain.from_iterable(
        _all(tables, one.rows, seen)
        for one in tables[key].stored
        if one.rows in tables and one.rows
    )


def _circle(
    tables: Mapping[TypeKey, Table],
    part: Iterable[TypeKey],
    found: Mapping[TypeKey, list[Referring]],
) -> Unseedable:
    listed = list(part)
    names = ", ".join(tables[key].name for key in listed)
    at = next(
        (
            one.at
            for key in listed
            for one in found[key]
            if {*listed} & {*kinds(tables, one.target)}
        ),
        tables[listed[0]].at,
    )
    return Unseedable(
        at,
        f"rows of each of these tables need rows of another one of them first: {names}",
        "let one of the references be absent or null",
    )
