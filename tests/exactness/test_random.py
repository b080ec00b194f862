"""The law: generated models take a value exactly when jsonschema-rs does, whatever the schemas say.

`EXACTNESS_SEED` and `EXACTNESS_COUNT` try others and more.
"""

import json
import os
from random import Random
from typing import Any

from jsonschema_rs import Draft202012Validator, ReferencingError
from pydantic import TypeAdapter, ValidationError

from contractor.contract import read
from contractor.model import build
from contractor.source import Files
from tests.exactness.schemas import Schemas, value
from tests.targets.pydantic.packages import Packages, packages

__all__ = ["packages"]

SEED = int(os.environ.get("EXACTNESS_SEED", "7"))
COUNT = int(os.environ.get("EXACTNESS_COUNT", "250"))
VALUES = 25


def test_models_take_what_random_schemas_take(packages: Packages) -> None:
    judged = 0
    for seed in range(SEED, SEED + COUNT):
        judged += judge(packages, seed)
    assert judged > COUNT * VALUES


def judge(packages: Packages, seed: int) -> int:
    """Hold the models of one random document against the engine; gives how many values were judged."""
    random = Random(seed)
    names = ["A", "B", "C"][: random.randint(1, 3)]
    schemas = Schemas(random, [f"#/components/schemas/{name}" for name in names])
    components: dict[str, Any] = {name: schemas.schema() for name in names}
    # Whatever the component is, this is how a field refers to it.
    holders = {
        f"Hold{name}": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}
        for name in names
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Random", "version": "1"},
        "components": {"schemas": {**components, **holders}},
    }
    contract = read(Files.of_data(document))
    if any(finding.id == "circular-reference" for finding in contract.findings):
        return 0
    models = packages.of(build(contract))
    count = 0
    for name in names:
        schema = {
            "$ref": f"#/components/schemas/{name}",
            "components": {"schemas": components},
        }
        try:
            oracle = Draft202012Validator(schema, validate_formats=True)
        except (ValueError, ReferencingError):
            continue
        adapter = TypeAdapter(getattr(models, f"Hold{name}"))
        for _ in range(VALUES):
            given = value(random)
            told = f"seed {seed}, {name}, {json.dumps(given)}, {json.dumps(components)}"
            assert takes(adapter, given) is oracle.is_valid(given), told
            count += 1
    return count


def takes(adapter: TypeAdapter[Any], given: Any) -> bool:
    """Whether a list of this one value is taken; it must come back as it was."""
    try:
        read_value = adapter.validate_json(json.dumps([given]))
    except ValidationError:
        return False
    assert json.loads(adapter.dump_json(read_value)) == [given]
    return True
