"""The promise *data*: what differs in what is stored.

Takes two models, gives occurrences of the rules in `rows/data`; refuses to know databases beyond what every one
of them does, and how a migration is written. `stored` says which tables and columns there are.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.depth import deep
from contractor.diff.keys import Keys, typed
from contractor.diff.occurrence import Occurrence, Where
from contractor.diff.stored import Column, Stock, stocks
from contractor.model import Model
from contractor.source import join

_PLACE: Final = Where(section="components")
#: Types whose values all become values of the other: everything becomes a text.
_WIDENS: Final = frozenset(
    {
        ("integer", "bigint"),
        ("integer", "double"),
        ("integer", "numeric"),
        ("bigint", "numeric"),
        ("date", "timestamp"),
    }
)
#: Bounds that refuse more the smaller they are; the others refuse more the larger they are.
_UPPER: Final = frozenset({"maximum", "exclusive_maximum", "max_length"})
_LOWER: Final = frozenset({"minimum", "exclusive_minimum", "min_length"})


def data(old: Model, new: Model) -> Iterator[Occurrence]:
    """What differs in tables, in the order of the old document; what is new comes last."""
    with deep():
        before, after = stocks(old), stocks(new)
        found = list(_Comparison(old, new, before, after).all()) if before or after else []
    yield from found


class _Comparison:
    def __init__(
        self, old: Model, new: Model, before: Mapping[str, Stock], after: Mapping[str, Stock]
    ) -> None:
        self._before, self._after = before, after
        self._old_keys, self._new_keys = Keys(old.contract), Keys(new.contract)
        #: Names of old tables → their names now.
        self._now: dict[str, str] = {}
        #: A value of an enumeration and where it stands on both sides → the columns that it goes from, or comes to.
        self._values: dict[tuple[str, str, str, str], list[str]] = {}

    def all(self) -> Iterator[Occurrence]:
        """What differs."""
        self._now = self._renames()
        for name, table in self._before.items():
            now = self._now.get(name)
            if now is None:
                yield self._met("table-removed", table.at, "", table=name)
                continue
            if now != name:
                yield self._renamed(table, self._after[now])
            yield from self._table(table, self._after[now])
        known = set(self._now.values())
        for name, table in self._after.items():
            if name not in known:
                yield self._met("table-added", "", table.at, table=name)
        for (id, base, revision, value), columns in self._values.items():
            yield self._met(id, base, revision, value=value, columns=", ".join(columns))

    def _renames(self) -> dict[str, str]:
        """The new name of each old table that there still is: its own, one that says so, or its schema's."""
        found = {name: name for name in self._before if name in self._after}
        left = {name: one for name, one in self._after.items() if name not in found}
        for name, one in left.items():
            if one.renamed_from in self._before and one.renamed_from not in found:
                found[one.renamed_from] = name
        taken = set(found.values())
        by_key = {one.key: name for name, one in left.items() if name not in taken}
        for name, one in self._before.items():
            if name not in found and one.key in by_key:
                found[name] = by_key[one.key]
        return found

    def _met(self, id: str, base: str, revision: str, **arguments: Any) -> Occurrence:
        return Occurrence(
            f"data-{id}", id, _PLACE, base=base, revision=revision, arguments=arguments
        )

    def _renamed(self, old: Stock, new: Stock) -> Occurrence:
        said = new.renamed_from == old.name
        id = "table-renamed" if said else "table-renamed-silently"
        return self._met(id, old.at, new.at, old=old.name, new=new.name)

    # ── a table ───────────────────────────────────────────────────────────────────────────────────

    def _table(self, old: Stock, new: Stock) -> Iterator[Occurrence]:
        renamed = _renamed_columns(old, new)
        for name, one in old.columns.items():
            now = renamed.get(name)
            if now is None:
                hint = _hint(one, old, new)
                yield self._met(
                    "column-removed",
                    self._old_keys.schema(one.at),
                    "",
                    column=f"{new.name}.{name}",
                    hint=hint,
                )
                continue
            yield from self._column(one, new, new.columns[now])
        known = set(renamed.values())
        for name, one in new.columns.items():
            if name not in known:
                needed = not one.nullable and not one.filled
                id = "required-column-added" if needed else "column-added"
                at = self._new_keys.schema(one.at)
                yield self._met(id, "", at, column=f"{new.name}.{name}")
        yield from self._keys(old, new, renamed)

    def _keys(self, old: Stock, new: Stock, renamed: Mapping[str, str]) -> Iterator[Occurrence]:
        def now(group: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(renamed.get(name, name) for name in group)

        at = old.at, new.at
        if now(old.primary) != new.primary:
            names = {"old": _listed(old.primary), "new": _listed(new.primary)}
            keys = (
                self._old_keys.schema(join(at[0], "key")),
                self._new_keys.schema(join(at[1], "key")),
            )
            yield self._met("key-changed", *keys, table=new.name, **names)
        for word, before, after in (
            ("unique", [now(one) for one in old.unique], list(new.unique)),
            ("index", [now(one) for one in old.indexes], list(new.indexes)),
        ):
            member = "unique" if word == "unique" else "indexes"
            for group in before:
                if group not in after:
                    told = {"table": new.name, "columns": _listed(group)}
                    yield self._met(f"{word}-removed", join(at[0], member), at[1], **told)
            for group in after:
                if group not in before:
                    told = {"table": new.name, "columns": _listed(group)}
                    yield self._met(f"{word}-added", at[0], join(at[1], member), **told)

    # ── a column ──────────────────────────────────────────────────────────────────────────────────

    def _column(self, old: Column, after: Stock, new: Column) -> Iterator[Occurrence]:
        name = f"{after.name}.{new.name}"
        at = self._old_keys.schema(old.at), self._new_keys.schema(new.at)
        if old.name != new.name:
            yield self._met("column-renamed", *at, old=f"{after.name}.{old.name}", new=name)
        if old.type != new.type:
            id = "column-widened" if _widens(old.type, new.type) else "column-retyped"
            kinds = typed(self._old_keys, self._new_keys, old.at, new.at)
            yield self._met(id, *kinds, column=name, old=old.type, new=new.type)
        else:
            yield from self._demands(old, new, name, at)
        if old.nullable != new.nullable:
            word = "optional" if new.nullable else "required"
            yield self._met(f"column-became-{word}", *at, column=name)
        if old.default != new.default:
            told = {"old": old.default or "no default", "new": new.default or "no default"}
            yield self._met("default-changed", *at, column=name, **told)
        yield from self._references(old, new, name, at)

    def _references(
        self, old: Column, new: Column, name: str, at: tuple[str, str]
    ) -> Iterator[Occurrence]:
        was = None if old.reference is None else self._now.get(old.reference[0], old.reference[0])
        match old.reference, new.reference:
            case None, (target, _):
                yield self._met("reference-added", *at, column=name, new=target)
            case (target, _), None:
                yield self._met("reference-removed", *at, column=name, old=target)
            case (target, _), (other, _) if was != other:
                yield self._met("reference-changed", *at, column=name, old=target, new=other)
            case (_, action), (target, other) if action != other:
                told = {"target": target, "old": action, "new": other}
                yield self._met("on-delete-changed", *at, column=name, **told)

    def _demands(
        self, old: Column, new: Column, name: str, at: tuple[str, str]
    ) -> Iterator[Occurrence]:
        """What CHECKs demand of a column whose type is what it was."""
        if old.values is not None and new.values is not None:
            self._note(old, new, name)
        elif new.values is not None:
            told = {"column": name, "new": f"the values {_values(new.values)}", "was": ""}
            yield self._met("check-tightened", *at, **told)
        elif old.values is not None:
            told = {"column": name, "old": f"the values {_values(old.values)}", "now": ""}
            yield self._met("check-loosened", *at, **told)
        before, after = dict(old.checks), dict(new.checks)
        for bound in dict.fromkeys((*before, *after)):
            was, now = before.get(bound), after.get(bound)
            if was != now:
                yield self._bound(bound, was, now, name, at)

    def _bound(self, bound: str, was: Any, now: Any, name: str, at: tuple[str, str]) -> Occurrence:
        word = bound.replace("_", " ")
        if now is not None and (was is None or not _is_looser(bound, was, now)):
            before = "" if was is None else f", and was to {was}"
            return self._met(
                "check-tightened", *at, column=name, new=f"a {word} of {now}", was=before
            )
        after = "" if now is None else f", but to {now}"
        return self._met("check-loosened", *at, column=name, old=f"a {word} of {was}", now=after)

    def _note(self, old: Column, new: Column, name: str) -> None:
        before = {(type(one), one) for one in old.values or ()}
        after = {(type(one), one) for one in new.values or ()}
        for one in old.values or ():
            if (type(one), one) not in after:
                key = "enum-value-removed", self._old_keys.value(old.listed, one), ""
                self._values.setdefault((*key, _values((one,))), []).append(f"`{name}`")
        for one in new.values or ():
            if (type(one), one) not in before:
                key = "enum-value-added", "", self._new_keys.value(new.listed, one)
                self._values.setdefault((*key, _values((one,))), []).append(f"`{name}`")


def _renamed_columns(old: Stock, new: Stock) -> dict[str, str]:
    """The new name of each old column that there still is."""
    found = {name: name for name in old.columns if name in new.columns}
    for name, one in new.columns.items():
        if name not in found and one.renamed_from in old.columns:
            found.setdefault(one.renamed_from, name)
    return found


def _hint(gone: Column, old: Stock, new: Stock) -> str:
    """What a column may have become that nothing is said of: the one new column of its type."""
    said = {one.renamed_from for one in new.columns.values()}
    like = [
        name
        for name, one in new.columns.items()
        if name not in old.columns and one.type == gone.type and one.renamed_from not in old.columns
    ]
    if len(like) != 1 or gone.name in said:
        return ""
    return f"; it looks like a rename to `{new.name}.{like[0]}`"


def _widens(old: str, new: str) -> bool:
    if new == "text":
        return old not in ("bytes", "json")
    if old.startswith("numeric(") and new.startswith("numeric("):
        (before, scale), (after, other) = _digits(old), _digits(new)
        return other >= scale and after - other >= before - scale
    return (old, new) in _WIDENS or (old.startswith("numeric(") and new == "numeric")


def _digits(type: str) -> tuple[int, int]:
    precision, scale = type.removeprefix("numeric(").removesuffix(")").split(", ")
    return int(precision), int(scale)


def _is_looser(bound: str, was: Any, now: Any) -> bool:
    """Whether a bound refuses less than it did; patterns are not compared."""
    if bound in _UPPER:
        return bool(now > was)
    if bound in _LOWER:
        return bool(now < was)
    return bound == "multiple_of" and bool(was % now == 0)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _values(values: tuple[Any, ...]) -> str:
    return ", ".join(f'"{one}"' if isinstance(one, str) else str(one) for one in values)
