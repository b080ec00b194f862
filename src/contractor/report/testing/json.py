"""An outcome as JSON, and the JSON Schema of it.

Takes a `Tested`, gives one object with the same members each time (`docs/test.schema.json`); refuses to shorten
anything.
"""

import json
from base64 import b64encode
from typing import Any, Final, get_args

from contractor.contract import Contract
from contractor.report.json import place
from contractor.report.testing import coverage, verdict
from contractor.report.testing.findings import by_key, failed, uncovered
from contractor.report.testing.reproducing import command, pytest
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
        "pytest": pytest(one, tested),
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
    text, count, truth = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
    maybe_text = {"type": ["string", "null"]}
    position = {"type": ["integer", "null"], "minimum": 1}
    span = {
        "file": maybe_text,
        "line": position,
        "column": position,
        "end_line": position,
        "end_column": position,
    }
    named = {"operation": text, "method": maybe_text, "path": maybe_text, "name": maybe_text}
    body = {"body": text, "encoding": {"enum": ["utf-8", "base64"]}}
    headers = _list(_object("A header, as it travelled.", name=text, value=text))
    request = _object(
        "What was sent; `target` is path and query.",
        method=text,
        target=text,
        headers=headers,
        **body,
    )
    response = _object(
        "What came back; `crash` is what the application raised, where it runs in process.",
        status={"type": "integer"},
        headers=headers,
        **body,
        crash=maybe_text,
    )
    exchange = _object(
        "A request and its answer; without an answer `error` says why.",
        request=request,
        response={"anyOf": [response, {"type": "null"}]},
        error=maybe_text,
    )
    failure = {
        "check": text,
        **named,
        "title": text,
        "why": text,
        "count": {"type": "integer", "minimum": 1},
        "at": text,
        **span,
        "exchanges": _list({"$ref": "#/$defs/exchange"}),
        "curl": maybe_text,
        "pytest": maybe_text,
    }
    seen = {"status": {"type": "integer"}, "count": count}
    operation = _object(
        "One operation, and what was seen of it.",
        **named,
        requests=count,
        reached=truth,
        documented=_list(_object("A documented answer.", status=text, count=count)),
        undocumented=_list(_object("A status that no answer is documented for.", **seen)),
    )
    uncovered = _object(
        "Something that was not tested; `fails` where the run fails of it.",
        **named,
        what=text,
        why=text,
        kind={"enum": list(get_args(Kind))},
        fails=truth,
        **span,
    )
    summary = _object(
        "How much there was of everything.",
        operations=count,
        reached=count,
        requests=count,
        documented=count,
        seen=count,
        failures=count,
        known=count,
        uncovered=count,
    )
    whole = _object(
        "What `contractor test --format json` prints.",
        version={"const": VERSION},
        target=text,
        passed=truth,
        verdict=text,
        seed=count,
        seconds={"type": "number", "minimum": 0},
        stream={"type": "string", "description": "The digest of all requests in their order."},
        versions={"type": "object", "additionalProperties": text},
        summary=summary,
        operations=_list(operation),
        failures=_list({"$ref": "#/$defs/failure"}),
        known=_list({"allOf": [{"$ref": "#/$defs/failure"}, _object("And why.", reason=text)]}),
        uncovered=_list(uncovered),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "contractor test",
        **whole,
        "$defs": {
            "exchange": exchange,
            "failure": _object("Where server and contract disagree.", **failure),
        },
    }


def _object(description: str, /, **properties: Any) -> dict[str, Any]:
    """An object with all of these members; more may come in later releases."""
    return {
        "description": description,
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
