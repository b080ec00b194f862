"""References of every kind: chains, circles, wrong kinds, odd pointers, and what stands beside them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from contractor.contract import read
from contractor.contract.fields import SECTIONS
from contractor.diagnostic import Severity
from contractor.source import Files
from tests.contract.whole import document_32
from tests.documents import contract, ids

#: Kind → an object of the kind that says so in its description.
OBJECTS: dict[str, dict[str, Any]] = {
    "parameters": {"name": "a", "in": "query", "description": "found", "schema": {}},
    "headers": {"description": "found", "schema": {}},
    "requestBodies": {"description": "found", "content": {}},
    "responses": {"description": "found"},
    "links": {"description": "found", "operationId": "a"},
    "callbacks": {"{$url}": {"description": "found"}},
    "examples": {"description": "found", "value": 1},
    "mediaTypes": {"description": "found"},
    "securitySchemes": {"type": "http", "scheme": "basic", "description": "found"},
}


def document(**parts: Any) -> dict[str, Any]:
    return {"openapi": "3.2.0", "info": {"title": "T", "version": "1"}, "components": parts}


@pytest.mark.parametrize("section", OBJECTS)
def test_chains_end_at_the_object(section: str) -> None:
    members = {
        "A": {"$ref": f"#/components/{section}/B"},
        "B": {"$ref": f"#/components/{section}/C"},
        "C": OBJECTS[section],
    }
    found = read(Files.of_data(document(**{section: members})))
    assert found.findings == ()
    node: Any = found.resolve(found.components[f"#/components/{section}/A"])
    assert node.at == f"#/components/{section}/C"


@pytest.mark.parametrize("section", OBJECTS)
def test_circles_are_said_once_and_lead_nowhere(section: str) -> None:
    members = {
        "A": {"$ref": f"#/components/{section}/B"},
        "B": {"$ref": f"#/components/{section}/A"},
        "Self": {"$ref": f"#/components/{section}/Self"},
    }
    found = read(Files.of_data(document(**{section: members})))
    at = f"#/components/{section}"
    assert ids(found) == [("circular-reference", f"{at}/{name}/$ref") for name in ("B", "Self")]
    for name in members:
        node: Any = found.components[f"{at}/{name}"]
        assert found.resolve(node) is None


@pytest.mark.parametrize("section", OBJECTS)
def test_a_reference_to_another_kind_is_an_error(section: str) -> None:
    other = "headers" if section != "headers" else "responses"
    parts = {section: {"A": {"$ref": f"#/components/{other}/B"}}, other: {"B": OBJECTS[other]}}
    found = read(Files.of_data(document(**parts)))
    assert ids(found) == [("wrong-reference", f"#/components/{section}/A/$ref")]
    assert SECTIONS[other] in found.findings[0].message
    node: Any = found.components[f"#/components/{section}/A"]
    assert found.resolve(node) is None


@pytest.mark.parametrize(
    ("to", "what"),
    [
        ("#", "a document"),
        ("#/info", "an info"),
        ("#/info/title", "a string"),
        ("#/paths", "a collection of path items"),
        ("#/paths/~1a", "a path item"),
        ("#/paths/~1a/get", "an operation"),
        ("#/paths/~1a/get/parameters", "a list"),
        ("#/paths/~1a/get/parameters/0", "a parameter"),
        ("#/paths/~1a/get/responses", "a collection of responses"),
        ("#/paths/~1a/get/callbacks/c/{$url}", "a path item"),
        ("#/components/schemas", "a collection of schemas"),
        ("#/components/schemas/A/properties", "a collection of schemas"),
        ("#/components/schemas/A/properties/x-a", None),
        ("#/components/schemas/A/x-a", None),
        ("#/components/schemas/A/default", None),
        ("#/components/examples/E/value", None),
        ("#/paths/~1a/get/parameters/0/schema", None),
        ("#/x-anything", None),
    ],
)
def test_a_schema_stands_where_a_schema_can_stand(to: str, what: str | None) -> None:
    data = document(
        schemas={
            "R": {"$ref": to},
            "A": {"default": {}, "x-a": {}, "properties": {"x-a": {}}},
        },
        examples={"E": {"value": {}}},
    )
    data["x-anything"] = {}
    get = {
        "parameters": [{"name": "a", "in": "query", "schema": {}}],
        "responses": {},
        "callbacks": {"c": {"{$url}": {}}},
    }
    data["paths"] = {"/a": {"get": get}}
    found = read(Files.of_data(data))
    said = [finding.message for finding in found.findings]
    assert said == ([f"{to} leads to {what}, where a schema must stand"] if what else [])
    assert [at for _, at in ids(found)] == ["#/components/schemas/R/$ref"] * len(said)


def test_a_file_that_is_two_things(tmp_path: Path) -> None:
    """Its whole is a callback, in which stands a path item that refers to the whole."""
    parts = {"callbacks": {"C": {"$ref": "a.json#/x"}}}
    get = {"responses": {}, "callbacks": {"c": {"$ref": "#/components/callbacks/C"}}}
    root = {**document(**parts), "paths": {"/a": {"get": get}}}
    (tmp_path / "openapi.json").write_text(json.dumps(root))
    (tmp_path / "a.json").write_text(json.dumps({"x": {"$ref": "a.json"}}))
    found = read(Files.open(tmp_path / "openapi.json"))
    assert ids(found) == [("wrong-reference", "a.json#/x/$ref")]
    assert [endpoint.path for endpoint in found.endpoints] == ["/a"]


def test_a_bare_name_is_no_reference() -> None:
    found = contract("components: {schemas: {Thing: {}, A: {$ref: Thing}}}")
    assert [(f.at, f.help) for f in found.findings] == [
        ("#/components/schemas/A/$ref", "did you mean #/components/schemas/Thing?")
    ]


@pytest.mark.parametrize("text", ["true", "5", "[]", '"a"', "null"])
def test_files_that_are_no_object(tmp_path: Path, text: str) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(document(schemas={"A": {"$ref": "b.json"}})))
    (tmp_path / "b.json").write_text(text)
    found = read(Files.open(tmp_path / "openapi.json"))
    expected = [] if text == "true" else [("wrong-reference", "#/components/schemas/A/$ref")]
    assert ids(found) == expected


def test_one_place_read_as_two_kinds_is_an_error() -> None:
    found = contract(
        """
        x-part: {description: what}
        components:
          responses: {R: {$ref: '#/x-part'}}
          headers: {H: {$ref: '#/x-part'}}
          schemas: {S: {$ref: '#/components/responses/R'}}
        """
    )
    assert ids(found) == [
        ("wrong-reference", "#/components/schemas/S/$ref"),
        ("wrong-reference", "#/components/responses/R/$ref"),
    ]
    assert "#/components/responses/R" not in found.schemas


def test_circles_of_schemas() -> None:
    """A circle is what applies to the same value for ever; trees and lists are none."""
    found = contract(
        """
        components:
          schemas:
            A: {$ref: '#/components/schemas/B'}
            B: {allOf: [{anyOf: [{type: string}, {$ref: '#/components/schemas/A'}]}]}
            Self: {$ref: '#/components/schemas/Self', type: object}
            Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
            Uses: {$ref: '#/components/schemas/Tree'}
        """
    )
    at = "#/components/schemas"
    assert ids(found) == [
        ("circular-reference", f"{at}/B/allOf/0/anyOf/1/$ref"),
        ("circular-reference", f"{at}/Self/$ref"),
    ]


def test_circles_of_path_items() -> None:
    found = contract(
        """
        paths: {/a: {$ref: '#/components/pathItems/A'}}
        components:
          pathItems:
            A: {$ref: '#/components/pathItems/B', get: {responses: {}}}
            B: {$ref: '#/components/pathItems/A'}
        """
    )
    assert ids(found) == [("circular-reference", "#/components/pathItems/B/$ref")]
    assert [endpoint.method for endpoint in found.endpoints] == ["get"]


def test_odd_pointers() -> None:
    data = document(
        schemas={
            "A": {"$ref": "#/x-odd/"},
            "B": {"$ref": "#/x-odd/a~1b~0c"},
            "C": {"$ref": "#/x-odd/a%20%C3%A9"},
            "D": {"$ref": "#/x-odd/__proto__"},
            "E": {"$ref": "#/x-odd/0"},
            "F": {"$ref": "#/x-list/0"},
            "G": {"$ref": "#/x-odd/a~2"},
            "H": {"$ref": "#/x-odd/%7E1"},
            "I": {"$ref": "#/x-list/00"},
            "J": {"$ref": "#/x-list/-"},
            "K": {"$ref": ""},
        }
    )
    data["x-odd"] = {key: {} for key in ("", "a/b~c", "a é", "__proto__", "0", "a~2", "/")}
    data["x-list"] = [{"type": "null"}]
    found = read(Files.of_data(data))
    refs = {key.rpartition("/")[2]: found.schemas[key].ref for key in list(found.schemas)[:11]}
    assert [refs[name] for name in "ABCDEFGH"] == [
        "#/x-odd/", "#/x-odd/a~1b~0c", "#/x-odd/a é", "#/x-odd/__proto__", "#/x-odd/0", "#/x-list/0",
        "#/x-odd/a~02", "#/x-odd/~1",
    ]  # fmt: skip
    assert all(refs[name] in found.schemas for name in "ABCDEFGH")
    missing = [("unresolved-reference", f"#/components/schemas/{name}/$ref") for name in "IJ"]
    assert [pair for pair in ids(found) if pair[0] == "unresolved-reference"] == missing


def test_a_reference_that_leads_nowhere_says_what_was_meant() -> None:
    found = contract(
        """
        components:
          schemas:
            Booking: {type: object}
            A: {$ref: '#/components/schemas/Boking'}
            B: {$ref: '#Booking'}
            C: {$ref: '#/components/schema/Booking'}
        """
    )
    assert [finding.help for finding in found.findings] == [
        "did you mean #/components/schemas/Booking?",
        None,
        "did you mean #/components/schemas?",
    ]


def test_what_stands_beside_a_reference() -> None:
    text = """
        components:
          responses:
            A: {$ref: '#/components/responses/B', description: other, summary: short, headers: {}, x-a: 1}
            B: {description: own}
        """
    found = contract(
        "openapi: 3.2.0\ninfo: {title: T, version: '1'}" + text.replace("\n        ", "\n")
    )
    at = "#/components/responses/A"
    node: Any = found.components[at]
    response: Any = found.resolve(node)
    assert (response.description, response.summary) == ("other", "short")
    assert node.extra == {"headers": {}, "x-a": 1}
    assert [(f.id, f.at, f.severity) for f in found.findings] == [
        ("ignored-beside-reference", f"{at}/headers", Severity.WARNING),
        ("ignored-beside-reference", f"{at}/x-a", Severity.INFO),
    ]
    old = contract(
        "openapi: 3.0.4\ninfo: {title: T, version: '1'}" + text.replace("\n        ", "\n")
    )
    response = old.resolve(old.components[at])
    assert (response.description, response.summary) == ("own", None)
    assert [at.rpartition("/")[2] for _, at in ids(old)] == [
        "description",
        "summary",
        "headers",
        "x-a",
    ]


def test_siblings_of_schema_references_in_30_are_kept_raw_and_reported() -> None:
    found = contract(
        """
        openapi: 3.0.4
        info: {title: T, version: "1"}
        components:
          schemas:
            A: {$ref: '#/components/schemas/B', description: d, minLength: 2, nullable: true, x-a: 1}
            B: {type: string}
        """
    )
    schema = found.schemas["#/components/schemas/A"]
    assert schema.keywords == {"$ref": "#/components/schemas/B"}
    assert schema.raw["minLength"] == 2
    assert [(at.rpartition("/")[2], id) for id, at in ids(found)] == [
        ("description", "ignored-beside-reference"),
        ("minLength", "ignored-beside-reference"),
        ("x-a", "ignored-beside-reference"),
        ("nullable", "nullable-without-effect"),
    ]


def test_the_document_names_itself(tmp_path: Path) -> None:
    root = document(
        schemas={
            "A": {"$ref": "https://example.com/api/openapi.json#/components/schemas/B"},
            "B": {"type": "string"},
            "C": {"$ref": "schemas/c.json"},
        }
    )
    root["$self"] = "https://example.com/api/openapi.json"
    (tmp_path / "schemas").mkdir()
    (tmp_path / "openapi.json").write_text(json.dumps(root))
    (tmp_path / "schemas/c.json").write_text(
        json.dumps({"$ref": "../openapi.json#/components/schemas/A"})
    )
    found = read(Files.open(tmp_path / "openapi.json"))
    assert found.findings == ()
    assert found.identity == "https://example.com/api/openapi.json"
    refs = {key: schema.ref for key, schema in found.schemas.items()}
    assert refs["#/components/schemas/A"] == "#/components/schemas/B"
    assert refs["schemas/c.json#"] == "#/components/schemas/A"


def test_identities_and_anchors() -> None:
    found = contract(
        """
        paths:
          /a:
            get:
              responses:
                default:
                  description: d
                  content: {a/b: {schema: {$anchor: inDefault, type: integer}}}
        x-parts:
          odd: {$id: 'urn:example:odd', $defs: {in: {type: string}}, items: {$ref: '#/$defs/in'}}
        components:
          schemas:
            default: {$id: 'https://example.com/d', $defs: {here: {$anchor: here}}, items: {$ref: '#here'}}
            A: {$ref: '#inDefault'}
            B: {$ref: 'https://example.com/d#here'}
            C: {$ref: '#/x-parts/odd'}
            D: {properties: {$id: {type: string}, $anchor: {type: string}, $ref: {type: string}}}
            E: {const: {$id: 'https://example.com/no', $anchor: no}}
            F: {$ref: 'd#/$defs/here'}
        """
    )
    assert ids(found) == [("reference-not-found", "#/components/schemas/F/$ref")]
    schemas = {key.rpartition("/")[2]: schema for key, schema in found.schemas.items()}
    assert schemas["A"].ref == "#/paths/~1a/get/responses/default/content/a~1b/schema"
    assert schemas["B"].ref == "#/components/schemas/default/$defs/here"
    odd = schemas["odd"].items
    assert odd is not None
    assert odd.ref == "#/x-parts/odd/$defs/in"
    assert list(schemas["D"].properties) == ["$id", "$anchor", "$ref"]


def test_names_given_twice() -> None:
    found = contract(
        """
        components:
          schemas:
            A: {$anchor: a, $id: 'https://example.com/x'}
            B: {$id: 'https://example.com/x'}
            C: {$anchor: c}
            D: {$dynamicAnchor: c}
        """
    )
    at = "#/components/schemas"
    assert ids(found) == [
        ("duplicate-identity", f"{at}/B/$id"),
        ("duplicate-identity", f"{at}/D/$dynamicAnchor"),
    ]


def test_30_has_no_identities() -> None:
    found = contract(
        """
        openapi: 3.0.4
        info: {title: T, version: "1"}
        components:
          schemas:
            A: {$id: 'https://example.com/a', properties: {b: {$ref: '#/components/schemas/B'}}}
            B: {type: string}
        """
    )
    assert ids(found) == [("unknown-keyword", "#/components/schemas/A/$id")]
    assert found.schemas["#/components/schemas/A"].properties["b"].ref == "#/components/schemas/B"


def test_a_dialect_that_is_not_known_is_said() -> None:
    found = contract(
        """
        jsonSchemaDialect: https://example.com/dialect
        components: {schemas: {A: {$schema: 'http://json-schema.org/draft-07/schema#', type: string}}}
        """
    )
    assert ids(found) == [
        ("unknown-dialect", "#/components/schemas/A/$schema"),
        ("unknown-dialect", "#/jsonSchemaDialect"),
    ]


def test_security_schemes_by_uri(tmp_path: Path) -> None:
    root = document(
        securitySchemes={"own": {"type": "http", "scheme": "basic"}, "a/b": {"$ref": "s.json#/k"}}
    )
    root["security"] = [{"own": []}, {"s.json#/k": ["x"]}, {"a/b": []}, {"s.json#/nowhere": []}]
    (tmp_path / "openapi.json").write_text(json.dumps(root))
    (tmp_path / "s.json").write_text(json.dumps({"k": {"type": "http", "scheme": "bearer"}}))
    found = read(Files.open(tmp_path / "openapi.json"))
    assert ids(found) == [("unresolved-reference", "#/security/3/s.json#~1nowhere")]
    assert {name: scheme.scheme for name, scheme in found.security_schemes.items()} == {
        "s.json#/k": "bearer", "own": "basic", "a/b": "bearer",
    }  # fmt: skip


def test_parameters_of_the_operation_win_by_name_and_place() -> None:
    found = contract(
        """
        paths:
          /a:
            parameters:
              - {name: id, in: query, description: path}
              - {name: id, in: header, description: path}
              - {$ref: '#/components/parameters/P'}
            get:
              parameters: [{name: id, in: query, description: own}, {name: p, in: query, description: own}]
              responses: {}
        components: {parameters: {P: {name: p, in: query, description: shared}}}
        """
    )
    said = {(p.name, p.place): p.description for p in found.endpoints[0].parameters}
    assert said == {("id", "query"): "own", ("id", "header"): "path", ("p", "query"): "own"}


def test_fastapi_writes_item_schemas_into_31_documents() -> None:
    found = contract(
        """
        paths:
          /a:
            get:
              responses:
                "200": {description: d, content: {text/event-stream: {itemSchema: {type: string}}}}
        """
    )
    [finding] = found.findings
    assert (finding.id, finding.severity) == ("newer-keyword", Severity.WARNING)
    assert finding.at.endswith("/text~1event-stream/itemSchema")
    assert finding.help == 'write openapi: "3.2.0", or spell it `x-oai-itemSchema`'
    response: Any = found.paths[0].operations[0].responses["200"]
    assert response.content["text/event-stream"].item_schema.types == ("string",)


def test_what_begins_with_x_is_a_name_where_names_are_free() -> None:
    found = contract(
        """
        webhooks: {x-done: {post: {responses: {x-note: {description: no}, "200": {description: d}}}}}
        paths: {x-note: {get: {responses: {}}}}
        components:
          schemas: {x-a: {type: string}}
          responses: {x-b: {description: d, headers: {x-rate: {schema: {}}}, content: {x-c/d: {}}}}
        """
    )
    assert found.findings == ()
    assert [(e.path, list(e.operation.responses)) for e in found.endpoints] == [("x-done", ["200"])]
    assert found.endpoints[0].operation.extra == {"responses": {"x-note": {"description": "no"}}}
    response: Any = found.components["#/components/responses/x-b"]
    assert (list(response.headers), list(response.content)) == (["x-rate"], ["x-c/d"])
    assert "#/components/schemas/x-a" in found.schemas


def test_malformed_parts_are_said_once_and_passed_over() -> None:
    found = contract(
        """
        info: {title: 1, version: 1.0, contact: [], license: {name: 2, url: u}}
        servers: [{url: u, variables: {a: {enum: [1, b], default: 2}, b: 3}}, 4]
        tags: [{name: t, externalDocs: 1}]
        security: [{k: read}, {j: [1]}]
        openapi: 3.1.1
        paths:
          /a: 1
          /b:
            get: 1
            post: {tags: [a, 1], deprecated: 'no', parameters: {}, requestBody: [], responses: {"200": 1}}
        components:
          schemas:
            U: {discriminator: {propertyName: k, mapping: {a: 1, b: U}}}
          securitySchemes: {s: {type: oauth2, flows: {implicit: {scopes: {a: 1, b: c}}, password: 1}}}
        """
    )
    assert {id for id, _ in ids(found)} == {"malformed"}
    assert sorted(at for _, at in ids(found)) == sorted(
        """#/info/title #/info/version #/info/contact #/info/license/name
        #/servers/0/variables/a/enum/0 #/servers/0/variables/a/default #/servers/0/variables/b #/servers/1
        #/tags/0/externalDocs #/security/0/k #/security/1/j/0
        #/paths/~1a #/paths/~1b/get #/paths/~1b/post/tags/1 #/paths/~1b/post/deprecated
        #/paths/~1b/post/parameters #/paths/~1b/post/requestBody #/paths/~1b/post/responses/200
        #/components/schemas/U/discriminator/mapping/a
        #/components/securitySchemes/s/flows/implicit/scopes/a
        #/components/securitySchemes/s/flows/password""".split()
    )
    assert found.info == {"license": {"url": "u"}}
    assert found.raw["info"]["title"] == 1


# ── one meaning, however it is written ────────────────────────────────────────────────────────────


def test_json_and_yaml_give_equal_contracts() -> None:
    data = document_32()
    as_json = read(Files.of_text(json.dumps(data), name="openapi.json"))
    as_yaml = read(Files.of_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True)))
    assert as_yaml.files.root.format == "yaml"
    assert as_json == as_yaml


def test_30_and_31_spellings_give_equal_schemas() -> None:
    old = """
        Price: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}
        Name: {type: string, nullable: true, example: a}
        List: {type: array, items: {type: integer, nullable: false}}
        """
    new = """
        Price: {type: number, exclusiveMinimum: 0, maximum: 9}
        Name: {type: [string, 'null'], examples: [a]}
        List: {type: array, items: {type: integer}}
        """
    head = "openapi: {version}\ninfo: {{title: T, version: '1'}}\ncomponents:\n  schemas:\n"
    read_old = contract(
        head.format(version="3.0.4") + "    " + old.strip().replace("        ", "    ")
    )
    read_new = contract(
        head.format(version="3.1.1") + "    " + new.strip().replace("        ", "    ")
    )
    assert read_old.findings == read_new.findings == ()
    assert read_old.schemas == read_new.schemas
    assert read_old.schemas["#/components/schemas/Price"].raw["exclusiveMinimum"] is True
