"""Models and jsonschema-rs judge the same values alike: valid ones, and what comes of changing one thing.

A model never refuses what the schema takes; it takes more only where `check` says so, or where `oneOf` wants
one member and several fit. What it takes it writes back unchanged.
"""

import json
import random
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from pydantic import TypeAdapter

from contractor.contract import Contract, read
from contractor.contract.json_schema import to_json
from contractor.model import (
    Alias,
    Anything,
    Checked,
    Constants,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nullable,
    OneOf,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
    build,
)
from contractor.source import Files
from contractor.targets import Settings
from contractor.targets.pydantic import target
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.symbols import named
from tests.targets.pydantic.packages import Packages

ROOT = Path(__file__).parents[3]
DOCUMENTS = [ROOT / "specs" / "bookshop.yaml"] + [
    ROOT / "tests" / "cases" / name / "spec.yaml"
    for name in (
        "all-of-adds all-of-tightens arrays-bounded discriminator-mapping enum-odd-members json-value maps-typed "
        "maps-with-properties nullable-31 nullable-enum numbers-exact open-enum recursion-mutual tuples "
        "union-of-scalars union-untagged-objects unique-items closed-object".split()
    )
]
FORMS = {
    "byte": "aGk=",
    "date": "2026-01-31",
    "date-time": "2026-01-31T10:00:00Z",
    "duration": "P1DT2H",
    "email": "a@example.com",
    "hostname": "example.com",
    "ipv4": "127.0.0.1",
    "ipv6": "::1",
    "time": "10:00:00Z",
    "uri": "https://example.com/a",
    "uri-reference": "/a",
    "uuid": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
}
TEXTS = [
    "",
    "a",
    "Ab",
    "abc-def",
    "12",
    "2026-01-31",
    "9780000000000",
    "GB",
    "+441234567",
    "x" * 20,
]
STRANGE = [None, True, 0, 1, 1.0, 0.5, -7, "", "5", [], {}, {"x": 1}, ["a", "a"], 10**6]


class Values:
    """Makes values of a model's types, most of them valid."""

    def __init__(self, model: Model, source: random.Random) -> None:
        self.model = model
        self.source = source

    def of(self, kind: Type, depth: int = 0) -> Any:
        choose = self.source.choice
        match kind:
            case Ref(key):
                return self._named(key, depth + 1)
            case Nullable(inner):
                return None if depth > 6 or self.source.random() < 0.2 else self.of(inner, depth)
            case Checked(inner):
                return self.of(inner, depth)
            case Constants(values):
                return choose(values)
            case ListOf(item, least, most):
                size = max(least or 0, 0 if depth > 5 else self.source.randrange(3))
                return [
                    self.of(item, depth + 1) for _ in range(min(size, 9 if most is None else most))
                ]
            case MapOf(value, least):
                size = max(least or 0, 0 if depth > 5 else self.source.randrange(3))
                return {f"k{index}": self.of(value, depth + 1) for index in range(size)}
            case TupleOf(items):
                return [self.of(item, depth + 1) for item in items]
            case OneOf(members):
                return self.of(choose(members), depth + 1)
            case Scalar():
                return self._scalar(kind)
            case Anything():
                return choose(STRANGE)
            case _:
                return None

    def _named(self, key: str, depth: int) -> Any:
        definition = self.model.definitions[key]
        match definition:
            case Enumeration():
                return self.source.choice(definition.members).value
            case Alias():
                return self.of(definition.type, depth)
            case Record():
                found = self._named(definition.base, depth) if definition.base is not None else {}
                for one in definition.properties:
                    if one.required or (depth < 4 and self.source.random() < 0.5):
                        found[one.name] = self.of(one.type, depth)
                for name, values in definition.tags.items():
                    found[name] = self.source.choice(values)
                return found

    def _scalar(self, kind: Scalar) -> Any:
        if kind.kind == "null":
            return None
        if kind.kind == "boolean":
            return self.source.random() < 0.5
        if kind.kind == "string":
            return FORMS.get(kind.format or "") or self.source.choice(TEXTS)
        low = kind.minimum if kind.minimum is not None else (kind.exclusive_minimum or 0)
        value = int(low) + self.source.randrange(3)
        return float(value) if abs(value) < 2**53 and self.source.random() < 0.3 else value

    def changed(self, value: Any) -> Any:
        """The value with one thing in it changed, dropped or added."""
        value = json.loads(json.dumps(value))
        places: list[tuple[Any, Any]] = []
        pending = [value]
        while pending:
            inner = pending.pop()
            if isinstance(inner, (dict, list)):
                items = inner.items() if isinstance(inner, dict) else enumerate(inner)
                places += [(inner, name) for name, _ in items]
                pending += [one for _, one in items]
        if not places or self.source.random() < 0.1:
            return self.source.choice(STRANGE)
        holder, name = self.source.choice(places)
        if isinstance(holder, dict) and self.source.random() < 0.4:
            if self.source.random() < 0.5:
                del holder[name]
            else:
                holder["surplus"] = self.source.choice(STRANGE)
        else:
            holder[name] = self.source.choice(STRANGE)
        return value


def reached(contract: Contract, key: str) -> list[str]:
    """The schema's key, and those of all that it refers to."""
    return [key, *to_json(contract, contract.schemas[key]).get("$defs", {})]


def wider(contract: Contract, model: Model, keys: list[str], engine: str) -> bool:
    """Whether a model may take more than its schema: a keyword is not said, or `oneOf` wants exactly one."""
    settings = Settings("x", {"engine": engine})
    places = [finding.at for finding in target.check(model, settings)]
    named = [one for key, one in model.definitions.items() if key.startswith(tuple(keys))]
    opened = any(isinstance(one, Enumeration) and one.open for one in named)
    return (
        opened or any(at.startswith(tuple(keys)) for at in places) or says(contract, keys, "oneOf")
    )


def narrower(contract: Contract, model: Model, keys: list[str]) -> bool:
    """Whether a model may take less: its tag is a plain string to the schema, or no type is said at all."""
    tagged = any(getattr(model.definitions.get(key), "tags", None) for key in keys)
    typed = contract.schemas[keys[0]].keywords.keys() & {
        "type",
        "$ref",
        "enum",
        "const",
        "allOf",
        "anyOf",
        "oneOf",
    }
    return tagged or not typed or says(contract, keys, "discriminator")


def says(contract: Contract, keys: list[str], keyword: str) -> bool:
    """Whether the keyword stands in one of the schemas."""
    return any(f"'{keyword}'" in str(contract.schemas[key].raw) for key in keys)


def whole(value: Any) -> Any:
    """The value, with whole numbers written without a fraction: StrictInt refuses 1.0."""
    if isinstance(value, dict):
        return {name: whole(one) for name, one in value.items()}
    if isinstance(value, list):
        return [whole(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


@pytest.mark.parametrize("engine", ["contractor", "datamodel-code-generator"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_models_and_schemas_agree(path: Path, engine: str, packages: Packages) -> None:
    if engine != "contractor":
        pytest.importorskip("datamodel_code_generator", reason="make setup installs it")
    contract = read(Files.open(path))
    model = build(contract)
    names = named(model, Graph.of(model)).annotations
    models = packages.of(model, engine=engine)
    values = Values(model, random.Random(path.parent.name))
    judged = 0
    for key, schema in contract.schemas.items():
        if key not in names or key + ">sent" in names:
            continue  # as read, a type lacks what is only sent
        keys = reached(contract, key)
        oracle = jsonschema_rs.validator_for(to_json(contract, schema), validate_formats=True)
        adapter: TypeAdapter[Any] = TypeAdapter(getattr(models, names[key]))
        more = wider(contract, model, keys, engine)
        less = narrower(contract, model, keys)
        for round in range(60):
            value = values.of(Ref(key))
            if round % 2:
                value = values.changed(value)
            if engine != "contractor":
                value = whole(value)
            if not isinstance(value, (dict, list)) and value is None:
                continue  # that a whole type may be null is said where it is used
            text = json.dumps(value)
            try:
                found = adapter.validate_json(text)
            except ValueError:
                assert less or not oracle.is_valid(value), (key, text)
            else:
                judged += 1
                assert more or oracle.is_valid(value), (key, text)
                if engine == "contractor" or oracle.is_valid(value):
                    assert json.loads(adapter.dump_json(found)) == value, (key, text)
    assert judged > 20
