"""From endpoints to calls: the name of each operation, and the types of all it takes and gives.

Takes a contract and the shaper of its schemas, gives calls; refuses to know how types are shaped.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

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
from contractor.contract.fields import IGNORED_HEADERS
from contractor.model.places import Place
from contractor.model.shapes import Shaper
from contractor.model.types import Answer, Anything, Body, Call, Docs, Input, Property, Scalar, Type
from contractor.source import join, unescape
from contractor.text import Words, named_words, snake, spelled, words


def calls(contract: Contract, shaper: Shaper) -> list[Call]:
    """The calls of a contract, in its order."""
    components = _Components()
    found = [
        _Call(contract, shaper, components, endpoint, name).call(index)
        for index, endpoint, name in _named(contract)
    ]
    return sorted(found, key=lambda call: call.index)


def _named(contract: Contract) -> Iterator[tuple[int, Endpoint, Words]]:
    """Each endpoint with its name: `operationId`, else where it stands; the longer one where names meet.

    They come sorted: the order of paths must decide neither about their names nor about those of their types.
    """
    names: dict[str, Words] = {}
    taken: set[str] = set()
    for index, endpoint in sorted(enumerate(contract.endpoints), key=lambda item: _rank(item[1])):
        operation = endpoint.operation
        name = words(operation.id) if operation.id else ()
        if not name or snake(name) in taken:
            name = (*name, *_place_name(endpoint, names))
        if snake(name) in taken:
            name = (*name, *spelled(endpoint.path))
        while snake(name) in taken:
            name = (*name, "again")
        taken.add(snake(name))
        names.setdefault(operation.at, named_words(name, "call"))
        yield index, endpoint, named_words(name, "call")


def _rank(endpoint: Endpoint) -> tuple[bool, bool, bool, bool, str, str, str]:
    """Who names itself goes first, and callbacks after whom they belong to.

    Two paths may share one path item, and so one operation: where it is written goes before who refers to it.
    """
    operation = endpoint.operation
    exact = operation.id is not None and snake(words(operation.id)) == operation.id
    elsewhere = not operation.at.startswith(join("#/paths", endpoint.path) + "/")
    return (
        operation.id is None,
        not exact,
        endpoint.kind == "callback",
        elsewhere,
        operation.at,
        endpoint.path,
        endpoint.method,
    )


def _place_name(endpoint: Endpoint, names: Mapping[str, Words]) -> Words:
    """What an operation without a name of its own is called: its owner and the callback, or method and path."""
    owner, _, callback = endpoint.operation.at.rpartition("/callbacks/")
    if endpoint.kind != "callback" or not callback:
        return _path_name(endpoint)
    key = unescape(callback.partition("/")[0])
    several = callback.count("/") > 2 and endpoint.method.lower() != "post"
    own = (*(words(key) or spelled(key)), *((endpoint.method.lower(),) if several else ()))
    return (*names.get(owner, ()), *own)


def _path_name(endpoint: Endpoint) -> Words:
    if endpoint.kind == "webhook":
        return (*words(endpoint.path), endpoint.method.lower())
    found: list[str] = [endpoint.method.lower()]
    for segment in endpoint.path.split("/"):
        by = ["by"] if segment.startswith("{") else []
        found += [*by, *words(segment)]
    return tuple(found) if len(found) > 1 else (*found, "root")


def is_bytes(media_type: str) -> bool:
    """Whether a body of a media type without schema is raw bytes (OpenAPI 3.1 §4.8.14.4)."""
    plain = media_type.partition(";")[0].strip().lower()
    if plain.startswith(("image/", "audio/", "video/")):
        return True
    structured = plain.startswith(("text/", "multipart/")) or plain.endswith(("json", "xml", "/*"))
    return not structured and plain != "application/x-www-form-urlencoded"


def _told_apart(inputs: Iterable[Input]) -> tuple[Input, ...]:
    """The inputs with words of their own, by their places where they meet: one call takes them all."""
    found = list(inputs)
    if len({snake(one.property.words) for one in found}) == len(found):
        return tuple(found)
    codes: dict[int, Words] = {}
    taken: set[str] = set()
    for index in sorted(range(len(found)), key=lambda index: _input_rank(found[index])):
        one = found[index]
        code = one.property.words
        if snake(code) in taken:
            code = (*code, one.place)
        while snake(code) in taken:
            code = (*code, "field")
        taken.add(snake(code))
        codes[index] = code
    return tuple(
        replace(one, property=replace(one.property, words=codes[index]))
        for index, one in enumerate(found)
    )


def _input_rank(one: Input) -> tuple[bool, str, str]:
    return snake(one.property.words) != one.property.name, one.property.name, one.place


class _Components:
    """What parameters and responses of the components are to every call that refers to them."""

    def __init__(self) -> None:
        self.inputs: dict[str, Input] = {}
        self.answers: dict[tuple[str, str, str | None, Words], Answer] = {}


class _Call:
    """Builds one call."""

    def __init__(
        self,
        contract: Contract,
        shaper: Shaper,
        components: _Components,
        endpoint: Endpoint,
        name: Words,
    ) -> None:
        self._contract = contract
        self._shaper = shaper
        self._components = components
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
            inputs=_told_apart(
                self._input(parameter)
                for parameter in self._endpoint.parameters
                if parameter.place != "header" or parameter.name.lower() not in IGNORED_HEADERS
            ),
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
        tokens = [unescape(token) for token in pointer.split("/")]
        if tokens[1:3] == ["components", section] and len(tokens) > 3:
            return words(tokens[3]) or spelled(tokens[3])
        if file and not at.startswith(self._endpoint.operation.at):
            stem = tokens[-1] or file.rpartition("/")[2].partition(".")[0]
            return words(stem) or spelled(stem)
        if tokens[1:3] == ["components", "pathItems"] and self._endpoint.operation.id is None:
            return (*(words(tokens[3]) or spelled(tokens[3])), self._endpoint.method.lower())
        return self._name

    def _input(self, parameter: Parameter) -> Input:
        if not parameter.at.startswith("#/components/parameters/"):
            return self._made_input(parameter)
        found = self._components.inputs.get(parameter.at)
        if found is None:
            found = self._components.inputs[parameter.at] = self._made_input(parameter)
        return found

    def _made_input(self, parameter: Parameter) -> Input:
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
                docs=Docs(None, parameter.description, parameter.deprecated),
                default=(schema.get("default"),)
                if schema is not None and schema.has("default")
                else (),
            ),
            parameter.at,
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
            shared = media.at.startswith("#/components/mediaTypes/")
            own = self._owner(media.at, "mediaTypes") if shared else prefix
            if media.item_schema is not None:
                each = "event" if media_type.startswith("text/event-stream") else "item"
                item = self._type(media.item_schema, (*own, each), longer)
                yield Body(media_type, item, stream=True)
            elif media.schema is None and is_bytes(media_type):
                yield Body(media_type, Scalar("string", "binary"))
            else:
                yield Body(media_type, self._type(media.schema, own if shared else parts, longer))

    def _answer(self, status: str, node: Response | Reference) -> Answer | None:
        response = self._contract.resolve(node)
        if response is None:
            return None
        succeed = [key for key in self._endpoint.operation.responses if key.startswith("2")]
        first = min(succeed, default=None)
        own = self._owner(response.at, "responses") != self._name
        kind = ("response",) if own or status == first else (*words(status), "response")
        if not response.at.startswith("#/components/responses/"):
            return self._made_answer(status, response, kind)
        same = (status, response.at, response.description, kind)
        found = self._components.answers.get(same)
        if found is None:
            found = self._made_answer(status, response, kind)
            self._components.answers[same] = found
        return found

    def _made_answer(self, status: str, response: Response, kind: Words) -> Answer:
        headers = [
            self._header(name, header, kind, response.at)
            for name, header in response.headers.items()
            # OpenAPI 3.2 §4.17.1: the media types say it.
            if name.lower() != "content-type"
        ]
        return Answer(
            status,
            response.description,
            tuple(self._bodies(response.content, response.at, kind, "responses")),
            tuple(header for header in headers if header is not None),
        )

    def _header(self, name: str, node: Header | Reference, kind: Words, at: str) -> Input | None:
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
        return Input(
            "header",
            Property(
                name=name,
                words=own,
                type=self._type(schema, prefix, (("header",),)),
                required=header.required,
                docs=Docs(None, header.description, header.deprecated),
            ),
            header.at,
        )
