"""From a sample of a record to what makes values like it.

Takes samples with their types and how they are stored, gives makers; refuses to know which columns are keys and
references, whose makers it is given. What has no shape of its own (anything, maps, unions without a tag) stays as the
sample has it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from contractor.frozen import changed, frozen
from contractor.model import (
    Alias,
    Checked,
    Constants,
    Enumeration,
    ListOf,
    Model,
    Nullable,
    OneOf,
    Property,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.model.plain import lineage
from contractor.model.tables import Stored, Table
from contractor.seeding.chance import mixed, salt
from contractor.seeding.place import ABSENT, Maker, Place
from contractor.seeding.varying import constant, varied
from contractor.text import Words

#: One optional value in so many is left out, or null.
_LEFT_OUT: Final = 8
_NONE: Final[frozenset[str]] = frozenset()
Path = tuple[str, ...]


@frozen
class Fixed:
    """What columns of a table have whatever the sample: keys, what is unique, references. By their paths.

    `like` makes texts that begin as a sample does, where they may. `needed` are those that are never left out.
    """

    makers: Mapping[Path, Maker]
    like: Mapping[Path, Callable[[str], Maker]]
    needed: frozenset[Path] = frozenset()


def properties(model: Model, record: Record) -> dict[str, Property]:
    """The properties of a record and of those that it extends."""
    line = reversed(list(lineage(model, record)))
    return {one.name: one for each in line for one in each.properties}


class Shaping:
    """Makes makers for the rows of a model's tables. `fixed` tells what a table's columns have anyway."""

    def __init__(
        self,
        model: Model,
        tables: Mapping[TypeKey, Table],
        fixed: Callable[[TypeKey], Fixed],
        seed: int,
    ) -> None:
        self._model = model
        self._tables = tables
        self._fixed = fixed
        self._seed = seed

    def row(
        self,
        table: Table,
        sample: Mapping[str, Any],
        variant: int,
        *,
        sent: bool,
        within: bool = False,
    ) -> Maker:
        """What makes rows of a table as JSON; `sent` as clients send them. `variant` is that of the sample.

        `within`: they are in a list of another row.
        """
        fixed = self._fixed(table.key)
        shape = _Shape(self, self._model, table, fixed, self._seed, variant, sent=sent)
        return shape.row(sample, within=within)

    def table(self, key: TypeKey | None) -> Table | None:
        """A table."""
        return self._tables.get(key or "")


class _Shape:
    def __init__(
        self,
        shaping: Shaping,
        model: Model,
        table: Table,
        fixed: Fixed,
        seed: int,
        variant: int,
        *,
        sent: bool,
    ) -> None:
        self._variant = variant
        self._shaping = shaping
        self._model = model
        self._table = table
        self._fixed = fixed
        self._seed = seed
        self._sent = sent
        self._whole: Mapping[str, Any] | None = None

    def row(self, sample: Mapping[str, Any], *, within: bool) -> Maker:
        """What makes a whole row."""
        self._whole = None if within else sample
        stored = {one.source.name: one for one in self._table.stored}
        record = self._table.record
        if self._sent:
            found = self._model.definitions.get(f"{record.key}>sent")
            record = found if isinstance(found, Record) else record
        return self._record(sample, record, stored, (), _NONE)

    def _salt(self, path: Path, what: str = "") -> int:
        return salt(self._seed, self._table.key, *path, what)

    # ── objects ───────────────────────────────────────────────────────────────────────────────────

    def _record(
        self,
        sample: Mapping[str, Any],
        record: Record,
        stored: Mapping[str, Stored],
        path: Path,
        tagged: frozenset[str],
    ) -> Maker:
        known = properties(self._model, record)
        names = [*sample, *(one for one in self._added(path, known) if one not in sample)]
        members = [
            self._member(name, sample.get(name), known.get(name), stored.get(name), path, keep)
            for name in names
            for keep in [name in tagged or name in record.tags]
        ]

        def made(place: Place) -> dict[str, Any]:
            found = {}
            for name, maker, rarely, salted in members:
                if (
                    rarely is not None
                    and not place.calm
                    and mixed(place.state, salted) % _LEFT_OUT == 0
                ):
                    value = rarely
                else:
                    value = maker(place)
                if value is not ABSENT:
                    found[name] = value if value is not _NULL else None
            return found

        return made

    def _added(self, path: Path, known: Mapping[str, Property]) -> Iterable[str]:
        """Members that every row has, though a sample may not."""
        length = len(path)
        for one in self._fixed.makers:
            if len(one) == length + 1 and one[:length] == path and one[-1] in known:
                unseen = known[one[-1]].read_only if self._sent else known[one[-1]].write_only
                if not unseen:
                    yield one[-1]

    def _member(
        self,
        name: str,
        sample: Any,
        source: Property | None,
        stored: Stored | None,
        path: Path,
        keep: bool,
    ) -> tuple[str, Maker, Any, int]:
        here = (*path, name)
        salted = self._salt(here, "whether")
        if source is None or (keep and here not in self._fixed.makers):
            return name, constant(sample), None, salted
        rarely = self._rarely(source, stored, here)
        fixed = self._fixed.makers.get(here)
        like = self._fixed.like.get(here)
        if like is not None and isinstance(sample, str):
            fixed = like(sample)
        if fixed is not None:
            return name, fixed, rarely, salted
        maker = self._value(sample, source.type, source.words, stored, here)
        return name, maker, rarely, salted

    def _rarely(self, source: Property, stored: Stored | None, here: Path) -> Any:
        """What stands now and then instead of a value: nothing, or null; None where neither may."""
        if here in self._fixed.needed:
            return None
        if isinstance(source.type, Nullable):
            return _NULL
        return None if source.required else ABSENT

    # ── values ────────────────────────────────────────────────────────────────────────────────────

    def _value(
        self, sample: Any, kind: Type, words: Words, stored: Stored | None, path: Path
    ) -> Maker:
        if sample is None:
            return constant(None)
        if stored is not None and stored.store == "rows":
            return self._rows(sample, stored, path)
        kind, is_checked = self._plain(kind)
        match kind:
            case Ref(key):
                definition = self._model.definitions.get(key)
                if isinstance(definition, Enumeration) and not is_checked:
                    return varied(definition, sample, words, self._salt(path))
                if isinstance(definition, Record) and isinstance(sample, Mapping):
                    parts = () if stored is None else stored.parts
                    within = {one.source.name: one for one in parts}
                    return self._record(sample, definition, within, path, _NONE)
            case OneOf(tag=tag) if tag is not None and isinstance(sample, Mapping):
                named = tag.mapping.get(str(sample.get(tag.property)))
                definition = self._model.definitions.get(named or "")
                if isinstance(definition, Record):
                    return self._record(sample, definition, {}, path, frozenset({tag.property}))
            case ListOf() if isinstance(sample, list):
                return self._list(sample, kind, words, stored, path)
            case TupleOf() if isinstance(sample, list) and len(sample) <= len(kind.items):
                items = [
                    self._value(one, inner, words, None, (*path, str(index)))
                    for index, (one, inner) in enumerate(zip(sample, kind.items, strict=False))
                ]
                return lambda place: [item(place) for item in items]
            case Scalar() | Constants() if not isinstance(sample, (Mapping, list)):
                numeric = None if stored is None else stored.numeric
                if not is_checked or numeric is not None:
                    return varied(kind, sample, words, self._salt(path), numeric, self._variant)
        return constant(sample)

    def _plain(self, kind: Type) -> tuple[Type, bool]:
        """A type without null and names, and whether there is more to it than it says."""
        is_checked = False
        while True:
            if isinstance(kind, Nullable):
                kind = kind.inner
            elif isinstance(kind, Checked):
                kind, is_checked = kind.inner, True
            elif isinstance(kind, Ref) and isinstance(
                found := self._model.definitions.get(kind.key), Alias
            ):
                kind = found.type
            else:
                return kind, is_checked

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _list(
        self, sample: list[Any], kind: ListOf, words: Words, stored: Stored | None, path: Path
    ) -> Maker:
        fixed = self._fixed.makers.get((*path, "*"))
        numeric = None if stored is None or stored.numeric is None else stored
        items = [fixed or self._value(one, kind.item, words, numeric, path) for one in sample]
        several = self._several(items, kind, path, Place.item)
        if fixed is None:
            return several
        # Where there are few rows to refer to, some are referred to twice.
        return lambda place: list(dict.fromkeys(several(place)))

    def _rows(self, sample: Any, stored: Stored, path: Path) -> Maker:
        """Rows of another table."""
        table = self._shaping.table(stored.rows)
        kind, _ = self._plain(stored.source.type)
        if table is None or not isinstance(kind, ListOf) or not isinstance(sample, list):
            return constant(sample)
        if not sample and table.key == self._table.key and self._whole is not None:
            sample = [self._whole]  # samples of what holds itself hold nothing
        items = [
            self._shaping.row(table, one, self._variant, sent=self._sent, within=True)
            for one in sample
        ]

        def row(place: Place, salted: int, position: int) -> Place:
            return place.row_of(table.key, salted, position)

        if table.single:
            kind = changed(kind, max_items=1)
            items = items[:1]
        return self._several(items, kind, path, row)

    def _several(
        self,
        items: list[Maker],
        kind: ListOf,
        path: Path,
        within: Callable[[Place, int, int], Place],
    ) -> Maker:
        """A list about as long as the sample, whose items are like those there."""
        if not items:
            return constant([])
        salted, long = self._salt(path, "length"), len(items)
        least = min(long, kind.min_items or 0)
        most = long if kind.unique else long + 1
        if kind.max_items is not None:
            most = max(long, min(most, kind.max_items))

        def made(place: Place) -> list[Any]:
            count = long
            if not place.calm:
                count = min(most, max(least, long - 1 + mixed(place.state, salted) % 3))
            return [items[index % long](within(place, salted, index)) for index in range(count)]

        return made


class _Null:
    """What stands for null among makers, where None is nothing at all."""


_NULL: Final = _Null()
