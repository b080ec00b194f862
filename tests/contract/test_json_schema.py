"""A schema spelled back as plain JSON Schema means what the document's schema meant.

The whole JSON Schema Test Suite for 2020-12 goes through reading and spelling, where it is there.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from contractor.contract import read
from contractor.contract.json_schema import to_json
from contractor.source import Files
from contractor.source.file import parse
from tests.documents import contract

SUITE = Path(__file__).parents[3] / "shared" / "jsonschema-suite"
REMOTE = "http://localhost:1234/"
NAME = "#/components/schemas/S"

#: What stays different, and why.
KNOWN = {
    # The meta-schema is a document on another machine, and it is not asked for.
    "defs: validate definition against metaschema: invalid definition schema",
    "ref: remote ref, containing refs itself: remote ref invalid",
    # A vocabulary of its own; reading warns that it is read as 2020-12.
    (
        "vocabulary: schema that uses custom metaschema with with no validation vocabulary: "
        "no validation: invalid number, but it still validates"
    ),
}


def takes(spelled: dict[str, Any], value: Any) -> bool:
    validator = jsonschema_rs.Draft202012Validator(spelled, validate_formats=False, offline=True)
    return validator.is_valid(value)


def test_dynamic_references_keep_their_meaning() -> None:
    """A tree that allows anything more, and one that does not: the inner nodes follow the outer schema."""
    found = contract(
        """
        components:
          schemas:
            Tree:
              $id: https://example.com/tree
              $dynamicAnchor: node
              type: object
              properties:
                children: {type: array, items: {$dynamicRef: '#node'}}
            Strict:
              $id: https://example.com/strict
              $dynamicAnchor: node
              $ref: tree
              unevaluatedProperties: false
        """
    )
    assert found.findings == ()
    value = {"children": [{"daat": 1}]}
    tree = to_json(found, found.schemas["#/components/schemas/Tree"])
    strict = to_json(found, found.schemas["#/components/schemas/Strict"])
    assert takes(tree, value)
    assert not takes(strict, value)
    assert takes(strict, {"children": [{"children": []}]})


def test_one_resource_holds_all_dynamic_anchors_of_a_document() -> None:
    found = contract(
        """
        components:
          schemas:
            List: {type: array, items: {$dynamicRef: '#item'}}
            Item: {$dynamicAnchor: item, type: integer}
            Other: {$ref: '#/components/schemas/List/items'}
        """
    )
    spelled = to_json(found, found.schemas["#/components/schemas/List"])
    assert takes(spelled, [1])
    assert not takes(spelled, ["a"])


def test_references_into_other_objects() -> None:
    found = contract(
        """
        paths:
          /orders:
            get:
              responses:
                "200":
                  description: ok
                  content: {application/json: {schema: {type: object, properties: {n: {type: integer}}}}}
        x-parts: {Text: {type: string, $defs: {short: {maxLength: 2}}}}
        components:
          schemas:
            A: {$ref: '#/paths/~1orders/get/responses/200/content/application~1json/schema'}
            B: {$ref: '#/paths/~1orders/get/responses/200/content/application~1json/schema/properties/n'}
            C: {$ref: '#/x-parts/Text'}
            D: {$ref: '#/x-parts/Text/$defs/short'}
        """
    )
    assert found.findings == ()
    spelled = {
        name: to_json(found, found.schemas[f"#/components/schemas/{name}"]) for name in "ABCD"
    }
    assert takes(spelled["A"], {"n": 1})
    assert not takes(spelled["A"], {"n": "1"})
    assert takes(spelled["B"], 1)
    assert not takes(spelled["B"], "1")
    assert takes(spelled["C"], "aaa")
    assert not takes(spelled["C"], 1)
    assert takes(spelled["D"], "aa")
    assert not takes(spelled["D"], "aaa")


def groups() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((SUITE / "tests" / "draft2020-12").glob("*.json")):
        for group in json.loads(path.read_text("utf-8")):
            yield path.stem, group


def remotes() -> dict[str, Any]:
    folder = SUITE / "remotes"
    names = [
        p
        for p in sorted(folder.rglob("*.json"))
        if "draft2020-12" in p.parts or len(p.relative_to(folder).parts) == 1
    ]
    return {
        REMOTE + path.relative_to(folder).as_posix(): parse(
            path.read_bytes(), REMOTE + path.relative_to(folder).as_posix(), path.name
        )
        for path in names
    }


def verdicts(group: dict[str, Any], known: dict[str, Any]) -> tuple[int, list[str]]:
    """How many verdicts agree with the suite's, and which do not."""
    schema = group["schema"]
    if isinstance(schema, dict) and "$id" not in schema:
        # `#` means the schema itself, which it does only where the schema is a resource.
        schema = {"$id": "https://suite.example/schema", **schema}
    document = {"openapi": "3.1.1", "info": {}, "components": {"schemas": {"S": schema}}}
    files = Files.of_data(document)
    files.loaded.update(known)
    found = read(files)
    try:
        spelled = to_json(found, found.schemas[NAME])
        jsonschema_rs.Draft202012Validator(spelled, validate_formats=False, offline=True)
    except ValueError as error:
        return 0, [f"{group['description']}: {error}" for _ in group["tests"]]
    wrong = [
        f"{group['description']}: {test['description']}"
        for test in group["tests"]
        if takes(spelled, test["data"]) != test["valid"]
    ]
    return len(group["tests"]) - len(wrong), wrong


@pytest.mark.skipif(not SUITE.is_dir(), reason="there is no folder ../shared/jsonschema-suite")
def test_the_json_schema_test_suite(capsys: pytest.CaptureFixture[str]) -> None:
    known = remotes()
    right, wrong = 0, []
    for file, group in groups():
        agreed, different = verdicts(group, known)
        right += agreed
        wrong += [f"{file}: {line}" for line in different]
    total = right + len(wrong)
    with capsys.disabled():
        print(f"\nJSON Schema Test Suite 2020-12: {right} of {total} ({100 * right / total:.2f} %)")
    assert set(wrong) <= KNOWN
