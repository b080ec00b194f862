"""What becomes of each part of a database, as a person reviews it.

Takes joined tables, gives changes in the words of the contract; refuses to know SQL beyond the questions that have to
be asked of rows first.
"""

from collections.abc import Iterable, Iterator

from contractor.migrations.comparing import narrower
from contractor.migrations.keeping import archive, duplicates, preflight
from contractor.migrations.values import Change, Joined, Phase, Side
from contractor.relational import Check, Column, Relation, Sql

_BRIEF = "ACCESS EXCLUSIVE, for a moment"
_BESIDE = "SHARE UPDATE EXCLUSIVE, which keeps nobody from reading and writing"
_LED = f"SHARE ROW EXCLUSIVE on both tables, for a moment; to check rows that are there, {_BESIDE}"
_CHECKED = f"{_BRIEF}; to check rows that are there, {_BESIDE}"
_REWRITE = "ACCESS EXCLUSIVE, while all rows are written anew"


def changes(found: Iterable[Joined], plan: str) -> Iterator[Change]:
    """The changes of each table, in the order of the tables."""
    for one in found:
        if one.old is None:
            yield Change(
                "table-added",
                one.name,
                f"the table {one.name} is new",
                ("expand",),
                one.middle.at,
                lock="none",
            )
        elif one.new is None:
            yield Change(
                "table-dropped",
                one.name,
                f"the table {one.name} goes",
                ("contract", "cleanup"),
                one.middle.at,
                "old",
                lock=_BRIEF,
                archive=archive(plan, one.name, "new"),
            )
        else:
            yield from _Changes(one, one.old, one.new, plan).all()


class _Changes:
    def __init__(self, one: Joined, old: Relation, new: Relation, plan: str) -> None:
        self._one = one
        self._old = old
        self._new = new
        self._archive = archive(plan, one.name, "new") if one.lost("new") else None
        self._renamed = {
            old_name: new_name
            for sync in one.syncs
            if len(sync.backward) == len(sync.forward) == 1
            for old_name, new_name in zip(sync.backward, sync.forward, strict=True)
        }

    def all(self) -> Iterator[Change]:
        """Columns first, then constraints, then indexes."""
        before = self._one.before
        if before is not None:
            what = f"{before.name} becomes {self._one.name}"
            yield self._of("table-renamed", what, ("expand", "contract"), self._new.at)
        yield from self._columns()
        yield from self._checks()
        yield from self._uniques()
        yield from self._keys()
        yield from self._indexes()

    def _columns(self) -> Iterator[Change]:
        before = {one.name: one for one in self._old.columns}
        after = {one.name: one for one in self._new.columns}
        for old, new in self._renamed.items():
            yield self._change(
                "column-renamed",
                f"{old} becomes {new}",
                ("expand", "backfill", "contract"),
                after[new],
                lock=_BRIEF,
            )
        for name, column in after.items():
            if name in before:
                yield from self._column(before[name], column)
            elif name not in self._renamed.values():
                fills = name in self._one.fills["new"]
                phases: tuple[Phase, ...] = ("expand", "backfill") if fills else ("expand",)
                required = self._one.middle.column(name).nullable and not column.nullable
                yield self._change(
                    "column-added",
                    f"{name} is new" + (", and has to be there" if not column.nullable else ""),
                    (*phases, "contract") if required else phases,
                    column,
                    lock=_BRIEF,
                    preflight=self._preflight("new", name) if required else None,
                )
        for name, column in before.items():
            if name not in after and name not in self._renamed:
                yield self._change(
                    "column-dropped",
                    f"{name} goes",
                    ("expand", "contract", "cleanup"),
                    column,
                    side="old",
                    lock=_BRIEF,
                    archive=self._archive,
                )

    def _column(self, old: Column, new: Column) -> Iterator[Change]:
        if old.type != new.type:
            early = self._one.middle.column(new.name).type == new.type
            yield self._change(
                "column-retyped",
                f"{new.name} was {old.type.kind}, and will be {new.type.kind}",
                ("expand",) if early else ("contract",),
                new,
                lock=_REWRITE,
                archive=None if early else self._archive,
            )
        if old.nullable and not new.nullable:
            yield self._change(
                "column-required",
                f"{new.name} has to be there",
                ("contract",),
                new,
                lock=_CHECKED,
                preflight=self._preflight("new", new.name),
            )
        elif new.nullable and not old.nullable:
            yield self._change(
                "column-optional", f"{new.name} may be missing", ("expand",), new, lock=_BRIEF
            )
        if old.default != new.default:
            early = self._one.middle.column(new.name).default == new.default
            yield self._change(
                "default-changed",
                f"the default of {new.name} changes",
                ("expand",) if early else ("contract",),
                new,
                lock=_BRIEF,
            )

    def _checks(self) -> Iterator[Change]:
        before = {one.name: one for one in self._old.checks}
        after = {one.name: one for one in self._new.checks}
        for name, check in after.items():
            old = before.get(name)
            if old is None:
                early = check in self._one.middle.checks
                yield self._of_check("added", check, ("expand",) if early else ("contract",))
            elif old.sql != check.sql:
                if narrower(old, check):
                    yield self._of_check("widened", check, ("expand",))
                elif narrower(check, old):
                    yield self._of_check("narrowed", check, ("contract",))
                else:
                    yield self._of_check("changed", check, ("expand", "contract"))
        for name, check in before.items():
            if name not in after:
                yield self._of_check("removed", check, ("expand",), "old")

    def _of_check(
        self, what: str, check: Check, phases: tuple[Phase, ...], side: Side = "new"
    ) -> Change:
        column = check.columns[0]
        return Change(
            f"{check.keyword}-{what}",
            self._one.name,
            f"{check.keyword} of {column} is {what}",
            phases,
            check.at,
            side,
            column,
            lock=_BRIEF if what == "removed" else _CHECKED,
            preflight=self._preflight("new", column, check.name) if "contract" in phases else None,
        )

    def _uniques(self) -> Iterator[Change]:
        before = {one.name: one for one in self._old.uniques}
        after = {one.name: one for one in self._new.uniques}
        for name, unique in after.items():
            if name not in before:
                query = duplicates(self._one.name, unique)
                yield self._of(
                    "unique-added",
                    f"{', '.join(unique.columns)} {'becomes' if len(unique.columns) == 1 else 'become'} unique",
                    ("contract",),
                    unique.at,
                    preflight=Sql(query, query),
                    lock=f"{_BESIDE}; then {_BRIEF}",
                )
        for name, unique in before.items():
            if name not in after:
                what = f"{', '.join(unique.columns)} need not be unique"
                yield self._of("unique-removed", what, ("expand",), unique.at, "old")

    def _keys(self) -> Iterator[Change]:
        before = {one.name: one for one in self._old.foreign_keys}
        after = {one.name: one for one in self._new.foreign_keys}
        for name, key in after.items():
            if name not in before:
                early = key in self._one.middle.foreign_keys
                what = f"{', '.join(key.columns)} refers to {key.table}"
                phases: tuple[Phase, ...] = ("expand",) if early else ("contract",)
                yield self._of("reference-added", what, phases, key.at, lock=_LED)
            elif before[name].on_delete != key.on_delete:
                what = f"what becomes of {', '.join(key.columns)} when its row in {key.table} is deleted"
                yield self._of("on-delete-changed", what, ("contract",), key.at, lock=_LED)
        for name, key in before.items():
            if name not in after:
                what = f"{', '.join(key.columns)} does not refer to {key.table} any more"
                yield self._of("reference-removed", what, ("expand",), key.at, "old")

    def _indexes(self) -> Iterator[Change]:
        before = {one.name: one for one in self._old.indexes}
        after = {one.name: one for one in self._new.indexes}
        for name, index in after.items():
            if name not in before:
                what = f"rows are found by {', '.join(index.columns)}"
                yield self._of("index-added", what, ("expand",), index.at, lock=_BESIDE)
        for name, index in before.items():
            if name not in after:
                what = f"rows are not found by {', '.join(index.columns)} any more"
                yield self._of("index-removed", what, ("contract",), index.at, "old", lock=_BESIDE)

    def _of(
        self,
        kind: str,
        message: str,
        phases: tuple[Phase, ...],
        at: str,
        side: Side = "new",
        preflight: Sql | None = None,
        lock: str = _BRIEF,
    ) -> Change:
        return Change(
            kind, self._one.name, message, phases, at, side, lock=lock, preflight=preflight
        )

    def _change(
        self,
        kind: str,
        message: str,
        phases: tuple[Phase, ...],
        column: Column,
        *,
        side: Side = "new",
        lock: str,
        preflight: Sql | None = None,
        archive: str | None = None,
    ) -> Change:
        return Change(
            kind,
            self._one.name,
            message,
            phases,
            column.at,
            side,
            column.name,
            lock,
            preflight,
            archive,
        )

    def _preflight(self, side: Side, column: str, constraint: str = "") -> Sql | None:
        """The question for rows that a side does not allow in a column: by itself, or because of a constraint."""
        for repair in self._one.repairs[side]:
            if (repair.column, repair.constraint) == (column, constraint):
                return Sql(
                    preflight(self._one, repair, "postgresql"),
                    preflight(self._one, repair, "sqlite"),
                )
        return None
