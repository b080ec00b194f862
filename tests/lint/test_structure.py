"""What the meta-schemas refuse, said in words a person would use, at the place a person would name."""

import pytest

from contractor.contract.validate import validate
from contractor.lint import lint
from tests.documents import contract

HEAD = "info: {title: T, version: '1'}\n"
OK = "responses: {'200': {description: d}}"

WRONG = [
    ("info: {title: T}\npaths: {}", "#/info", "`version` is missing", None),
    (
        HEAD + "paths: {books: {}}",
        "#/paths/books",
        "a path begins with /",
        "write `/books`",
    ),
    (
        "info: {title: T, version: '1', licence: {name: MIT}}\npaths: {}",
        "#/info/licence",
        "`licence` is not known here",
        "did you mean `license`? If it is an extension, write it as `x-…`",
    ),
    (
        HEAD + "paths: {/a: {get: {zzzz: 1, " + OK + "}}}",
        "#/paths/~1a/get/zzzz",
        "`zzzz` is not known here",
        "write it as `x-…` if it is an extension",
    ),
    (
        HEAD + "paths: {/a: {get: {parameters: [{name: a, in: body, schema: {}}], " + OK + "}}}",
        "#/paths/~1a/get/parameters/0/in",
        "`in` must be one of ",
        None,
    ),
    (
        HEAD + "paths: {}\ncomponents: {securitySchemes: {a: {type: basic}}}",
        "#/components/securitySchemes/a/type",
        '`type` must be one of "apiKey", "http", ',
        None,
    ),
    (
        HEAD + "paths: {/a: {post: {requestBody: {}, " + OK + "}}}",
        "#/paths/~1a/post/requestBody",
        "`content` is missing",
        None,
    ),
]


@pytest.mark.parametrize("version", ["3.0.4", "3.1.1", "3.2.0"])
@pytest.mark.parametrize(("text", "at", "message", "help"), WRONG)
def test_one_finding_that_says_it(
    version: str, text: str, at: str, message: str, help: str | None
) -> None:
    [found] = validate(contract(f"openapi: {version}\n{text}"))
    assert found.at == at
    assert found.message.startswith(message)
    if help is not None:
        assert found.help == help


def test_a_name_that_cannot_be_one_is_shown_itself() -> None:
    [found] = validate(contract("paths: {}\ncomponents: {schemas: {bad name: {}}}"))
    assert (found.at, found.on_key) == ("#/components/schemas/bad name", True)
    assert found.message == "`bad name` is no name here: it must match ^[a-zA-Z0-9._-]+$"


@pytest.mark.parametrize("version", ["3.1.1", "3.2.0"])
def test_where_the_official_schema_is_narrower_than_the_text_the_text_decides(version: str) -> None:
    text = f"""
openapi: {version}
info: {{title: T, version: '1'}}
paths:
  /a:
    get:
      operationId: a
      parameters: [{{name: b, in: query, schema: {{}}}}]
      responses:
        '200':
          description: d
          links:
            l: {{operationId: a, parameters: {{b: 2}}, server: {{url: /x}}}}
"""
    assert lint(contract(text)) == []


def test_what_reading_said_is_not_said_again() -> None:
    text = """
    openapi: 3.0.4
    info: {title: T, version: '1'}
    paths: {}
    components: {schemas: {A: {type: string, const: a}, B: {required: 3}}}
    """
    assert [one.id for one in lint(contract(text))] == ["unknown-keyword", "malformed"]


def test_every_schema_object_is_looked_at() -> None:
    text = "paths: {}\ncomponents: {schemas: {A: {properties: {b: {items: {$anchor: 1a}}}}}}"
    [found] = validate(contract(text))
    assert found.at == "#/components/schemas/A/properties/b/items/$anchor"


def test_a_list_of_types_is_judged_as_a_list_and_a_refused_name_told_what_it_may_not_be() -> None:
    found = contract("""
        openapi: 3.2.0
        info: {title: Test, version: '1'}
        paths:
          /a: {additionalOperations: {GET: {responses: {default: {description: d}}}}}
        components: {schemas: {A: {type: [string, string]}}}
    """)
    assert [one.message for one in lint(found) if one.id == "invalid-structure"] == [
        "`GET` is no name here: it must be none of GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH, TRACE, QUERY",
        "`type` lists a value twice",
    ]
