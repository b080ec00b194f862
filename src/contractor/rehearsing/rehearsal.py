"""The rehearsal itself: there, back and there again, with and without applications at work meanwhile.

Takes two models and a database to do it on, gives what came of it; refuses to know how that is told. What a user
would run is run: Alembic, in a process of its own, on the files that `plan` writes.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from contractor.frozen import changed
from contractor.migrations import Plan, plan
from contractor.migrations.joining import replaced
from contractor.migrations.keeping import repaired
from contractor.migrations.values import Side
from contractor.model import Model
from contractor.rehearsing import catalogues
from contractor.rehearsing.mending import may_need, mend
from contractor.rehearsing.project import Failed, Project, Runner, awaited, project
from contractor.rehearsing.snapshots import Snapshot, Values, differences, narrowed, snapshot
from contractor.rehearsing.values import Fault, Kind, Rehearsed, Stage
from contractor.rehearsing.versions import Version, version
from contractor.rehearsing.writing import Writing, unlike
from contractor.relational import Database, Dialect, Sql
from contractor.relational.conditions import quoted
from contractor.scratch import database as scratch

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from contractor.relational.catalogue import Catalogue


def rehearse(
    old: Model,
    new: Model,
    dialect: Dialect,
    *,
    server: str | None = None,
    rows: int = 1000,
    seed: int = 0,
    writes: int = 10,
    runner: Runner = awaited,
) -> Rehearsed:
    """Do a migration on a database of a dialect, with so many rows in each table; `writes` are those of each
    application that works meanwhile. Raises Unavailable where there is no such database, and Unseedable."""
    with (
        version("the old version", old, rows, seed) as before,
        version("the new version", new, rows, seed) as after,
        scratch(dialect, server) as url,
    ):
        made = plan(before.database, after.database)
        with project(url, plan(Database(), before.database), made, runner) as files:
            engine = before.package.runtime.engine(url, statement_timeout=None)
            try:
                return _Rehearsal(before, after, made, files, engine, dialect, server).all(writes)
            finally:
                engine.dispose()


#: The keys of rows, by the names of tables.
Keys = Mapping[str, set[Values]]


class _Rehearsal:
    def __init__(
        self,
        before: Version,
        after: Version,
        made: Plan,
        files: Project,
        engine: "Engine",
        dialect: Dialect,
        server: str | None,
    ) -> None:
        self._sides: Mapping[Side, Version] = {"old": before, "new": after}
        self._plan = made
        self._files = files
        self._engine = engine
        self._dialect = dialect
        self._catalogues: dict[str, Catalogue] = {
            name: catalogues.made(database, dialect, server)
            for name, database in (("old", made.old), ("middle", made.middle), ("new", made.new))
        }
        #: Tables that have other names now, by the ones that they had.
        self._before = {one.before.name: one.name for one in made.joined if one.before}
        self._stages: list[Stage] = []
        self._faults: list[Fault] = []
        self._notes: list[str] = []
        self._digests: list[tuple[str, str]] = []
        self._rows: tuple[tuple[str, int], ...] = ()
        self._writes = 0

    def all(self, writes: int) -> Rehearsed:
        """Everything, until something fails that the rest stands on."""
        try:
            first = self._begin()
            same = self._without_writes(first)
            if writes:
                self._with_writes(first, same, writes)
            self._cleanup()
        except Failed as why:
            self._fault("migration", str(why))
        return Rehearsed(
            self._dialect,
            tuple(self._stages),
            tuple(self._faults),
            tuple(dict.fromkeys(self._notes)),
            self._rows,
            tuple(self._digests),
            self._writes,
        )

    # ── stages ────────────────────────────────────────────────────────────────────────────────────

    def _begin(self) -> Snapshot:
        """The old version's tables, with rows that the new one can take over."""
        with self._stage("initial"):
            self._files.upgrade(self._files.initial)
            self._compare("old")
        with self._stage("seed"):
            self._sides["old"].seed(self._engine)
            self._mend(self._plan.old, "new")
            found = self._snapshot(self._plan.old, "before")
        self._rows = tuple((name, len(rows.found)) for name, rows in found.tables.items())
        return found

    def _without_writes(self, first: Snapshot) -> Keys | None:
        """There and back and there again; the keys of rows that nobody had to mend."""
        same = self._forward("")
        second = self._snapshot(self._plan.new, "after")
        kept = self._back("")
        self._equal(self._snapshot(self._plan.old, "after, and back"), first, same)
        with self._stage("again"):
            self._files.upgrade(self._files.until("contract"))
            self._compare("new", catalogues.ARCHIVE)
            self._equal(self._snapshot(self._plan.new, "after, again"), second, kept)
        return same

    def _with_writes(self, first: Snapshot, earlier: Keys | None, count: int) -> None:
        with self._stage("back, to both versions"):
            self._files.downgrade(self._files.before("contract"))
            self._compare("middle", catalogues.SYNC, catalogues.ARCHIVE)
            untouched = _meeting(self._written(count), earlier)
        with self._stage("contract, after writes"):
            same = self._mend(self._plan.middle, "new")
            self._files.upgrade(self._files.until("contract"))
            self._compare("new", catalogues.ARCHIVE)
            second = self._snapshot(self._plan.new, "written, after")
        kept = self._back(", after writes")
        # Of two rows that say the same what only one may, the one that was there may be the one that is mended.
        left = _meeting(_meeting(untouched, same), kept)
        self._equal(self._snapshot(self._plan.old, "written, and back"), first, left)
        with self._stage("again, after writes"):
            self._files.upgrade(self._files.until("contract"))
            self._compare("new", catalogues.ARCHIVE)
            self._equal(self._snapshot(self._plan.new, "written, again"), second, kept)
        with self._stage("writes of the new version alone"):
            touched = self._alone("new", count)
        self._back(", from the new version alone", touched)
        with self._stage("writes of the old version alone"):
            touched = self._alone("old", count)
        self._forward(", from the old version alone", touched)

    def _forward(self, when: str, written: Snapshot | None = None) -> Keys | None:
        """To the new version; the keys of rows that nobody had to mend."""
        with self._stage(f"expand, backfill{when}"):
            self._files.upgrade(self._files.until("backfill"))
            self._compare("middle", catalogues.SYNC, catalogues.ARCHIVE)
            self._alike()
            self._unaltered(written, "old")
        with self._stage(f"contract{when}"):
            same = self._mend(self._plan.middle, "new")
            self._files.upgrade(self._files.until("contract"))
            self._compare("new", catalogues.ARCHIVE)
        return same

    def _back(self, when: str, written: Snapshot | None = None) -> Keys | None:
        """To the old version; the keys of rows that nobody had to mend."""
        with self._stage(f"back to both{when}"):
            self._files.downgrade(self._files.before("contract"))
            self._compare("middle", catalogues.SYNC, catalogues.ARCHIVE)
            self._alike()
            self._unaltered(written, "new")
            same = self._mend(self._plan.middle, "old")
        with self._stage(f"back{when}"):
            self._files.downgrade(self._files.initial)
            self._compare("old", catalogues.ARCHIVE)
        return same

    def _alone(self, side: Side, count: int) -> Snapshot:
        """Have one version write, and remember what it left."""
        writing = Writing(self._engine, self._plan, self._sides)
        for message in writing.alone(side, count):
            self._fault("write", message)
        self._writes += writing.count
        return self._snapshot(self._plan.old if side == "old" else self._plan.new)

    def _alike(self) -> None:
        """See that columns which say the same do so in all rows."""
        for one in self._plan.joined:
            for sync in one.syncs:
                where = unlike(sync, self._dialect)
                sql = f"SELECT count(*) FROM {quoted(one.name)} WHERE {where}"  # noqa: S608  names are quoted
                with self._engine.connect() as connection:
                    plain = connection.execution_options(no_parameters=True)
                    count = plain.exec_driver_sql(sql).scalar()
                if count:
                    names = ", ".join((*sync.olds, *sync.news))
                    self._fault("rows", f"{one.name}: {names} do not say the same in {count} rows")

    def _unaltered(self, written: Snapshot | None, side: Side) -> None:
        """See that what a version wrote stands there still, in the columns that have kept their types. Values that the
        other one gets back for what they became count as that."""
        if written is None:
            return
        kept = {one.name: {each.column for each in one.recasts[side]} for one in self._plan.joined}
        stands = self._plan.old if side == "old" else self._plan.new
        there = {
            name: changed(
                relation,
                columns=tuple(
                    each for each in relation.columns if each.name not in kept.get(name, ())
                ),
            )
            for name, relation in stands.relations.items()
        }
        became: dict[str, dict[str, str]] = {}
        for one in self._plan.joined:
            values: dict[str, Sql] = {}
            for repair in one.repairs[side]:
                if repair.value is not None:
                    earlier = values.get(repair.column)
                    made = repaired(repair)
                    values[repair.column] = (
                        made if earlier is None else replaced(made, repair.column, earlier)
                    )
            became[one.name] = {
                name: text for name, sql in values.items() if (text := sql.of(self._dialect))
            }
        found = snapshot(self._engine, Database(there), became)
        for said in differences(found, narrowed(written, found)):
            self._fault("rows", said)

    def _written(self, count: int) -> Keys:
        """Have both applications write; the keys of rows that they left alone."""
        before = snapshot(self._engine, self._plan.middle)
        writing = Writing(self._engine, self._plan, self._sides)
        for message in writing.all(count):
            self._fault("write", message)
        self._writes += writing.count
        return before.untouched(snapshot(self._engine, self._plan.middle))

    def _cleanup(self) -> None:
        if "cleanup" in self._files.phases:
            with self._stage("cleanup"):
                self._files.upgrade(self._files.until("cleanup"))
                self._compare("new")

    # ── what is seen ──────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        begun = time.monotonic()
        self._stages.append(Stage(name, 0.0))
        try:
            yield
        finally:
            self._stages[-1] = Stage(name, time.monotonic() - begun)

    def _fault(self, kind: Kind, message: str) -> None:
        self._faults.append(Fault(kind, self._stages[-1].name, message))

    def _compare(self, expected: str, *aside: str) -> None:
        views = self._before if expected == "middle" else ()
        found = catalogues.unlike(self._engine, self._catalogues[expected], *aside, views=views)
        for said in found:
            self._fault("catalogue", said)

    def _snapshot(self, database: Database, name: str | None = None) -> Snapshot:
        found = snapshot(self._engine, database)
        if name is not None:
            self._digests.append((name, found.digest))
        return found

    def _equal(
        self,
        found: Snapshot,
        expected: Snapshot,
        only: Keys | None = None,
    ) -> None:
        keys = only
        if only is not None:
            keys = {**only, **{old: only.get(new, set()) for old, new in self._before.items()}}
        for said in differences(found, expected, keys):
            self._fault("rows", said)

    def _mend(self, stands: Database, side: Side) -> Keys | None:
        """Mend what a side does not allow; the keys of rows that needed none, None where none needed any."""
        if not may_need(self._plan.joined, side):
            return None
        before = snapshot(self._engine, stands)
        donors = self._sides[side].donors
        notes = mend(self._engine, stands, self._plan.joined, side, donors)
        self._notes += notes
        return before.untouched(snapshot(self._engine, stands)) if notes else None


def _meeting(one: Keys, other: Keys | None) -> Keys:
    if other is None:
        return one
    return {name: keys & other.get(name, set()) for name, keys in one.items()}
