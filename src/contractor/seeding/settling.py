"""What the number of a row settles: its keys, what is unique in it, and which rows it refers to.

Takes tables and a seed, gives makers for such columns and how many rows a table can have; refuses to make whole
rows. The key of a row follows from its number alone, so rows can refer to others that nobody has made yet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isqrt, prod
from typing import Any, Final

from contractor.model import (
    Constants,
    Enumeration,
    Model,
    Nullable,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.plain import plain
from contractor.model.tables import Stored, Table, is_nested, leaf_names, leaves
from contractor.seeding.chance import mixed, salt
from contractor.seeding.distinct import Distinct, distinct
from contractor.seeding.order import Unseedable, kinds, listed
from contractor.seeding.place import ABSENT, STRIDE, Maker, Place
from contractor.seeding.shaping import Fixed, Path

#: Values that are as good as without an end.
_ENOUGH: Final = 10_000_000
Sampled = Callable[[Table, Path], Any]


class Settling:
    """The columns that numbers settle. `sampled` gives a sample of a column."""

    def __init__(
        self,
        model: Model,
        tables: Mapping[TypeKey, Table],
        seed: int,
        sampled: Sampled,
    ) -> None:
        self._model = model
        self._tables = tables
        self._seed = seed
        self._sampled = sampled
        self._listed = listed(tables)
        self._nested = {key for key, table in tables.items() if is_nested(table, tables)}
        self._fixed: dict[TypeKey, Fixed] = {}
        self._keys: dict[TypeKey, Callable[[int], Any]] = {}
        self._most: dict[TypeKey, int | None] = {}
        self._asked = 0
        self._counts: Mapping[TypeKey, int] = {}
        self._there: dict[TypeKey, Sequence[int]] = {}
        self._referred: dict[TypeKey, Callable[[int], Any]] = {}

    def ask(self, rows: int, counts: Mapping[TypeKey, int]) -> None:
        """Say how many rows of each table are wanted; `counts` are those of which it is settled."""
        self._asked, self._counts = rows, counts
        self._most = {}

    def keep(self, key: TypeKey, rows: Sequence[int]) -> None:
        """Say which rows of a table are there: others refer to these alone from now on."""
        self._there[key] = rows
        self._most = {}

    # ── tables ────────────────────────────────────────────────────────────────────────────────────

    def stride(self, key: TypeKey) -> int:
        """By how much the numbers differ of rows that belong to none."""
        return STRIDE if key in self._listed else 1

    def most(self, key: TypeKey) -> int | None:
        """How many rows of a table there can be that belong to none; None where there is no end."""
        if not self._most:
            self._most = dict.fromkeys(self._tables)
            # How many there can be of one may depend on how many there are of another, and the other way round.
            while (found := {one: self._bound(one) for one in self._tables}) != self._most:
                self._most = found
        return self._most[key]

    def _bound(self, key: TypeKey) -> int | None:
        """The same, as far as is known of other tables."""
        if self._tables[key].is_abstract:
            return None
        bounds = [self._group_bound(key, group) for group in self._groups(self._tables[key])]
        if self._is_single(key):
            bounds.append(self.count(self._tables[key].parent or "") // self._turns(key)[0])
        known = [one for one in bounds if one is not None]
        return min(known) // self.stride(key) if known else None

    def count(self, key: TypeKey) -> int:
        """How many rows of a table are made that belong to none."""
        if key in self._there:
            return len(self._there[key])
        if key in self._counts:
            return self._counts[key]
        among = kinds(self._tables, key)
        if among != [key]:
            return len(among) * min(map(self.count, among))
        most = self.most(key) if key in self._tables else 0
        return self._asked if most is None else min(self._asked, most)

    def key(self, table: TypeKey) -> Callable[[int], Any]:
        """The key of a row by its number."""
        if table not in self._keys:
            found = self._tables[table]
            among = [self.key(one) for one in kinds(self._tables, table) if one != table]
            if among:
                self._keys[table] = lambda number: among[number % len(among)](number // len(among))
                return self._keys[table]
            path = next(iter(self._leaves(found, found.primary[0])))
            self._keys[table] = self._by_number(found, path)
        return self._keys[table]

    def referred(self, table: TypeKey) -> Callable[[int], Any]:
        """The key of a row that others refer to, by its place among those that are there."""
        if table not in self._referred:
            among = [self.referred(one) for one in kinds(self._tables, table) if one != table]
            key, stride = self.key(table), self.stride(table)

            def found(place: int) -> Any:
                rows = self._there.get(table, ())
                return key((rows[place] if place < len(rows) else place) * stride)

            def of_kinds(place: int) -> Any:
                return among[place % len(among)](place // len(among))

            self._referred[table] = of_kinds if among else found
        return self._referred[table]

    def fixed(self, key: TypeKey) -> Fixed:
        """The makers of a table's columns."""
        if key not in self._fixed:
            table = self._tables[key]
            makers: dict[Path, Maker] = {}
            like: dict[Path, Callable[[str], Maker]] = {}
            for group in self._groups(table):
                self._settle(table, group, makers, like)
            for path, one in self._stored(table):
                if one.reference is not None and one.reference.table in self._tables:
                    where = (*path, "*") if one.store == "values" else path
                    if where not in makers:
                        makers[where] = self._referring(table, path, one)
            needed = {path for name in table.primary for path in self._leaves(table, name)}
            if table.inheritance is not None and not table.is_abstract:
                tag = table.inheritance.tags[key]
                makers[(table.inheritance.tag,)] = lambda place: tag
            self._fixed[key] = Fixed(makers, like, frozenset(needed))
        return self._fixed[key]

    def of(self, key: TypeKey, row: int) -> Place:
        """The place of a row that belongs to none."""
        state = mixed(salt(self._seed, key, "row"), row)
        return Place(root=state, state=state, row=row, number=row * self.stride(key))

    def owner(self, key: TypeKey, place: Place) -> Any:
        """The key of the row that a row belongs to by its path; the first rows of a tree belong to none."""
        table = self._tables[key]
        parent = table.parent or ""
        if key in self._nested:
            tree = self._back(key, salt(self._seed, key, "owner"), None)
            return tree(place) if parent == key else None
        if self._is_single(key):
            many, turn = self._turns(key)
            return self.referred(parent)(place.row * many + turn)
        return self._some(parent, place, salt(self._seed, key, "owner"), 0, place.state)

    def _turns(self, key: TypeKey) -> tuple[int, int]:
        """How many kinds of rows share what is unique with those of a table, and which of them these are."""
        inheritance = self._tables[key].inheritance
        if inheritance is None or key not in inheritance.tags:
            return 1, 0
        return len(inheritance.tags), list(inheritance.tags).index(key)

    def _is_single(self, key: TypeKey) -> bool:
        """Whether each row belongs to another row of its own, which no property says."""
        table = self._tables[key]
        return (
            table.single
            and table.owner is None
            and key not in self._listed
            and table.parent in self._tables
        )

    # ── columns ───────────────────────────────────────────────────────────────────────────────────

    def _stored(self, table: Table) -> Iterator[tuple[Path, Stored]]:
        """The columns of a table, and its lists of values, by the names that lead to each."""
        return ((leaf_names(path), path[-1]) for one in table.stored for path in leaves(one))

    def _leaves(self, table: Table, name: str) -> Iterator[Path]:
        return (path for path, _ in self._stored(table) if path[0] == name)

    def _one(self, table: Table, path: Path) -> Stored:
        return next(one for where, one in self._stored(table) if where == path)

    def _groups(self, table: Table) -> list[list[Path]]:
        """Columns that no two rows share."""
        own = (
            [(table.owner,)]
            if table.single and table.owner and table.key not in self._listed
            else []
        )
        groups = (table.primary, *own, *table.unique)
        return [
            [path for name in group for path in self._leaves(table, name)]
            for group in groups
            if group
        ]

    def _distinct(self, table: Table, path: Path) -> Distinct | None:
        """The values of a column by numbers; None where it refers to other rows, or has parts."""
        one = self._one(table, path)
        if one.reference is not None and one.reference.table in self._tables:
            return None
        sample = self._sampled(table, path)
        kind = self._scalar(one.source.type)
        inheritance = table.inheritance
        key = (
            table.key if inheritance is None or path[0] not in table.inherited else inheritance.root
        )
        found = distinct(kind, sample, salt(self._seed, key, *path), one.numeric)
        return None if found is None else found.among(*self._turns(table.key))

    def _scalar(self, kind: Type) -> Scalar | Enumeration | Constants | None:
        found = plain(self._model, kind)
        if isinstance(found, Ref):
            definition = self._model.definitions.get(found.key)
            return definition if isinstance(definition, Enumeration) else None
        return found if isinstance(found, (Scalar, Constants)) else None

    def _by_number(self, table: Table, path: Path) -> Callable[[int], Any]:
        """The values of a column that is unique by itself."""
        one = self._one(table, path)
        if one.reference is not None and one.reference.table in self._tables:
            return self._turned(table, path, one)
        found = self._distinct(table, path)
        if found is None:
            raise self._no_values(table, path)
        values, count = found.value, found.count
        if count is None:
            return values
        return lambda number: values(number % count)

    def _turned(self, table: Table, path: Path, one: Stored) -> Callable[[int], Any]:
        """The keys of other rows, each once."""
        target = one.reference.table if one.reference is not None else ""
        if target == table.key:
            return self._chained(target, _nothing(one))
        if table.key in self._listed or target in self._listed - self._nested:
            raise self._no_rows(table, path, one)
        referred = self.referred(target)
        many, turn = self._turns(table.key)
        return lambda number: referred(number * many + turn)

    def _chained(self, target: TypeKey, nothing: Any) -> Callable[[int], Any]:
        """The key of the row before, where that is there."""
        if nothing is _MUST:
            return lambda number: self.key(target)(number)  # the only way to begin
        stride = self.stride(target)

        def before(number: int) -> Any:
            rows = self._there.get(target)
            if not number or (rows is not None and number // stride - 1 not in rows):
                return nothing
            return self.key(target)(number - stride)

        return before

    def _no_values(self, table: Table, path: Path) -> Unseedable:
        one = self._one(table, path)
        name = ".".join(path)
        return Unseedable(
            one.at,
            f"{name!r} of {table.name!r} tells rows apart, and has no values that could be numbered",
            "give it a scalar type, or name other columns",
        )

    def _no_rows(self, table: Table, path: Path, one: Stored) -> Unseedable:
        name = ".".join(path)
        return Unseedable(
            one.at,
            f"{name!r} of {table.name!r} has to refer to rows that are in lists, or from them, one by one",
            "let it be absent or null",
        )

    # ── what is unique ────────────────────────────────────────────────────────────────────────────

    def _group_bound(self, key: TypeKey, group: Sequence[Path]) -> int | None:
        """How many rows columns that no two rows share allow."""
        table = self._tables[key]
        if self._belongs(table, group):
            return None
        counts: list[int] = []
        for path in group:
            one = self._one(table, path)
            if one.reference is not None and one.reference.table in self._tables:
                target = one.reference.table
                if target != key and target not in self._listed:
                    counts.append(self.count(target) // self._turns(key)[0])
                continue
            found = self._distinct(table, path)
            if found is None or found.count is None:
                return None
            counts.append(found.count)
        return prod(counts) if counts else None

    def _belongs(self, table: Table, group: Sequence[Path]) -> bool:
        """Whether what is unique is so among the rows that belong to one row."""
        return table.key in self._listed and (table.owner,) in group

    def _settle(
        self,
        table: Table,
        group: Sequence[Path],
        makers: dict[Path, Maker],
        like: dict[Path, Callable[[str], Maker]],
    ) -> None:
        if any(path in makers for path in group):
            return  # one of them is different in every row already
        if len(group) == 1:
            value = self._by_number(table, group[0])
            makers[group[0]] = _numbered(value)
            known = self._distinct(table, group[0])
            if known is not None and known.like is not None and group[0][0] not in table.primary:
                like[group[0]] = _liked(known.like)
            return
        if self._belongs(table, group):
            self._within(table, group, makers)
            return
        several = {path: self._distinct(table, path) for path in group}
        for path, found in several.items():
            if found is not None and (found.count is None or found.count >= _ENOUGH):
                makers[path] = _numbered(found.value)
                return
        before = 1
        for path, found in several.items():
            if found is not None and found.count is not None:
                makers[path] = _digit(found, before)
                before *= found.count
        referring = [path for path, found in several.items() if found is None]
        for index, path in enumerate(referring):
            makers[path] = self._pair(table, path, before, index, len(referring))

    def _pair(self, table: Table, path: Path, before: int, index: int, many: int) -> Maker:
        """The key of another row, such that all keys of these columns together differ in every row."""
        one = self._one(table, path)
        if one.reference is None or one.reference.table not in self._tables:
            raise self._no_values(table, path)
        target = one.reference.table
        if table.key in self._listed or target in self._listed - self._nested:
            raise self._no_rows(table, path, one)
        key = self.referred(target)
        # What other columns tell apart is different in rows of other kinds already.
        families, turn = self._turns(table.key) if before == 1 else (1, 0)

        def referred(place: Place) -> Any:
            number = _unpaired((place.number * families + turn) // before, index, many)
            return key(number % max(1, self.count(target)))

        return referred

    def _within(self, table: Table, group: Sequence[Path], makers: dict[Path, Maker]) -> None:
        """Columns that are unique among the rows of a list: the position tells them apart."""
        for path in group:
            if path == (table.owner,):
                continue
            one = self._one(table, path)
            if one.reference is not None and one.reference.table in self._tables:
                makers[path] = self._referring(table, path, one, apart=True)
                return
            found = self._distinct(table, path)
            if found is not None:
                makers[path] = _positioned(found)
                return

    # ── references ────────────────────────────────────────────────────────────────────────────────

    def _referring(self, table: Table, path: Path, one: Stored, *, apart: bool = False) -> Maker:
        """The key of a row that was made before, or of this one."""
        target = one.reference.table if one.reference is not None else ""
        salted = salt(self._seed, table.key, target)
        turn = self._turn(table, path, target)
        nothing = _nothing(one)
        if path == (table.owner,) and table.key in self._listed:
            return self._owned(table, target, nothing)
        if target in self._listed - self._nested:
            if nothing is _MUST:
                raise self._no_rows(table, path, one)
            return lambda place: nothing
        if target == table.key:
            return self._back(target, salted + turn, nothing)
        if apart or one.store == "values":
            salted = salt(self._seed, table.key, *path)
            return lambda place: self._some(target, place, salted, place.position, place.root)
        return lambda place: self._some(target, place, salted, turn, place.state)

    def _turn(self, table: Table, path: Path, target: TypeKey) -> int:
        """How many columns before this one refer to the same table: a journey ends where it does not begin."""
        found = [
            where
            for where, one in self._stored(table)
            if one.reference is not None and one.reference.table == target
        ]
        return found.index(path)

    def _owned(self, table: Table, target: TypeKey, nothing: Any) -> Maker:
        """The key of the row that a row of a list belongs to."""
        key = self.key(target)

        def owned(place: Place) -> Any:
            if place.owner is not None:
                return key(place.owner)
            return ABSENT if nothing is _MUST else nothing

        return owned

    def _back(self, target: TypeKey, salted: int, nothing: Any) -> Maker:
        """The key of an earlier row of the same table; the first has none before it."""
        key, stride, referred = self.key(target), self.stride(target), self.referred(target)

        def back(place: Place) -> Any:
            rows = self._there.get(target)
            many = place.row if rows is None else min(place.row, len(rows))
            if many == 0:
                return key(place.row * stride) if nothing is _MUST else nothing
            return referred(mixed(place.state, salted) % many)

        return back

    def _some(self, target: TypeKey, place: Place, salted: int, turn: int, state: int) -> Any:
        """The key of a row that has no higher number than this one; at each turn another one, if there are enough."""
        many = place.row + 1
        index = (mixed(state, salted) + turn) % many if turn < many else turn
        return self.referred(target)(index % max(1, self.count(target)))


class _Must:
    """What stands for a reference that has to be there."""


_MUST: Final = _Must()


def _nothing(one: Stored) -> Any:
    """What stands for a reference to nothing."""
    if isinstance(one.source.type, Nullable):
        return None
    return _MUST if one.source.required else ABSENT


def _numbered(value: Callable[[int], Any]) -> Maker:
    return lambda place: value(place.number)


def _liked(like: Callable[[str], Callable[[int], Any]]) -> Callable[[str], Maker]:
    return lambda sample: _numbered(like(sample))


def _digit(found: Distinct, before: int) -> Maker:
    count = found.count or 1
    return lambda place: found.value(place.number // before % count)


def _positioned(found: Distinct) -> Maker:
    count = found.count
    return lambda place: found.value(place.position if count is None else place.position % count)


def _unpaired(number: int, index: int, many: int) -> int:
    """One of several numbers that another number stands for, none of them greater than it (Cantor's pairs)."""
    while many > 1:
        diagonal = (isqrt(8 * number + 1) - 1) // 2
        second = number - diagonal * (diagonal + 1) // 2
        first = diagonal - second
        if index == 0:
            return first
        number, index, many = second, index - 1, many - 1
    return number


def sample_at(value: Any, path: Path) -> Any:
    """What stands at a path of a value; None where nothing does."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value
