"""No document makes reading crash, hang, or say a thing twice."""

import json
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contractor.contract import Contract, read
from contractor.contract.bundle import bundle
from contractor.contract.json_schema import to_json
from contractor.diagnostic import DocumentError
from contractor.source import Files
from tests.contract.whole import DOCUMENTS
from tests.documents import contract, ids


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    members: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in members:
        yield (*path, key)
        if isinstance(item, (dict, list)):
            yield from _places(item, (*path, key))


_WHOLE = {version: make() for version, make in DOCUMENTS.items()}
_PLACES = {version: list(_places(data)) for version, data in _WHOLE.items()}
_POINTERS = sorted(
    {
        "#" + "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in path)
        for places in _PLACES.values()
        for path in places
    }
)
_LEADS = ("$ref", "$dynamicRef", "operationRef", "$id", "$anchor", "o", "p")
_LEADING = {
    version: [path for path in places if path[-1] in _LEADS] for version, places in _PLACES.items()
}
_NAMES = st.sampled_from(
    [
        "$ref",
        "$id",
        "$anchor",
        "$dynamicRef",
        "$self",
        "x-a",
        "",
        "~",
        "/",
        "__proto__",
        "0",
        "a%20",
    ]
)
_REFERENCES = st.sampled_from(_POINTERS) | st.sampled_from(
    [
        "#",
        "#/",
        "",
        "#here",
        "#nowhere",
        "other.json#/a",
        "http://[::",
        "https://example.com/new",
        "#/%ff",
        "#/components/schemas/~",
        "//",
        "?",
        "#/paths/0",
        "\x00",
        "Order",
        "../../a",
    ]
)
_SCALARS = (
    st.none() | st.booleans() | st.integers(-2, 2) | st.floats(allow_nan=False, width=16)
) | st.sampled_from([float(10**300), 10**30, "", "a", "null", "object", "querystring"])
_VALUES = st.recursive(
    _SCALARS | _REFERENCES | st.builds(lambda to: {"$ref": to}, _REFERENCES),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            _NAMES | st.sampled_from(["type", "schema", "get", "a"]), inner, max_size=3
        )
    ),
    max_leaves=5,
)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A whole document with a few of its nodes replaced by whatever JSON can hold."""
    version = draw(st.sampled_from(sorted(_WHOLE)))
    data = deepcopy(_WHOLE[version])
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(_PLACES[version]) | st.sampled_from(_LEADING[version]))
        value = deepcopy(draw(_REFERENCES if path[-1] in _LEADS else _VALUES))
        try:
            place = data
            for key in path[:-1]:
                place = place[key]
            if draw(st.booleans()):
                place[path[-1]] = value
            else:
                place[path[-1]][draw(_NAMES)] = value
        except (LookupError, TypeError):
            continue  # an earlier change took this place away
    return data


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated(), st.booleans())
def test_any_value_anywhere(data: dict[str, Any], honour: bool) -> None:
    try:
        files = Files.of_data(data)
        found = read(files, honour_nullable=honour)
    except DocumentError:
        return
    _hold(found)


def _hold(found: Contract) -> None:
    """What must hold for the contract of any document."""
    twice = Counter((finding.id, finding.at, finding.message) for finding in found.findings)
    assert [what for what, count in twice.items() if count > 1] == []
    assert all(finding.span for finding in found.files.locate(found.findings))
    for endpoint in found.endpoints:
        for parameter in endpoint.parameters:
            assert isinstance(parameter.name, str)
        for response in endpoint.operation.responses.values():
            resolved = found.resolve(response)
            assert resolved is None or resolved.content is not None
    for key, schema in found.schemas.items():
        assert schema.at == key
        json.dumps(to_json(found, schema))
    assert bundle(found) == found.raw
    assert read(found.files) == read(found.files)


@pytest.mark.parametrize("kind", ["allOf", "items", "properties"])
def test_deep_schemas(kind: str) -> None:
    schema: Any = {"type": "string"}
    for _ in range(150):
        schema = {
            kind: [schema] if kind == "allOf" else {"a": schema} if kind == "properties" else schema
        }
    data = DOCUMENTS["3.1"]()
    data["components"]["schemas"]["Deep"] = schema
    found = read(Files.of_data(data))
    assert ids(found) == []
    json.dumps(to_json(found, found.schemas["#/components/schemas/Deep"]))


def test_many_identities_cost_as_much_each() -> None:
    """Steps, not seconds: finding the base of a place looks at the place's own ancestors alone."""
    schemas = {
        f"S{index}": {"$id": f"https://example.com/{index}", "$ref": f"{index + 1}"}
        for index in range(3000)
    }
    found = read(
        Files.of_data(
            {"openapi": "3.1.1", "info": {}, "components": {"schemas": schemas}},
        )
    )
    assert [id for id, _ in ids(found)] == ["remote-reference-refused"]


def test_shared_callbacks_do_not_multiply() -> None:
    """Each callback's operations name the next callback twice; each is one all the same."""
    callbacks = {
        f"C{index}": {
            "{$url}": {
                method: {
                    "responses": {},
                    "callbacks": {"next": {"$ref": f"#/components/callbacks/C{index + 1}"}},
                }
                for method in ("get", "post")
            }
        }
        for index in range(40)
    }
    callbacks["C40"] = {"{$url}": {"get": {"responses": {}}}}
    start = {"get": {"responses": {}, "callbacks": callbacks["C0"]["{$url}"]["get"]["callbacks"]}}
    found = read(
        Files.of_data(
            {
                "openapi": "3.1.1",
                "info": {},
                "paths": {"/a": start},
                "components": {"callbacks": callbacks},
            }
        )
    )
    assert len(found.endpoints) == 1 + 39 * 2 + 1


def test_versions_that_are_none() -> None:
    for version in (
        "3.1" + "9" * 5000,
        "3." + "9" * 5000,
        "\u0663.\u0661",
        "3.1x",
        "",
        "3",
        3.1,
        {"a": 1},
    ):
        with pytest.raises(DocumentError) as refused:
            read(Files.of_data({"openapi": version}))
        [finding] = refused.value.findings
        assert finding.id == "unsupported-version"
        assert len(finding.message) < 250


def test_a_malformed_reference_is_passed_over() -> None:
    found = contract("components: {parameters: {P: {$ref: 5, name: a, in: query}}}")
    assert ids(found) == [("malformed", "#/components/parameters/P/$ref")]
    parameter: Any = found.components["#/components/parameters/P"]
    assert parameter.name == "a"
