"""Calls that a contract allows: what its examples show first, then what is made of its schemas.

Takes an operation, values for its path and a recipe, gives a call; refuses to send it. A recipe says which of the
examples is taken, whether what refers to other things is what the server has, and how much is left out: the same
recipe makes the same call as long as the server has the same things.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, Endpoint, MediaType, Parameter, Schema
from contractor.contract.reach import same_value
from contractor.contract.schema import NOTHING
from contractor.contract.templating import variables
from contractor.contract.travel import Direction
from contractor.frozen import changed, frozen
from contractor.nouns import singular_word
from contractor.resources import Resources, Role
from contractor.resources.finding import declared
from contractor.resources.names import plain
from contractor.samples import NoSample, Samples
from contractor.samples.files import file
from contractor.source.pointer import join
from contractor.testing.call import Body, Call
from contractor.testing.payloads import concrete, essence, is_binary, is_form, is_json, is_xml
from contractor.testing.things import Things
from contractor.testing.writing import parameters

#: Headers that make an answer depend on what a client has already (RFC 9110 §13.1, §14.2); sent where required.
CONDITIONAL: Final = frozenset(
    "if-match if-none-match if-modified-since if-unmodified-since if-range range last-event-id".split()
)
#: What a client makes up anew for every request (draft-ietf-httpapi-idempotency-key-header).
IDEMPOTENCY: Final = frozenset({"idempotencykey", "xidempotencykey", "requestid", "xrequestid"})
PATCH: Final = "application/json-patch+json"
#: Instances that nobody has, whoever filled a server with the first ones.
_OTHERS: Final = (21, 53)
#: Members that must often be unique, by their names.
_CHOSEN: Final = frozenset("username login handle nickname slug code sku key externalid".split())
#: Members that are looked at when a body is made small.
_MEMBERS: Final = 200


class Undraftable(Exception):
    """A call that cannot be made; the message says of which parameter or body, and why."""


@frozen
class Recipe:
    """How a call is made.

    `media` is the documented media type of its body, empty for none. `variant` counts examples, and what is made
    when there are no more. `linked`: what refers to other things refers to things that are there. `least`: nothing
    is sent that need not be. `full`: optional parameters are sent too.
    """

    media: str = ""
    variant: int = 0
    linked: bool = False
    least: bool = False
    full: bool = False

    def said(self) -> str:
        """The recipe in words."""
        words = [
            "the document's examples" if self.variant == 0 else "values made of its schemas",
            "with ids that the server gave" if self.linked else "",
            "with nothing optional" if self.least else "",
            "with every optional parameter" if self.full else "",
        ]
        return ", ".join(word for word in words if word)


class Drafting:
    """Makes calls of the operations of one contract."""

    def __init__(
        self, contract: Contract, samples: Samples, things: Things, found: Resources
    ) -> None:
        self._contract = contract
        self._steps = {
            contract.endpoints[index].operation.at: step for index, step in found.steps.items()
        }
        self._samples = samples
        self._things = things
        self._made = 0

    def media_types(self, endpoint: Endpoint) -> tuple[str, ...]:
        """The documented media types of the request's body; one that is empty where it has none."""
        node = endpoint.operation.request_body
        body = None if node is None else self._contract.resolve(node)
        return tuple(() if body is None else body.content) or ("",)

    def recipes(self, endpoint: Endpoint, media: str) -> Iterator[Recipe]:
        """The recipes to try, the likeliest first."""
        first = Recipe(media)
        yield first
        yield changed(first, linked=True)
        yield changed(first, linked=True, least=True)
        shown = self._shown(endpoint, media)
        for variant in range(1, shown):
            yield changed(first, variant=variant)
        for variant in (max(shown, 1), *_OTHERS):
            yield changed(first, variant=variant, linked=True)
        yield changed(first, linked=True, full=True)
        yield changed(first, variant=_OTHERS[0], linked=True, least=True)

    def call(self, endpoint: Endpoint, path: Mapping[str, Any], recipe: Recipe) -> Call:
        """The call. `path` are values of parameters by name that are settled. Raises `Undraftable`."""
        values: dict[tuple[str, str], Any] = {}
        for one in parameters(endpoint):
            if one.name in path:
                values[one.place, one.name] = path[one.name]
            elif one.required or (recipe.full and one.name.lower() not in CONDITIONAL):
                values[one.place, one.name] = self.value(one, recipe)
        for name in variables(endpoint.path):
            values.setdefault(("path", name), path.get(name))
        return self.anew(endpoint, Call(values, self.body(endpoint, path, recipe)))

    def patching(self, endpoint: Endpoint, path: Mapping[str, Any], value: Any) -> Call | None:
        """A call whose JSON Patch (RFC 6902) leaves a thing as it is; None where there is nothing to say it with."""
        name = next((one for one in self.media_types(endpoint) if essence(one) == PATCH), None)
        media = None if name is None else self.media(endpoint, name)
        if name is None or media is None or not isinstance(value, dict):
            return None
        for member, one in value.items():
            if isinstance(one, (dict, list)):
                continue
            body = [{"op": "replace", "path": join("", member), "value": one}]
            if self._samples.takes(media.schema, body, Direction.REQUEST):
                bare = self.call(endpoint, path, Recipe())
                return changed(bare, body=Body(name, concrete(name), body))
        return None

    def value(self, one: Parameter, recipe: Recipe) -> Any:
        """The value of a parameter. Raises `Undraftable`."""
        try:
            value = self._samples.of(one, Direction.REQUEST, recipe.variant)
        except NoSample as why:
            raise Undraftable(f"the {one.place} parameter {one.name} ({why.why})") from None
        return self._refer(one.schema, one.name, value) if recipe.linked else value

    def anew(self, endpoint: Endpoint, call: Call) -> Call:
        """The call with what must differ in every request: keys by which a server knows a repeated one."""
        for one in endpoint.parameters:
            key = (one.place, one.name)
            if one.place == "header" and plain(one.name) in IDEMPOTENCY and key in call.values:
                self._made += 1
                try:
                    value = self._samples.value(one.schema, Direction.REQUEST, self._made)
                except NoSample:
                    continue
                call = call.having(key, value)
        return call

    # ── bodies ────────────────────────────────────────────────────────────────────────────────────

    def media(self, endpoint: Endpoint, name: str) -> MediaType | None:
        """What the document says of a media type of the request's body."""
        node = endpoint.operation.request_body
        body = None if node is None else self._contract.resolve(node)
        found = None if body is None else body.content.get(name)
        return None if found is None else self._contract.resolve(found)

    def is_required(self, endpoint: Endpoint) -> bool:
        """Whether the request must have a body."""
        node = endpoint.operation.request_body
        body = None if node is None else self._contract.resolve(node)
        return body is not None and body.required

    def body(self, endpoint: Endpoint, path: Mapping[str, Any], recipe: Recipe) -> Body | None:
        """The body of a call. Raises `Undraftable`."""
        if not recipe.media or (recipe.least and not self.is_required(endpoint)):
            return None
        media = self.media(endpoint, recipe.media)
        type = concrete(recipe.media)
        if media is None:
            return None
        if is_binary(self._contract, media.schema) or self._is_file(media, type):
            return Body(recipe.media, type, self._file(media.schema, type))
        try:
            value = self._samples.of(media, Direction.REQUEST, recipe.variant)
        except NoSample as why:
            raise Undraftable(f"the body ({why.why})") from None
        if is_form(type) and isinstance(value, dict):
            value = self._filed(media, value)
        if recipe.linked:
            value = self._refer(media.schema, "", value, self._own(endpoint, path))
        if recipe.least:
            value = self.least(media.schema, value)
        return Body(recipe.media, type, value)

    def least(self, schema: Schema | None, value: Any) -> Any:
        """A value without the members that its schema can do without."""
        if not isinstance(value, (dict, list)) or schema is None:
            return value
        value = copy.deepcopy(value)
        left = _MEMBERS
        for holder, name in reversed([*_members(value)]):
            if left == 0:
                break
            left -= 1
            before = holder.pop(name)
            if not self._samples.takes(schema, value, Direction.REQUEST):
                holder[name] = before
        return value

    def apart(self, schema: Schema | None, value: Any, number: int) -> Any:
        """A value that differs from others where such values often must: addresses, names that people choose."""
        made = copy.deepcopy(value)
        for holder, name in [*_members(made)]:
            before = holder[name]
            if not isinstance(before, str) or not before:
                continue
            user, sign, host = before.partition("@")
            if sign and " " not in before:
                holder[name] = f"{user.partition('+')[0]}+{number}@{host}"
            elif plain(name) in _CHOSEN:
                holder[name] = f"{before}{number}"
            else:
                continue
            if not self._samples.takes(schema, made, Direction.REQUEST):
                holder[name] = before
        return made

    def fuller(self, schema: Schema, value: dict[str, Any]) -> Any:
        """A value with the members that it could have besides, as far as all of them go together."""
        try:
            more = self._samples.value(schema, Direction.REQUEST, 1)
        except NoSample:
            return value
        made = dict(value)
        for name, one in more.items() if isinstance(more, dict) else ():
            if name not in made:
                told = {**made, name: one}
                if self._samples.takes(schema, told, Direction.REQUEST):
                    made = told
        return made

    def _shown(self, endpoint: Endpoint, media: str) -> int:
        """How many examples the document has of a body, or of the parameter that has most."""
        found = self.media(endpoint, media)
        shown = [] if found is None else [len(self._samples.examples(found, Direction.REQUEST))]
        required = (one for one in parameters(endpoint) if one.required and one.place != "path")
        shown += [len(self._samples.examples(one, Direction.REQUEST)) for one in required]
        return min(max(shown, default=0), 4)

    def _is_file(self, media: MediaType, type: str) -> bool:
        known = is_json(type) or is_xml(type) or is_form(type) or essence(type).startswith("text/")
        streams = media.item_schema is not None or essence(type).startswith("multipart/")
        return media.schema is None and not known and not streams

    def _file(self, schema: Schema | None, type: str) -> str:
        """A file that a program takes for one of its type, where the schema lets it be."""
        text = file(type).decode("latin-1")
        if schema is None or self._samples.takes(schema, text, Direction.REQUEST):
            return text
        try:
            return str(self._samples.value(schema, Direction.REQUEST))
        except NoSample as why:
            raise Undraftable(f"the body ({why.why})") from None

    def _filed(self, media: MediaType, value: dict[str, Any]) -> dict[str, Any]:
        """The fields of a form, those that are files as such."""
        members = declared(self._contract, media.schema)
        made = dict(value)
        for name, one in value.items():
            schema = members.get(name)
            if not isinstance(one, str) or not is_binary(self._contract, schema):
                continue
            encoding = media.encoding.get(name)
            said = "" if encoding is None else encoding.content_type or ""
            for part in () if schema is None else same_value(self._contract, (schema,)):
                said = said or str(part.get("contentMediaType") or "")
            type = concrete(said.partition(",")[0].strip() or "application/octet-stream")
            made[name] = file(type).decode("latin-1")
        return made if self._samples.takes(media.schema, made, Direction.REQUEST) else value

    # ── ids of other things ───────────────────────────────────────────────────────────────────────

    def refers(self, name: str) -> bool:
        """Whether a member or parameter of such a name refers to things that the server was seen to have."""
        return bool(self._things.ids(name) or self._things.ids(singular_word(plain(name))))

    def _own(self, endpoint: Endpoint, path: Mapping[str, Any]) -> Mapping[str, Any]:
        """The member that tells things apart, with its value where the path says it; else it is made up."""
        step = self._steps.get(endpoint.operation.at)
        resource = None if step is None else step.resource
        if step is None or resource is None or not resource.member or step.role is Role.ACT:
            return {}
        return {resource.member: path.get(resource.variable)}

    def _refer(
        self, schema: Schema | None, name: str, value: Any, own: Mapping[str, Any] = NOTHING
    ) -> Any:
        """A value whose ids of other things are those of things that are there; its `own` is its own."""
        made = copy.deepcopy(value)
        if name and not isinstance(made, dict):
            made = self._id(name, made)
        else:
            for holder, member in [*_members(made)]:
                if holder is not made or member not in own:
                    holder[member] = self._id(member, holder[member])
                elif own[member] is not None:
                    holder[member] = own[member]
        return made if self._samples.takes(schema, made, Direction.REQUEST) else value

    def _id(self, name: str, value: Any) -> Any:
        if isinstance(value, list) and value and not isinstance(value[0], (dict, list)):
            known = self._things.ids(singular_word(plain(name))) or self._things.ids(name)
            alike = [one for one in known if type(one) is type(value[0])]
            return alike[: len(value)] or value
        return next((one for one in self._things.ids(name) if type(one) is type(value)), value)


def _members(value: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Every object within a value, with the name of each of its members, the outer ones first."""
    pending = [value]
    while pending:
        one = pending.pop(0)
        if isinstance(one, dict):
            yield from ((one, name) for name in one)
            pending += one.values()
        elif isinstance(one, list):
            pending += one
