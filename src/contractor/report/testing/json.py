"""An outcome as JSON, and the JSON Schema of it.

Takes a `Tested`, gives one object with the same members each time (`docs/test.schema.json`); refuses to shorten
anything.
"""

import json
from base64 import b64encode
from typing import Any, Final, get_args

from contractor.contract import Contract
from contractor.report.json import place
from contractor.report.json_schema import (
    COUNT,
    MAYBE_TEXT,
    SPAN,
    TEXT,
    defined,
    document,
    list_of,
    object_of,
    or_null,
)
from contractor.report.testing import coverage, verdict
from contractor.report.testing.findings import by_key, failed, uncovered
from contractor.report.testing.replaying import pytest
from contractor.report.testing.reproducing import command
from contractor.report.visible import escape_unseen
from contractor.testing.exchange import Exchange, Headers
from contractor.testing.failure import Failure, Kind, NotCovered
from contractor.testing.outcome import Covered, Tested

#: Of what is printed here; it is raised when a member goes away or changes its meaning.
VERSION: Final = 1


def report(
    tested: Tested, contract: Contract, *, color: bool = False, verbose: bool = False
) -> str:
    """The object; lines and columns count from 1."""
    text = json.dumps(data(tested, contract), indent=2, ensure_ascii=False)
    return escape_unseen(text) + "\n"


def data(tested: Tested, contract: Contract) -> dict[str, Any]:
    """The object as data."""
    found = verdict.counts(tested)
    return {
        "version": VERSION,
        "target": tested.target,
        "passed": tested.passed,
        "verdict": verdict.sentence(tested),
        "seed": tested.seed,
        "seconds": round(tested.seconds, 3),
        "stream": tested.stream,
        "versions": dict(tested.versions),
        "summary": {
            "operations": found.operations,
            "reached": found.reached,
            "requests": found.requests,
            "documented": found.documented,
            "seen": found.seen,
            "failures": found.failures,
            "known": found.known,
            "uncovered": found.uncovered,
        },
        "operations": [_operation(one) for one in tested.operations],
        "failures": [_failure(one, tested, contract) for one in tested.failures],
        "known": [
            {**_failure(one.failure, tested, contract), "reason": one.reason}
            for one in tested.known
        ],
        "uncovered": [_uncovered(one, tested, contract) for one in tested.uncovered],
    }


def _operation(one: Covered) -> dict[str, Any]:
    return {
        **_named(one),
        "requests": one.requests,
        "reached": one.reached,
        "documented": [
            {"status": name, "count": count} for name, count in coverage.documented(one).items()
        ],
        "undocumented": [
            {"status": status, "count": count}
            for status, count in coverage.undocumented(one).items()
        ],
    }


def _named(one: Covered | None, key: str = "") -> dict[str, Any]:
    return {
        "operation": key if one is None else one.key,
        "method": None if one is None else one.method,
        "path": None if one is None else one.path,
        "name": None if one is None else one.name,
    }


def _failure(one: Failure, tested: Tested, contract: Contract) -> dict[str, Any]:
    finding = failed(one, tested, contract)
    return {
        "check": one.check,
        **_named(by_key(tested).get(one.operation), one.operation),
        "title": one.title,
        "why": one.why,
        "count": one.count,
        "at": one.at,
        **place(finding.span),
        "exchanges": [_exchange(exchange) for exchange in one.exchanges],
        "curl": command(one, tested),
        "pytest": pytest(one, tested, contract),
    }


def _uncovered(one: NotCovered, tested: Tested, contract: Contract) -> dict[str, Any]:
    return {
        **_named(by_key(tested).get(one.operation), one.operation),
        "what": one.what,
        "why": one.why,
        "kind": one.kind,
        "fails": one in tested.counting,
        **place(uncovered(one, tested, contract).span),
    }


def _exchange(one: Exchange) -> dict[str, Any]:
    response = one.response
    return {
        "request": {
            "method": one.request.method,
            "target": one.request.target,
            "headers": _headers(one.request.headers),
            **_body(one.request.body),
        },
        "response": None
        if response is None
        else {
            "status": response.status,
            "headers": _headers(response.headers),
            **_body(response.body),
            "crash": response.crash,
        },
        "error": one.error,
    }


def _headers(headers: Headers) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]


def _body(body: bytes) -> dict[str, str]:
    try:
        return {"body": body.decode("utf-8"), "encoding": "utf-8"}
    except UnicodeDecodeError:
        return {"body": b64encode(body).decode(), "encoding": "base64"}


def schema() -> dict[str, Any]:
    """The JSON Schema of the object, as `docs/test.schema.json` has it."""
    truth = {"type": "boolean"}
    named = {"operation": TEXT, "method": MAYBE_TEXT, "path": MAYBE_TEXT, "name": MAYBE_TEXT}
    body = {"body": TEXT, "encoding": {"enum": ["utf-8", "base64"]}}
    headers = list_of(object_of("A header, as it travelled.", name=TEXT, value=TEXT))
    request = object_of(
        "What was sent; `target` is path and query.",
        method=TEXT,
        target=TEXT,
        headers=headers,
        **body,
    )
    response = object_of(
        "What came back; `crash` is what the application raised, or why its boundary refused its answer, where it runs"
        " in process.",
        status={"type": "integer"},
        headers=headers,
        **body,
        crash=MAYBE_TEXT,
    )
    exchange = object_of(
        "A request and its answer; without an answer `error` says why.",
        request=request,
        response=or_null(response),
        error=MAYBE_TEXT,
    )
    failure = {
        "check": TEXT,
        **named,
        "title": TEXT,
        "why": TEXT,
        "count": {"type": "integer", "minimum": 1},
        "at": TEXT,
        **SPAN,
        "exchanges": list_of(defined("exchange")),
        "curl": MAYBE_TEXT,
        "pytest": MAYBE_TEXT,
    }
    seen = {"status": {"type": "integer"}, "count": COUNT}
    operation = object_of(
        "One operation, and what was seen of it.",
        **named,
        requests=COUNT,
        reached=truth,
        documented=list_of(object_of("A documented answer.", status=TEXT, count=COUNT)),
        undocumented=list_of(object_of("A status that no answer is documented for.", **seen)),
    )
    uncovered = object_of(
        "Something that was not tested; `fails` where the run fails of it.",
        **named,
        what=TEXT,
        why=TEXT,
        kind={"enum": list(get_args(Kind))},
        fails=truth,
        **SPAN,
    )
    summary = object_of(
        "How much there was of everything.",
        operations=COUNT,
        reached=COUNT,
        requests=COUNT,
        documented=COUNT,
        seen=COUNT,
        failures=COUNT,
        known=COUNT,
        uncovered=COUNT,
    )
    whole = object_of(
        "What `contractor test --format json` prints.",
        version={"const": VERSION},
        target=TEXT,
        passed=truth,
        verdict=TEXT,
        seed=COUNT,
        seconds={"type": "number", "minimum": 0},
        stream={"type": "string", "description": "The digest of all requests in their order."},
        versions={"type": "object", "additionalProperties": TEXT},
        summary=summary,
        operations=list_of(operation),
        failures=list_of(defined("failure")),
        known=list_of({"allOf": [defined("failure"), object_of("And why.", reason=TEXT)]}),
        uncovered=list_of(uncovered),
    )
    return document(
        "contractor test",
        whole,
        exchange=exchange,
        failure=object_of("Where server and contract disagree.", **failure),
    )
