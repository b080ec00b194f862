"""What stands in a database while applications of two versions of a contract are at work.

Takes the databases of both versions, gives each table as both can use it, and how it gets there from either side;
refuses to know how a database is told. What loosens or adds is done before the new version comes, what tightens or
removes when the old one has gone, so between them stand the columns of both, and of their constraints those that
neither breaks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.frozen import changed
from contractor.migrations.called import called, unmet_columns, unmet_tables
from contractor.migrations.casting import Cast, alike, applied, cast, is_wider
from contractor.migrations.comparing import either, narrower, unmet
from contractor.migrations.renaming import renamed
from contractor.migrations.values import Joined, Recast, Repair, Side, Sync
from contractor.relational import Check, Column, Database, ForeignKey, Relation, Sql, Unique
from contractor.relational.conditions import quoted
from contractor.relational.naming import fitted

_SIDES: Final[tuple[Side, ...]] = ("old", "new")
#: A column's name in an expression, and what is none: texts, functions, types.
_NAMES: Final = re.compile(
    r"'(?:[^']|'')*'|\"((?:[^\"]|\"\")+)\"|(?<!::)\b([A-Za-z_][A-Za-z0-9_]*)\b(?!\s*\()"
)


def joined(old: Database, new: Database) -> tuple[tuple[Joined, ...], tuple[Finding, ...]]:
    """Each table of either version, those of the new one first, and what cannot be done or has to be known."""
    found: list[Joined] = []
    findings: list[Finding] = []
    was = _called(old, new)
    findings += unmet_tables(old, new, was)
    old = _led(old, {before: after for after, before in was.items()})
    for name, relation in new.relations.items():
        before = old.relations.get(was.get(name, name))
        if before is None:
            found.append(Joined(name, None, relation, relation))
            continue
        same = before if before.name == name else renamed(before, relation)
        joining = _Joining(same, relation)
        one = joining.joined()
        found.append(one if same is before else changed(one, before=before))
        findings += joining.findings
    found += [
        Joined(name, relation, None, relation)
        for name, relation in old.relations.items()
        if name not in new.relations and name not in was.values()
    ]
    return tuple(found), tuple(findings)


def _called(old: Database, new: Database) -> dict[str, str]:
    """What tables were called that are called otherwise now."""
    return {
        name: one.renamed_from
        for name, one in new.relations.items()
        if one.renamed_from is not None
        and one.renamed_from in old.relations
        and one.renamed_from not in new.relations
        and name not in old.relations
    }


def _led(old: Database, names: Mapping[str, str]) -> Database:
    """The old database, where keys lead to tables by their new names."""
    return Database(
        {
            name: changed(
                one,
                foreign_keys=tuple(
                    changed(key, table=names.get(key.table, key.table)) for key in one.foreign_keys
                ),
            )
            for name, one in old.relations.items()
        }
    )


def middle(found: Iterable[Joined]) -> Database:
    """The database that stands between both versions."""
    return Database({one.name: one.middle for one in found})


#: Values of new columns, of old ones, and the versions whose columns the other ones give as they were.
_Group = tuple[dict[str, Sql], dict[str, Sql], frozenset[Side]]
_NEITHER: Final[frozenset[Side]] = frozenset()


def _faithful(there: Cast | None, back: Cast | None) -> frozenset[Side]:
    """The versions whose values are what they were, once they went to the other one and back."""
    if there is None or back is None:
        return _NEITHER
    both: tuple[tuple[Side, Cast], ...] = (("old", there), ("new", back))
    return frozenset(side for side, made in both if made.faithful and made.fits is None)


class _Joining:
    """One table that both versions have."""

    def __init__(self, old: Relation, new: Relation) -> None:
        self._old = old
        self._new = new
        self._both = {one.name for one in old.columns} & {one.name for one in new.columns}
        self._added = {one.name: one for one in new.columns if one.name not in self._both}
        self._dropped = {one.name: one for one in old.columns if one.name not in self._both}
        self.findings: list[Finding] = []
        self._recasts: dict[Side, list[Recast]] = {"old": [], "new": []}
        self._repairs: dict[Side, list[Repair]] = {"old": [], "new": []}
        self._syncs = tuple(self._synced())
        self._twins = dict(self._alike_pairs())
        self._pairs = {name for one in self._syncs for name in (*one.forward, *one.backward)}

    def joined(self) -> Joined:
        """The table, as both sides can use it."""
        columns = tuple(self._columns())
        if self._old.primary != self._new.primary:
            self._wrong(
                "key-changed",
                f"the key of {self._new.name!r} changes, which no migration of a table in use can do",
                self._new.at,
                "make a table of another name, with the new key, and move rows there",
            )
        middle = changed(
            self._new,
            columns=columns,
            checks=tuple(self._checks()),
            uniques=tuple(self._uniques()),
            indexes=tuple(
                {one.name: one for one in (*self._old.indexes, *self._new.indexes)}.values()
            ),
            foreign_keys=tuple(self._foreign_keys()),
        )
        self._warn_of_readers()
        self.findings += unmet_columns(self._old, self._new)
        return Joined(
            name=self._new.name,
            old=self._old,
            new=self._new,
            middle=middle,
            syncs=self._syncs,
            fills={side: dict(self._fills(side)) for side in _SIDES},
            repairs={side: tuple(found) for side, found in self._repairs.items()},
            recasts={side: tuple(found) for side, found in self._recasts.items()},
        )

    def _alike_pairs(self) -> Iterator[tuple[str, str]]:
        """Columns that only have another name, by what they were called."""
        for sync in self._syncs:
            if len(sync.olds) == len(sync.news) == 1:
                [old], [new] = sync.olds, sync.news
                there, back = (Sql(quoted(name), quoted(name)) for name in (old, new))
                same = self._dropped[old].type == self._added[new].type
                if same and sync.forward == {new: there} and sync.backward == {old: back}:
                    yield old, new

    # ── columns ───────────────────────────────────────────────────────────────────────────────────

    def _columns(self) -> Iterator[Column]:
        for one in self._new.columns:
            if one.name in self._both:
                yield self._common(self._old.column(one.name), one)
            else:
                yield self._alone(one, "new")
        for one in self._dropped.values():
            yield self._alone(one, "old")

    def _alone(self, one: Column, side: Side) -> Column:
        """A column that the other side does not write."""
        if not one.nullable and (one.name in self._pairs or one.default is None):
            where = f"{quoted(one.name)} IS NULL"
            self._repair(side, one.name, Sql(where, where), None)
        if one.name in self._pairs:
            default = one.default if side == "old" and self._is_always_written(one) else None
            return changed(one, nullable=True, default=default)
        if one.nullable or one.default is not None:
            return one
        if side == "new" and one.fill is None:
            why = f"no row that is there has a value of {one.name!r}, which every row of {self._new.name!r} needs"
            help = "give it a `default`, or `fill` in `x-contractor-column`; or fill it yourself before `contract`"
            self._tell("column-without-value", why, one.at, help)
        return changed(one, nullable=True)

    def _is_always_written(self, one: Column) -> bool:
        """Whether the new version always writes what it keeps instead of an old column."""
        return any(
            not self._added[name].nullable
            for sync in self._syncs
            if one.name in sync.backward
            for name in sync.forward
        )

    def _common(self, old: Column, new: Column) -> Column:
        """A column that both sides write."""
        self._became_required(old, new)
        kept = changed(
            new,
            nullable=old.nullable or new.nullable,
            default=old.default or new.default,
            type=old.type,
        )
        if old.type == new.type:
            return kept
        there, back = cast(old.type, new.type), cast(new.type, old.type)
        if is_wider(new.type, old.type) and there is not None and back is not None:
            self._widened(old, there, back)
            return changed(kept, type=new.type)
        if new.fill is None and there is None:
            why = f"nobody can say what becomes of {old.name!r}: it was {old.type.kind}, and will be {new.type.kind}"
            self._wrong("no-conversion", why, new.at, "say it as `fill` in `x-contractor-column`")
            return kept
        self._retyped(new, there, back)
        if not is_wider(old.type, new.type) or new.type.kind not in ("integer", "bigint", "exact"):
            why = f"while {old.name!r} has one name, it has one type: {old.type.kind} until the old version has gone"
            help = (
                "deploy the new version after `contract`; or, for both to work at once, give the column another "
                f"name: `x-contractor-column: {{name: {fitted(old.name + '_new')}, renamed-from: {old.name}}}`"
            )
            self._tell("retyped-in-place", why, new.at, help)
        return kept

    def _widened(self, old: Column, there: Cast, back: Cast) -> None:
        """A column gets a type, before the new version comes, that has a place for the values of both."""
        self._misfits("old", old, back)
        self._recasts["old"].append(
            Recast(
                old.name,
                applied(back.total, old.name),
                applied(there.total, old.name),
                back.faithful or back.fits is not None,
            )
        )

    def _retyped(self, new: Column, there: Cast | None, back: Cast | None) -> None:
        """A column gets the type of the new version when the old one has gone."""
        if new.fill is None and there is not None:
            self._misfits("new", new, there)
        former = self._new.former.get(new.name)
        none = Sql("NULL", "NULL")
        self._recasts["new"].append(
            Recast(
                new.name,
                new.fill or (none if there is None else applied(there.total, new.name)),
                former or (none if back is None else applied(back.total, new.name)),
                new.fill is None
                and former is None
                and there is not None
                and there.faithful
                and back is not None,
            )
        )

    def _became_required(self, old: Column, new: Column) -> None:
        where = f"{quoted(new.name)} IS NULL"
        if old.nullable and not new.nullable:
            self._repair("new", new.name, Sql(where, where), new.fill or new.default)
        elif new.nullable and not old.nullable:
            self._repair("old", old.name, Sql(where, where), old.default)

    def _misfits(self, side: Side, column: Column, made: Cast) -> None:
        """Values that the type of a side has no place for."""
        if made.fits is None:
            return
        name = quoted(column.name)
        fits = applied(made.fits, column.name)
        where = Sql(
            *(
                None if text is None else f"{name} IS NOT NULL AND NOT ({text})"
                for text in (fits.postgresql, fits.sqlite)
            )
        )
        why = f"rows of {self._new.name} have a {column.name} that is no {column.type.kind}"
        self._repair(side, column.name, where, None, why)

    def _repair(
        self,
        side: Side,
        column: str,
        where: Sql,
        value: Sql | None,
        why: str = "",
        constraint: str = "",
    ) -> None:
        if not why:
            why = f"rows of {self._new.name} have no {column}, and every row has to have one"
        self._repairs[side].append(Repair(column, where, value, why, constraint))

    # ── columns that say the same ─────────────────────────────────────────────────────────────────

    def _synced(self) -> Iterator[Sync]:
        groups: list[_Group] = []
        for name, one in self._added.items():
            before = self._before(one)
            if before is not None:
                pair = self._renamed(before, one)
                if pair is not None:
                    groups.append(pair)
            elif one.fill is not None:
                sources = set(mentioned(one.fill)) & self._dropped.keys()
                if sources or not one.nullable:
                    groups.append(({name: one.fill}, {}, _NEITHER))
        for name, sql in self._new.former.items():
            if name in self._dropped and not any(name in group[1] for group in groups):
                groups.append(({}, {name: sql}, _NEITHER))
        for forward, backward, faithful in self._merged(groups):
            every = (*forward.values(), *backward.values())
            said = {*forward, *backward, *(name for sql in every for name in mentioned(sql))}
            olds = tuple(name for name in self._dropped if name in said)
            news = tuple(name for name in self._added if name in said)
            yield Sync(olds, news, forward, backward, faithful)

    def _before(self, one: Column) -> Column | None:
        """The column that a new one was called before."""
        return called(one.renamed_from, self._dropped.values())

    def _renamed(self, old: Column, new: Column) -> _Group | None:
        there, back = cast(old.type, new.type), cast(new.type, old.type)
        if new.fill is None and there is None:
            kinds = f"it was {old.type.kind}, and {new.name!r} is {new.type.kind}"
            why = f"nobody can say what becomes of {old.name!r}: {kinds}"
            self._wrong("no-conversion", why, new.at, "say it as `fill` in `x-contractor-column`")
            return None
        former = self._new.former.get(old.name)
        backward = former or (None if back is None else applied(back.total, new.name))
        forward = new.fill or (None if there is None else applied(there.total, old.name))
        return (
            {} if forward is None else {new.name: forward},
            {} if backward is None else {old.name: backward},
            _faithful(there, back) if new.fill is None and former is None else _NEITHER,
        )

    def _merged(self, groups: list[_Group]) -> list[_Group]:
        """The groups, those as one that speak of the same columns."""
        found: list[tuple[set[str], _Group]] = []
        own = self._added.keys() | self._dropped.keys()
        for forward, backward, faithful in groups:
            names = {*forward, *backward}
            for sql in (*forward.values(), *backward.values()):
                names |= set(mentioned(sql)) & own
            for one in [one for one in found if one[0] & names]:
                found.remove(one)
                names |= one[0]
                forward, backward = {**one[1][0], **forward}, {**one[1][1], **backward}
                faithful = _NEITHER
            found.append((names, (forward, backward, faithful)))
        return [group for _, group in found]

    def _fills(self, side: Side) -> Iterator[tuple[str, Sql]]:
        """The values of columns that only one side has, in rows that the other one wrote."""
        for sync in self._syncs:
            yield from (sync.forward if side == "new" else sync.backward).items()
        if side == "new":
            for name, one in self._added.items():
                if one.fill is not None and name not in self._pairs:
                    yield name, one.fill

    def _warn_of_readers(self) -> None:
        for name, one in self._dropped.items():
            written = any(name in sync.backward for sync in self._syncs)
            if not written and not one.nullable and one.default is None:
                why = f"the previous version finds no {name!r} in rows of {self._new.name!r} that the next one writes"
                help = f"say what it would be in `former` of `x-contractor-table`: {{{name}: …}}"
                self._tell("former-column-empty", why, self._new.at, help)

    # ── constraints ───────────────────────────────────────────────────────────────────────────────

    def _checks(self) -> Iterator[Check]:
        both = [
            (one, other)
            for one in self._old.checks
            for other in self._new.checks
            if self._are_twins(one, other) and self._renamed_sql(one.sql) == other.sql
        ]
        for pair in both:
            yield from pair
        kept = {one.name for pair in both for one in pair}
        before = {one.name: one for one in self._old.checks if one.name not in kept}
        after = {one.name: one for one in self._new.checks if one.name not in kept}
        for name, one in after.items():
            same = before.get(name)
            if same is not None and self._is_common(one):
                yield from self._loosened(same, one)
            elif self._is_alone(one, "new"):
                yield one
            else:
                self._tightened("new", one)
        for name, one in before.items():
            if name in after and self._is_common(one):
                continue
            if self._is_alone(one, "old"):
                yield one
            else:
                self._tightened("old", one)

    def _loosened(self, old: Check, new: Check) -> Iterator[Check]:
        """A constraint of both sides, as both can live with."""
        if old.sql == new.sql:
            yield new
            return
        if not all(self._is_alike(name) for name in new.columns):
            self._tightened("old", old)
            self._tightened("new", new)
            return
        if narrower(old, new):
            self._tightened("old", old)
            yield new
        elif narrower(new, old):
            self._tightened("new", new)
            yield old
        else:
            self._tightened("old", old)
            self._tightened("new", new)
            yield changed(new, name=fitted(f"{new.name}_both"), sql=either(old.sql, new.sql))

    def _is_alike(self, column: str) -> bool:
        """Whether the conditions on a column of both sides speak of the same values."""
        return alike(self._old.column(column).type, self._new.column(column).type)

    def _tightened(self, side: Side, one: Check) -> None:
        """A constraint that rows of the other side may break."""
        relation = self._new if side == "new" else self._old
        value = None
        if side == "new" and len(one.columns) == 1 and one.columns[0] in self._both:
            value = relation.column(one.columns[0]).fill
        why = f"rows of {relation.name} have values that {one.name} refuses ({one.keyword})"
        sql = one.sql
        for recast in self._recasts[side]:
            if recast.column in one.columns:
                sql = replaced(sql, recast.column, recast.there)
        where, cleared = unmet(sql), self._emptied(side, one)
        if cleared:
            where = Sql(
                *(
                    text and f"({text}) AND NOT ({cleared})"
                    for text in (where.postgresql, where.sqlite)
                )
            )
        self._repair(side, one.columns[0], where, value, why, one.name)

    def _emptied(self, side: Side, one: Check) -> str:
        """What only one side has of an object goes where the other one, which does not know of it, cleared the rest;
        the condition that it did, empty where a constraint is about no such object."""
        relation, own = (self._new, self._added) if side == "new" else (self._old, self._dropped)
        mine = [name for name in one.columns if name in own and name not in self._pairs]
        # Where one that every such object needs is written by both, the object is there if and only if that is.
        if not mine or not {*one.needed} - {*mine}:
            return ""
        shared = [quoted(name) for name in one.columns if name not in mine]
        absent = " AND ".join(f"{name} IS NULL" for name in shared)
        why = f"rows of {relation.name} have a part of what is not there ({one.name})"
        for name in mine:
            where = f"{absent} AND {quoted(name)} IS NOT NULL"
            nothing = Sql("NULL", "NULL")
            self._repairs[side].append(
                Repair(name, Sql(where, where), nothing, why, one.name, kept=False)
            )
        return absent

    def _are_twins(self, old: Check | ForeignKey, new: Check | ForeignKey) -> bool:
        """Whether constraints are those of columns that only have another name."""
        names = tuple(self._twins.get(name, name) for name in old.columns)
        return old.columns != new.columns == names and self._twins.keys() >= set(old.columns)

    def _renamed_sql(self, sql: Sql) -> Sql:
        """An expression of old columns, in the names of the new ones."""
        return Sql(
            *(
                text
                and _NAMES.sub(
                    lambda found: (
                        quoted(self._twins[name])
                        if (name := _named(found)) in self._twins and found[1]
                        else found[0]
                    ),
                    text,
                )
                for text in (sql.postgresql, sql.sqlite)
            )
        )

    def _is_common(self, one: Check) -> bool:
        return self._both.issuperset(one.columns)

    def _is_alone(self, one: Check | ForeignKey, side: Side) -> bool:
        """Whether only one side writes the columns of a constraint, and so whatever it says can stand."""
        own = self._added if side == "new" else self._dropped
        return own.keys() >= set(one.columns) and not self._pairs & set(one.columns)

    def _uniques(self) -> Iterator[Unique]:
        before = {one.name: (one.columns, one.present) for one in self._old.uniques}
        for one in self._new.uniques:
            if before.get(one.name) == (one.columns, one.present):
                yield one

    def _foreign_keys(self) -> Iterator[ForeignKey]:
        before = {one.name: changed(one, at="") for one in self._old.foreign_keys}
        after = {one.name: changed(one, at="") for one in self._new.foreign_keys}
        both = [
            (one, other)
            for one in self._old.foreign_keys
            for other in self._new.foreign_keys
            if self._are_twins(one, other)
            and (one.table, one.target, one.on_delete)
            == (other.table, other.target, other.on_delete)
        ]
        for pair in both:
            yield from pair
        kept = {one.name for pair in both for one in pair}
        for one in self._old.foreign_keys:
            for other in self._new.foreign_keys:
                # It is called by the table that it leads to, which may have another name.
                called = changed(one, name=other.name, on_delete=other.on_delete, at=other.at)
                if one.name not in after and other.name not in before and called == other:
                    yield changed(other, on_delete=one.on_delete)
                    kept |= {one.name, other.name}
        for one in self._new.foreign_keys:
            if one.name in kept:
                continue
            was = before.get(one.name)
            if was is not None and changed(was, on_delete=one.on_delete) == after[one.name]:
                # What becomes of rows whose row is deleted, the previous version says as long as it is there.
                yield changed(one, on_delete=was.on_delete)
            elif self._is_alone(one, "new"):
                yield one
            else:
                self._led("new", one)
        for one in self._old.foreign_keys:
            becomes = after.get(one.name)
            if one.name in kept or (
                becomes is not None
                and changed(becomes, on_delete=one.on_delete) == before[one.name]
            ):
                continue
            if one.name not in after and self._is_alone(one, "old"):
                yield one
            else:
                self._led("old", one)

    def _led(self, side: Side, key: ForeignKey) -> None:
        """A key that rows of the other side may not keep."""
        [column], [target] = key.columns, key.target
        where = (
            f"{quoted(column)} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {quoted(key.table)} AS there "
            f"WHERE there.{quoted(target)} = {quoted(self._new.name)}.{quoted(column)})"
        )
        why = (
            f"rows of {self._new.name} refer by {column} to rows of {key.table} that are not there"
        )
        self._repair(side, column, Sql(where, where), None, why, key.name)

    # ── what is wrong ─────────────────────────────────────────────────────────────────────────────

    def _wrong(self, id: str, message: str, at: str, help: str) -> None:
        self.findings.append(Finding(id, Severity.ERROR, message, at, help))

    def _tell(self, id: str, message: str, at: str, help: str) -> None:
        self.findings.append(Finding(id, Severity.WARNING, message, at, help))


def replaced(sql: Sql, column: str, value: Sql) -> Sql:
    """An expression of another value than that of a column."""
    return Sql(
        _replaced(sql.postgresql, column, value.postgresql),
        _replaced(sql.sqlite, column, value.sqlite),
    )


def _replaced(text: str | None, column: str, value: str | None) -> str | None:
    if text is None or value is None:
        return None
    return _NAMES.sub(lambda found: f"({value})" if _named(found) == column else found[0], text)


def _named(found: re.Match[str]) -> str | None:
    return found[1].replace('""', '"') if found[1] else found[2]


def mentioned(sql: Sql) -> Iterator[str]:
    """What an expression calls columns, functions and the like by."""
    for text in (sql.postgresql, sql.sqlite):
        for inside, plain in _NAMES.findall(text or ""):
            yield inside.replace('""', '"') if inside else plain
