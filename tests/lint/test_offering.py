"""The Overlay that `contractor lint` offers: with it nothing is lacking, nothing else is said, and nobody is broken."""

from collections import Counter
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contractor import diff
from contractor.contract import Contract, read
from contractor.contract.travel import Travel
from contractor.diagnostic import Finding, Severity
from contractor.diff.terms import Terms
from contractor.lint import lint
from contractor.lint.malformed import fault
from contractor.lint.offering import Offer, offer
from contractor.lint.refusals import OFFERED, lacking
from contractor.mock import application
from contractor.model import build
from contractor.source import Files
from contractor.source.overlay_text import Action, comment, json_path, overlay_text
from contractor.targets.fastapi.losses import losses
from contractor.targets.fastapi.refusals import Refusals
from contractor.targets.fastapi.unfilled import Filling
from contractor.text import pascal
from contractor.workspace.exposing import exposed
from tests.documents import CORPUS, corpus

Pairs = Counter[tuple[str, str]]
ERROR = "{type: object, properties: {message: {type: string}}}"
NUMBER = "parameters: [{name: n, in: query, schema: {type: integer}}]"


def offered(contract: Contract) -> Offer:
    taken = [pascal(one.name) for one in build(contract).definitions.values()]
    return offer(contract, lacking(contract), Filling(contract).fits, taken)


def overlaid(document: Path, folder: Path) -> tuple[Contract, Offer, Contract]:
    """A document, what is offered for it, and the document with that, all by way of files."""
    before = read(Files.open(document))
    made = offered(before)
    file = folder / "refusals.overlay.yaml"
    file.write_text(overlay_text("Refusals", made.actions), "utf-8", newline="")
    return before, made, read(Files.open(document, overlays=[file]))


def told(contract: Contract) -> list[Finding]:
    model = build(contract)
    return [*lint(contract), *model.findings, *losses(model)]


def counted(found: list[Finding]) -> Pairs:
    return Counter((one.id, one.at) for one in found if one.id not in OFFERED)


def holds(before: Contract, made: Offer, after: Contract) -> None:
    """Everything that an offer promises, where nothing had to be left out."""
    assert made.elsewhere == ()
    assert not [one for one in lint(after) if one.id in OFFERED]
    assert not counted(told(after)) - counted(told(before))
    nobody_is_broken(before, after)
    only_answers_are_added(before, made, after)
    every_refusal_is_documented(before, after)


def nobody_is_broken(before: Contract, after: Contract) -> None:
    models = diff.Models(exposed(build(before)), exposed(build(after)))
    terms = Terms(date(2026, 11, 30))
    found = diff.compare(before, after, terms, diff.Promise.CLIENT, models)
    assert not found.unread
    # Who asks by generated code for every answer that there is gets one more; that is the point.
    grave = {one.id for one in found.changes if one.level >= Severity.WARNING}
    assert grave <= {"client-reply-added"}
    assert not any(one.level is Severity.ERROR for one in found.changes)


def only_answers_are_added(before: Contract, made: Offer, after: Contract) -> None:
    there = {one.operation.at: one.operation.raw for one in after.endpoints}
    added = 0
    for at, raw in {one.operation.at: one.operation.raw for one in before.endpoints}.items():
        said, now = raw.get("responses", {}), there[at].get("responses", {})
        assert {**there[at], "responses": said} == {**raw, "responses": said}
        assert {status: now[status] for status in said} == said
        assert [*now][: len(said)] == [*said]
        added += len(now) - len(said)
    assert added == made.answers


def every_refusal_is_documented(before: Contract, after: Contract) -> None:
    """The generated application has a documented answer for whatever it refuses, but for what was hopeless before."""
    hopeless = {
        one.at.partition("/content/")[0]
        for one in losses(build(before))
        if one.id == "unfillable-refusal"
    }
    refusals = Refusals(after, Travel(after))
    for endpoint in after.endpoints:
        operation = endpoint.operation
        nodes = filter(None, map(after.resolve, operation.responses.values()))
        if endpoint.kind != "path" or any(
            {one.at, f"{one.at}/content"} & hopeless for one in nodes
        ):
            continue
        reasons = []
        if fault(after, endpoint) is not None:
            reasons.append("bad-request")
        if endpoint.security and all(endpoint.security):
            reasons += ["unauthenticated", "forbidden"]
        if operation.request_body is not None:
            reasons += ["media-type", "too-large"]
        assert [one for one in reasons if not refusals.can(operation, one)] == []


@corpus
@pytest.mark.parametrize(
    "name",
    [
        *("museum.yaml", "train-travel.yaml", "petstore-expanded.yaml", "adyen-checkout.json"),
        *("box.json", "discord.json"),
    ],
)
def test_real_documents(name: str, tmp_path: Path) -> None:
    before = read(Files.open(CORPUS / name))
    if not [*lacking(before)]:
        assert offered(before) == Offer()
        assert name in ("petstore-expanded.yaml", "discord.json")
        return
    holds(*overlaid(CORPUS / name, tmp_path))


# ── documents of our own ──────────────────────────────────────────────────────────────────────────

BOOKS = """
openapi: VERSION
info: {title: Books, version: '1'}
security: [{bearer: []}]
paths:
  /books:
    post:
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses:
        "201": {description: made}
  /books/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      responses:
        200: {description: the book}
        '404': {description: none}
    delete:
      responses: {204: {description: gone}}
  /it's:
    get:
      security: []
      parameters: [{name: "say \\"hi\\"", in: query, schema: {type: integer}}]
      responses: {'204': {description: "done"}}
  "/a: b #c\\\\d":
    get: {responses: {'204': {description: done}, '403': {description: no}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}}
"""
STATUSES = {
    "#/paths/~1books/post": ["201", "400", "401"],
    "#/paths/~1books~1{id}/get": ["200", "404", "400", "401"],
    "#/paths/~1books~1{id}/delete": ["204", "400", "401", "404"],
    "#/paths/~1it's/get": ["204", "400"],
    "#/paths/~1a: b #c\\d/get": ["204", "403", "401"],
}


def written(text: str, folder: Path, name: str = "openapi.yaml") -> Path:
    path = folder / name
    path.write_text(dedent(text), "utf-8")
    return path


def statuses(contract: Contract) -> dict[str, list[str]]:
    return {one.operation.at: [*one.operation.responses] for one in contract.endpoints}


@pytest.mark.parametrize("version", ["3.0.4", "3.1.1", "3.2.0"])
def test_every_version(version: str, tmp_path: Path) -> None:
    found = overlaid(written(BOOKS.replace("VERSION", version), tmp_path), tmp_path)
    holds(*found)
    assert statuses(found[2]) == STATUSES
    [whole, *_] = found[1].actions
    assert [*whole.update["components"]] == ["responses", "schemas"]
    assert [*whole.update["components"]["responses"]] == ["BadRequest", "Unauthorized", "NotFound"]
    assert [*whole.update["components"]["schemas"]] == ["ProblemDetails"]


def test_a_server_of_it_says_no_as_documented(tmp_path: Path) -> None:
    _, _, after = overlaid(written(BOOKS.replace("VERSION", "3.1.1"), tmp_path), tmp_path)
    client = TestClient(application(after))
    book = f"/books/{'0' * 8}-0000-0000-0000-{'0' * 12}"
    sent = {"headers": {"Authorization": "Bearer demo"}}
    client.delete(book, **sent)
    answers = [
        client.get(book),
        client.get("/books/emma", **sent),
        client.delete(book, **sent),
        client.post("/books", **sent, content=b"{"),
        client.get("/it's?say%20%22hi%22=no"),
    ]
    assert [one.status_code for one in answers] == [401, 400, 404, 400, 400]
    for one in answers:
        assert one.headers["content-type"] == "application/problem+json"
        assert one.json()["status"] == one.status_code


def test_operations_without_responses_and_other_methods(tmp_path: Path) -> None:
    text = """
    openapi: 3.2.0
    info: {title: Books, version: '1'}
    paths:
      /books/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: string}}]
        get: {}
        query: {responses: {}}
        additionalOperations:
          COPY: {responses: {'204': {description: done}}}
    """
    before, made, after = overlaid(written(text, tmp_path), tmp_path)
    holds(before, made, after)
    assert {*map(tuple, statuses(after).values())} == {("404",), ("204", "404")}
    paths = [json_path(one.steps) for one in made.actions[1:]]
    assert paths[-1] == "$.paths['/books/{id}'].additionalOperations.COPY"


def test_webhooks_and_callbacks_are_left_alone(tmp_path: Path) -> None:
    text = """
    openapi: 3.1.1
    info: {title: Books, version: '1'}
    security: [{key: []}]
    webhooks:
      sold:
        post: &sold
          requestBody: {content: {application/json: {schema: {}}}}
          responses: {'204': {description: done}}
    paths:
      /books:
        get:
          responses: {'204': {description: done}}
          callbacks: {sold: {'{$request.query.url}': {post: *sold}}}
    components:
      securitySchemes: {key: {type: apiKey, name: key, in: query}}
    """
    before, made, after = overlaid(written(text, tmp_path), tmp_path)
    holds(before, made, after)
    assert made.operations == 1
    assert [*statuses(after).values()] == [["204", "401"], ["204"], ["204"]]


SHELVES = """
openapi: 3.1.1
info: {title: Books, version: '1'}
paths:
  /shelves/{id}: {$ref: '#/components/pathItems/Shelf'}
  /racks/{id}: {$ref: '#/paths/~1shelves~1{id}'}
  /listed/{id}: {$ref: '#/x-items/1'}
x-items:
  - {}
  - get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: done}}
components:
  pathItems:
    Shelf:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      get: {responses: {'204': {description: done}}}
"""


def test_path_items_are_changed_where_they_stand_and_once(tmp_path: Path) -> None:
    before, made, after = overlaid(written(SHELVES, tmp_path), tmp_path)
    holds(before, made, after)
    assert [json_path(one.steps) for one in made.actions[1:]] == [
        "$.components.pathItems.Shelf.get",
        "$['x-items'][1].get",
    ]


def test_what_stands_in_another_file_is_left_out_and_said(tmp_path: Path) -> None:
    written("get: {responses: {'204': {description: done}}}", tmp_path, "books.yaml")
    text = """
    openapi: 3.1.1
    info: {title: Books, version: '1'}
    security: [{key: []}]
    paths:
      /books: {$ref: books.yaml}
      /shelves: {get: {responses: {'204': {description: done}}}}
    components:
      securitySchemes: {key: {type: apiKey, name: key, in: query}}
    """
    _, made, after = overlaid(written(text, tmp_path), tmp_path)
    assert [one.operation.at for one in made.elsewhere] == ["books.yaml#/get"]
    assert [one.endpoint.operation.at for one in lacking(after)] == ["books.yaml#/get"]


@pytest.mark.parametrize(
    "malformed",
    [
        "responses: [a]",
        "responses:",
    ],
)
def test_answers_that_are_malformed_are_left_out(malformed: str, tmp_path: Path) -> None:
    text = f"""
    openapi: 3.1.1
    info: {{title: Books, version: '1'}}
    paths:
      /books:
        get:
          parameters: [{{name: n, in: query, schema: {{type: integer}}}}]
          {malformed}
    """
    made = offered(read(Files.open(written(text, tmp_path))))
    assert (made.actions, len(made.elsewhere)) == ((), 1)


@pytest.mark.parametrize(
    "components", ["[]", "{responses: []}", "{schemas: 3}", "{responses: null}", "null"]
)
def test_components_that_are_malformed_take_nothing(components: str) -> None:
    text = f"""
openapi: 3.1.1
info: {{title: Books, version: '1'}}
paths:
  /b: {{get: {{{NUMBER}, responses: {{'204': {{description: d}}}}}}}}
components: {components}
"""
    contract = read(Files.of_text(text))
    made = offer(contract, lacking(contract))
    assert (made.actions, len(made.elsewhere)) == ((), 1)


# ── what is said again ────────────────────────────────────────────────────────────────────────────


def answers(paths: str, components: str, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an operation without answers of its own gets beside others, and what is made for it."""
    text = f"""
openapi: 3.1.1
info: {{title: Books, version: '1'}}
paths:
  /new: {{get: {{{NUMBER}, responses: {{'204': {{description: done}}}}}}}}
{paths}
components:
{components}
"""
    found = overlaid(written(text, folder), folder)
    holds(*found)
    after = found[2].raw
    new = after["paths"]["/new"]["get"]["responses"]
    new.pop("204")
    before = found[0].raw.get("components", {})
    made = {
        section: {name: one for name, one in held.items() if name not in before.get(section, {})}
        for section, held in after["components"].items()
    }
    return new, {section: held for section, held in made.items() if held}


def other(path: str, status: str, answer: str) -> str:
    return f"  {path}: {{get: {{{NUMBER}, responses: {{'204': {{description: d}}, {status}: {answer}}}}}}}"


def test_an_answer_that_others_give_is_referred_to(tmp_path: Path) -> None:
    paths = "\n".join(
        [
            other("/a", "'400'", "{$ref: '#/components/responses/Odd'}"),
            other("/b", "'400'", "{$ref: '#/components/responses/Wrong'}"),
            other("/c", "'400'", "{$ref: '#/components/responses/Wrong'}"),
        ]
    )
    components = """
  responses:
    Odd: {description: odd}
    Wrong: {description: wrong}
"""
    new, made = answers(paths, components, tmp_path)
    assert new == {"400": {"$ref": "#/components/responses/Wrong"}}
    assert made == {}


def test_the_status_that_others_use_is_taken(tmp_path: Path) -> None:
    paths = "\n".join(
        other(path, "'422'", "{$ref: '#/components/responses/Wrong'}") for path in ("/a", "/b")
    )
    components = "  responses: {Wrong: {description: wrong}}"
    new, _ = answers(paths, components, tmp_path)
    assert new == {"422": {"$ref": "#/components/responses/Wrong"}}


def test_an_answer_in_another_file_is_referred_to_as_others_do(tmp_path: Path) -> None:
    written("description: wrong", tmp_path, "wrong answer.yaml")
    paths = other("/a", "'400'", "{$ref: 'wrong%20answer.yaml'}")
    new, made = answers(paths, "  schemas: {}", tmp_path)
    assert (new, made) == ({"400": {"$ref": "wrong%20answer.yaml"}}, {})


@pytest.mark.parametrize("status", ["'400'", "'404'", "default"])
def test_a_schema_of_errors_is_used_again(status: str, tmp_path: Path) -> None:
    body = "{application/vnd.error+json: {schema: {$ref: '#/components/schemas/Error'}}}"
    paths = other("/a", status, f"{{description: wrong, content: {body}}}")
    if status == "'404'":
        paths = paths.replace("'404'", "4XX: {description: x}, '404'")
    new, made = answers(paths, f"  schemas: {{Error: {ERROR}}}", tmp_path)
    assert new == {"400": {"$ref": "#/components/responses/BadRequest"}}
    [media] = made["responses"]["BadRequest"]["content"].items()
    assert media == (
        "application/vnd.error+json",
        {"schema": {"$ref": "#/components/schemas/Error"}},
    )
    assert [*made] == ["responses"]


@pytest.mark.parametrize(
    "schema",
    ["{type: object, required: [code], properties: {code: {type: string, pattern: '^E[0-9]$'}}}"],
)
def test_what_nobody_can_fill_is_not_used_again(schema: str, tmp_path: Path) -> None:
    body = "{application/json: {schema: {$ref: '#/components/schemas/Error'}}}"
    paths = "\n".join(
        [
            other("/a", "'400'", f"{{description: wrong, content: {body}}}"),
            other("/b", "'400'", "{$ref: '#/components/responses/Wrong'}"),
        ]
    )
    components = f"""
  schemas: {{Error: {schema}}}
  responses: {{Wrong: {{description: wrong, content: {body}}}}}
"""
    new, made = answers(paths, components, tmp_path)
    assert new == {"400": {"$ref": "#/components/responses/BadRequest"}}
    assert [*made["schemas"]] == ["ProblemDetails"]


def test_a_component_of_the_right_name_is_used_though_nobody_refers_to_it(tmp_path: Path) -> None:
    components = "  responses: {bad_request: {description: wrong}}"
    new, made = answers("", components, tmp_path)
    assert (new, made) == ({"400": {"$ref": "#/components/responses/bad_request"}}, {})


def test_new_names_are_nobody_elses(tmp_path: Path) -> None:
    paths = """
  /named:
    get:
      responses:
        '200':
          description: d
          content: {application/json: {schema: {$ref: '#/components/schemas/Holder'}}}
        '403': {$ref: '#/components/responses/bad-request'}
"""
    components = """
  responses: {bad-request: {$ref: '#/components/responses/Forbidden'}, Forbidden: {description: no}}
  schemas:
    problem_details: {type: object, additionalProperties: false}
    Holder:
      type: object
      properties:
        a: {$ref: '#/components/schemas/problem_details'}
        b: {x-contractor-name: Problem, type: object, properties: {c: {type: string}}}
"""
    new, made = answers(paths, components, tmp_path)
    assert new == {"400": {"$ref": "#/components/responses/BadRequestProblem"}}
    assert [*made["schemas"]] == ["RefusalProblem"]


def test_scopes_get_403_as_well(tmp_path: Path) -> None:
    text = """
    openapi: 3.1.1
    info: {title: Books, version: '1'}
    paths:
      /a: {get: {security: [{login: ['books:read']}], responses: {'204': {description: done}}}}
      /b: {get: {security: [{key: []}], responses: {'204': {description: done}}}}
      /c: {get: {security: [{login: []}], responses: {'204': {description: done}, '403': {description: no}}}}
      /d: {get: {security: [{key: []}], responses: {'204': {description: done}, '403': {description: no}}}}
    components:
      securitySchemes:
        key: {type: apiKey, name: X-Key, in: header}
        login:
          type: oauth2
          flows: {clientCredentials: {tokenUrl: 'https://example.com', scopes: {'books:read': read}}}
    """
    found = overlaid(written(text, tmp_path), tmp_path)
    holds(*found)
    assert [*statuses(found[2]).values()] == [
        ["204", "401", "403"],
        # Others refuse keys with 403 in this document.
        ["204", "403"],
        ["204", "403", "401"],
        ["204", "403"],
    ]


# ── the text ──────────────────────────────────────────────────────────────────────────────────────


def test_it_reads_as_written_by_hand() -> None:
    text = """
    openapi: 3.1.1
    info: {title: Books, version: '1'}
    paths:
      /books/{id}:
        get:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          responses: {'204': {description: done}}
    components:
      responses: {NotFound: {description: none}}
    """
    contract = read(Files.of_text(dedent(text)))
    assert overlay_text("What Books refuses", offer(contract, lacking(contract)).actions) == (
        "overlay: 1.0.0\n"
        "info:\n"
        "  title: What Books refuses\n"
        "  version: 1.0.0\n"
        "actions:\n"
        "  # GET /books/{id} documents no answer where `id` names nothing (undocumented-not-found)\n"
        "  - target: $.paths['/books/{id}'].get\n"
        "    update:\n"
        "      responses:\n"
        "        '404':\n"
        "          $ref: '#/components/responses/NotFound'\n"
    )


@pytest.mark.parametrize(
    ("steps", "path"),
    [
        ((), "$"),
        (("paths", "/books/{id}", "get"), "$.paths['/books/{id}'].get"),
        (("paths", "/it's"), '$.paths["/it\'s"]'),
        (("a", 0, "x-b", "1c", ""), "$.a[0]['x-b']['1c']['']"),
        (("\\", '"', "\n"), r"""$["\\"]['"']["\n"]"""),
        (("größe",), "$['größe']"),
    ],
)
def test_json_paths(steps: tuple[str | int, ...], path: str) -> None:
    assert json_path(steps) == path


STRANGE = st.text(
    st.one_of(
        st.sampled_from("'\"\\/{}[]#:,&*!|>%@`?-=~ \t\n\r\x00\x7f\x85\u2028\u202e\ufeff😀é."),
        st.characters(codec="utf-8", exclude_categories=("Cs",)),
    ),
    max_size=8,
)


@settings(max_examples=200)
@given(st.lists(STRANGE, min_size=1, max_size=3, unique=True), STRANGE)
def test_any_path_is_found_again(names: list[str], title: str) -> None:
    get = {
        "parameters": [{"name": "n", "in": "query", "schema": {"type": "integer"}}],
        "responses": {"204": {"description": "done"}},
    }
    data = {
        "openapi": "3.1.1",
        "info": {"title": title, "version": "1"},
        "paths": {f"/{name}": {"get": get} for name in names},
    }
    contract = read(Files.of_data(data))
    made = offer(contract, lacking(contract))
    assume(not made.elsewhere)
    text = overlay_text(title, made.actions)
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert len(comments) == len(names) + 1
    changed = Files.of_data(data)
    changed._overlay([Files.of_text(text, name="o.yaml").root])
    assert not changed.findings
    assert not [*lacking(read(changed))]


def test_a_name_that_no_json_path_can_say_is_left_out() -> None:
    # The library for JSONPath refuses the escapes of these characters.
    responses = {"204": {"description": "done"}}
    get = {"parameters": [{"name": "n", "in": "query", "required": True}], "responses": responses}
    info = {"title": "T", "version": "1"}
    data = {"openapi": "3.1.1", "info": info, "paths": {"/a\x01": {"get": get}}}
    contract = read(Files.of_data(data))
    made = offer(contract, lacking(contract))
    assert (made.actions, len(made.elsewhere)) == ((), 1)


def test_comments_are_one_line_of_what_is_seen() -> None:
    assert comment("a\nb\u202e") == r'"a\nb\u202e"'
    assert len(comment("x" * 1000)) == 300


def test_an_overlay_of_other_changes() -> None:
    action = Action(("info",), {"title": "yes", "version": "1.0", "x-a": ["1", None, 2]})
    data = Files.of_text(overlay_text("on", [action])).root.data
    assert data["actions"][0]["update"] == action.update
    assert data["info"] == {"title": "on", "version": "1.0.0"}
