"""What keywords of a schema say of a place in a JSON value, as conditions in SQL.

Takes places, gives conditions, None for a database that cannot say one; refuses to know schemas. A condition is met
where nothing is at its place, and where a value of another kind is there than the keyword is about.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any, Final, Literal

from contractor.relational.characters import ANY
from contractor.relational.database import Sql
from contractor.relational.expressions import End, Repeated, Start, expression
from contractor.relational.expressions import Sequence as Following
from contractor.relational.numbers import Sign, beyond, binary_multiple, spelled
from contractor.relational.patterns import pattern
from contractor.relational.places import Place, accessor, call, is_found, text
from contractor.relational.regular import regular

#: Kinds of JSON values, as PostgreSQL and SQLite call them; `integer` is a number without a fraction.
Kind = Literal["object", "array", "string", "number", "integer", "boolean", "null"]
KINDS: Final[tuple[Kind, ...]] = (
    "object",
    "array",
    "string",
    "number",
    "integer",
    "boolean",
    "null",
)
_SQLITE: Final[dict[Kind, tuple[str, ...]]] = {
    "object": ("object",),
    "array": ("array",),
    "string": ("text",),
    "number": ("integer", "real"),
    "integer": ("integer",),
    "boolean": ("true", "false"),
    "null": ("null",),
}
_OPPOSITE: Final[dict[Sign, str]] = {">=": "<", ">": "<=", "<=": ">", "<": ">="}
#: From here on, binary numbers have no fraction.
_NO_FRACTION: Final = 2**53
#: Up to here, SQLite reads integers in JSON as they are.
_EXACT: Final = 2**63 - 1


def is_of(place: Place, kinds: Sequence[Kind]) -> Sql:
    """A value is of one of these kinds."""
    known = list(dict.fromkeys("number" if kind == "integer" else kind for kind in kinds))
    whole = "integer" in kinds and "number" not in kinds
    if place.is_one:
        said = f"{call('jsonb_typeof', place.json)} {_among(map(_quoted, known))}"
        if whole:
            said += f" AND {place.nowhere(lambda term: f'{term}.floor() != {term}')}"
        postgresql = place.given(said, "postgresql")
    else:

        def other(term: str) -> str:
            found = " && ".join(f'{term}.type() != "{kind}"' for kind in known)
            return f"({found}) || {term}.floor() != {term}" if whole else found

        postgresql = place.nowhere(other)
    return Sql(postgresql, _sqlite(place, _kind_of(place, kinds, whole=whole)))


def _kind_of(place: Place, kinds: Sequence[Kind], *, whole: bool) -> str:
    kind, value = place.sqlite("json_type"), place.sqlite("json_extract")
    names = list(dict.fromkeys(name for one in kinds for name in _SQLITE[one]))
    said = f"{kind} {_among(map(_quoted, names))}"
    if whole:
        integral = f"{value} = CAST({value} AS INTEGER) OR {beyond(value, _NO_FRACTION)}"
        said = f"{said} OR ({kind} = 'real' AND ({integral}))"
    if place.steps:
        return said
    # Functions that look into what is no JSON fail, and NULL is no JSON.
    return f"CASE WHEN json_valid({place.column}) THEN {said} ELSE {place.column} IS NULL END"


def has(place: Place, names: Sequence[str], *, always: bool) -> Sql:
    """An object has these members. `always`: what is here is always an object, if anything is."""
    if place.is_one:
        listed = ", ".join(map(_quoted, names))
        said = f"{place.json} ? {listed}" if len(names) == 1 else f"{place.json} ?& ARRAY[{listed}]"
        postgresql = place.given(said if always else _object(place, said), "postgresql")
    else:

        def lacks(term: str) -> str:
            found = " || ".join(f"(exists ({term}{accessor(name)})) is unknown" for name in names)
            return f'{term}.type() == "object" && ({found})'

        postgresql = place.nowhere(lacks)
    found = [name for name in names if is_found(name)]
    if not found:
        return Sql(postgresql, None)
    said = " AND ".join(f"{place.sqlite('json_type', name)} IS NOT NULL" for name in found)
    if always and place.is_whole:
        # No object has no members, and need have none.
        said = f"{place.column} IS NULL OR ({said})"
    else:
        said = f"CASE WHEN {place.sqlite('json_type')} = 'object' THEN {said} END"
    return Sql(postgresql, _sqlite(place, said))


def has_only(place: Place, names: Sequence[str]) -> Sql:
    """An object has no other members than these."""
    if place.is_one:
        listed = ", ".join(map(_quoted, names))
        rest = f"{place.json} - ARRAY[{listed}]" if names else place.json
        postgresql = place.given(_object(place, f"{rest} = '{{}}'"), "postgresql")
    else:

        def other(term: str) -> str:
            found = " && ".join(f"@.key != {text(name)}" for name in names)
            return f"exists ({term}.keyvalue(){f' ? ({found})' if names else ''})"

        postgresql = place.nowhere(other)
    if not all(map(is_found, names)):
        return Sql(postgresql, None)
    value = place.column if place.is_whole else place.sqlite("json_extract")
    paths = "".join(f", {_quoted('$' + accessor(name))}" for name in names)
    rest = f"json_remove({value}{paths})" if names else f"json({value})"
    said = f"CASE WHEN {place.sqlite('json_type')} = 'object' THEN {rest} = '{{}}' END"
    return Sql(postgresql, _sqlite(place, said))


def is_listed(place: Place, values: Sequence[Any]) -> Sql:
    """A value is one of these."""
    plain = [value for value in values if not isinstance(value, (list, dict))]
    # Of a null there is no text, and a condition of none is met.
    listed = [value for value in values if value is not None]
    texts = bool(listed) and all(isinstance(value, str) for value in listed)
    if place.is_one and texts:
        said = f"{place.text} {_among(map(_quoted, listed))}"
        postgresql: str | None = place.given(said, "postgresql")
    elif place.is_one:
        said = f"{place.json} {_among(_quoted(_written(value)) for value in values)}"
        postgresql = place.given(said, "postgresql")
    elif len(plain) == len(values):
        postgresql = place.nowhere(
            lambda term: " && ".join(f"{term} != {_written(value)}" for value in values)
        )
    else:
        postgresql = None
    if len(plain) < len(values):
        return Sql(postgresql, None)
    return Sql(postgresql, _sqlite(place, _one_of(place, listed if texts else values, texts=texts)))


def _one_of(place: Place, values: Sequence[Any], *, texts: bool) -> str:
    kind, value = place.sqlite("json_type"), place.sqlite("json_extract")
    if texts:
        return f"{value} {_among(_quoted(one) for one in values)}"
    parts: list[str] = []
    for names, kept in (
        (("text",), [_quoted(one) for one in values if isinstance(one, str)]),
        (
            ("integer", "real"),
            [
                spelled(one)
                for one in values
                if isinstance(one, (int, float)) and not isinstance(one, bool)
            ],
        ),
    ):
        if kept:
            parts.append(f"{kind} {_among(map(_quoted, names))} AND {value} {_among(kept)}")
    words = [_quoted(_written(one)) for one in values if one is None or isinstance(one, bool)]
    if words:
        parts.append(f"{kind} {_among(words)}")
    return parts[0] if len(parts) == 1 else " OR ".join(f"({part})" for part in parts)


def bounded(place: Place, sign: Sign, limit: float, *, always: bool) -> Sql:
    """A number is on one side of a limit."""
    postgresql = place.nowhere(lambda term: f"{term} {_OPPOSITE[sign]} {spelled(limit)}")
    if sign in ("<", ">") and abs(limit) > _EXACT:
        return Sql(postgresql, None)
    said = f"{place.sqlite('json_extract')} {sign} {spelled(limit)}"
    return Sql(postgresql, _sqlite(place, said, None if always else "number"))


def sized_in_bits(place: Place, least: int, most: int, *, always: bool) -> Sql:
    """An integer is one of so many bits."""
    postgresql = place.nowhere(lambda term: f"{term} < {least} || {term} > {most}")
    kind, value = place.sqlite("json_type"), place.sqlite("json_extract")
    said = f"{value} BETWEEN {least} AND {most}"
    if most >= _EXACT:
        # An integer of more bits is read as the nearest binary number.
        said = f"({kind} <> 'integer' OR typeof({value}) = 'integer') AND {said}"
    return Sql(postgresql, _sqlite(place, said, None if always else "number"))


def stepped(place: Place, step: float, *, always: bool) -> Sql:
    """A number is a multiple of another."""
    postgresql = place.nowhere(lambda term: f"{term} % {spelled(step)} != 0")
    said = binary_multiple(place.sqlite("json_extract"), Fraction(spelled(step)))
    return Sql(postgresql, said and _sqlite(place, said, None if always else "number"))


def long(place: Place, sign: Literal[">=", "<="], length: int, *, always: bool) -> Sql:
    """A text has so many characters."""
    postgresql: str | None
    if place.is_one:
        said = f"{call('length', place.text)} {sign} {length}"
        postgresql = place.given(said if always else _string(place, said), "postgresql")
    else:
        # Counted by a pattern, since paths have no lengths.
        least, most = (length, None) if sign == ">=" else (0, length)
        counted = regular(Following((Start(), Repeated(ANY, least, most), End())))
        postgresql = None if counted is None else place.nowhere(_unlike(counted))
    said = f"length({place.sqlite('json_extract')}) {sign} {length}"
    return Sql(postgresql, _sqlite(place, said, None if always else "string"))


def matching(place: Place, wanted: str, *, always: bool) -> Sql:
    """A text has a match of a pattern."""
    postgresql: str | None
    if place.is_one:
        said = pattern(place.text, wanted).postgresql
        postgresql = said and place.given(said if always else _string(place, said), "postgresql")
    else:
        tree = expression(wanted)
        found = None if tree is None else regular(tree)
        postgresql = None if found is None else place.nowhere(_unlike(found))
    said = pattern(place.sqlite("json_extract"), wanted).sqlite
    return Sql(postgresql, said and _sqlite(place, said, None if always else "string"))


def _unlike(found: str) -> Callable[[str], str]:
    return lambda term: f'!({term} like_regex {text(found)} flag "s")'


def sized(place: Place, sign: Literal[">=", "<="], size: int, *, always: bool) -> Sql:
    """A list has so many items."""
    postgresql = place.nowhere(lambda term: f"{term}.size() {_OPPOSITE[sign]} {size}")
    said = f"{place.sqlite('json_array_length')} {sign} {size}"
    return Sql(postgresql, _sqlite(place, said, None if always else "array"))


def filled(place: Place, sign: Literal[">=", "<="], size: int) -> Sql:
    """An object has so many members."""
    postgresql = None
    if place.is_one:
        members = f"jsonb_path_query_array({place.json}, 'strict $.keyvalue()', '{{}}', true)"
        said = _object(place, f"jsonb_array_length({members}) {sign} {size}")
        postgresql = place.given(said, "postgresql")
    if (sign, size) != (">=", 1):
        return Sql(postgresql, None)
    value = place.column if place.is_whole else place.sqlite("json_extract")
    return Sql(postgresql, _sqlite(place, f"json({value}) <> '{{}}'", "object"))


# ── spelling ──────────────────────────────────────────────────────────────────────────────────────


def _sqlite(place: Place, said: str, kind: Kind | None = None) -> str | None:
    """A condition as SQLite has it, where it finds the place; for values of one kind, if one is said."""
    if not place.found_by_sqlite():
        return None
    if kind is not None:
        asked = f"{place.sqlite('json_type')} {_among(map(_quoted, _SQLITE[kind]))}"
        said = f"CASE WHEN {asked} THEN {said} END"
    return place.given(said, "sqlite")


def _object(place: Place, said: str) -> str:
    return f"CASE WHEN {call('jsonb_typeof', place.json)} = 'object' THEN {said} END"


def _string(place: Place, said: str) -> str:
    return f"CASE WHEN {call('jsonb_typeof', place.json)} = 'string' THEN {said} END"


def _among(values: Iterable[str]) -> str:
    found = list(values)
    return f"= {found[0]}" if len(found) == 1 else f"IN ({', '.join(found)})"


def _written(value: Any) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
