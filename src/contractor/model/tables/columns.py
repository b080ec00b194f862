"""How a property is stored: as its `x-contractor-column` says, or else as what it is.

Takes what is asked for and a property, gives it as `Stored`; refuses to know the table's other properties.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from contractor.frozen import changed
from contractor.model.plain import item, may_be_null, plain, properties, record, scalar
from contractor.model.tables.asked import Asked
from contractor.model.tables.defaults import default
from contractor.model.tables.table import Reference, Store, Stored, as_json
from contractor.model.tables.vocabulary import COLUMN, expressions, precision_and_scale
from contractor.model.types import (
    Anything,
    Model,
    Nullable,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.source import join


def stored(
    asked: Asked,
    one: Property,
    place: str,
    inside: tuple[TypeKey, ...],
    *,
    optional: bool = False,
    private: bool = False,
) -> Stored:
    """How a property is stored. `inside` are the records that it is part of, the table's first.

    `optional`: what it is part of may be absent or null. `private`: it is stored though nobody reads it.
    """
    said = asked.column(place)
    at = join(place, COLUMN)
    if not asked.fits(COLUMN, said, at):
        said = {}
    said = {**said, "private": True} if private else said
    found = Stored(
        source=one,
        store=_store(asked.model, one, said),
        at=place,
        numeric=_numeric(asked, one, said, at),
        now=said.get("default") == "now" and _is_instant(asked.model, one.type),
        private=said.get("private", False),
        column=said.get("name"),
        renamed_from=said.get("renamed-from"),
        fill=expressions(said["fill"]) if "fill" in said else {},
        null=not isinstance(one.type, Nullable) and may_be_null(asked.model, one.type),
    )
    optional = optional or not found.required
    found = changed(found, default=default(asked, found, said, at))
    if found.store == "columns":
        found = _in_columns(asked, found, inside, at, optional=optional)
    elif found.store == "rows":
        found = _in_rows(asked, found, at, within=len(inside) > 1)
    return _referring(asked, found, said, at, optional=optional)


def _store(model: Model, one: Property, said: Mapping[str, Any]) -> Store:
    wanted = said.get("store")
    if wanted == "children":
        return "rows"
    if wanted is not None:
        found: Store = wanted
        return found
    if one.write_only and not said.get("private", False):
        return "none"
    return "column" if scalar(model, one.type) is not None else "json"


def _numeric(
    asked: Asked, one: Property, said: Mapping[str, Any], at: str
) -> tuple[int, int] | None:
    wanted = said.get("type")
    if wanted is None:
        return None
    kind = plain(asked.model, item(asked.model, one.type) or one.type)
    if not isinstance(kind, Scalar) or kind.kind not in ("number", "integer"):
        why = f"{one.name!r} is no number, and so cannot be {wanted}"
        asked.wrong("invalid-column", why, join(at, "type"), "leave it out")
        return None
    precision, scale = precision_and_scale(wanted)
    if scale > precision:
        why = f"{wanted} has more digits behind the point than it has digits"
        asked.wrong(
            "invalid-column", why, join(at, "type"), "say all digits, then those behind the point"
        )
        return None
    return precision, scale


def _is_instant(model: Model, kind: Type) -> bool:
    found = plain(model, kind)
    return isinstance(found, Scalar) and found.format == "date-time"


def _in_columns(
    asked: Asked, found: Stored, inside: tuple[TypeKey, ...], at: str, *, optional: bool
) -> Stored:
    """An object as columns of its own, one for each of its properties."""
    name = found.source.name
    kind = record(asked.model, found.source.type)
    if kind is None:
        why = f"{name!r} is no object that could be stored as columns"
        asked.wrong("invalid-column", why, at, "store it as json")
        return as_json(found)
    if kind.key in inside:
        why = f"{name!r} cannot be stored as columns: it holds what it is part of"
        asked.wrong("invalid-column", why, at, "store it as json")
        return as_json(found)
    parts = [
        stored(asked, part, where, (*inside, kind.key), optional=optional)
        for part, where in properties(asked.model, kind)
    ]
    made = changed(found, parts=tuple(part for part in parts if part.store != "none"))
    if not found.required and _is_like_absent(made):
        why = f"nothing would tell {name!r} from an absent one where all that it needs is null"
        help = "store it as json, or require a property of it that is never null"
        asked.wrong("invalid-column", why, at, help)
        return as_json(found)
    return made


def _is_like_absent(found: Stored) -> bool:
    """Whether an object in columns can have all that it needs, and yet nothing but NULL in them."""
    needed = list(_needed(found))
    return bool(needed) and not any(needed)


def _needed(found: Stored) -> Iterator[bool]:
    """Of the columns that an object needs, whether each tells that it is there."""
    for part in found.parts:
        if part.source.required and part.store == "columns":
            yield from (part.witness and each for each in _needed(part))
        elif part.source.required:
            yield part.witness


def _in_rows(asked: Asked, found: Stored, at: str, *, within: bool) -> Stored:
    """A list as rows of a table that there is, or of one made up for its values.

    `within`: it is part of what is stored as columns.
    """
    found = _list(asked, found, at)
    if not within:
        return found
    why = f"{found.source.name!r} is part of what is stored as columns, which hold no lists"
    asked.wrong("invalid-column", why, at, "store it as json")
    return as_json(found)


def _list(asked: Asked, found: Stored, at: str) -> Stored:
    name = found.source.name
    kind = item(asked.model, found.source.type)
    if isinstance(kind, Anything):
        # A reference that leads nowhere, which was told.
        asked.is_dangling = True
        return as_json(found)
    if isinstance(kind, Nullable):
        why = f"items of {name!r} may be null, and null is no row"
        asked.wrong("invalid-column", why, at, "store it as json, or do not allow null")
        return as_json(found)
    row = None if kind is None else record(asked.model, kind)
    keys = {one.key for one in (row, kind) if isinstance(one, (Record, Ref))}
    if any(asked.families.of(key) is not None for key in keys):
        why = f"items of {name!r} are rows of several kinds, which no list holds"
        help = "store it as json, or let rows refer to the owner"
        asked.wrong("invalid-column", why, at, help)
        return as_json(found)
    if row is not None and row.key in asked.tables:
        return changed(found, rows=row.key)
    if kind is None or row is not None:
        why = f"{name!r} is no list of values, or of rows of another table"
        asked.wrong("invalid-column", why, at, "store it as json")
        return as_json(found)
    return changed(found, store="values")


def _referring(
    asked: Asked, found: Stored, said: Mapping[str, Any], at: str, *, optional: bool
) -> Stored:
    """The property with the table that its column refers to."""
    if "references" not in said:
        return found
    target = asked.table_named(said["references"], join(at, "references"))
    if target is None or found.store == "none":
        return found
    name = found.source.name
    if found.store not in ("column", "values"):
        why = f"{name!r} has parts, and so cannot be the key of another table"
        help = "refer from a list of keys with `store: children`, or from a single key"
        asked.wrong("invalid-column", why, join(at, "references"), help)
        return found
    on_delete = said.get("on-delete", "restrict")
    if on_delete == "set-null" and (found.store == "values" or not optional):
        why = f"{name!r} cannot become null: it is always there"
        help = "do not require it, or allow null; or choose another `on-delete`"
        asked.wrong("invalid-column", why, join(at, "on-delete"), help)
        on_delete = "restrict"
    return changed(found, reference=Reference(target, on_delete))
