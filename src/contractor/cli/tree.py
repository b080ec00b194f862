"""Types and operations of a model as a person reads them, and as JSON.

Takes a model and parts of it, gives lines or plain data; refuses to know how they were asked for.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from contractor.model import (
    Alias,
    Anything,
    Body,
    Call,
    Checked,
    Constants,
    Definition,
    Docs,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nothing,
    Nullable,
    OneOf,
    Other,
    Property,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
)
from contractor.report.visible import visible
from contractor.text import camel, pascal, short

#: Characters of a description that are shown.
_LONGEST = 100


def title(one: Definition | Call) -> str:
    """What a type or operation is called: `Order`, `createOrder`."""
    return camel(one.name) if isinstance(one, Call) else pascal(one.name)


def listed(model: Model) -> Iterator[str]:
    """A line for every operation and type, with where it stands."""
    width = max([len(title(one)) for one in (*model.calls, *model.definitions.values())], default=0)
    for call in model.calls:
        yield f"{title(call):{width}}  {visible(_route(call))}"
    for key, definition in model.definitions.items():
        yield f"{title(definition):{width}}  {visible(key)}"


def tree(one: Definition | Call, model: Model) -> Iterator[str]:
    """The lines of one type or operation."""
    return _Tree(model).call(one) if isinstance(one, Call) else _Tree(model).definition(one)


def property_line(owner: Definition, one: Property, model: Model) -> str:
    """A property with whose it is."""
    return _Tree(model).property(one, f"{title(owner)}.")


def data(one: Definition | Call | Property, model: Model) -> dict[str, Any]:
    """One type or operation as JSON says it."""
    called = {} if isinstance(one, Property) else {"called": title(one)}
    return {**called, **_plain(one, model)}


def _route(call: Call) -> str:
    kind = "" if call.kind == "path" else f"{call.kind} "
    return f"{kind}{call.method.upper()} {call.path}"


class _Tree:
    def __init__(self, model: Model) -> None:
        self._model = model

    def definition(self, one: Definition) -> Iterator[str]:
        """The lines of a named type."""
        kind = {Record: "record", Enumeration: "enumeration", Alias: "type"}[type(one)]
        yield f"{title(one)} ({kind})  {visible(one.key)}"
        yield from self._docs(one.docs)
        match one:
            case Record():
                yield from self._record(one)
            case Enumeration():
                yield from self._enumeration(one)
            case Alias():
                yield from self._union(one.type, "  ")

    def call(self, one: Call) -> Iterator[str]:
        """The lines of an operation."""
        yield f"{title(one)} (operation)  {visible(_route(one))}  {visible(one.at)}"
        yield from self._docs(one.docs)
        if one.tags:
            yield f"  tags: {visible(', '.join(one.tags))}"
        for alternative in self._security(one):
            yield f"  security: {alternative}"
        for input in one.inputs:
            yield self.property(input.property, f"  {input.place} ")
        for body in one.bodies:
            optional = "" if one.body_required else "?"
            yield f"  body{optional} {self._body(body)}"
        for answer in one.answers:
            said = f"  {visible(_short(answer.description))}" if answer.description else ""
            yield f"  → {visible(answer.status)}{said}"
            for header in answer.headers:
                yield self.property(header.property, "      header ")
            for body in answer.bodies:
                yield f"      {self._body(body)}"

    def _security(self, one: Call) -> Iterator[str]:
        alternatives = self._model.contract.endpoints[one.index].security
        for schemes in alternatives:
            said = [
                visible(name + (f" ({', '.join(scopes)})" if scopes else ""))
                for name, scopes in schemes.items()
            ]
            yield " and ".join(said) or "none needed"

    def _body(self, body: Body) -> str:
        stream = "stream of " if body.stream else ""
        return f"{visible(body.media_type)}: {stream}{self.phrase(body.type)}"

    def _record(self, one: Record) -> Iterator[str]:
        if one.base is not None:
            yield f"  extends {pascal(self._model.definitions[one.base].name)}"
        for name, values in one.tags.items():
            yield f"  known by {visible(name)}: {visible(', '.join(values))}"
        for property in one.properties:
            yield self.property(property, "  ")
        for pattern, kind in one.patterns:
            yield f"  names like {visible(pattern)}: {self.phrase(kind)}"
        if one.extra is None:
            yield "  and nothing else"
        elif one.extra != Anything():
            yield f"  any other name: {self.phrase(one.extra)}"
        if one.implied:
            yield "  (values that are no objects are allowed too: the schema has no `type: object`)"
        if one.unsaid:
            yield f"  also checked: {', '.join(one.unsaid)}"

    def property(self, one: Property, indent: str) -> str:
        """A property or parameter on one line."""
        optional = "" if one.required else "?"
        default = f" = {_json(one.default[0])}" if one.default else ""
        deprecated = "  (deprecated)" if one.docs.deprecated else ""
        name = f"{visible(one.name)}{optional}"
        return f"{indent}{name}: {self.phrase(one.type)}{default}{deprecated}"

    def _enumeration(self, one: Enumeration) -> Iterator[str]:
        for member in one.members:
            said = f"  {visible(_short(member.description))}" if member.description else ""
            yield f"  {pascal(member.words)} = {_json(member.value)}{said}"
        if one.open:
            yield "  and any other value"

    def _union(self, kind: Type, indent: str) -> Iterator[str]:
        """A union over several lines where it is told apart by a tag, anything else on one."""
        inner = kind.inner if isinstance(kind, (Nullable, Checked)) else kind
        if not isinstance(inner, OneOf) or inner.tag is None:
            yield f"{indent}{self.phrase(kind)}"
            return
        beside = "  (or null)" if isinstance(kind, Nullable) else ""
        checked = (
            f"  (also checked: {', '.join(kind.keywords)})" if isinstance(kind, Checked) else ""
        )
        yield f"{indent}by {visible(inner.tag.property)}:{beside}{checked}"
        for value, key in inner.tag.mapping.items():
            yield f"{indent}  {_json(value)} → {self.phrase(Ref(key))}"
        if inner.tag.default is not None:
            yield f"{indent}  anything else → {self.phrase(Ref(inner.tag.default))}"
        tagged = {*inner.tag.mapping.values(), inner.tag.default}
        for member in inner.members:
            if not isinstance(member, Ref) or member.key not in tagged:
                yield f"{indent}  or {self.phrase(member)}"

    def phrase(self, kind: Type) -> str:
        """A type in a few words."""
        match kind:
            case Anything():
                return "anything"
            case Nothing():
                return "nothing"
            case Other(kinds):
                return f"anything but {_listed(kinds)}"
            case Scalar():
                return _scalar(kind)
            case Constants(values):
                return " | ".join(_json(value) for value in values)
            case ListOf(item):
                unique = ", unique" if kind.unique else ""
                return f"list of {self._inner(item)}{_range(kind.min_items, kind.max_items, 'items')}{unique}"
            case TupleOf(items, rest):
                first = [self.phrase(item) for item in items]
                more = [] if rest is None else [f"then any number of {self.phrase(rest)}"]
                least = f", at least {kind.least}" if kind.least else ""
                return f"tuple of ({'; '.join([*first, *more])}{least})"
            case MapOf(value):
                sizes = _range(kind.min_properties, kind.max_properties, "entries")
                return f"map of {self._inner(value)}{sizes}"
            case Nullable(inner):
                return f"{self._inner(inner)} or null"
            case OneOf(members, tag):
                how = "exactly one of" if kind.exclusive else "any of"
                by = f" by {visible(tag.property)}" if tag is not None else ""
                return f"{how} {' | '.join(self._inner(member) for member in members)}{by}"
            case Ref(key):
                found = self._model.definitions.get(key)
                return pascal(found.name) if found is not None else visible(key)
            case Checked(inner, _, keywords):
                return f"{self._inner(inner)} (also checked: {', '.join(keywords)})"

    def _inner(self, kind: Type) -> str:
        said = self.phrase(kind)
        return f"({said})" if ", " in said or " | " in said else said

    def _docs(self, docs: Docs) -> Iterator[str]:
        if docs.deprecated:
            yield "  deprecated"
        said = docs.description or docs.title
        if said:
            yield f"  “{visible(_short(said))}”"


def _scalar(kind: Scalar) -> str:
    said = kind.kind if kind.format is None else f"{kind.kind} {visible(kind.format)}"
    bounds = [
        f"{sign} {_json(value)}"
        for sign, value in (
            (">=", kind.minimum),
            (">", kind.exclusive_minimum),
            ("<=", kind.maximum),
            ("<", kind.exclusive_maximum),
            ("multiple of", kind.multiple_of),
        )
        if value is not None
    ]
    said = ", ".join([said, *bounds])
    said += _range(kind.min_length, kind.max_length, "characters")
    return said if kind.pattern is None else f"{said}, like {visible(kind.pattern)}"


def _range(least: int | None, most: int | None, of: str) -> str:
    if least is None and most is None:
        return ""
    if least == most:
        return f", {least} {of}"
    if most is None:
        return f", at least {least} {of}"
    return f", at most {most} {of}" if not least else f", {least} to {most} {of}"


def _listed(kinds: tuple[str, ...]) -> str:
    """`an object`, `a string or a number`."""
    return " or ".join(f"an {kind}" if kind[0] in "aeiou" else f"a {kind}" for kind in kinds)


def _short(text: str) -> str:
    return short(text.strip().partition("\n")[0], _LONGEST)


def _json(value: Any) -> str:
    return visible(json.dumps(value, ensure_ascii=False))


def _plain(value: Any, model: Model) -> Any:
    """A value of the model as data: each with its class as `is`, references with the name they lead to."""
    if isinstance(value, tuple):
        return [_plain(item, model) for item in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(item, model) for name, item in value.items()}
    if not hasattr(value, "__dataclass_fields__"):
        return value
    found: dict[str, Any] = {"is": type(value).__name__}
    for field in fields(value):
        found[field.name] = _plain(getattr(value, field.name), model)
    if isinstance(value, Ref) and value.key in model.definitions:
        found["called"] = pascal(model.definitions[value.key].name)
    return found
