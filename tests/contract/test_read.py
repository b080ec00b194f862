"""Reading: spelling is normalised, meaning is not, and what is wrong is said where it stands."""

from pathlib import Path

import pytest

from contractor.contract import read
from contractor.diagnostic import DocumentError
from contractor.source import Files
from tests.documents import CORPUS, contract, corpus, ids


def test_30_spelling_becomes_2020_12() -> None:
    found = contract(
        """
        openapi: 3.0.4
        info: {title: T, version: "1"}
        paths: {}
        components:
          schemas:
            Price: {type: number, minimum: 0, exclusiveMinimum: true, nullable: true, example: 3}
        """
    )
    price = found.schemas["#/components/schemas/Price"]
    assert price.keywords == {"type": ("number", "null"), "exclusiveMinimum": 0, "examples": (3,)}
    assert price.raw["nullable"] is True
    assert found.findings == ()


def test_nullable_has_no_effect_without_type_in_30() -> None:
    text = """
        openapi: 3.0.4
        info: {title: T, version: "1"}
        paths: {}
        components:
          schemas:
            A: {type: string}
            B: {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}
        """
    key = "#/components/schemas/B"
    assert ids(contract(text)) == [("nullable-without-effect", f"{key}/nullable")]
    meant = contract(text, honour_nullable=True)
    assert meant.findings == ()
    assert meant.schemas[key].any_of[1].types == ("null",)


def test_meaning_is_not_folded() -> None:
    found = contract(
        """
        components:
          schemas:
            A: {const: a}
            B: {allOf: [{$ref: '#/components/schemas/A'}], x-unknown: 1, frobnicate: 2}
        """
    )
    schema = found.schemas["#/components/schemas/B"]
    assert schema.all_of[0].ref == "#/components/schemas/A"
    assert schema.get("frobnicate") == 2
    assert found.schemas["#/components/schemas/A"].enum is None


def test_malformed_keywords_stay_raw_and_are_reported() -> None:
    found = contract(
        """
        components:
          schemas:
            A: {type: strin, minLength: -1, properties: [], required: yes, title: kept}
        """
    )
    at = "#/components/schemas/A"
    schema = found.schemas[at]
    assert schema.keywords == {"title": "kept"}
    assert schema.raw["minLength"] == -1
    expected = [
        ("malformed", f"{at}/{name}") for name in ("type", "minLength", "properties", "required")
    ]
    assert ids(found) == expected


def test_references_to_files_fragments_and_anchors(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.1\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n"
        "    A: {$ref: 'parts/money.yaml'}\n    B: {$ref: 'parts/all.json#/defs/x~1y'}\n"
        "    C: {$ref: '#named'}\n    D: {$anchor: named, type: string}\n"
        "    E: {$id: 'https://example.com/e', $defs: {in: {type: integer}}, items: {$ref: '#/$defs/in'}}\n"
        "    F: {$ref: 'https://example.com/e'}\n"
    )
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/money.yaml").write_text(
        "type: object\nproperties: {c: {$ref: 'all.json#/defs/x~1y'}}\n"
    )
    (tmp_path / "parts/all.json").write_text(
        '{"defs": {"x/y": {"$ref": "../openapi.yaml#/components/schemas/D"}}}'
    )
    found = read(Files.open(tmp_path / "openapi.yaml"))
    refs = {
        key.rpartition("/")[2]: schema.ref for key, schema in found.schemas.items() if schema.ref
    }
    assert found.findings == ()
    assert refs["A"] == "parts/money.yaml#"
    assert refs["B"] == "parts/all.json#/defs/x~1y"
    assert refs["C"] == "#/components/schemas/D"
    assert refs["x~1y"] == "#/components/schemas/D"
    assert refs["F"] == "#/components/schemas/E"
    items = found.schemas["#/components/schemas/E"].items
    assert items is not None
    assert items.ref == "#/components/schemas/E/$defs/in"


def test_a_reference_that_leads_nowhere_is_located() -> None:
    found = contract("components: {schemas: {A: {$ref: '#/components/schemas/B'}}}")
    [finding] = found.files.locate(found.findings)
    assert (finding.id, finding.at) == ("unresolved-reference", "#/components/schemas/A/$ref")
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (3, 34)


def test_32_and_its_back_ports() -> None:
    found = contract(
        """
        openapi: 3.2.0
        info: {title: T, version: "1"}
        paths:
          /a:
            query: {responses: {"200": {description: ok, content: {text/event-stream: {itemSchema: {type: string}}}}}}
            additionalOperations: {COPY: {responses: {}}}
            x-oai-additionalOperations: {MOVE: {responses: {}}}
        webhooks:
          gone: {post: {responses: {}}}
        """
    )
    assert [(e.kind, e.method) for e in found.endpoints] == [
        ("path", "query"),
        ("path", "COPY"),
        ("path", "MOVE"),
        ("webhook", "post"),
    ]
    response = found.resolve(found.endpoints[0].operation.responses["200"])
    assert response is not None
    media = found.resolve(response.content["text/event-stream"])
    assert media is not None
    assert media.item_schema is not None
    assert found.findings == ()


def test_path_items_by_reference_and_callbacks() -> None:
    found = contract(
        """
        paths:
          /a: {$ref: '#/components/pathItems/Shared'}
        components:
          pathItems:
            Shared:
              parameters: [{name: q, in: query, schema: {type: string}}]
              post:
                operationId: send
                responses: {}
                callbacks: {done: {'{$request.body#/url}': {post: {responses: {}}}}}
        """
    )
    assert [(e.kind, e.path, len(e.parameters)) for e in found.endpoints] == [
        ("path", "/a", 1),
        ("callback", "{$request.body#/url}", 0),
    ]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("swagger: '2.0'", "swagger-2"),
        ("openapi: 4.0.0", "unsupported-version"),
        ("openapi: 3.1", "unsupported-version"),
        ("title: no", "not-openapi"),
        ("- a", "not-openapi"),
        ("", "empty-document"),
        ("a: [", "invalid-yaml"),
        ('{"a": 1, "a": 2}', "duplicate-key"),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key"),
        ("a: &a [*a]", "recursive-alias"),
        ("[" * 5000, "too-deep"),
        ("x: " + "{a: " * 1000, "too-deep"),
    ],
)
def test_no_contract_can_be_built(text: str, id: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(Files.of_text(text))
    assert refused.value.findings[0].id == id


@pytest.mark.parametrize(
    "name", ["../secret.yaml", "/etc/passwd", "http://127.0.0.1/x", "file:///etc/passwd"]
)
def test_nothing_outside_is_read(tmp_path: Path, name: str) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "contractor.toml").touch()
    (tmp_path / "secret.yaml").write_text("type: string")
    root = project / "openapi.yaml"
    root.write_text(
        f"openapi: 3.1.1\ninfo: {{title: T, version: '1'}}\ncomponents: {{schemas: {{A: {{$ref: '{name}'}}}}}}\n"
    )
    found = read(Files.open(root))
    assert [finding.id for finding in found.findings] in (
        ["reference-outside-project"],
        ["remote-reference-refused"],
    )
    assert list(found.files.loaded) == [""]


@corpus
@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*")) if CORPUS.is_dir() else [], ids=lambda path: path.name
)
def test_real_documents(path: Path) -> None:
    found = read(Files.open(path))
    assert found.endpoints
    assert not [
        finding
        for finding in found.findings
        if finding.id not in ("nullable-without-effect", "malformed", "unknown-keyword")
    ]


def test_nullable_says_nothing_where_an_enumeration_leaves_null_out() -> None:
    text = """
        openapi: 3.0.4
        info: {title: T, version: "1"}
        components:
          schemas:
            A: {type: string, nullable: true, enum: [a]}
            B: {type: string, nullable: true, enum: [a, null]}
        """
    at = "#/components/schemas/A"
    assert ids(contract(text)) == [("nullable-without-effect", f"{at}/nullable")]
    meant = contract(text, honour_nullable=True)
    assert meant.findings == ()
    assert meant.schemas[at].enum == ("a", None)


def test_keywords_that_no_draft_of_today_has_are_said() -> None:
    found = contract("""
        paths: {}
        components:
          schemas:
            A: {type: string, maxLenght: 3, x-own: 1, $comment: fine, $vocabulary: {}}
            B: {type: object, dependencies: {a: [b]}, $defs: {C: {additionalItems: false}}}
    """)
    assert [(one.id, one.at.removeprefix("#/components/schemas/")) for one in found.findings] == [
        ("unknown-keyword", "A/maxLenght"),
        ("unknown-keyword", "B/dependencies"),
        ("unknown-keyword", "B/$defs/C/additionalItems"),
    ]
    assert [one.help for one in found.findings][:2] == [
        "did you mean `maxLength`?",
        "write `dependentRequired` or `dependentSchemas`",
    ]


def test_a_tuple_of_an_older_draft_is_told_its_keyword() -> None:
    (found,) = contract("""
        paths: {}
        components: {schemas: {A: {type: array, items: [{type: string}]}}}
    """).findings
    assert found.message == "`items` must be an object, not a list"
    assert found.help == "write the schemas of a tuple as `prefixItems`"
