"""What lint promises as a whole: one list, nothing twice, nothing that another stage said better."""

import builtins
import json
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractor.contract import read
from contractor.diagnostic import DocumentError, Severity
from contractor.lint import RULES, lint
from contractor.lint.patterns import is_broken, why_not_portable
from contractor.lint.schemas import identity
from contractor.lint.second import EngineMissing, second_opinion
from contractor.source import Files
from tests.documents import CORPUS, contract, corpus


def found(text: str, **options: bool) -> list[tuple[str, str]]:
    return [(one.id, one.at) for one in lint(contract(text, **options))]


# ── one list ──────────────────────────────────────────────────────────────────────────────────────


def test_what_reading_and_the_meta_schema_noticed_is_there_too() -> None:
    text = """
    paths: {}
    tags: [{nme: x}]
    components:
      schemas: {A: {$ref: '#/nowhere'}}
    """
    assert found(text) == [
        ("unresolved-reference", "#/components/schemas/A/$ref"),
        ("invalid-structure", "#/tags/0"),
    ]


def test_every_finding_says_what_to_do() -> None:
    text = """
    paths:
      /a/{b}: {get: {responses: {}}}
    components: {schemas: {A: {required: x}, B: {$ref: '#/nowhere'}}}
    """
    listed = lint(contract(text))
    assert len(listed) > 3
    assert all(one.help for one in listed)
    assert all(one.id in RULES for one in listed)


def test_merge_keys_are_mentioned() -> None:
    assert found("paths: {}\nx-a: &a {b: 1}\nx-c: {<<: *a}")[0][0] == "merge-key"


def test_other_files_are_judged_where_they_are(tmp_path: Path) -> None:
    root = tmp_path / "openapi.yaml"
    root.write_text(
        "openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {$ref: 'common.yaml#/Count'}}}\n"
    )
    (tmp_path / "common.yaml").write_text("Count:\n  type: integer\n  default: many\n")
    read_ = read(Files.open(root))
    [one] = read_.files.locate(lint(read_))
    assert (one.id, one.at) == ("default-refused", "common.yaml#/Count/default")
    assert one.span is not None
    assert (one.span.file.endswith("common.yaml"), one.span.line) == (True, 3)


def test_what_nobody_refers_to_in_another_file_is_not_misplaced(tmp_path: Path) -> None:
    root = tmp_path / "openapi.yaml"
    root.write_text(
        "openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {$ref: 'common.yaml#/A'}}}\n"
    )
    (tmp_path / "common.yaml").write_text(
        "A: {type: object}\nB: {x-contractor-table: {name: b}}\nC: {x-contractor-tabel: 1}\n"
    )
    listed = [(one.id, one.at) for one in lint(read(Files.open(root)))]
    assert listed == [("unknown-extension", "common.yaml#/C/x-contractor-tabel")]


def test_what_an_overlay_asks_for_in_vain_is_told(tmp_path: Path) -> None:
    root, overlay = tmp_path / "openapi.yaml", tmp_path / "tables.yaml"
    root.write_text(
        "openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {type: object, properties: {b: {type: object}}}}}\n"
    )
    overlay.write_text(
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions:\n"
        "  - {target: $.components.schemas.A.properties.b, update: {x-contractor-table: {}}}\n"
    )
    [one] = lint(read(Files.open(root, overlays=[overlay])))
    assert one.id == "misplaced-extension"
    assert "a schema with a name of its own" in one.message


def test_nothing_that_was_written_at_random_breaks_it() -> None:
    odd = [None, 3, "x", [], {}, True, [None], {"a": None}]
    for section in ("paths", "components", "tags", "servers", "security", "webhooks"):
        for value in odd:
            data = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, section: value}
            lint(read(Files.of_data(data)))
    for member in ("parameters", "requestBody", "responses", "callbacks", "tags", "security"):
        for value in odd:
            item = {"get": {member: value}, "parameters": [value]}
            data = {
                "openapi": "3.1.1",
                "info": {"title": "T", "version": "1"},
                "paths": {"/a/{b}": item, "/c": value},
            }
            lint(read(Files.of_data(data)))


KEYWORDS = st.sampled_from(
    [
        *(
            "type",
            "enum",
            "const",
            "default",
            "examples",
            "properties",
            "required",
            "allOf",
            "oneOf",
        ),
        *("not", "items", "minimum", "maximum", "pattern", "discriminator", "$ref", "nullable"),
        *(
            "additionalProperties",
            "readOnly",
            "writeOnly",
            "format",
            "x-contractor-name",
            "example",
        ),
    ]
)
ODD = st.recursive(
    st.sampled_from(
        [None, True, 0, -1, 1.5, "", "(", "string", "object", "#/components/schemas/A"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYWORDS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYWORDS, ODD, max_size=6), st.sampled_from(["3.0.4", "3.1.1", "3.2.0"]))
def test_schemas_at_random_are_judged(schema: dict[str, Any], version: str) -> None:
    data = {"openapi": version, "info": {"title": "T", "version": "1"}, "paths": {}}
    contract_ = read(Files.of_data({**data, "components": {"schemas": {"A": schema}}}))
    listed = lint(contract_)
    assert listed == lint(contract_)
    assert all(one.span is not None for one in contract_.files.locate(listed))


def test_deep_documents_are_judged() -> None:
    schema: dict[str, Any] = {"type": "string", "default": 1}
    for _ in range(110):
        schema = {"properties": {"a": schema}}
    data = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": {}}
    whole = {**data, "components": {"schemas": {"A": schema}}}
    assert [one.id for one in lint(read(Files.of_data(whole)))] == ["default-refused"]


def test_circles_of_unions_end() -> None:
    text = """
    components:
      schemas:
        A:
          oneOf: [{$ref: '#/components/schemas/B'}]
          discriminator: {propertyName: kind, mapping: {b: '#/components/schemas/B'}}
        B:
          oneOf: [{$ref: '#/components/schemas/A'}]
          default: 3
    """
    assert "discriminator-undeclared" in {id for id, _ in found(text)}


# ── values ────────────────────────────────────────────────────────────────────────────────────────

DIRECTIONS = """
paths:
  /books:
    put:
      requestBody:
        content:
          application/json:
            schema: &book
              type: object
              required: [id, secret]
              properties:
                id: {{type: integer, readOnly: true}}
                secret: {{type: string, writeOnly: true}}
            example: {sent}
      responses:
        default: {{description: refused}}
        '200':
          description: done
          content:
            application/json: {{schema: *book, example: {received}}}
"""


@pytest.mark.parametrize(
    ("sent", "received", "where"),
    [
        ("{secret: x}", "{id: 1}", []),
        ("{id: 1, secret: x}", "{id: 1, secret: x}", []),
        ("{id: 1}", "{id: 1}", ["requestBody"]),
        ("{secret: x}", "{secret: x}", ["responses"]),
        ("{secret: x, id: one}", "{id: 1}", ["requestBody"]),
    ],
)
def test_examples_travel_in_one_direction(sent: str, received: str, where: list[str]) -> None:
    listed = found(DIRECTIONS.format(sent=sent, received=received))
    assert [at.split("/")[4] for id, at in listed if id == "example-refused"] == where
    assert {id for id, _ in listed} <= {"example-refused"}


def test_an_example_says_what_was_probably_meant() -> None:
    text = """
    components:
      schemas:
        A: {type: object, examples: ['{"a": 1}', {$ref: '#/x'}, 3], required: [a]}
    """
    said = [one.notes for one in lint(contract(text)) if one.id == "example-refused"]
    assert [note for notes in said for note in notes] == [
        "it is JSON written as a string; write the value itself",
        "a reference inside a value is not followed; refer to the whole example instead",
    ]


def test_null_and_bounds_of_3_0_mean_what_3_0_says() -> None:
    text = """
    openapi: 3.0.3
    info: {title: T, version: '1'}
    paths: {}
    components:
      schemas:
        A: {type: string, nullable: true, default: null}
        B: {type: integer, minimum: 1, exclusiveMinimum: true, default: 1}
        C: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 1}
    """
    assert found(text) == [
        ("impossible-bounds", "#/components/schemas/C/minimum"),
        ("default-refused", "#/components/schemas/B/default"),
    ]


def test_honour_nullable_reaches_values() -> None:
    text = "components: {schemas: {A: {type: string, nullable: true, default: null}}}"
    assert ("default-refused", "#/components/schemas/A/default") in found(text)
    assert found(text, honour_nullable=True) == []


# ── documents made to exhaust ─────────────────────────────────────────────────────────────────────


def chain(length: int, keyword: str, times: int, last: dict[str, Any]) -> dict[str, Any]:
    """Schemas of which each leads to the next, some times."""
    schemas: dict[str, Any] = {
        f"A{index}": {
            keyword: [{"$ref": f"#/components/schemas/A{index + 1}"}] * times,
            "required": [f"p{index}"],
        }
        for index in range(length)
    }
    head = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": {}}
    return {**head, "components": {"schemas": {**schemas, f"A{length}": last}}}


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_ways_that_double_are_not_followed(keyword: str) -> None:
    data = chain(70, keyword, 2, {"type": "object", "required": ["a"]})
    data["components"]["schemas"]["A0"]["default"] = {}
    listed = lint(read(Files.of_data(data)))
    assert ("value-not-checked", "#/components/schemas/A0/default") in {
        (one.id, one.at) for one in listed
    }


def test_long_ways_do_not_exhaust_the_stack() -> None:
    data = chain(1800, "allOf", 1, {"type": "string"})
    data["components"]["schemas"]["A1799"] |= {"type": "integer"}
    before = threading.stack_size()
    listed = [(one.id, one.at) for one in lint(read(Files.of_data(data)))]
    assert ("accepts-nothing", "#/components/schemas/A1799") in listed
    assert threading.stack_size() == before


@pytest.mark.parametrize("depth", [100, 200])
def test_what_nests_deeper_than_the_engine_goes_is_not_judged(
    depth: int, capfd: pytest.CaptureFixture[str]
) -> None:
    deep: dict[str, Any] = {"type": "object"}
    for _ in range(depth):
        deep = {"allOf": [deep, {"minProperties": 1}]}
    head = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": {}}
    whole = {**head, "components": {"schemas": {"A": {**deep, "default": {}}}}}
    listed = [one.id for one in lint(read(Files.of_data(whole)))]
    assert "accepts-nothing" not in listed
    assert {"default-refused", "value-not-checked"} & {*listed}
    assert capfd.readouterr().err == ""


def test_paths_that_all_overlap_are_said_once_each() -> None:
    def path(index: int) -> str:
        parts = (f"{{p{bit}}}" if index >> bit & 1 else f"s{bit}" for bit in range(6))
        return "/" + "/".join(parts)

    head = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}}
    operation = {"get": {"responses": {"200": {"description": "d"}}}}
    data = {**head, "paths": {path(index): operation for index in range(64)}}
    listed = [one.at for one in lint(read(Files.of_data(data))) if one.id == "overlapping-paths"]
    assert 0 < len(listed) == len(set(listed)) < 64


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(json_values, json_values)
def test_identity_is_equality_of_json(one: Any, other: Any) -> None:
    def plain(value: Any) -> Any:
        if isinstance(value, bool):
            return ("bool", value)
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        return value

    assert (identity(one) == identity(other)) is (plain(one) == plain(other))
    assert identity(one) == identity(json.loads(json.dumps(one)))


@given(json_values, json_values)
@settings(max_examples=60)
def test_a_document_of_any_values_is_judged(default: Any, const: Any) -> None:
    schema = {"type": "string", "default": default, "const": const, "examples": [default, const]}
    data = {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": {}}
    try:
        files = Files.of_data({**data, "components": {"schemas": {"A": schema}}})
    except DocumentError:
        return  # a number or text that is refused before it gets here
    listed = {one.at.split("/")[4] for one in lint(read(files)) if one.severity is Severity.ERROR}
    assert ("const" in listed) is not isinstance(const, str)
    assert ("default" in listed) is (default != const or not isinstance(const, str))


# ── patterns ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("pattern", ["(", "[a-", "*a", "a{2,1}", "[z-a]", "(?<n", "a)"])
def test_what_no_engine_takes_is_broken(pattern: str) -> None:
    assert is_broken(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        *("^a+$", r"\p{L}", r"\u{1F600}", "(?<=a)b", r"[^\]]", "[^]", "[]", r"(?<n>a)\k<n>", "{"),
        *(r"[\w-.]", r"a{,3}", "]", r"\_", r"\cA", r"\/", "", "[[]", r"\x4", r"\e", r"\d{1,"),
    ],
)
def test_what_javascript_takes_is_not_broken(pattern: str) -> None:
    assert is_broken(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    ["(?i)a", "(?P<n>a)", "(?>a)", "(?#c)a", "a++", r"\Aa\Z", "[[:alpha:]]", r"[\w-.]", r"a{2}+"],
)
def test_what_engines_read_differently_is_not_portable(pattern: str) -> None:
    assert why_not_portable(pattern)


@pytest.mark.parametrize(
    "pattern", [r"^\d+\+$", r"[(?i)]", r"\(\?i\)", "a+?", r"\\Z", "[+]+", "(?:a)+", "(?=a)a"]
)
def test_what_they_share_is_portable(pattern: str) -> None:
    assert why_not_portable(pattern) is None


@given(st.text(max_size=12) | st.text("()[]{}\\^$*+?|.-<>=!:kpPux0aAwd,", max_size=12))
def test_any_text_as_a_pattern_is_judged(pattern: str) -> None:
    is_broken(pattern)
    why_not_portable(pattern)


# ── hostile names ─────────────────────────────────────────────────────────────────────────────────


@given(
    st.text(min_size=1, max_size=8) | st.sampled_from(["{", "}", "{0}", "{name}", "%s", "a{b}c"])
)
@settings(max_examples=60)
def test_names_of_a_document_are_not_templates(name: str) -> None:
    data = {
        "openapi": "3.1.1",
        "info": {"title": "T", "version": "1"},
        "paths": {
            f"/{name}": {"get": {"operationId": name, "responses": {name: {}}, "tags": [name]}}
        },
        "tags": [{"name": name}, {"name": name}],
        "components": {"schemas": {"A": {"required": [name], "additionalProperties": False}}},
    }
    try:
        read_ = read(Files.of_data(data))
    except DocumentError:
        return
    listed = lint(read_)
    said = [one.message for one in listed if one.id == "duplicate-tag"]
    assert said == [f"the tag `{name}` is declared twice"]


# ── the second opinion ────────────────────────────────────────────────────────────────────────────


def test_the_second_opinion_has_places() -> None:
    text = """
    paths:
      /a/{b}:
        get:
          operationId: x
          responses: {'200': {description: d}}
    components: {schemas: {A: {type: array, items: 3}}}
    """
    listed = [(one.id, one.at) for one in second_opinion(contract(text))]
    assert ("second-opinion", "#/paths/~1a~1{b}/get") in listed
    assert all(id == "second-opinion" for id, _ in listed)


def test_a_document_that_is_fine_has_no_second_opinion() -> None:
    text = "paths: {/a: {get: {responses: {'200': {description: d}}}}}"
    for version in ("3.0.3", "3.1.1", "3.2.0"):
        head = f"openapi: {version}\ninfo: {{title: T, version: '1'}}\n"
        assert second_opinion(contract(head + text)) == []


def test_what_it_cannot_check_is_no_pass() -> None:
    text = "paths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/B'}}}"
    [*_, last] = second_opinion(contract(text))
    assert (last.id, last.severity) == ("second-opinion-failed", Severity.ERROR)
    assert "\n" not in last.message


def test_it_reads_no_file_that_we_would_not(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "contractor.toml").write_text("")
    (tmp_path / "secret.yaml").write_text("type: string")
    (tmp_path / "inside" / "near.yaml").write_text("type: string")
    root = tmp_path / "inside" / "openapi.yaml"
    body = "openapi: 3.1.1\ninfo: {title: T, version: '1'}\npaths: {}\n"
    for target, ids in (
        ("near.yaml", []),
        ("../secret.yaml", ["second-opinion-failed"]),
        ("http://127.0.0.1:9/x.yaml", ["second-opinion-failed"]),
    ):
        root.write_text(f"{body}components: {{schemas: {{A: {{$ref: '{target}'}}}}}}\n")
        assert [one.id for one in second_opinion(read(Files.open(root)))] == ids


def test_its_absence_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Any = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("openapi_spec_validator"):
            raise ImportError("No module named openapi_spec_validator")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EngineMissing):
        second_opinion(contract("paths: {}"))


# ── real documents ────────────────────────────────────────────────────────────────────────────────

#: What each document says wrongly, looked at one by one.
WRONG = {
    "adyen-checkout.json": set(),
    "box.json": {"path-with-query", "example-refused"},
    "discord.json": {"accepts-nothing"},
    "github.json": {"identical-paths", "discriminator-undeclared", "example-refused"},
    "openai.yaml": {
        *("malformed", "invalid-structure", "path-with-query"),
        *("discriminator-undeclared", "default-refused", "example-refused"),
    },
    "museum.yaml": set(),
    "petstore-expanded.yaml": set(),
    "train-travel.yaml": set(),
}


@corpus
@pytest.mark.parametrize("name", sorted(WRONG))
def test_real_documents_have_no_false_alarms(name: str) -> None:
    read_ = read(Files.open(CORPUS / name))
    listed = read_.files.locate(lint(read_))
    assert {one.id for one in listed if one.severity is Severity.ERROR} == WRONG[name]
    assert all(one.span is not None for one in listed)


def test_values_are_one_where_json_schema_calls_them_equal() -> None:
    assert identity({"a": 1, "b": [True]}) == identity({"b": [True], "a": 1.0})
    assert identity({"a": 1}) != identity({"a": True})
    assert identity([1]) != identity({"0": 1})
