"""What about a request can be otherwise than its operation takes it.

Takes a contract and an operation, gives the first such thing in a few words; refuses to know what a server
answers then. Only what the schema of a value refuses counts: text that is not UTF-8 can come in every request,
and a value that is there twice can, too.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import jsonschema_rs

from contractor.contract import nodes as n
from contractor.contract.fields import IGNORED_HEADERS
from contractor.contract.reach import conjuncts, same_value
from contractor.contract.schema import Schema
from contractor.contract.templating import variables
from contractor.frozen import frozen
from contractor.profile import FORMATS

#: Texts of which every format that an engine knows refuses one.
_ODD: Final = ("(", "\\ ", "%", "a b")
#: Keywords that may refuse a value of any type, and are not looked into.
_OF_ALL: Final = ("enum", "const", "not", "if", "$dynamicRef", "$recursiveRef")
_OF_TEXTS: Final = ("maxLength", "pattern")
_OF_LISTS: Final = ("maxItems", "uniqueItems", "contains", "prefixItems", "unevaluatedItems")
_OF_OBJECTS: Final = (
    *("required", "maxProperties", "propertyNames", "patternProperties", "dependentRequired"),
    *("dependentSchemas", "unevaluatedProperties"),
)


def fault(contract: n.Contract, endpoint: n.Endpoint) -> str | None:
    """What can be wrong about a request, None where it cannot be."""
    for one in served(endpoint):
        whole = one.place == "querystring"
        what = "the query" if whole else f"the {one.place} parameter `{one.name}`"
        if one.required and one.place != "path":
            return f"{what} can be missing"
        if not _takes_everything(contract, one):
            return f"{what} can be wrong"
    node = endpoint.operation.request_body
    body = None if node is None else contract.resolve(node)
    return "its body can be wrong" if body is not None and body.content else None


def served(endpoint: n.Endpoint) -> Iterator[n.Parameter]:
    """The parameters that have a place in requests."""
    names = variables(endpoint.path)
    for one in endpoint.parameters:
        match one.place:
            case "path":
                there = one.name in names
            case "header":
                there = one.name.lower() not in IGNORED_HEADERS
            case _:
                there = one.place in ("query", "querystring", "cookie")
        if there:
            yield one


def _takes_everything(contract: n.Contract, parameter: n.Parameter) -> bool:
    """Whether whatever stands in the parameter's place is a value of it."""
    schema, style = parameter.schema, parameter.style
    if schema is None:
        return not parameter.content
    if style in ("label", "matrix"):
        return False  # they begin with a character of their own
    if style == "deepObject":
        return _Judge(contract, size=1).objects(schema)
    filled = parameter.place == "path"
    exploded = style == "form" and parameter.explode
    judge = _Judge(contract, length=int(filled), size=int(filled or exploded), picks=exploded)
    return (
        judge.texts(schema)
        or (_is(contract, schema, "array") and judge.lists(schema))
        # In other styles names and values may not come in pairs.
        or (exploded and _is(contract, schema, "object") and judge.objects(schema))
    )


def _is(contract: n.Contract, schema: Schema, kind: str) -> bool:
    """Whether a value is written as one of a kind: text is text where nothing says otherwise."""
    return any(kind in part.types for part in same_value(contract, (schema,)))


@frozen
class _Judge:
    """Says of a schema whether it takes every value of a kind; where that cannot be seen, it says no.

    Texts have at least `length` characters, lists and objects `size` members. `picks`: objects are made of the
    names that the schema declares, whatever else is there.
    """

    contract: n.Contract
    length: int = 0
    size: int = 0
    picks: bool = False

    def texts(self, schema: Schema) -> bool:
        """Whether every text is a value."""
        return self._every(schema, "string", self._any_text)

    def lists(self, schema: Schema) -> bool:
        """Whether every list of texts is a value."""
        return self._every(schema, "array", self._any_list)

    def objects(self, schema: Schema) -> bool:
        """Whether every object of texts is a value."""
        return self._every(schema, "object", self._any_object)

    def _every(
        self,
        schema: Schema,
        kind: str,
        takes: Callable[[Schema], bool],
        around: tuple[str, ...] = (),
    ) -> bool:
        if schema.at in around:
            return False  # a circle

        def every(branch: Schema) -> bool:
            return self._every(branch, kind, takes, (*around, schema.at))

        return all(
            self._may(part, kind)
            and not any(map(part.has, _OF_ALL))
            and takes(part)
            and (not part.any_of or any(map(every, part.any_of)))
            and (not part.one_of or self._only_one(part.one_of, kind, every))
            for part in conjuncts(self.contract, schema)
        )

    def _only_one(
        self, branches: tuple[Schema, ...], kind: str, every: Callable[[Schema], bool]
    ) -> bool:
        """Whether one branch takes every value of a kind, and the others none."""
        possible = [
            one
            for one in branches
            if all(self._may(part, kind) for part in conjuncts(self.contract, one))
        ]
        return len(possible) == 1 and every(possible[0])

    def _may(self, part: Schema, kind: str) -> bool:
        """Whether a value of a kind may be one of what stands here."""
        return part.boolean is not False and (not part.types or kind in part.types)

    def _any_text(self, part: Schema) -> bool:
        long = (part.get("minLength") or 0) > self.length
        return not long and not _says(part, _OF_TEXTS) and not _is_asserted(part.get("format"))

    def _any_list(self, part: Schema) -> bool:
        many = (part.get("minItems") or 0) > self.size
        free = part.items is None or _Judge(self.contract).texts(part.items)
        return free and not many and not _says(part, _OF_LISTS)

    def _any_object(self, part: Schema) -> bool:
        many = (part.get("minProperties") or 0) > self.size
        inner = _Judge(self.contract)
        rest = part.additional
        closed = rest is not None and rest.boolean is False
        values = [*part.properties.values(), *([] if rest is None or closed else [rest])]
        free = all(map(inner.texts, values))
        return free and not many and (self.picks or not closed) and not _says(part, _OF_OBJECTS)


def _says(part: Schema, keywords: tuple[str, ...]) -> bool:
    """Whether any of the keywords refuses something here."""
    return any(part.has(one) and not _is_idle(part.get(one)) for one in keywords)


def _is_idle(value: Any) -> bool:
    """Whether a keyword is there and says nothing: `required: []`, `uniqueItems: false`."""
    return value is False or value == ()


@cache
def _is_asserted(format: Any) -> bool:
    """Whether a format refuses any text."""
    if not isinstance(format, str):
        return False
    schema = {"type": "string", "format": format}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True, offline=True)
    return format in FORMATS or not all(map(validator.is_valid, _ODD))
