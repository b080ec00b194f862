"""From endpoints to calls: the name of each operation, and the types of all it takes and gives.

Takes a contract and the shaper of its schemas, gives calls; refuses to know how types are shaped.
"""

from collections.abc import Iterable, Iterator, Mapping

from contractor.contract import (
    Contract,
    Endpoint,
    Header,
    MediaType,
    Parameter,
    Reference,
    Response,
    Schema,
)
from contractor.model.shapes import Place, Shaper
from contractor.model.types import Answer, Anything, Body, Call, Docs, Input, Property, Type
from contractor.source import join, unescape
from contractor.text import Words, named_words, snake, spelled, words


def calls(contract: Contract, shaper: Shaper) -> list[Call]:
    """The calls of a contract, in its order."""
    found = [
        _Call(contract, shaper, endpoint, name).call(index)
        for index, endpoint, name in _named(contract)
    ]
    return sorted(found, key=lambda call: call.index)


def _named(contract: Contract) -> Iterator[tuple[int, Endpoint, Words]]:
    """Each endpoint with its name: `operationId`, else method and path; the longer one where names meet.

    They come sorted: the order of paths must decide neither about their names nor about those of their types.
    """
    taken: set[str] = set()
    for index, endpoint in sorted(enumerate(contract.endpoints), key=lambda item: _rank(item[1])):
        name = words(endpoint.operation.id) if endpoint.operation.id else ()
        if not name or snake(name) in taken:
            name = (*name, *_path_name(endpoint))
        if snake(name) in taken:
            name = (*name, *spelled(endpoint.path))
        while snake(name) in taken:
            name = (*name, "again")
        taken.add(snake(name))
        yield index, endpoint, named_words(name, "call")


def _rank(endpoint: Endpoint) -> tuple[bool, bool, str, str, str]:
    """Who names itself goes first. Two paths may share one path item, and so one operation."""
    operation = endpoint.operation
    exact = operation.id is not None and snake(words(operation.id)) == operation.id
    return operation.id is None, not exact, operation.at, endpoint.path, endpoint.method


def _path_name(endpoint: Endpoint) -> Words:
    if endpoint.kind == "webhook":
        return (*words(endpoint.path), endpoint.method.lower())
    found: list[str] = [endpoint.method.lower()]
    for segment in endpoint.path.split("/"):
        by = ["by"] if segment.startswith("{") else []
        found += [*by, *words(segment)]
    return tuple(found) if len(found) > 1 else (*found, "root")


class _Call:
    """Builds one call."""

    def __init__(self, contract: Contract, shaper: Shaper, endpoint: Endpoint, name: Words) -> None:
        self._contract = contract
        self._shaper = shaper
        self._endpoint = endpoint
        self._name = name

    def call(self, index: int) -> Call:
        operation = self._endpoint.operation
        body = (
            self._contract.resolve(operation.request_body)
            if operation.request_body is not None
            else None
        )
        answers = [
            self._answer(status, response)
            for status, response in operation.responses.items()
            if not status.startswith("x-")
        ]
        return Call(
            name=self._name,
            kind=self._endpoint.kind,
            method=self._endpoint.method,
            path=self._endpoint.path,
            at=operation.at,
            inputs=tuple(self._input(parameter) for parameter in self._endpoint.parameters),
            bodies=()
            if body is None
            else tuple(self._bodies(body.content, body.at, ("request",), "requestBodies")),
            body_required=body is not None and body.required,
            answers=tuple(answer for answer in answers if answer is not None),
            docs=Docs(operation.summary, operation.description, operation.deprecated),
            tags=operation.tags,
            index=index,
        )

    def _type(self, schema: Schema | None, parts: Words, longer: tuple[Words, ...]) -> Type:
        if schema is None:
            return Anything()
        return self._shaper.type(schema, Place(schema.at, None, parts, longer))

    def _owner(self, at: str, section: str) -> Words:
        """What a shared component is called; the operation's name for what stands in the operation."""
        file, _, pointer = at.partition("#")
        tokens = pointer.split("/")
        if tokens[1:3] == ["components", section] or file:
            return words(unescape(tokens[-1])) or spelled(unescape(tokens[-1]))
        return self._name

    def _input(self, parameter: Parameter) -> Input:
        schema, media = parameter.schema, next(iter(parameter.content.values()), None)
        found = self._contract.resolve(media) if media is not None else None
        if schema is None and found is not None:
            schema = found.schema
        own = named_words(words(parameter.name) or spelled(parameter.name), "field")
        shared = not parameter.at.startswith(self._endpoint.operation.at)
        component = "/components/parameters/" in parameter.at
        prefix = self._owner(parameter.at, "parameters") if component else self._name
        if shared and not component:
            prefix = words(self._endpoint.path) or self._name
        parts = prefix if component else (*prefix, *own)
        return Input(
            parameter.place,
            Property(
                name=parameter.name,
                words=own,
                type=self._type(schema, parts, (("parameter",), (parameter.place,))),
                required=parameter.required or parameter.place == "path",
                at=parameter.at,
                docs=Docs(None, parameter.description, parameter.deprecated),
                default=(schema.get("default"),)
                if schema is not None and schema.has("default")
                else (),
            ),
        )

    def _bodies(
        self, content: Mapping[str, MediaType | Reference], at: str, kind: Words, section: str
    ) -> Iterable[Body]:
        prefix = self._owner(at, section)
        parts = prefix if prefix[-len(kind) :] == kind else (*prefix, *kind)
        for media_type, node in content.items():
            media = self._contract.resolve(node)
            if media is None:
                continue
            longer = (words(media_type.partition("/")[2]) or ("media",),)
            if media.item_schema is not None:
                item = self._type(media.item_schema, (*prefix, "event"), longer)
                yield Body(media_type, item, stream=True)
            else:
                yield Body(media_type, self._type(media.schema, parts, longer))

    def _answer(self, status: str, node: Response | Reference) -> Answer | None:
        response = self._contract.resolve(node)
        if response is None:
            return None
        first = next(
            (key for key in self._endpoint.operation.responses if key.startswith("2")), None
        )
        own = self._owner(response.at, "responses") != self._name
        kind = ("response",) if own or status == first else (*words(status), "response")
        headers = [
            self._header(name, header, kind, response.at)
            for name, header in response.headers.items()
        ]
        return Answer(
            status,
            response.description,
            tuple(self._bodies(response.content, response.at, kind, "responses")),
            tuple(header for header in headers if header is not None),
        )

    def _header(self, name: str, node: Header | Reference, kind: Words, at: str) -> Property | None:
        header = self._contract.resolve(node)
        if header is None:
            return None
        schema, media = header.schema, next(iter(header.content.values()), None)
        found = self._contract.resolve(media) if media is not None else None
        if schema is None and found is not None:
            schema = found.schema
        own = named_words(words(name) or spelled(name), "field")
        shared = "/components/headers/" in header.at
        prefix = (
            self._owner(header.at, "headers")
            if shared
            else (*self._owner(at, "responses"), *kind, *own)
        )
        return Property(
            name=name,
            words=own,
            type=self._type(schema, prefix, (("header",),)),
            required=header.required,
            at=join(header.at),
            docs=Docs(None, header.description, header.deprecated),
        )
