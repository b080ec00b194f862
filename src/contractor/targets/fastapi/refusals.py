"""How an operation says no: the documented answer for each reason, and a body that its schema takes.

Takes a contract and its operations, gives answers for `_operations.json` and what could not be answered;
refuses to know Python. A body is made from the schema: names that are known from problems (RFC 9457) and
their like are filled, the rest is as small as can be. The boundary's engine has the last word.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final

from jsonschema_rs import Draft202012Validator, Registry

from contractor.contract import Contract, Operation, Response, Schema
from contractor.contract.directed import Directed
from contractor.contract.schema import NOTHING
from contractor.contract.travel import Travel
from contractor.frozen import frozen
from contractor.source import escape
from contractor.targets.fastapi.bodies import is_xml
from contractor.targets.fastapi.elements import Elements

#: Reason → the statuses that say it, best first; ranges and `default` say everything.
REASONS: Final[Mapping[str, tuple[str, ...]]] = {
    "bad-request": ("400", "422", "4XX", "default"),
    "unauthenticated": ("401", "403", "4XX", "default"),
    "forbidden": ("403", "401", "4XX", "default"),
    "not-found": ("404", "403", "409", "4XX", "default"),
    # A server may disregard `Accept` (RFC 9110 §12.4.1), and does unless the operation says that it does not:
    # `4XX` and `default` are for what nobody foresaw.
    "not-acceptable": ("406",),
    "conflict": ("409", "422", "400", "4XX", "default"),
    "media-type": ("415", "400", "422", "4XX", "default"),
    "too-large": ("413", "400", "422", "4XX", "default"),
    "too-slow": ("408", "400", "422", "4XX", "default"),
    "failed": ("500", "5XX", "default"),
    "stale": ("412", "409", "4XX", "default"),
    "unavailable": ("503", "5XX", "default", "500"),
}
_EXACT: Final = {
    "bad-request": 400,
    "unauthenticated": 401,
    "forbidden": 403,
    "not-found": 404,
    "not-acceptable": 406,
    "conflict": 409,
    "media-type": 415,
    "too-large": 413,
    "too-slow": 408,
    "failed": 500,
    "stale": 412,
    "unavailable": 503,
}
_PHRASES: Final = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
}
#: Names of texts that tell a person what was wrong.
_DETAIL: Final = frozenset({"detail", "message", "description", "error_description", "reason"})
_POINTER: Final = frozenset({"pointer", "field", "path", "location"})
_TITLE: Final = frozenset({"title", "error", "name"})
_STATUS: Final = frozenset({"status", "statuscode", "status_code", "code"})
_FILE: Final = "json-schema:///refusals"
_LONG: Final = "The request is not what the contract says. " * 6
_DEEPEST: Final = 8


@frozen
class Refusal:
    """A documented answer: its status, and what it carries; `fill` are places for texts of the moment.

    `element` is the root of an XML document.
    """

    status: int
    type: str | None = None
    body: Any = None
    fill: tuple[tuple[str, str], ...] = ()
    element: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = NOTHING

    def described(self) -> dict[str, Any]:
        """As `_operations.json` has it."""
        out: dict[str, Any] = {"status": self.status}
        if self.type is not None:
            out |= {"type": self.type, "body": self.body}
        if self.fill:
            out["fill"] = dict(self.fill)
        if self.element is not None:
            out["element"] = self.element
        if self.headers:
            out["headers"] = dict(self.headers)
        return out


class Refusals:
    """The refusals of one contract, each written once."""

    def __init__(
        self, contract: Contract, travel: Travel, elements: Elements | None = None
    ) -> None:
        self._contract = contract
        self._elements = Elements(contract) if elements is None else elements
        self._spelling = Directed(contract, travel, _FILE)
        self._made: dict[tuple[str, int], Refusal | None] = {}
        self._places: dict[str, int] = {}
        self.all: list[dict[str, Any]] = []

    def of(self, operation: Operation) -> dict[str, int]:
        """The place of the answer for each reason that the operation has one for.

        For those too that its requests cannot give: an implementation may refuse for any.
        """
        made = {
            reason: self._refusal(operation, reason, statuses)
            for reason, statuses in REASONS.items()
        }
        return {reason: self._place(one) for reason, one in made.items() if one is not None}

    def can(self, operation: Operation, reason: str) -> bool:
        """Whether an operation has an answer for a reason."""
        return self._refusal(operation, reason, REASONS[reason]) is not None

    def _place(self, made: Refusal) -> int:
        described = made.described()
        text = json.dumps(described, sort_keys=True)
        if text not in self._places:
            self._places[text] = len(self.all)
            self.all.append(described)
        return self._places[text]

    def _refusal(
        self, operation: Operation, reason: str, statuses: tuple[str, ...]
    ) -> Refusal | None:
        documented = {status.upper(): node for status, node in operation.responses.items()}
        for name in statuses:
            node = documented.get(name.upper())
            response = None if node is None else self._contract.resolve(node)
            if response is None:
                continue
            status = int(name) if name.isdecimal() else _EXACT[reason]
            key = (response.at, status)
            if key not in self._made:
                self._made[key] = self.answer(response, status)
            made = self._made[key]
            if made is not None:
                return made
        return None

    def answer(self, response: Response, status: int) -> Refusal | None:
        """The answer that a response documents; None where nobody knows how its body is written."""
        if not response.content:
            return Refusal(status, headers=self._headers(response, status))
        for name in sorted(response.content, key=_preference):
            media = self._contract.resolve(response.content[name])
            made = None if media is None else self._of_type(name, media.schema, status)
            if made is not None:
                return replace(made, headers=self._headers(response, status))
        return None

    def _of_type(self, name: str, schema: Schema | None, status: int) -> Refusal | None:
        kind = name.partition(";")[0].strip().lower()
        if kind.endswith(("/json", "+json")):
            if schema is None:
                return Refusal(status, name, _problem(status), (("/detail", "detail"),))
            made = self._body(schema, status)
            return None if made is None else Refusal(status, name, *made)
        if is_xml(kind) and schema is not None:
            made = self._body(schema, status)
            if made is None or not isinstance(made[0], (dict, list)):
                return None
            return Refusal(status, name, *made, element=self._elements.root(schema))
        if kind.startswith("text/") and not is_xml(kind):
            phrase = _phrase(status)
            if schema is None:
                return Refusal(status, name, phrase, (("", "detail"),))
            made = self._body(schema, status)
            if made is not None and isinstance(made[0], str):
                validator = self._validator(schema)
                fits = validator is not None and all(map(validator.is_valid, _samples("detail")))
                return Refusal(status, name, made[0], (("", "detail"),) if fits else ())
        return None

    def _headers(self, response: Response, status: int) -> dict[str, str]:
        """Headers that the answer must have. What asks for credentials is the boundary's own."""
        found: dict[str, str] = {}
        for name, node in response.headers.items():
            header = self._contract.resolve(node)
            if header is None or not header.required or header.schema is None:
                continue
            if name.lower() in ("www-authenticate", "content-type"):
                continue
            validator = self._validator(header.schema)
            value = _Example(self._contract, status).value(header.schema, name.lower())
            if validator is not None and validator.is_valid(value):
                text = value if isinstance(value, str) else json.dumps(value)
                if text.isascii() and text.isprintable() and not isinstance(value, (dict, list)):
                    found[name] = text
        return found

    def _body(self, schema: Schema, status: int) -> tuple[Any, tuple[tuple[str, str], ...]] | None:
        validator = self._validator(schema)
        if validator is None:
            return None
        body = _Example(self._contract, status).value(schema)
        if not validator.is_valid(body):
            return None
        fill = tuple(
            (pointer, name)
            for pointer, name in _fillable(body)
            if all(validator.is_valid(_with(body, pointer, text)) for text in _samples(name))
        )
        return body, fill

    def _validator(self, schema: Schema) -> Draft202012Validator | None:
        spelled = self._spelling.spelled(schema, sent=False)
        definitions = {"$defs": dict(self._spelling.definitions())}
        try:
            registry = Registry([(_FILE, definitions)])
            return Draft202012Validator(
                spelled, registry=registry, validate_formats=True, offline=True
            )
        except ValueError:
            return None


def _phrase(status: int) -> str:
    """What a status is called (RFC 9110 §15): of these, versions of Python have older names."""
    return _PHRASES.get(status) or HTTPStatus(status).phrase


def _preference(media_type: str) -> int:
    """JSON goes before text, and that before XML: the first is what most clients read."""
    kind = media_type.partition(";")[0].strip().lower()
    if kind.endswith(("/json", "+json")):
        return 0
    return 2 if is_xml(kind) else 1


def _problem(status: int) -> dict[str, Any]:
    title = _phrase(status)
    return {"type": "about:blank", "title": title, "status": status, "detail": title}


def _samples(name: str) -> tuple[str, ...]:
    return ("/a/0/b", "") if name == "pointer" else (_LONG, "a")


def _fillable(body: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Places of texts that a person, or their program, can be told something in."""
    if isinstance(body, dict):
        for name, value in body.items():
            at = f"{pointer}/{escape(name)}"
            if isinstance(value, str) and name.lower() in _DETAIL:
                yield at, "detail"
            elif isinstance(value, str) and name.lower() in _POINTER:
                yield at, "pointer"
            elif not isinstance(value, str):
                yield from _fillable(value, at)
    elif isinstance(body, list):
        for index, value in enumerate(body):
            yield from _fillable(value, f"{pointer}/{index}")


def _with(body: Any, pointer: str, text: str) -> Any:
    token, _, rest = pointer[1:].partition("/")
    inner = f"/{rest}" if rest else ""
    if isinstance(body, list):
        return [
            (_with(one, inner, text) if inner else text) if str(index) == token else one
            for index, one in enumerate(body)
        ]
    name = token.replace("~1", "/").replace("~0", "~")
    return {**body, name: _with(body[name], inner, text) if inner else text}


class _Example:
    """A small value of a schema that tells of a status."""

    def __init__(self, contract: Contract, status: int) -> None:
        self._contract = contract
        self._status = status

    def value(self, schema: Schema, name: str = "", depth: int = 0) -> Any:
        """A value that the schema most likely takes."""
        parts = list(self._parts(schema))
        for part in parts:
            if part.has("const"):
                return part.get("const")
        for part in parts:
            if part.enum:
                return next((one for one in part.enum if one == self._status), part.enum[0])
        types = [kind for part in parts for kind in part.types]
        declared = {key: one for part in parts for key, one in part.properties.items()}
        if "object" in types or (not types and declared):
            return self._object(parts, declared, depth)
        if "array" in types:
            return self._list(parts, name, depth)
        if "string" in types or not types:
            return self._text(parts, name)
        if "integer" in types or "number" in types:
            return self._number(parts, name)
        return False if "boolean" in types else None

    def _parts(self, schema: Schema) -> Iterator[Schema]:
        """The schema and what applies with it; of a union, its first member."""
        pending, seen = [schema], set[str]()
        while pending:
            part = pending.pop(0)
            yield part
            more = [*part.all_of, *part.one_of[:1], *part.any_of[:1]]
            if part.ref is not None and part.ref not in seen and part.ref in self._contract.schemas:
                seen.add(part.ref)
                more.insert(0, self._contract.schemas[part.ref])
            pending = more + pending

    def _object(
        self, parts: list[Schema], declared: dict[str, Schema], depth: int
    ) -> dict[str, Any]:
        wanted = dict.fromkeys(key for part in parts for key in part.required)
        known = _DETAIL | _TITLE | _STATUS | _POINTER
        out: dict[str, Any] = {}
        for key, one in declared.items():
            told = key.lower() in known and depth < 2
            if (key in wanted or told) and depth < _DEEPEST:
                out[key] = self.value(one, key.lower(), depth + 1)
        for key in wanted:
            out.setdefault(key, _phrase(self._status))
        return out

    def _list(self, parts: list[Schema], name: str, depth: int) -> list[Any]:
        least = max((part.get("minItems") or 0 for part in parts), default=0)
        item = next((part.items for part in parts if part.items is not None), None)
        if item is None or not least or depth >= _DEEPEST:
            return [_phrase(self._status)] * least
        return [self.value(item, name, depth + 1)] * least

    def _text(self, parts: list[Schema], name: str) -> str:
        formats = {part.format for part in parts}
        if "uri" in formats or "uri-reference" in formats or name == "type":
            return "about:blank"
        if "uuid" in formats:
            return "00000000-0000-0000-0000-000000000000"
        if "date-time" in formats:
            return "1970-01-01T00:00:00Z"
        if "json-pointer" in formats or name in _POINTER:
            return ""
        if name in _STATUS:
            return str(self._status)
        phrase = _phrase(self._status)
        most = min((part.get("maxLength") or len(phrase) for part in parts), default=len(phrase))
        least = max((part.get("minLength") or 0 for part in parts), default=0)
        return phrase[:most].ljust(least, ".")

    def _number(self, parts: list[Schema], name: str) -> Any:
        if name in _STATUS:
            return self._status
        least = [part.get("minimum") for part in parts if part.get("minimum") is not None]
        return max([0, *least])
