"""What rows and their columns are called.

Takes a model's tables, gives names in Python; refuses to know types, and what databases call them
(`relational/naming`).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from contractor.frozen import frozen
from contractor.model import Property, Record, TypeKey
from contractor.model.tables import Stored, Table, leaf_words, leaves, list_words, owner_words
from contractor.targets.python.identifiers import attribute, type_name, unique
from contractor.text import Words, words

#: What SQLAlchemy has in classes of rows.
_TAKEN: Final = frozenset({"metadata", "registry", "type_annotation_map"})
#: What conversions call what they work on.
_ARGUMENTS: Final = frozenset({"model", "row", "sent", "to_row", "from_row"})
#: Columns that rows have without the contract.
_OWN: Final = frozenset({"created_at", "updated_at", "deleted_at", "position", "row_id", "value"})


@frozen
class Names:
    """The classes of rows: of each table, and of each list of values by its table and property."""

    rows: Mapping[TypeKey, str]
    lists: Mapping[tuple[TypeKey, str], str]

    def classes(self) -> frozenset[str]:
        """Every class that the module defines."""
        return frozenset({"Base", *self.rows.values(), *self.lists.values()})

    def list_row(self, table: Table, one: Stored) -> str:
        """The class of the values of a list: `BookAuthorIdsRow`."""
        inherits = table.inheritance is not None and one.source.name in table.inherited
        key = table.inheritance.root if table.inheritance is not None and inherits else table.key
        return self.lists[key, one.source.name]


def row_name(name: Words) -> str:
    """`OrderRow`: a row is not taken for the model of the same thing."""
    return f"{type_name(name).removesuffix('_')}Row"


def column_attribute(words: Words) -> str:
    """What Python calls a column."""
    return unique(attribute(words), _TAKEN)


def argument_name(words: Words) -> str:
    """What a conversion calls what it is given."""
    return unique(column_attribute(words), _ARGUMENTS)


def owner_attribute(parent: Table, key: Property) -> str:
    """What Python calls the column that says to which row a row belongs: `order_id`."""
    return column_attribute(owner_words(parent, key))


def version_attribute(name: str) -> str:
    """What Python calls the column that counts changes, whose name the document gives."""
    return column_attribute(words(name))


def attributes(table: Table) -> frozenset[str]:
    """The attributes of a table's rows, but for the rows that columns refer to."""
    found = {column_attribute(leaf_words(path)) for one in table.stored for path in leaves(one)}
    found |= {column_attribute(one.source.words) for one in table.stored} | _OWN
    if table.version is not None:
        found.add(version_attribute(table.version))
    if table.extra is not None:
        found.add(column_attribute(table.extra.source.words))
    return frozenset(found)


def relations(table: Table, tables: Mapping[TypeKey, Table]) -> Iterator[tuple[str, Stored, Table]]:
    """The rows that columns of a table refer to: attribute, column and table of each."""
    taken = set(attributes(table))
    parent = tables.get(table.parent or "")
    if parent is not None:
        key = next(one for one in parent.stored if one.source.name == parent.primary[0])
        taken.add(owner_attribute(parent, key.source))
    for one in table.own:
        target = None if one.reference is None else tables.get(one.reference.table)
        if one.store == "column" and target is not None:
            name = unique(related(one.source.words, target.record), taken)
            taken.add(name)
            yield name, one, target


def related(words: Words, target: Record) -> str:
    """What a row calls the row that one of its columns refers to: `customer_id` leads to `customer`."""
    if len(words) > 1 and words[-1].lower() == "id":
        return column_attribute(words[:-1])
    return column_attribute((*words, *target.name))


def row_names(tables: Mapping[TypeKey, Table]) -> Names:
    """The class of each table and list; lists step aside, whatever the order of the document."""
    rows: dict[TypeKey, str] = {}
    taken: set[str] = set()
    for key, table in tables.items():
        rows[key] = unique(row_name(table.record.name), taken)
        taken.add(rows[key])
    found = (
        (table, one) for table in tables.values() for one in table.own if one.store == "values"
    )
    lists: dict[tuple[TypeKey, str], str] = {}
    for table, one in sorted(found, key=lambda both: (both[0].key, both[1].source.name)):
        name = unique(row_name(list_words(table.record, one.source)), taken)
        lists[table.key, one.source.name] = name
        taken.add(name)
    return Names(rows, lists)
