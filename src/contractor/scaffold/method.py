"""One method: what all of them do, wherever things are kept. They answer, refuse, and look for what is above.

Takes an operation and what it does to a resource, gives the lines of a method; refuses to know where things are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import fill, indent, wrap
from typing import Any, Final
from urllib.parse import urlsplit

from contractor.contract import Schema
from contractor.contract.servers import prefix
from contractor.contract.templating import VARIABLE, as_sent
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.model import Answer, Call, Input, Record, Scalar, Type
from contractor.nouns import phrase, plural
from contractor.resources import Resource, Role, Step
from contractor.samples import NoSample
from contractor.samples.files import file
from contractor.scaffold.going import by_status, status, success
from contractor.scaffold.kept import Kept
from contractor.scaffold.lines import Lines
from contractor.scaffold.scene import Scene
from contractor.targets.fastapi.bodies import Carried, carried
from contractor.targets.fastapi.names import BODY, PRINCIPAL, call_names
from contractor.targets.python import literals
from contractor.targets.python.layout import WIDTH, Atom, Code, either, framed, width
from contractor.text import Words, words

_INDENT: Final = 4
_LOCATIONS: Final = ("location", "content-location")
#: Statuses that something refuses with which is not there, is there already, or was changed by somebody else.
_REASONS: Final[Mapping[str, str]] = {"404": "not-found", "409": "conflict"}


@frozen
class Told:
    """What headers may tell: where a thing is, and its validator; each an expression."""

    location: str | None = None
    etag: str | None = None


class Method:
    """A method while it is written. Subclasses know where things are kept."""

    #: Whether the method may wait for others.
    is_async = True

    def __init__(self, scene: Scene, call: Call, step: Step) -> None:
        self.scene = scene
        self.whole = scene.whole
        self.call = call
        self.step = step
        self.names = call_names(scene.whole.model, call)
        self.lines = Lines(2 * _INDENT)
        self.is_given_up = False
        self._replies: dict[str, None] = {}
        self.arguments = scene.typed.arguments(call, self.names)
        self.taken = {name for name, _ in self.arguments} | {"self"}
        self.endpoint = self.whole.contract.endpoints[call.index]

    # ── text ──────────────────────────────────────────────────────────────────────────────────────

    def text(self) -> str:
        """The whole method."""
        order = [self.names.reply(answer) for answer in self.call.answers]
        used = [Atom(name) for name in order if name in self._replies]
        answer = self.answer()
        if not used and answer is not None:
            used = [Atom(self.scene.reply(self.names.reply(answer)))]
        result = either(used) if used else Atom(self.scene.use(self.scene.boundary, "Reply"))
        return "\n".join([*self._head(result), *self._ignored(), *self.lines.lines])

    def _ignored(self) -> list[str]:
        """A comment that names the arguments which nothing here looks at."""
        body = "\n".join(self.lines.lines)
        names = [
            f"`{name}`"
            for name, _ in self.arguments
            if name != PRINCIPAL and not re.search(rf"\b{name}\b", body)
        ]
        if not names or self.is_given_up:
            return []
        said = f"Not looked at yet: {', '.join(names)}."
        return indent(fill(said, WIDTH - 2 * _INDENT - 2), f"{' ' * 2 * _INDENT}# ").split("\n")

    def _head(self, result: Code) -> list[str]:
        start = "    async def" if self.is_async else "    def"
        parts = [f"{name}: {code.flat}" for name, code in self.arguments]
        inside = ", ".join(["self", *(["*"] if parts else []), *parts])
        line = f"{start} {self.names.method}({inside}) -> {result.flat}:"
        if width(line) <= WIDTH:
            return [line]
        foot = f"    ) -> {result.flat}:"
        feet = [foot]
        if width(foot) > WIDTH:
            feet = ["    ) -> (", framed(" " * 8, result, "", 8), "    ):"]
        if not parts:
            return [f"{start} {self.names.method}(", "        self,", *feet]
        if width(f"        {inside}") <= WIDTH:
            return [f"{start} {self.names.method}(", f"        {inside}", *feet]
        listed = [framed(f"        {name}: ", code, ",", 8) for name, code in self.arguments]
        return [f"{start} {self.names.method}(", "        self,", "        *,", *listed, *feet]

    def give_up(self, why: NoSample) -> None:
        """Say that nobody could write the method, and why."""
        self.is_given_up = True
        refused = self.scene.use(self.scene.public, "Refused")
        self.lines.note("TODO: no example of what is answered was found, so it is not written yet.")
        for line in wrap(str(why), WIDTH - 10, break_on_hyphens=False):
            self.lines.note(line)
        said = literals.string(f"not written yet: {why.why}")
        whole = f'raise {refused}("failed", {said})'
        if width(whole) <= WIDTH - 8:
            self.lines.add(whole)
            return
        with self.lines.inside(f"raise {refused}("):
            self.lines.add('"failed",')
            self.lines.add(f"{said},")
        self.lines.add(")")

    def local(self, said: Words) -> str:
        """A new variable."""
        name = self.scene.local(said, self.taken)
        self.taken.add(name)
        return name

    # ── arguments ─────────────────────────────────────────────────────────────────────────────────

    def argument(self, place: str, name: str) -> str | None:
        """The argument that holds a parameter."""
        for (where, own), argument in self.names.arguments.items():
            if where == place and (
                own.lower() == name.lower() if place == "header" else own == name
            ):
                return argument if argument in self.taken else None
        return None

    def queries(self) -> list[tuple[Input, str]]:
        """The parameters of the query, and their arguments."""
        return [
            (one, self.names.arguments[one.place, one.property.name])
            for one in self.scene.typed.inputs(self.call)
            if one.place == "query"
        ]

    def key_parts(self, one: Kept) -> list[str]:
        """The arguments that lead to a thing, the outermost first."""
        parts: list[str] = []
        for key in one.keys:
            argument = self.argument("path", key.variable)
            parts.append(f"str({argument})" if key.as_text else str(argument))
        return parts

    def body_kinds(self) -> list[Type]:
        """The types of the body; none where it may be bytes."""
        bodies = carried(self.whole.model, self.call.bodies, sent=True)[0]
        if not all(one.whole for one in bodies):
            return []
        return list({self.whole.code(one.body.type): one.body.type for one in bodies}.values())

    def parts(self, wanted: Type | None) -> list[str]:
        """What of the body says something of an object: the body, and before it a property that is one itself."""
        kinds = self.body_kinds()
        if not kinds or not all(map(self.whole.kinds.is_object, kinds)):
            return []
        found = [BODY]
        record = self.whole.kinds.record(wanted)
        own = self.whole.kinds.record(kinds[0])
        if record is None or own is None or len(kinds) > 1 or not self.call.body_required:
            return found
        for name, one in self.whole.kinds.properties(own).items():
            inner = self.whole.kinds.record(one.type)
            if inner is not None and inner.key.removesuffix(">sent") == record.key:
                read = f"{BODY}.{self.whole.attributes.names(own)[name]}"
                if not one.required:
                    read = f"{self.scene.use(self.scene.models, 'given')}({read})"
                return [read, *found]
        return found

    # ── refusing ──────────────────────────────────────────────────────────────────────────────────

    def refuse(self, name: str, noun: Words, said: str) -> None:
        """Answer as the contract documents a status, with a constant; or leave the answer to the boundary."""
        made = self.refusal(name, noun, said)
        if made is not None:
            self.lines.add(f"return {made}")
            return
        refused = self.scene.use(self.scene.public, "Refused")
        reason = literals.string(_REASONS[name])
        self.lines.add(f"raise {refused}({reason}, {literals.string(said)})")

    def refusal(self, name: str, noun: Words, said: str) -> str | None:
        """The reply of a documented status, if it can be made here."""
        answer = by_status(self.call).get(name)
        if answer is None:
            return None
        response = self.whole.contract.resolve(self.endpoint.operation.responses[answer.status])
        made = None if response is None else self.whole.refusals.answer(response, int(name))
        if made is None or made.headers:
            return None
        bodies = carried(self.whole.model, answer.bodies, sent=False)[0]
        if not bodies:
            return self.reply(answer, None)
        if bodies[0].body.media_type != made.type or bodies[0].kind != "json":
            return None
        body = _filled(made.body, made.fill, f"{said[:1].upper()}{said[1:]}.")
        kind = bodies[0].body.type
        constant = self.scene.examples.refusal(kind, (*_REFUSALS[name], *noun), body)
        return self.reply(answer, self.scene.example(constant))

    def missing(self, noun: Words) -> None:
        """Say that something is not there."""
        self.refuse("404", noun, f"there is no such {phrase(noun)}")

    def can_refuse(self) -> bool:
        """Whether any answer may say that something is not there."""
        return any(map(self.documents, ("404", "403", "409", "4XX", "DEFAULT")))

    def documents(self, name: str) -> bool:
        """Whether a status is documented by itself."""
        return name in by_status(self.call)

    # ── answering ─────────────────────────────────────────────────────────────────────────────────

    @property
    def role(self) -> Role:
        return self.step.role

    def answer(self) -> Answer | None:
        """What is answered where it goes well."""
        return success(self.call, self.role)

    def body_of(self, answer: Answer) -> Carried | None:
        """The body of an answer, the first where there are several."""
        bodies = carried(self.whole.model, answer.bodies, sent=False)[0]
        return bodies[0] if bodies else None

    def kind(self, answer: Answer | None) -> Type | None:
        """The type of the value that an answer holds; None for bytes, streams and nothing."""
        found = None if answer is None else self.body_of(answer)
        return (
            found.body.type
            if found is not None and found.whole and found.kind != "stream"
            else None
        )

    def goes_well(self, body: str | None, told: Told | None = None) -> None:
        """Answer, with an expression for the body; None for an example."""
        answer = self.answer()
        if answer is None:
            refused = self.scene.use(self.scene.public, "Refused")
            self.lines.note("The contract documents no answer.")
            self.lines.add(f'raise {refused}("failed", "no answer is documented")')
            return
        self.lines.add(f"return {self.reply(answer, body, told or Told())}")

    def reply(
        self, answer: Answer, body: str | None, told: Told | None = None, code: int | None = None
    ) -> str:
        """A reply as an expression. Raises `NoSample` where something of it cannot be made."""
        name = self.scene.reply(self.names.reply(answer))
        self._replies[self.names.reply(answer)] = None
        given: list[str] = []
        bodies = carried(self.whole.model, answer.bodies, sent=False)[0]
        if bodies:
            given.append(body if body is not None else self.sample(answer, bodies[0]))
            media = _chosen(self.scene, bodies)
            if media is not None:
                given.append(f"media_type={literals.string(media)}")
        if not answer.status.isdecimal():
            given.append(f"status={status(answer, self.role) if code is None else code}")
        given += self._headers(answer, told or Told())
        return f"{name}({', '.join(given)})"

    def _headers(self, answer: Answer, told: Told) -> Iterable[str]:
        fields = self.names.headers(answer)
        for one in answer.headers:
            name = one.property.name.lower()
            value = told.location if name in _LOCATIONS else None
            if name == "etag":
                value = told.etag
            if value is None and one.property.required:
                value = self._header(answer, one)
            if value is not None:
                yield f"{fields[one.property.name]}={value}"

    def _header(self, answer: Answer, one: Input) -> str:
        """A header that must be there, by an example."""
        response = self.whole.contract.resolve(self.endpoint.operation.responses[answer.status])
        node = None if response is None else response.headers.get(one.property.name)
        header = None if node is None else self.whole.contract.resolve(node)
        if header is None:
            raise NoSample(one.at, "the header leads nowhere")
        value = self.whole.samples.of(header, Direction.RESPONSE)
        return self.scene.literal(one.property.type, value)

    # ── examples ──────────────────────────────────────────────────────────────────────────────────

    def sample(self, answer: Answer, one: Carried) -> str:
        """An example of the body of an answer. Raises `NoSample`."""
        scene, examples = self.scene, self.scene.examples
        if not one.whole:
            media_type = one.body.media_type
            said = words(media_type.partition("/")[2].partition("+")[0].removeprefix("x-"))
            return scene.example(examples.file(said or ("content",), file(media_type)))
        kind = one.body.type
        media = self.whole.stock.media(self.call, answer, one.body)
        if media is None:
            raise NoSample(answer.status, "the answer leads nowhere")
        if one.kind == "stream":
            schema = media.item_schema or media.schema
            samples = self.whole.samples
            values = [samples.value(schema, Direction.RESPONSE, turn) for turn in range(3)]
            values = [self._numbered(schema, one, turn) for turn, one in enumerate(values, 1)]
            name = scene.example(examples.several(kind, self._said(kind, "events"), values)[1])
            seen = self.argument("header", "Last-Event-ID")
            return (
                name if seen is None else f"{name}[{scene.use('.paging', 'beginning')}({seen}) :]"
            )
        value = self.whole.samples.of(media, Direction.RESPONSE)
        if isinstance(value, str) and self.whole.code(kind) == "str" and len(value) < 60:
            return literals.string(value)
        return scene.example(examples.one(kind, self._said(kind, "answer"), value))

    def _numbered(self, schema: Schema | None, event: Any, number: int) -> Any:
        """An event with its number, where it has one."""
        if not isinstance(event, dict) or "id" not in event:
            return event
        numbered = {**event, "id": str(number)}
        fits = self.whole.samples.takes(schema, numbered, Direction.RESPONSE)
        return numbered if fits else event

    def _said(self, kind: Type, otherwise: str) -> Words:
        """What an example is called: as its type, or as the operation."""
        record = self.whole.kinds.record(kind)
        if record is not None:
            return record.name
        item = self.whole.kinds.item(kind)
        inner = None if item is None else self.whole.kinds.record(item)
        return plural(inner.name) if inner is not None else (*self.call.name, otherwise)

    def shown(self, value: str, kind: Type | None) -> str | None:
        """A thing as the answer has it, an expression; None where an example must do."""
        wanted = self.kind(self.answer())
        return None if wanted is None else self.converted(value, kind, wanted)

    def converted(self, value: str, kind: Type | None, wanted: Type) -> str | None:
        """A value of one type as one of another; None where it cannot be."""
        if kind is None:
            return None
        if self.whole.fits(kind, wanted):
            return value
        if self.whole.kinds.is_object(kind) and self.whole.kinds.is_object(wanted):
            return f"{self.scene.merging('like')}({self.example_of(wanted)}, {value})"
        return None

    def example_of(self, wanted: Type) -> str:
        """An example of a type that the answer holds somewhere."""
        answer = self.answer()
        found = None if answer is None else self.body_of(answer)
        if answer is None or found is None:
            raise NoSample(self.call.at, "nothing is answered")
        media = self.whole.stock.media(self.call, answer, found.body)
        schema = None if media is None else media.schema
        inside = self._way(found.body.type, wanted)
        value: Any = None
        if media is not None:
            value = self.whole.samples.of(media, Direction.RESPONSE)
        for step in inside:
            value = value[step]
        if schema is None:
            raise NoSample(self.call.at, "nothing is said of the answer")
        return self.scene.example(
            self.scene.examples.one(wanted, self._said(wanted, "answer"), value)
        )

    def _way(self, kind: Type, wanted: Type) -> list[Any]:
        """What leads to a type in a value of another: a property, the first item."""
        if kind == wanted:
            return []
        item = self.whole.kinds.item(kind)
        if item is not None:
            return [0, *self._way(item, wanted)]
        record = self.whole.kinds.record(kind)
        for name in (*(self.step.listing.inside if self.step.listing else ()), *self._inside()):
            inner = self.whole.kinds.inside(kind, (name,)) if record is not None else None
            if inner is not None:
                return [name, *self._way(inner, wanted)]
        raise NoSample(self.call.at, "the answer holds no such value")

    def _inside(self) -> tuple[str, ...]:
        return () if self.step.resource is None else self.step.resource.inside

    def wrapped(self, value: str, kind: Type | None) -> str | None:
        """A thing in the object that the answer has around it, if it has one."""
        wanted = self.kind(self.answer())
        inside = self._inside()
        if wanted is None or kind is None or not inside or len(inside) > 1:
            return self.shown(value, kind)
        inner = self.whole.kinds.inside(wanted, inside)
        record = self.whole.kinds.record(wanted)
        if inner is None or record is None:
            return self.shown(value, kind)
        made = self.converted(value, kind, inner)
        return None if made is None else self.built(record, {inside[0]: made}, wanted)

    def built(self, record: Record, given: Mapping[str, str], kind: Type) -> str:
        """An object with these properties, by their names on the wire: made of them, else an example with them."""
        attributes = self.whole.attributes.names(record)
        properties = self.whole.kinds.properties(record)
        if all(name in given for name, one in properties.items() if one.required):
            listed = ", ".join(f"{attributes[name]}={value}" for name, value in given.items())
            return f"{self.scene.class_of(record)}({listed})"
        name = self.local(("page",) if self.role is Role.LIST else ("answer",))
        self.lines.add(f"{name} = {self.example_of(kind)}.model_copy()")
        for property, value in given.items():
            self.lines.add(f"{name}.{attributes[property]} = {value}")
        return name

    def by_example(self) -> None:
        """Answer with an example, completed by what was sent."""
        wanted = self.kind(self.answer())
        parts = self.parts(wanted)
        if wanted is None or not self.whole.kinds.is_object(wanted) or not parts:
            self.goes_well(None, Told(etag=self._first_version()))
            return
        like = self.scene.merging("like")
        made = f"{like}({', '.join([self.example_of(wanted), *parts])})"
        self.goes_well(made, Told(etag=self._first_version()))

    def _first_version(self) -> str | None:
        return f"{self.scene.use('.etags', 'etag')}(1)" if self.tells_version() else None

    # ── what clients have already ─────────────────────────────────────────────────────────────────

    def refuse_stale(self, noun: Words, version: str) -> None:
        """Refuse whoever saw a thing as it was before; `version` is an expression (RFC 9110 §13.1.1)."""
        seen = self.argument("header", "If-Match")
        if seen is None or not self.documents("412"):
            return
        made = self.refusal("412", noun, "somebody changed it since")
        if made is None:
            return
        stale = self.scene.use(".etags", "is_stale")
        with self.lines.inside(f"if {stale}({seen}, {version}):"):
            self.lines.add(f"return {made}")

    def answer_unchanged(self, version: str) -> str:
        """Answer 304 to a client that has the thing as it is; the variable that holds its validator."""
        answer = next(one for one in self.call.answers if one.status == "304")
        seen = self.argument("header", "If-None-Match")
        tag = self.local(("tag",))
        self.lines.add(f"{tag} = {version}")
        with self.lines.inside(f'if {tag} in ({seen} or ""):'):
            self.lines.add(f"return {self.reply(answer, None, Told(etag=tag))}")
        return tag

    # ── where things are ──────────────────────────────────────────────────────────────────────────

    def is_below(self, resource: Resource | None) -> bool:
        """Whether the operation stands at the path of the collection itself."""
        path = as_sent(self.endpoint.path)
        return resource is not None and path in (resource.collection, resource.path)

    def location(self, resource: Resource, keys: Sequence[tuple[str, str]]) -> str | None:
        """Where a thing is, an expression; None where the header cannot hold it. `keys` are with their types."""
        answer = self.answer()
        header = None
        for one in () if answer is None else answer.headers:
            if one.property.name.lower() in _LOCATIONS:
                header = one
        if header is None or answer is None:
            return None
        given = iter(keys)
        parts: list[str] = []
        sample: list[str] = []
        last = 0
        for match in VARIABLE.finditer(resource.path):
            value, kind = next(given, ("", ""))
            if not value:
                return None
            said = (
                f"{self.scene.use('urllib.parse', 'quote')}({value}, safe='')"
                if kind == "str"
                else value
            )
            parts += [resource.path[last : match.start()], f"{{{said}}}"]
            sample += [resource.path[last : match.start()], "1"]
            last = match.end()
        start = prefix(self.endpoint)
        rest = resource.path[last:]
        for base in (start, self._origin() + start):
            if self._takes(answer, header, base + "".join(sample) + rest):
                text = base + "".join(parts) + rest
                return f'f"{text}"' if "{" in text else literals.string(text)
        return None

    def _origin(self) -> str:
        """The server's scheme and host, as the document has them."""
        servers = self.endpoint.servers
        found = urlsplit(servers[0].url) if servers else None
        if found is None or not found.scheme or "{" in found.netloc:
            return "https://example.com"
        return f"{found.scheme}://{found.netloc}"

    def _takes(self, answer: Answer, header: Input, value: str) -> bool:
        """Whether a header may say something."""
        response = self.whole.contract.resolve(self.endpoint.operation.responses[answer.status])
        node = None if response is None else response.headers.get(header.property.name)
        found = None if node is None else self.whole.contract.resolve(node)
        if found is None or not _is_text(self.whole.kinds.scalar(header.property.type)):
            return False
        return self.whole.samples.takes(found.schema, value, Direction.RESPONSE)

    def tells_version(self, answer: Answer | None = None) -> bool:
        """Whether the answer has an `ETag` that can hold a version."""
        answer = self.answer() if answer is None else answer
        for one in () if answer is None else answer.headers:
            if one.property.name.lower() == "etag" and answer is not None:
                return self._takes(answer, one, '"version-1"')
        return False


#: How the constants of refusals begin.
_REFUSALS: Final[Mapping[str, Words]] = {
    "404": ("no", "such"),
    "409": ("conflicting",),
    "412": ("stale",),
}


def _is_text(scalar: Scalar | None) -> bool:
    return (
        scalar is not None
        and scalar.kind == "string"
        and scalar.format in (None, "uri", "uri-reference")
    )


def _chosen(scene: Scene, bodies: Sequence[Carried]) -> str | None:
    """The media type to name in a reply; None where it need not be named."""
    names = [one.body.media_type for one in bodies]
    if any("*" in name for name in names):
        if bodies[0].kind == "json":
            return None
        return {"image": "image/png", "text": "text/plain"}.get(
            names[0].partition("/")[0], "application/octet-stream"
        )
    if len(names) == 1 or bodies[0].kind == "json":
        return None
    if len({scene.typed.given_one(one).flat for one in bodies}) == 1 and bodies[0].whole:
        return None
    return names[0]


def _filled(body: Any, fill: Iterable[tuple[str, str]], text: str) -> Any:
    """A body that says what is wrong, where it has a place for it."""
    for pointer, name in fill:
        if name == "detail":
            body = _put(body, pointer.split("/")[1:], text)
    return body


def _put(body: Any, tokens: Sequence[str], text: str) -> Any:
    if not tokens:
        return text
    token = tokens[0].replace("~1", "/").replace("~0", "~")
    if isinstance(body, list):
        at = int(token)
        return [*body[:at], _put(body[at], tokens[1:], text), *body[at + 1 :]]
    return {**body, token: _put(body[token], tokens[1:], text)}
