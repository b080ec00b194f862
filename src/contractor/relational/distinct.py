"""Constraints and indexes under names of their own.

Takes what has a name, gives it with one that nothing else has; refuses to know what it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from contractor.frozen import changed
from contractor.relational.database import Check, ForeignKey, Index, Relation, Unique
from contractor.relational.naming import fitted

N = TypeVar("N", Check, ForeignKey, Index, Unique)


def distinct(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Tables whose indexes have names of their own: all tables and indexes of a database share one room for names.

    SQLite does not tell capitals apart there.
    """
    taken = {name.lower() for one in relations for name in (one.name, one.primary_name)}
    for one in relations:
        yield changed(
            one,
            uniques=tuple(_apart(one.uniques, taken)),
            indexes=tuple(_apart(one.indexes, taken)),
            checks=tuple(_apart(one.checks, set())),
            foreign_keys=tuple(_apart(one.foreign_keys, set())),
        )


def _apart(named: Iterable[N], taken: set[str]) -> Iterator[N]:
    """What has a name, under names of its own: columns and places in JSON may spell theirs alike."""
    for one in named:
        name, turn = one.name, 2
        while name.lower() in taken:
            name, turn = fitted(f"{one.name}_{turn}"), turn + 1
        taken.add(name.lower())
        yield changed(one, name=name)
