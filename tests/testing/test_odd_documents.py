"""What documents may say and few do: a server that keeps to it, as a mock does, has no failure and is reached."""

import pytest

from contractor.mock import application
from contractor.testing.probes import probes
from contractor.testing.settings import ENGINE
from tests.documents import contract
from tests.testing.running import ran

NO = "'400': {description: 'No'}, '404': {description: 'No'}"
OK = f"{{'200': {{description: Fine}}, {NO}}}"
PAIR = "{type: array, prefixItems: [{type: integer}, {type: string}], items: false, minItems: 2}"
FORM = (
    "{type: object, required: [file], properties: {"
    "file: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}"
)
LIST = "{type: array, minItems: 1, items: {type: integer}}"
CLOSED = (
    "{type: object, required: [r], properties: {r: {type: integer}, g: {type: string}}, "
    "additionalProperties: false}"
)
OPEN = "{type: object, properties: {'k k': {type: integer}, é: {type: string}}}"
IMAGES = (
    "put: {requestBody: {content: {image/png: {}, image/*: {schema: {}}}}, responses: " + OK + "}"
)
NODE = (
    "{type: object, xml: {name: node, namespace: 'urn:n', prefix: n}, required: [name], properties: {"
    "name: {type: string, minLength: 1}, flat: {type: array, items: {type: integer}}, "
    "tags: {type: array, items: {type: string, xml: {name: tag}}, xml: {wrapped: true}}}}"
)


def body(media: str, schema: str) -> str:
    """A POST whose body is of a media type."""
    content = f"{{'{media}': {{schema: {schema}}}}}"
    return f"post: {{requestBody: {{required: true, content: {content}}}, responses: {OK}}}"


def answer(schema: str) -> str:
    """A GET whose answer is JSON of a schema."""
    content = f"{{application/json: {{schema: {schema}}}}}"
    return f"get: {{responses: {{'200': {{description: Fine, content: {content}}}}}}}"


def parameter(said: str) -> str:
    """A GET with a parameter."""
    return f"get: {{parameters: [{{name: p, {said}}}], responses: {OK}}}"


@pytest.mark.parametrize(
    ("path", "operation"),
    [
        ("/a b/[c]/\"d\"/<e>/{p}", parameter("in: path, required: true, schema: {type: integer}")),
        ("/a;b=c/é/%C3%BC/", answer("{const: null}")),
        ("/l{p}", parameter("in: path, required: true, style: label, explode: true, schema: " + LIST)),
        ("/m{p}", parameter("in: path, required: true, style: matrix, explode: true, schema: " + CLOSED)),
        ("/p", parameter("in: query, explode: false, schema: " + OPEN)),
        ("/p", parameter("in: query, required: true, schema: {enum: [1, '1', true, null, 1.5, 'a b', é]}")),
        ("/p", parameter("in: cookie, required: true, schema: " + OPEN)),
        ("/tuple", answer(PAIR)),
        ("/tuple", body("application/json", PAIR)),
        ("/204", "get: {responses: {'204': {description: None, content: {text/plain: {}}}}}"),
        ("/3xx", "get: {responses: {3XX: {description: Elsewhere}}}"),
        ("/image", IMAGES),
        ("/any", body("*/*", "{type: string, format: binary}")),
        ("/form", body("multipart/form-data", FORM)),
        ("/form", body("application/x-www-form-urlencoded", NODE)),
        ("/xml", body("application/xml", NODE)),
        ("/lines", body("application/x-ndjson", NODE)),
    ],
)  # fmt: skip
def test_a_mock_keeps_to_it(path: str, operation: str) -> None:
    quoted = path.replace("'", "''")
    found = contract(
        f"openapi: 3.1.1\nservers: [{{url: '/v 1'}}]\npaths: {{'{quoted}': {{{operation}}}}}"
    )
    every = tuple(probes())
    names = (*ENGINE, *(one.name for one in every))
    tested = ran(found, application(found), phases=names, probes=every)
    assert tested.failures == ()
    assert [one.reached for one in tested.operations] == [True]


def test_files_are_text_to_what_judges_values() -> None:
    schema = FORM.replace("required:", "not: {required: [none]}, required:", 1)
    found = contract(f"openapi: 3.1.1\npaths: {{/form: {{{body('multipart/form-data', schema)}}}}}")
    assert ran(found, application(found)).failures == ()


def test_whoever_may_show_a_certificate_may_show_nothing_else() -> None:
    found = contract(
        """
openapi: 3.1.1
paths:
  /a: {get: {security: [{tls: []}, {key: []}], responses: {'204': {description: Fine}, '401': {description: 'No'}}}}
  /b: {get: {security: [{tls: [], key: []}], responses: {'204': {description: Fine}, '401': {description: 'No'}}}}
components: {securitySchemes: {tls: {type: mutualTLS}, key: {type: http, scheme: bearer}}}
"""
    )
    tested = ran(found, application(found))
    assert tested.failures == ()
    assert [one.reached for one in tested.operations] == [True, True]
