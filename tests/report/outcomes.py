"""Outcomes of contract tests to print: a real run against a broken server, and values made by hand."""

from functools import cache

from contractor.contract import Contract, read
from contractor.contract.servers import prefix
from contractor.source import Files
from contractor.testing.asgi import Asgi
from contractor.testing.credentials import credentials
from contractor.testing.exchange import Exchange, Request, Response
from contractor.testing.failure import Failure, Known, NotCovered
from contractor.testing.masking import Masking
from contractor.testing.outcome import Covered, Tested
from contractor.testing.probes import probes
from contractor.testing.run import Subject, test
from contractor.testing.selecting import served
from contractor.testing.settings import Settings
from tests.testing.trying import Answer, mutant

DOCUMENT = """openapi: 3.1.1
info: {title: Lamps, version: '1'}
paths:
  /lamps:
    get:
      operationId: listLamps
      responses:
        '200':
          description: Lamps
          content: {application/json: {schema: {type: array, items: {type: string}}}}
        '404': {description: None}
  /lamp:
    get:
      operationId: getLamp
      responses:
        '200': {description: A lamp}
"""
LIST, GET = "#/paths/~1lamps/get", "#/paths/~1lamp/get"
SECRET = "s3cr3t/of mine"
ORIGIN = "http://127.0.0.1:8000"


def contract() -> Contract:
    """The document that the values by hand are about."""
    return read(Files.of_text(DOCUMENT))


@cache
def real() -> tuple[Tested, Contract]:
    """A run against a server whose lists are objects and that breaks where it reads one lamp."""
    document = contract()

    def broken(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if target.startswith("/lamps"):
            return 200, {"content-type": "application/json"}, b"{}"
        return 500, {"content-type": "text/plain"}, b"<script>alert(1)</script>"

    subject = Subject(
        name="lamps:app",
        contract=document,
        endpoints=served(document),
        transport=Asgi(mutant(document, broken)),
        bases={one.operation.at: prefix(one) for one in served(document)},
        origin="",
        credentials=credentials(document, {}),
    )
    settings = Settings(examples=2, phases=("examples", "coverage", "fuzzing"))
    return test(subject, settings, probes(), lambda stage: None), document


def made(text: str = "wrong", name: str = "listLamps", path: str = "/lamps") -> Tested:
    """A run that has one of everything; `text` is wherever a document or a server may say something."""
    request = Request(
        "POST",
        f"{path}?key={SECRET.replace('/', '%2F').replace(' ', '%20')}",
        (("Authorization", f"Bearer {SECRET}"), ("X-Said", text)),
        text.encode("utf-8", "replace"),
    )
    answer = Response(500, (("Content-Type", text),), f"{text} {SECRET}".encode("utf-8", "replace"))
    failure = Failure(
        "not_a_server_error",
        LIST,
        f"500 came back: {text}",
        f"the server broke\n{text}",
        (Exchange(LIST, request, None, f"{text} {SECRET}"), Exchange(LIST, request, answer)),
        f"{LIST}/responses",
        3,
    )
    failure = Masking({SECRET: "LAMP_TOKEN"}).failure(failure)
    return Tested(
        target=ORIGIN,
        origin=ORIGIN,
        operations=(
            Covered(LIST, "GET", path, name, ("200", "404"), {200: 3, 500: 2}, 5),
            Covered(GET, "GET", "/lamp", "getLamp", ("200",), {404: 1}, 1),
            Covered("#/paths/~1x/get", "GET", "/x", "getX", ("200",), {200: 2}, 2),
        ),
        failures=(failure,),
        uncovered=(
            NotCovered(GET, "success", f"nothing but 404 {text}", "unreached"),
            NotCovered("", "stateful", f"it was not asked for {text}"),
        ),
        seed=7,
        seconds=1.25,
        stream="abc",
        versions={"schemathesis": "4"},
        known=(Known(failure, f"we know {text}"),),
        variables=("LAMP_TOKEN",),
    )
