"""What the client says of each operation: its input, its results, and how the request is put together.

Takes a model, gives finished views for `client.ts` and `queries.ts`; refuses to know how requests are sent
(that is `runtime/typescript/http.ts`, whose functions the lines name) and how types are written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from contractor.contract import Encoding, Endpoint, MediaType, Parameter, SecurityScheme
from contractor.contract.fields import IGNORED_HEADERS
from contractor.contract.servers import url
from contractor.frozen import frozen
from contractor.model import (
    Alias,
    Answer,
    Body,
    Call,
    Checked,
    Constants,
    Docs,
    Enumeration,
    Input,
    ListOf,
    Model,
    Nullable,
    OneOf,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.targets.typescript.docs import block, comment
from contractor.targets.typescript.literals import comment_lines, property_name, quoted
from contractor.targets.typescript.names import RESERVED, identifier
from contractor.targets.typescript.types import WIDTH, Printer
from contractor.text import camel, pascal

#: What every object has, so that whoever leaves them out would seem to have said them.
_INHERITED: Final = (
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
)
_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
#: What a path may hold as it is (RFC 3986 §3.3).
_SAFE: Final = "/!$&'()*+,;=:@-._~%"
_RANGES: Final = {"1": "100 | 101 | 102 | 103", "2": "Success", "3": "Redirect"}
_RANGES_OF_ERRORS: Final = {"4": "ClientError", "5": "ServerError"}
#: Names in the module that an operation cannot have.
_TAKEN: Final = frozenset({*RESERVED, "http", "types", "base", "client", "input", "options"})
_FORM: Final = "application/x-www-form-urlencoded"


@frozen
class CallView:
    """An operation. `input` are the lines of its input's members, empty where it takes nothing.

    `request` are the lines of the object that describes the request; `results` the members of the union.
    """

    name: str
    comment: str
    input_name: str
    input: tuple[str, ...]
    optional: bool
    result_name: str
    results: tuple[str, ...]
    request: tuple[str, ...]
    reads: bool
    streams: bool
    quoted: str


@frozen
class ClientView:
    """The module: its operations, the names of the security schemes, and where the first server is."""

    calls: tuple[CallView, ...]
    scheme_names: str
    base: str
    uses_types: bool


class Calls:
    """The client of one model."""

    def __init__(self, model: Model, printer: Printer) -> None:
        self._model = model
        self._contract = model.contract
        self._printer = printer
        self._members: dict[int, tuple[str, Property]] = {}
        self._answers: dict[tuple[int, str], tuple[str, Answer]] = {}

    def view(self) -> ClientView:
        """The view of the whole client."""
        served = [call for call in self._model.calls if call.kind == "path"]
        base = url(self._contract.endpoints[served[0].index]).rstrip("/") if served else ""
        functions = named(self._model)
        calls = [self._call(call, functions[call.index], base) for call in served]
        names = [quoted(name) for name in self._contract.security_schemes]
        return ClientView(
            calls=tuple(calls),
            scheme_names=" | ".join(names) or "never",
            base=quoted(base),
            uses_types=any(
                "types." in line for call in calls for line in (*call.input, *call.results)
            ),
        )

    # ── operations ────────────────────────────────────────────────────────────────────────────────

    def _call(self, call: Call, name: str, base: str) -> CallView:
        endpoint = self._contract.endpoints[call.index]
        title = identifier(call.name, pascal)
        names = argument_names(call)
        members = [self._member(one, names[one.place, one.property.name]) for one in call.inputs]
        body = self._body_member(call)
        required = any(one.property.required for one in call.inputs) or call.body_required
        texts = (call.docs.title, call.docs.description)
        said = "\n\n".join(dict.fromkeys(text for text in texts if text))
        docs = Docs(description=said or None, deprecated=call.docs.deprecated)
        streams = [body for answer in call.answers for body in answer.bodies if body.stream]
        return CallView(
            name=name,
            comment=comment(docs),
            input_name=f"{title}Input",
            input=(*members, *body),
            optional=not required,
            result_name=f"{title}Result",
            results=tuple(self._results(call)),
            request=tuple(self._request(call, endpoint, names, base)),
            reads=call.method.lower() in ("get", "head", "query"),
            streams=bool(streams),
            quoted=quoted(name),
        )

    def _member(self, one: Input, name: str) -> str:
        known = self._members.get(id(one))
        if known is not None and known[0].startswith(name):
            return known[0]
        kind, docs = one.property.type, one.property.docs
        said = comment(
            docs, kind, name=(one.property.name,), indent="  ", default=one.property.default
        )
        mark = ":" if one.property.required else "?:"
        return said + self._printer.placed(name + mark, kind, "  ")

    def _body_member(self, call: Call) -> list[str]:
        if not call.bodies:
            return []
        mark = ":" if call.body_required else "?:"
        first = call.bodies[0]
        if len(call.bodies) == 1:
            return [self._body_line(mark, first)]
        kinds = {self._sent(body) for body in call.bodies}
        media = " | ".join(quoted(body.media_type) for body in call.bodies)
        default = " ".join(comment_lines(first.media_type))
        return [
            block([f"What the body is; by default {default}."], (), "  ")
            + f"  contentType?: {media};",
            f"  body{mark} {' | '.join(sorted(kinds))};",
        ]

    def _body_line(self, mark: str, body: Body) -> str:
        if _kind(body) in ("json", "form", "multipart"):
            return self._printer.placed(f"body{mark}", body.type, "  ")
        return f"  body{mark} {self._sent(body)};"

    def _sent(self, body: Body) -> str:
        if _kind(body) in ("json", "form", "multipart"):
            return self._printer.flat(body.type)
        return "BodyInit"

    # ── results ───────────────────────────────────────────────────────────────────────────────────

    def _results(self, call: Call) -> Iterator[str]:
        exact = [answer.status for answer in call.answers if answer.status.isdecimal()]
        succeed = any(answer.status.startswith("2") for answer in call.answers)
        for answer in call.answers:
            yield self._result(answer, _statuses(answer.status, exact, succeed=succeed))
        if not call.answers:
            yield "http.Result<http.Status, unknown>"

    def _result(self, answer: Answer, status: str) -> str:
        known = self._answers.get((id(answer), status))
        if known is not None:
            return known[0]
        datas = list(dict.fromkeys(self._received(body) for body in answer.bodies))
        data = " | ".join(datas) if datas else "undefined"
        headers = ""
        if answer.headers:
            listed = [
                f"{header_name(one)}{':' if one.property.required else '?:'} {self._header_type(one)}"
                for one in answer.headers
            ]
            headers = f", {{ {'; '.join(listed)} }}"
        text = f"http.Result<{status}, {data}{headers}>"
        self._answers[id(answer), status] = (text, answer)
        return text

    def _received(self, body: Body) -> str:
        if body.stream:
            return f"AsyncIterable<{self._printer.flat(body.type)}>"
        match _kind(body):
            case "json":
                return self._printer.flat(body.type)
            case "text":
                return "string"
            case _:
                return "Blob"

    def _header_type(self, one: Input) -> str:
        match self._decoder(one):
            case "number":
                return "number"
            case "boolean":
                return "boolean"
            case "list":
                return "string[]"
            case _:
                return "string"

    def _decoder(self, one: Input) -> str | None:
        match self._resolved(one.property.type):
            case Scalar(kind="integer" | "number"):
                return "number"
            case Scalar(kind="boolean"):
                return "boolean"
            case ListOf():
                return "list"
            case _:
                return None

    # ── requests ──────────────────────────────────────────────────────────────────────────────────

    def _request(
        self, call: Call, endpoint: Endpoint, names: Mapping[tuple[str, str], str], base: str
    ) -> Iterator[str]:
        parameters = {(one.place, one.name): one for one in endpoint.parameters}
        types = {(one.place, one.property.name): one.property.type for one in call.inputs}
        own = url(endpoint).rstrip("/")
        yield f"method: {quoted(call.method.upper())},"
        yield "base," if own == base else f"base: {quoted(own)},"
        yield f"path: {self._path(call, parameters, names, types)},"
        found: dict[str, list[str]] = {"query": [], "headers": [], "cookies": []}
        for place_and_name, parameter in parameters.items():
            if place_and_name not in names:
                continue
            value = f"input.{names[place_and_name]}"
            line = self._parameter(parameter, value, types[place_and_name])
            if line is not None:
                found[line[0]].append(line[1])
        for name, opening, closing in (
            ("query", "[", "]"),
            ("headers", "{", "}"),
            ("cookies", "[", "]"),
        ):
            if found[name]:
                yield from _listed(name, found[name], opening, closing)
        if call.bodies:
            yield f"body: {self._body(call, endpoint)},"
        security = self._security(endpoint)
        if security:
            yield from _listed("security", security, "[", "]")
        statuses = [answer.status for answer in call.answers]
        if statuses and "default" not in statuses:
            listed = [one if one.isdecimal() else one[:1] for one in statuses]
            yield f"statuses: [{', '.join(listed)}],"
        decoded = self._decoded(call)
        if decoded:
            yield from _listed("decode: (header) => (", decoded, "{", "})")
        stream = next(
            (body for answer in call.answers for body in answer.bodies if body.stream), None
        )
        if stream is not None:
            yield f"stream: {self._stream(stream)},"

    def _path(
        self,
        call: Call,
        parameters: Mapping[tuple[str, str], Parameter],
        names: Mapping[tuple[str, str], str],
        types: Mapping[tuple[str, str], Type],
    ) -> str:
        pieces: list[str] = []
        varies = False
        path = call.path.partition("#")[0]
        for index, piece in enumerate(_VARIABLE.split(path)):
            key = ("path", piece)
            if index % 2 and key in names:
                varies = True
                value = f"input.{names[key]}"
                pieces.append(f"${{{self._segment(parameters[key], value, types[key])}}}")
            else:
                pieces.append(quote(f"{{{piece}}}" if index % 2 else piece, safe=_SAFE))
        text = "".join(pieces)
        return f"`{text}`" if varies else quoted(text)

    def _segment(self, one: Parameter, value: str, kind: Type) -> str:
        explode = ", true" if one.explode else ""
        if one.content:
            return f"encodeURIComponent(JSON.stringify({value}))"
        match one.style:
            case "label":
                return f"http.label({value}{explode})"
            case "matrix":
                return f"http.matrix({quoted(one.name)}, {value}{explode})"
            case _ if self._is_scalar(kind):
                return f"http.segment({value})"
            case _:
                return f"http.simple({value}{explode})"

    def _parameter(self, one: Parameter, value: str, kind: Type) -> tuple[str, str] | None:
        """Where a parameter goes, and the expression that puts it there."""
        name = quoted(one.name)
        match one.place:
            case "query":
                return "query", self._in_query(one, name, value, kind)
            case "querystring":
                form = next(iter(one.content), "") == _FORM
                made = f'http.form("", {value})' if form else f"http.whole({value})"
                return "query", made
            case "header":
                if one.name.lower() in IGNORED_HEADERS:
                    return None
                explode = ", true" if one.explode else ""
                made = f"http.json({value})" if one.content else f"http.header({value}{explode})"
                return "headers", f"{property_name(one.name)}: {made}"
            case "cookie":
                return "cookies", self._in_cookie(one, name, value, kind)
            case _:
                return None

    def _in_query(self, one: Parameter, name: str, value: str, kind: Type) -> str:
        encode = "http.reserved" if one.allow_reserved else ""
        if one.content:
            return f"http.pair({name}, http.json({value}))"
        if one.style == "deepObject":
            return f"http.deep({name}, {value})"
        if self._is_scalar(kind):
            return f"http.pair({', '.join(filter(None, (name, value, encode)))})"
        if one.explode:
            return f"http.form({', '.join(filter(None, (name, value, encode)))})"
        delimiter = {"spaceDelimited": '"%20"', "pipeDelimited": '"%7C"'}.get(one.style, "")
        if encode and not delimiter:
            delimiter = '","'
        return f"http.joined({', '.join(filter(None, (name, value, delimiter, encode)))})"

    def _in_cookie(self, one: Parameter, name: str, value: str, kind: Type) -> str:
        encode = "String" if one.style == "cookie" else ""
        if one.content:
            return f"http.pair({name}, http.json({value}))"
        if self._is_scalar(kind):
            return f"http.pair({', '.join(filter(None, (name, value, encode)))})"
        delimiter = '","' if encode else ""
        return f"http.joined({', '.join(filter(None, (name, value, delimiter, encode)))})"

    # ── bodies ────────────────────────────────────────────────────────────────────────────────────

    def _body(self, call: Call, endpoint: Endpoint) -> str:
        node = endpoint.operation.request_body
        body = None if node is None else self._contract.resolve(node)
        content = {} if body is None else body.content
        made = []
        for one in call.bodies:
            media = self._contract.resolve(content[one.media_type])
            made.append((one, self._made_body(one, media, "input.body")))
        if len(made) == 1:
            return made[0][1]
        # The first one is what is left.
        text = ""
        for one, expression in made[1:]:
            test = f"input.contentType === {quoted(one.media_type)}"
            text += f"{test}\n      ? {expression}\n      : "
        return text + made[0][1]

    def _made_body(self, body: Body, media: MediaType | None, value: str) -> str:
        kind = quoted(body.media_type)
        match _kind(body):
            case "json":
                said = "" if body.media_type == "application/json" else f", {kind}"
                return f"http.jsonBody({value}{said})"
            case "form":
                fields = _form_fields(media)
                return f"http.formBody({value}{fields})"
            case "multipart":
                return f"http.multipartBody({value}{_part_types(media)})"
            case _:
                return f"http.plainBody({value}, {kind})"

    # ── security, headers, streams ────────────────────────────────────────────────────────────────

    def _security(self, endpoint: Endpoint) -> list[str]:
        if not any(endpoint.security):
            return []
        found = []
        for requirement in endpoint.security:
            demands = []
            for name, scopes in requirement.items():
                scheme = self._contract.security_schemes.get(name)
                show = "http.bearer" if scheme is None else _show(name, scheme)
                parts = [quoted(name), show, *map(quoted, scopes)]
                demands.append(f"[{', '.join(parts)}]")
            found.append(f"[{', '.join(demands)}]")
        return found

    def _decoded(self, call: Call) -> list[str]:
        found: dict[str, str] = {}
        for answer in call.answers:
            for one in answer.headers:
                value = f"header({quoted(one.property.name)})"
                decoder = self._decoder(one)
                made = value if decoder is None else f"http.{decoder}({value})"
                found.setdefault(header_name(one), made)
        return [f"{name}: {value}" for name, value in found.items()]

    def _stream(self, body: Body) -> str:
        if "event-stream" not in body.media_type:
            return "http.jsonLines"
        return "http.events" if self._is_event(body.type) else "http.eventData"

    def _is_event(self, kind: Type) -> bool:
        """Whether items are events themselves, with their data among their members."""
        found = self._resolved(kind)
        if isinstance(found, OneOf):
            return any(self._is_event(member) for member in found.members)
        definition = self._model.definitions.get(found.key) if isinstance(found, Ref) else None
        return isinstance(definition, Record) and any(
            one.name == "data" for one in definition.properties
        )

    # ── types ─────────────────────────────────────────────────────────────────────────────────────

    def _is_scalar(self, kind: Type) -> bool:
        found = self._resolved(kind)
        if isinstance(found, OneOf):
            return all(self._is_scalar(member) for member in found.members)
        if isinstance(found, Ref):
            return isinstance(self._model.definitions.get(found.key), Enumeration)
        return isinstance(found, (Scalar, Constants))

    def _resolved(self, kind: Type) -> Type:
        seen: set[TypeKey] = set()
        while True:
            if isinstance(kind, (Nullable, Checked)):
                kind = kind.inner
            elif isinstance(kind, Ref) and kind.key not in seen:
                seen.add(kind.key)
                definition = self._model.definitions.get(kind.key)
                if not isinstance(definition, Alias):
                    return kind
                kind = definition.type
            else:
                return kind


def _show(name: str, scheme: SecurityScheme) -> str:
    match scheme.type:
        case "apiKey":
            kind = {"header": "headerKey", "query": "queryKey"}.get(scheme.place or "", "cookieKey")
            return f"http.{kind}({quoted(scheme.parameter or name)})"
        case "mutualTLS":
            return "http.connection"
        case "http":
            said = (scheme.scheme or "bearer").lower()
            if said in ("basic", "bearer"):
                return f"http.{said}"
            return f"http.authorization({quoted(scheme.scheme or '')})"
        case _:
            return "http.bearer"


def named(model: Model) -> dict[int, str]:
    """The function of each operation that the client can call, by its index."""
    found: dict[int, str] = {}
    taken = set(_TAKEN)
    for call in model.calls:
        if call.kind == "path":
            name = identifier(call.name, camel)
            while name in taken:
                name += "_"
            taken.add(name)
            found[call.index] = name
    return found


def argument_names(call: Call) -> dict[tuple[str, str], str]:
    """What the input calls each parameter."""
    found: dict[tuple[str, str], str] = {}
    taken = {"body", "contentType", *_INHERITED}
    for one in call.inputs:
        name = identifier(one.property.words, camel)
        while name in taken:
            name += "_"
        taken.add(name)
        found[one.place, one.property.name] = name
    return found


def header_name(one: Input) -> str:
    """What a result calls a header."""
    return identifier(one.property.words, camel)


def _statuses(status: str, exact: Sequence[str], *, succeed: bool) -> str:
    """The type of the statuses that an answer is for."""
    if status.isdecimal():
        return status
    if status == "default":
        # Where a success is documented, the default is for all that is none.
        others = ["http.Success"] if succeed else []
        others += [one for one in exact if not (succeed and one.startswith("2"))]
        return f"Exclude<http.Status, {' | '.join(others)}>" if others else "http.Status"
    digit = status[:1]
    kind = {**_RANGES, **_RANGES_OF_ERRORS}.get(digit, "Status")
    kind = kind if kind.startswith("1") else f"http.{kind}"
    others = [one for one in exact if one.startswith(digit)]
    return f"Exclude<{kind}, {' | '.join(others)}>" if others else kind


def _kind(body: Body) -> str:
    name = body.media_type.partition(";")[0].strip().lower()
    if isinstance(body.type, Scalar) and body.type.format == "binary":
        return "binary"
    if name.endswith(("/json", "+json")) or name in ("*/*", "application/*"):
        return "json"
    if name == _FORM:
        return "form"
    if name == "multipart/form-data":
        return "multipart"
    return "text" if name.startswith("text/") else "binary"


def _form_fields(media: MediaType | None) -> str:
    """How fields of a form are written that say so (OpenAPI 3.2 §4.15)."""
    if media is None:
        return ""
    found = [
        f"{property_name(name)}: {made}"
        for name, encoding in media.encoding.items()
        if (made := _field(encoding)) is not None
    ]
    return f", {{ {', '.join(found)} }}" if found else ""


def _field(encoding: Encoding) -> str | None:
    style = encoding.style or "form"
    if style == "deepObject":
        return "http.deep"
    explode = encoding.explode if encoding.explode is not None else style == "form"
    if explode:
        styled = encoding.style is not None or encoding.explode is not None
        return "http.form" if styled else None
    delimiter = {"spaceDelimited": ', "%20"', "pipeDelimited": ', "%7C"'}.get(style, "")
    return f"(name, value) => http.joined(name, value{delimiter})"


def _part_types(media: MediaType | None) -> str:
    if media is None:
        return ""
    found = [
        f"{property_name(name)}: {quoted(encoding.content_type)}"
        for name, encoding in media.encoding.items()
        if encoding.content_type
        and "," not in encoding.content_type
        and "*" not in encoding.content_type
    ]
    return f", {{ {', '.join(found)} }}" if found else ""


def _listed(name: str, items: Sequence[str], opening: str, closing: str) -> Iterator[str]:
    """A member of the request: on one line if that holds it."""
    head = name if name.endswith("(") else f"{name}: "
    pad = " " if opening == "{" else ""
    flat = f"{head}{opening}{pad}{', '.join(items)}{pad}{closing},"
    if len(flat) + 6 <= WIDTH:
        yield flat
        return
    yield f"{head}{opening}"
    for item in items:
        yield f"  {item},"
    yield f"{closing},"
