"""Verifying: every table of a contract in every database that answers, values first, then bad writes by raw SQL.

Takes a contract, its model and package, and engines of empty databases, gives what came of it; refuses to know how the
databases were begun, and prints nothing.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.frozen import changed
from contractor.imported import Imported
from contractor.model import Model, TypeKey
from contractor.relational import Database, Dialect, relational
from contractor.samples import Samples
from contractor.seeding import Seeding
from contractor.source import join
from contractor.storing.cases import AtEdge, Case, Making, Planned, usual_of
from contractor.storing.edges import CLOSED
from contractor.storing.outcome import IDS, Place, Seen, Told, Verified
from contractor.storing.trips import Altered, Arrived, Came, Dropped, Refused, Trips
from contractor.storing.writes import SHAPE, Writes, Writing, Wrong

if TYPE_CHECKING:
    import sqlalchemy as sa

#: How far work has come: a sentence.
Tell = Callable[[str], None]


def verify(
    contract: Contract,
    model: Model,
    package: Imported,
    engines: "Sequence[sa.Engine]",
    *,
    examples: int = 1_000,
    seed: int = 0,
    tell: Tell = lambda said: None,
) -> Verified:
    """What becomes of `examples` values of each table, and of bad writes, in each database; its tables are created.

    Raises `Unseedable` where no rows can be made.
    """
    return _Verifying(contract, model, package, engines, examples, seed, tell).all()


class _Verifying:
    def __init__(
        self,
        contract: Contract,
        model: Model,
        package: Imported,
        engines: "Sequence[sa.Engine]",
        examples: int,
        seed: int,
        tell: Tell,
    ) -> None:
        self._contract = contract
        self._package = package
        self._engines = engines
        self._examples = examples
        self._tell = tell
        self._database: Database = relational(model)
        self._seeding = Seeding(model, package, seed)
        self._seeding.values.settling.ask(usual_of(examples), {})
        self._samples = Samples(contract, seed)
        self._making = Making(contract, self._seeding, self._samples, seed)
        self._noting = _Noting(self._seeding, self._making)
        #: Values that arrived, as read and as sent, which bad ones are made of.
        self._good: dict[tuple[TypeKey, Direction], list[Any]] = defaultdict(list)

    def all(self) -> Verified:
        metadata = self._package.tables.Base.metadata
        for engine in self._engines:
            metadata.create_all(engine)
        trips = [Trips(self._contract, self._package, self._seeding, one) for one in self._engines]
        counts: dict[tuple[str, Dialect], dict[str, int]] = {}
        for key in self._seeding.order.roots:
            table = self._seeding.tables[key].name
            self._tell(f"making values of {table}")
            planned = self._making.planned(key, self._examples)
            self._keep(key, planned.usual)
            came = self._sent(key, planned, trips)
            for engine, all_came in zip(self._engines, came, strict=True):
                dialect = _dialect(engine)
                found = self._noting.came(key, all_came, dialect)
                if planned.free == 0:
                    self._noting.alone(key, dialect)
                found["profile"] = planned.refused
                # Kinds of rows may stand in one table.
                before = counts.get((table, dialect), {})
                counts[table, dialect] = {
                    name: before.get(name, 0) + count for name, count in found.items()
                }
        writing = Writing(self._contract, self._samples, self._database, metadata, dict(self._good))
        seen: list[Seen] = []
        for engine in self._engines:
            dialect = _dialect(engine)
            self._tell(f"writing badly into {dialect} by raw SQL")
            for one in self._written(engine, writing):
                self._noting.wrote(one, dialect)
                at = self._database.relations[one.table].at
                seen.append(_seen(one, at, dialect, counts.get((one.table, dialect), {})))
        order = list(self._database.relations)
        seen.sort(key=lambda one: order.index(one.table))
        return Verified(tuple(seen), tuple(self._noting.told()))

    def _sent(self, key: TypeKey, planned: Planned, trips: Sequence[Trips]) -> list[list[Came]]:
        """What becomes of the values of one table in each database.

        Rows that may have the key of a usual one are sent before these, and leave again.
        """
        came: list[list[Came]] = [[] for _ in trips]

        def leaving(cases: tuple[Case, ...]) -> int:
            for trip, all_came in zip(trips, came, strict=True):
                self._say(key, cases, trip)
                all_came += trip.leaving(cases)
            return len(cases)

        settling = self._seeding.values.settling
        settling.keep(key, ())
        left = self._examples - len(planned.usual)
        left -= leaving(self._making.with_keys(key, planned, min(left, usual_of(self._examples))))
        if planned.room is not None:
            leaving(self._making.with_edges(key, planned, left))
        usual = [self._usual(key, planned, trip) for trip in trips]
        self._settled(key, usual)
        for trip, some, all_came in zip(trips, usual, came, strict=True):
            all_came += self._again(some, trip)
        self._settled(key, came)
        if planned.room is None:
            leaving(self._making.with_edges(key, planned, left))
        return came

    def _usual(self, key: TypeKey, planned: Planned, trip: Trips) -> list[Came]:
        """What becomes of usual rows, which stay."""
        self._say(key, planned.usual, trip)
        return trip.staying(planned.usual)

    def _again(self, came: Sequence[Came], trip: Trips) -> Iterator[Came]:
        """What becomes of usual rows, those that referred to a refused one with another one instead."""
        for one in came:
            alone = isinstance(one, Refused) and one.reason.what == "foreign key"
            case = self._making.again(one.case) if alone else None
            yield from [one] if case is None else trip.staying([case])

    def _settled(self, key: TypeKey, came: Sequence[Sequence[Came]]) -> None:
        """Let others refer to the usual rows that are there in all databases."""
        there = [
            {one.case.place.row for one in some if not (isinstance(one, Refused) or one.case.edges)}
            for some in came
        ]
        self._seeding.values.settling.keep(key, sorted(set.intersection(*there)))

    def _say(self, key: TypeKey, cases: Sequence[Case], trip: Trips) -> None:
        name = self._seeding.tables[key].name
        self._tell(f"sending {len(cases)} values of {name} through {trip.dialect}")

    def _keep(self, key: TypeKey, usual: Sequence[Case]) -> None:
        """Keep some usual values, and the rows in their lists."""
        for case in usual[:8]:
            self._good[key, Direction.RESPONSE].append(case.value)
            self._keep_rows(key, case.value, Direction.RESPONSE)
            sent = self._seeding.values.values(key, case.place, Direction.REQUEST)
            for value in sent:
                self._good[key, Direction.REQUEST].append(value)
                self._keep_rows(key, value, Direction.REQUEST)
                break

    def _keep_rows(self, key: TypeKey, value: Any, direction: Direction) -> None:
        for one in self._seeding.tables[key].stored:
            found = value.get(one.source.name) if one.rows is not None else None
            for item in found or ():
                self._good[one.rows or "", direction].append(item)
                if one.rows != key:
                    self._keep_rows(one.rows or "", item, direction)

    def _written(self, engine: "sa.Engine", writing: Writing) -> Iterator[Writes]:
        from contractor.relational.catalogue import catalogue

        with engine.connect() as connection:
            found = catalogue(connection)
            for relation in self._database.relations.values():
                yield writing.all(connection, found, relation)


class _Noting:
    """Puts together what is alike, whichever table, value and database shows it."""

    def __init__(self, seeding: Seeding, making: Making) -> None:
        self._seeding = seeding
        self._making = making
        self._found: dict[tuple[str, ...], Told] = {}
        #: Where something was refused, and what was said.
        self._reasons: set[tuple[str, str]] = set()

    def came(self, key: TypeKey, all_came: list[Came], dialect: Dialect) -> dict[str, int]:
        """Count what became of values of one table, and note what is to be told."""
        counts = dict.fromkeys(("values", "arrived", "refused", "dropped", "altered"), 0)
        alone = {
            (one.case.edges[0].names, one.case.edges[0].edge.name)
            for one in all_came
            if not isinstance(one, Arrived) and len(one.case.edges) == 1
        }
        for one in all_came:
            counts["values"] += 1
            match one:
                case Arrived():
                    counts["arrived"] += 1
                case Dropped():
                    counts["dropped"] += 1
                    self._dropped(key, one, dialect)
                case Altered(case, unequal):
                    counts["altered"] += 1
                    why = f"{unequal.stored} was read as {unequal.read}"
                    place = Place(_at(case, key), self._table(key), unequal.pointer)
                    self._note(
                        "stored-altered", place, _names(case.edges), why, case.value, dialect
                    )
                case Refused():
                    counts["refused"] += 1
                    self._refused(key, one, alone, dialect)
        return counts

    def alone(self, key: TypeKey, dialect: Dialect) -> None:
        """Note that no row of a table can be stored, since none is there that it has to refer to."""
        place = Place(self._seeding.tables[key].at, self._table(key), "")
        self._note("contract-wider-than-store", place, "every value", _ALONE, None, dialect)

    def _refused(
        self, key: TypeKey, one: Refused, alone: set[tuple[tuple[str, ...], str]], dialect: Dialect
    ) -> None:
        edges = one.case.edges
        # Where one edge was refused by itself, it is the reason here too.
        reasons = [edge for edge in edges if (edge.names, edge.edge.name) in alone] or edges
        said = one.reason.said
        if len(edges) > 1 and any((edge.at, said) in self._reasons for edge in edges):
            return
        if one.stage == "reading":
            place = Place(_at(one.case, key), self._table(key), "")
            why = f"it was stored, and cannot be read: {one.reason.said}"
            self._note("stored-altered", place, _names(edges), why, one.case.value, dialect)
            return
        place, value = Place(self._seeding.tables[key].at, self._table(key), ""), one.case.value
        tightening: Mapping[str, Any] = {}
        if len(reasons) == 1:
            [reason] = reasons
            at = self._making.at(one.case, reason)
            place = Place(at, self._table(key), join("", *map(str, reason.path)))
            value = _reached(one.case.value, reason)
            tightening = reason.edge.tightening or self._numeric(key, reason, value)
        self._reasons.add((place.at, said))
        before = one.stage == "database" and one.reason.what == "before"
        why = f"{'its column' if before else _WHO[one.stage]} refuses it: {said}"
        if one.reason.what == "foreign key":
            why = _ALONE
        self._note(
            "contract-wider-than-store", place, _names(reasons), why, value, dialect, tightening
        )

    def _dropped(self, key: TypeKey, one: Dropped, dialect: Dialect) -> None:
        above = one.pointer.rpartition("/")[0]
        edge = next(
            (each for each in one.case.edges if join("", *map(str, each.path)) == above), None
        )
        at = self._making.at(one.case, edge) if edge is not None else key
        what = "a member that no property declares"
        why = "it is not stored, since it has no column, and nobody is told"
        place = Place(at, self._table(key), above)
        self._note(
            "contract-wider-than-store", place, what, why, None, dialect, CLOSED,
            instead=_INSTEAD[one.holder],
        )  # fmt: skip

    def wrote(self, writes: Writes, dialect: Dialect) -> None:
        """Note what bad writes stored."""
        for one in writes.stored:
            place = Place(one.at, writes.table, one.column)
            if one.aimed:
                why = f"raw SQL stores it, although {one.aimed} forbids it"
            else:
                why = "raw SQL stores it, since no constraint forbids it"
            self._note(
                "store-wider-than-contract", place, _violated(one), why, one.value, dialect,
                keyword="type" if one.keyword == SHAPE else one.keyword, broken=bool(one.aimed),
            )  # fmt: skip

    def told(self) -> Iterable[Told]:
        """What was noted, the gravest first, in the order of the document's tables."""
        return sorted(self._found.values(), key=lambda one: IDS.index(one.id))

    def _numeric(self, key: TypeKey, reason: AtEdge, value: Any) -> Mapping[str, Any]:
        """What leaves out numbers that a column with a precision does not hold."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return {}
        numeric = next(
            (
                one.numeric
                for one in self._seeding.tables[key].stored
                if (one.source.name,) == reason.names
            ),
            None,
        )
        if numeric is None:
            return {}
        precision, scale = numeric
        most = 10 ** (precision - scale) - (1 if scale == 0 else 0)
        if abs(value) >= 10 ** (precision - scale):
            bound = "exclusiveMaximum" if scale else "maximum"
            least = "exclusiveMinimum" if scale else "minimum"
            return {bound: most, least: -most}
        return {"multipleOf": float(f"1e-{scale}")}

    def _table(self, key: TypeKey) -> str:
        return self._seeding.tables[key].name

    def _note(
        self,
        id: Any,
        place: Place,
        what: str,
        why: str,
        value: Any,
        dialect: Dialect,
        tightening: Mapping[str, Any] | None = None,
        keyword: str = "",
        broken: bool = False,
        instead: str = "",
    ) -> None:
        # The same keyword or reason at the same place is one thing, whatever value shows it.
        reason = f"{why.partition(': ')[2] or what} {json.dumps(tightening)}"
        mark = (id, place.at, keyword or reason)
        known = self._found.get(mark)
        if known is None:
            self._found[mark] = Told(
                id, place, what, why, value, (dialect,), keyword, tightening or {}, broken, instead
            )
        elif dialect not in known.dialects:
            self._found[mark] = changed(known, dialects=(*known.dialects, dialect))


#: What keeps a member that no property declares, by what would have held it.
_INSTEAD: Final = {
    "rows": "keep such members in a column of their own (x-contractor-table: {extra: NAME})",
    "columns": "store the object as json, which keeps them (x-contractor-column: {store: json})",
}
_ALONE: Final = "no row is there that it could refer to"
_WHO: Final = {"model": "the model", "row": "the conversion", "database": "the database"}


def _seen(one: Writes, at: str, dialect: Dialect, counts: Mapping[str, int]) -> Seen:
    return Seen(
        one.table,
        at,
        dialect,
        constraints=len(one.constraints),
        writes=one.refused,
        stored=len(one.stored),
        untried=tuple(
            f"{held.kind} {held.name}" for held in one.constraints if held.by == "nothing"
        ),
        **counts,
    )


def _dialect(engine: "sa.Engine") -> Dialect:
    return "sqlite" if engine.dialect.name == "sqlite" else "postgresql"


def _at(case: Case, key: TypeKey) -> str:
    return case.edges[0].at if len(case.edges) == 1 else key


def _names(edges: Iterable[AtEdge]) -> str:
    found = [f"{join('', *map(str, one.path)) or 'the row'}: {one.edge.name}" for one in edges]
    return "; ".join(dict.fromkeys(found)) or "a usual value"


def _reached(value: Any, reason: AtEdge) -> Any:
    for step in reason.path:
        if isinstance(value, dict):
            value = value.get(str(step))
        else:
            value = value[step] if isinstance(value, list) and isinstance(step, int) else None
    return value


def _violated(one: Wrong) -> str:
    if one.keyword == SHAPE:
        return "no value of its type"
    if one.keyword in ("unique", "foreign key"):
        return f"a {one.keyword} that does not hold"
    return f"a value that violates {one.keyword}"
