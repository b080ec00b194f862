"""Documents that nobody wrote: whatever tables they ask for, SQLite takes the rows."""

from typing import Any

import sqlalchemy as sa
import yaml
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from contractor.imported import imported
from contractor.model import build
from contractor.model.tables import tables
from contractor.seeding import Seeding
from contractor.seeding.inserting import insert
from tests.documents import contract

KEYS: dict[str, dict[str, Any]] = {
    "uuid": {"type": "string", "format": "uuid"},
    "counted": {"type": "integer", "readOnly": True},
    "bounded": {"type": "integer", "format": "int32", "minimum": -5},
    "text": {"type": "string", "minLength": 1, "maxLength": 12},
    "pattern": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{5}$"},
    "few": {"type": "string", "enum": ["a", "b", "c", "d"]},
    "day": {"type": "string", "format": "date"},
}
PLAIN = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "minLength": 3, "maxLength": 5},
        {"type": "string", "pattern": "^[a-z]+$", "maxLength": 8},
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "time"},
        {"type": "string", "format": "decimal"},
        {"type": "string", "format": "byte"},
        {"type": "string", "format": "uri"},
        {"type": "string", "enum": ["x", "y z", "it's"]},
        {"const": "only"},
        {"type": "integer", "minimum": 3, "exclusiveMaximum": 5},
        {"type": "integer", "multipleOf": 7, "maximum": -20},
        {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
        {"type": "number", "multipleOf": 0.05, "x-contractor-column": {"type": "numeric(9,2)"}},
        {"type": "integer", "x-contractor-column": {"type": "numeric(5,1)"}},
        {"type": "boolean"},
        {"type": "array", "items": {"type": "string", "maxLength": 3}, "uniqueItems": True},
        {
            "type": "array",
            "items": {"type": "integer", "minimum": 1},
            "minItems": 2,
            "maxItems": 3,
            "x-contractor-column": {"store": "children"},
        },
        {
            "type": "object",
            "required": ["a"],
            "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
            "x-contractor-column": {"store": "columns"},
        },
        {"type": "object", "additionalProperties": {"type": "number"}},
        {"oneOf": [{"type": "string", "maxLength": 4}, {"type": "integer", "minimum": 9}]},
        {},
    ]
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Some tables that may refer to one another, and to themselves."""
    names = [f"T{index}" for index in range(draw(st.integers(1, 4)))]
    kinds = {name: draw(st.sampled_from(sorted(KEYS))) for name in names}
    schemas: dict[str, Any] = {}
    for index, name in enumerate(names):
        properties: dict[str, Any] = {"id": KEYS[kinds[name]]}
        required = ["id"] if draw(st.booleans()) else []
        table: dict[str, Any] = {"name": f"t{index}"}
        for at in range(draw(st.integers(0, 4))):
            made = dict(draw(PLAIN))
            if draw(st.booleans()) and "type" in made:
                nullable = {**made, "type": [made["type"], "null"]}
                made = nullable if "enum" not in made else made
            if draw(st.integers(0, 3)) == 0 and "x-contractor-column" not in made:
                made = {**made, "writeOnly": True, "x-contractor-column": {"private": True}}
            properties[f"p{at}"] = made
            required += [f"p{at}"] if draw(st.booleans()) else []
        for at, target in enumerate(draw(st.lists(st.sampled_from(names), max_size=2))):
            # Only earlier tables may have to be there.
            must = target in names[:index] and draw(st.booleans())
            said = {key: value for key, value in KEYS[kinds[target]].items() if key != "readOnly"}
            properties[f"r{at}"] = {**said, "x-contractor-column": {"references": target}}
            required += [f"r{at}"] if must else []
        unique = [one for one, said in properties.items() if is_single(said)]
        group = draw(st.lists(st.sampled_from(unique), min_size=1, max_size=3, unique=True))
        if draw(st.booleans()):
            table["unique"] = [group]
        table |= {"timestamps": draw(st.booleans()), "soft-delete": draw(st.booleans())}
        if index and draw(st.integers(0, 2)) == 0:
            table |= {"parent": names[0], "single": draw(st.booleans())}
        schemas[name] = {
            "type": "object",
            "required": required,
            "x-contractor-table": table,
            "properties": properties,
        }
    return {"paths": {}, "components": {"schemas": schemas}}


def is_single(said: dict[str, Any]) -> bool:
    """Whether a property is one column whose values can be numbered."""
    kinds = said.get("type", "") if isinstance(said.get("type", ""), list) else [said.get("type")]
    return bool({"string", "integer", "number"}.intersection(kinds))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.integers(0, 2**70))
def test_sqlite_takes_the_rows_of_any_tables(document: dict[str, Any], seed: int) -> None:
    text = yaml.safe_dump(document, sort_keys=False)
    note(text)
    model = build(contract(text))
    found = tables(model)
    assert not found.findings, found.findings
    with imported(model) as package:
        seeding = Seeding(model, package, seed)
        counts = seeding.counts(seeding.needed(seeding.tables), 25)
        assert all(counts.values())
        engine = package.runtime.engine("sqlite://")
        written = insert(engine, seeding, counts, create=True)
        for key, count in counts.items():
            assert written.rows[seeding.table(key).name] == count
        again = Seeding(model, package, seed)
        more = again.counts(again.needed(again.tables), 30)
        with engine.connect() as connection:
            before = connection.scalar(
                sa.select(sa.func.count()).select_from(seeding.table(next(iter(counts))))
            )
        assert before == next(iter(counts.values()))
        assert insert(engine, again, more, mode="append").there == sum(counts.values())
        engine.dispose()
