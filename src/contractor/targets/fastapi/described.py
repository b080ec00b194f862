"""The operations as the boundary reads them: `_operations.json`, and `_schemas.json` beside it.

Takes a model, gives JSON (`runtime/boundary/description.py` says its form); refuses to know Python code. Both
files have a line for each parameter and each property, so that a change is a line in a review.
"""

import json
from collections.abc import Iterable, Mapping
from email.utils import format_datetime
from typing import Any, Final

from contractor.contract import (
    Header,
    MediaType,
    Operation,
    Parameter,
    Reference,
    Response,
    Schema,
)
from contractor.contract.directed import Directed
from contractor.contract.fields import IGNORED_HEADERS
from contractor.contract.json_schema import DIALECT
from contractor.contract.lifetimes import DEPRECATED, SUNSET, instant
from contractor.contract.templating import variables
from contractor.contract.travel import Travel
from contractor.model import Answer, Body, Call, Model
from contractor.model.tags import tagged
from contractor.targets.fastapi.bodies import carried, fields
from contractor.targets.fastapi.elements import Elements
from contractor.targets.fastapi.names import CallNames, call_names
from contractor.targets.fastapi.refusals import Refusals
from contractor.targets.fastapi.shapes import shape

SCHEMAS: Final = "_schemas.json"


class Described:
    """The description of one model's operations."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._contract = model.contract
        travel = Travel(model.contract)
        self._schemas = Directed(model.contract, travel, SCHEMAS, tagged(model), marked=True)
        self._elements = Elements(model.contract)
        self._refusals = Refusals(model.contract, travel, self._elements)
        # By identity: the model and the contract hold what is looked up here.
        self._texts: dict[tuple[int, str], str] = {}

    def operations(self, calls: Iterable[Call]) -> str:
        """The text of `_operations.json`."""
        lines = [self._operation(call) for call in calls]
        schemes = {
            name: _scheme(scheme) for name, scheme in self._contract.security_schemes.items()
        }
        refusals = [_compact(one) for one in self._refusals.all]
        elements = [f"{_compact(at)}: {_compact(one)}" for at, one in self._elements.all.items()]
        held = ',\n"elements": {\n' + ",\n".join(elements) + "\n}" if elements else ""
        return (
            '{\n"operations": [\n'
            + ",\n".join(lines)
            + '\n],\n"schemes": '
            + _compact(schemes)
            + ',\n"refusals": [\n'
            + ",\n".join(refusals)
            + f"\n]{held}\n}}\n"
        )

    def schemas(self) -> str:
        """The text of `_schemas.json`: what the operations refer to, and so to be asked for after them."""
        lines = [f"{_compact(name)}: {_spread(one)}" for name, one in self._schemas.definitions()]
        return f'{{\n"$schema": "{DIALECT}",\n"$defs": {{\n' + ",\n".join(lines) + "\n}\n}\n"

    # ── operations ────────────────────────────────────────────────────────────────────────────────

    def _operation(self, call: Call) -> str:
        endpoint = self._contract.endpoints[call.index]
        operation = endpoint.operation
        names = call_names(self._model, call)
        out = {
            "id": _compact(operation.id or names.method),
            "method": _compact(call.method),
            "path": _compact(names.path),
        }
        parameters = [
            self._parameter_text(one, names)
            for one in endpoint.parameters
            if is_served(one, endpoint.path)
        ]
        if parameters:
            out["parameters"] = "[\n" + ",\n".join(parameters) + "\n]"
        body = self._body(call, operation)
        if body is not None:
            out["body"] = _compact(body)
        answers = [
            f"{_compact(_status(answer))}:{self._answer_text(answer, operation)}"
            for answer in call.answers
        ]
        out["answers"] = "{" + ",".join(answers) + "}"
        if any(endpoint.security):
            demanded = [
                [_demand(name, scopes) for name, scopes in requirement.items()]
                for requirement in endpoint.security
            ]
            out["security"] = _compact(demanded)
        announced = _announced(operation)
        if announced:
            out["announced"] = _compact(announced)
        out["refusals"] = _compact(self._refusals.of(operation))
        return "{" + ",".join([f'"{name}":{text}' for name, text in out.items()]) + "}"

    def _parameter_text(self, one: Parameter, names: CallNames) -> str:
        """A parameter; most operations share theirs, which are written once."""
        key = (id(one), names.arguments[one.place, one.name])
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = _compact(self._parameter(one, names))
        return found

    def _answer_text(self, answer: Answer, operation: Operation) -> str:
        key = (id(answer), "")
        found = self._texts.get(key)
        if found is None:
            made = self._answer(answer, operation.responses[answer.status])
            found = self._texts[key] = _compact(made)
        return found

    def _parameter(self, one: Parameter, names: CallNames) -> dict[str, Any]:
        schema, media = self._said(one)
        out: dict[str, Any] = {
            "name": one.name,
            "place": one.place,
            "argument": names.arguments[one.place, one.name],
        }
        if one.required or one.place == "path":
            out["required"] = True
        out |= self._written(schema, media, sent=True)
        out["style"] = "form" if one.place == "querystring" and media == _FORM else one.style
        if one.explode:
            out["explode"] = True
        if schema is not None and schema.has("default") and not out.get("required"):
            out["default"] = schema.get("default")
        if one.allow_empty:
            out["allow_empty"] = True
        return out

    def _written(self, schema: Schema | None, media: str | None, *, sent: bool) -> dict[str, Any]:
        out: dict[str, Any] = {
            "schema": True if schema is None else self._schemas.spelled(schema, sent=sent),
            "shape": shape(self._contract, schema),
        }
        if media is not None and media != _FORM:
            out["content"] = media
        return out

    def _said(self, one: Parameter | Header) -> tuple[Schema | None, str | None]:
        """The schema of a parameter or header, and its media type where it is a document of its own."""
        if one.schema is not None or not one.content:
            return one.schema, None
        name, node = next(iter(one.content.items()))
        media = self._contract.resolve(node)
        return (None if media is None else media.schema), name

    # ── bodies ────────────────────────────────────────────────────────────────────────────────────

    def _body(self, call: Call, operation: Operation) -> dict[str, Any] | None:
        node = operation.request_body
        body = None if node is None else self._contract.resolve(node)
        if body is None:
            return None
        content = self._content(call.bodies, body.content, sent=True)
        return {"required": body.required, "content": content} if content else None

    def _content(
        self,
        bodies: tuple[Body, ...],
        content: Mapping[str, MediaType | Reference],
        *,
        sent: bool,
    ) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for one in carried(self._model, bodies, sent=sent)[0]:
            name = one.body.media_type
            media = self._contract.resolve(content[name])
            schema = None
            if media is not None and one.whole:
                schema = media.item_schema if one.body.stream else media.schema
            described: dict[str, Any] = {
                "kind": "bytes" if one.kind == "other" else one.kind,
                "schema": True if schema is None else self._schemas.spelled(schema, sent=sent),
            }
            if media is not None and one.kind in ("form", "multipart"):
                described["fields"] = fields(self._contract, media)
            if schema is not None and one.kind == "text":
                types = shape(self._contract, schema)["types"]
                if types != ["string"] and types:
                    described["types"] = types
            if schema is not None and one.kind == "xml":
                described["element"] = self._elements.root(schema)
            if one.kind == "stream" and schema is not None:
                found = shape(self._contract, schema).get("properties", {})
                if "data" in found:
                    described["events"] = True
            out[name] = described
        return out

    def _answer(self, answer: Answer, node: Response | Reference) -> dict[str, Any]:
        response = self._contract.resolve(node)
        if response is None:
            return {}
        out: dict[str, Any] = {}
        fields_of = CallNames.headers(answer)
        headers = [
            self._header(one.property.name, response.headers[one.property.name], fields_of)
            for one in answer.headers
        ]
        if headers:
            out["headers"] = headers
        if answer.bodies:
            out["content"] = self._content(answer.bodies, response.content, sent=False)
        return out

    def _header(
        self, name: str, node: Header | Reference, fields_of: Mapping[str, str]
    ) -> dict[str, Any]:
        header = self._contract.resolve(node)
        out: dict[str, Any] = {"name": name, "argument": fields_of[name]}
        if header is None:
            return out
        schema, media = self._said(header)
        out |= self._written(schema, media, sent=False)
        out["style"] = "simple"
        if header.required:
            out["required"] = True
        if header.explode:
            out["explode"] = True
        return out


_FORM: Final = "application/x-www-form-urlencoded"


def is_served(one: Parameter, path: str) -> bool:
    """Whether a parameter can be there at all."""
    if one.place == "path":
        return one.name in variables(path)
    return one.place != "header" or one.name.lower() not in IGNORED_HEADERS


def _announced(operation: Operation) -> dict[str, str]:
    """What every answer says of the time that an operation has left.

    `Deprecation` is a date (RFC 9745 §2.1), and `deprecated` has none: it is sent where `x-deprecated-at` says
    since when, and no day is made up where it does not. `Sunset` is a date too (RFC 8594 §3).
    """
    found: dict[str, str] = {}
    since = instant(operation.extra.get(DEPRECATED)) if operation.deprecated else None
    if since is not None:
        found["Deprecation"] = f"@{int(since.timestamp())}"
    until = instant(operation.extra.get(SUNSET))
    if until is not None:
        found["Sunset"] = format_datetime(until, usegmt=True)
    return found


def _demand(name: str, scopes: tuple[str, ...]) -> dict[str, Any]:
    return {"scheme": name, "scopes": list(scopes)} if scopes else {"scheme": name}


def _scheme(scheme: Any) -> dict[str, Any]:
    said = {
        "type": scheme.type,
        "place": scheme.place,
        "name": scheme.parameter,
        "scheme": scheme.scheme,
    }
    return {name: value for name, value in said.items() if value is not None}


def _spread(value: Any) -> str:
    """A schema, its properties on lines of their own: a change of one is a line in a review."""
    inner = value.get("properties") if isinstance(value, dict) else None
    if not inner:
        return _compact(value)
    lines = [f"{_compact(key)}:{_compact(one)}" for key, one in inner.items()]
    spread = "{\n" + ",\n".join(lines) + "\n}"
    members = [
        f"{_compact(key)}:{spread if one is inner else _compact(one)}" for key, one in value.items()
    ]
    return "{" + ",".join(members) + "}"


def _status(answer: Answer) -> str:
    return answer.status.upper() if answer.status[:1].isdigit() else answer.status


_compact: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
