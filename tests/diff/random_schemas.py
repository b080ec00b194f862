"""Pairs of documents that differ here and there, the same for the same number.

Schemas stand in bodies, parameters, headers and components, with every keyword, in unions and behind references.
`pair` makes any; `branching` makes documents full of `allOf` whose branches mostly go together: there the name of
a property says its type.
"""

import copy
from collections.abc import Iterator
from random import Random
from typing import Any, Final

Json = Any

NAMES: Final = ("A", "B", "C", "D")
TYPE_OF: Final = {"a": "string", "b": "integer", "c": "object", "d": "array"}
ABOUT: Final = {
    "string": ("minLength", "maxLength", "pattern", "format", "enum"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "object": ("required", "minProperties", "maxProperties", "additionalProperties"),
    "array": ("minItems", "maxItems", "uniqueItems"),
}
ANY: Final = (
    *("title", "description", "deprecated", "readOnly", "writeOnly", "example", "default"),
    *("x-extensible-enum", "x-sunset", "discriminator"),
)
NEWER: Final = (
    *("const", "prefixItems", "contains", "propertyNames", "if", "then", "else", "contentSchema"),
    *("unevaluatedProperties", "patternProperties", "dependentSchemas", "dependentRequired"),
    *("contentMediaType", "minContains", "$defs"),
)
UNIONS: Final = ("oneOf", "anyOf", "allOf")
#: Where two branches say different things, nothing can be both.
CLASHING: Final = frozenset({"const", "default", "enum", "format", "discriminator"})
NAMED: Final = ("properties", "patternProperties", "dependentSchemas", "$defs")
VALUES: Final = frozenset({"enum", "const", "default", "example", "required", "x-extensible-enum"})


class Making:
    """Makes one document, then edits it."""

    def __init__(self, number: int, *, branching: bool) -> None:
        self.random = Random(number)
        self.newer = self.random.random() < 0.6
        self.branching = branching
        #: Components that may be named now: those behind the one that is being made.
        self.reachable: tuple[str, ...] = NAMES

    def document(self) -> Json:
        schemas = {}
        for place, name in enumerate(NAMES):
            self.reachable = NAMES[place + 1 :]
            schemas[name] = self.schema(0, "object")
        self.reachable = NAMES
        operation = {
            "parameters": [
                {"name": place, "in": place, "schema": self.schema(2)}
                for place in ("query", "header", "cookie")
            ],
            "requestBody": {"content": {"application/json": {"schema": self.schema(0)}}},
            "responses": {
                "200": {
                    "description": "done",
                    "headers": {"X-Header": {"schema": self.schema(2)}},
                    "content": {"application/json": {"schema": self.schema(0)}},
                }
            },
        }
        return {
            "openapi": "3.1.0" if self.newer else "3.0.3",
            "info": {"title": "Test", "version": "1"},
            "paths": {"/a": {"post": operation}},
            "components": {"schemas": schemas},
        }

    def schema(self, depth: int, kind: str | None = None, *, branch: bool = False) -> Json:
        random = self.random
        kind = kind or random.choice(sorted(ABOUT))
        if depth > 3:
            return {"type": kind}
        # oasdiff overflows its stack where a component is a branch, and a property beside it as well.
        often = 0.3 if branch or not self.branching else 0.03
        if kind == "object" and depth and self.reachable and random.random() < often:
            return {"$ref": f"#/components/schemas/{random.choice(self.reachable)}"}
        made: dict[str, Any] = {}
        if random.random() < 0.8:
            made |= self.keyword("type", depth, kind)
        keywords = [*random.sample(ABOUT[kind], random.choice((0, 1, 1, 2)))]
        keywords += random.sample(ANY, random.choice((0, 0, 1, 1, 2)))
        if kind == "object":
            keywords.append("properties")
        if kind == "array":
            keywords.append("items")
        if random.random() < 0.15:
            keywords.append(random.choice(("oneOf", "anyOf", "not")))
        if random.random() < (0.45 if self.branching else 0.1):
            keywords.append("allOf")
        if self.newer and random.random() < 0.2:
            keywords.append(random.choice(NEWER))
        for keyword in keywords:
            if not (self.branching and keyword in CLASHING and random.random() < 0.9):
                made |= self.keyword(keyword, depth, kind)
        return made

    def keyword(self, keyword: str, depth: int, kind: str) -> dict[str, Any]:
        """The keyword with a value, and what has to stand beside it."""
        random = self.random
        value: Any
        match keyword:
            case "type":
                lists = self.newer and not self.branching and random.random() < 0.3
                value = [kind, "null"] if lists else kind
            case "properties":
                names = random.sample(sorted(TYPE_OF), random.randint(1, 3))
                value = {name: self.schema(depth + 1, TYPE_OF[name]) for name in names}
            case "patternProperties" | "dependentSchemas" | "$defs":
                value = {random.choice("abcd"): self.schema(depth + 1)}
            case "oneOf" | "anyOf" | "allOf":
                branch = keyword == "allOf"
                value = [
                    self.schema(depth + 1, kind, branch=branch) for _ in range(random.randint(1, 3))
                ]
            case "prefixItems":
                value = [self.schema(depth + 1)]
            case "additionalProperties" | "unevaluatedProperties":
                value = random.choice((True, False, self.schema(depth + 1, "object")))
            case "items" | "not" | "contains" | "if" | "then" | "else" | "contentSchema":
                value = self.schema(depth + 1, kind if keyword == "not" else "object")
            case "propertyNames":
                value = self.schema(depth + 1, "string")
            case "enum" | "x-extensible-enum":
                value = random.sample(["a", "b", "c", "d"], random.randint(1, 3))
            case "required":
                value = random.sample(sorted(TYPE_OF), random.randint(1, 2))
            case "dependentRequired":
                value = {random.choice("abcd"): [random.choice("abcd")]}
            case "discriminator":
                value = {"propertyName": random.choice("abcd")}
            case "readOnly" | "writeOnly" | "deprecated" | "uniqueItems":
                value = random.random() < 0.8
            case "exclusiveMinimum" | "exclusiveMaximum" if not self.newer:
                beside = keyword.replace("exclusiveM", "m")
                return {keyword: random.random() < 0.5, beside: random.randint(0, 5)}
            case "x-sunset":
                return {keyword: random.choice(("2020-01-01", "2999-01-01")), "deprecated": True}
            case "const" | "default" | "example" | "title" | "description":
                value = random.choice("xyz")
            case "pattern" | "format" | "contentMediaType":
                value = random.choice(("^a", "b$") if keyword == "pattern" else ("date", "uuid"))
            case "multipleOf":
                value = random.choice((1, 2, 0.5))
            case _:
                value = random.randint(0, 4)
        return {keyword: value}

    def edit(self, document: Json) -> None:
        random = self.random
        self.reachable = ()
        schema, kind = random.choice(list(schemas_of(document)))
        edited = random.choice(("drop", "drop", "change", "change", "add", "list", "wrap"))
        lists = [name for name in (*UNIONS, "enum", "required") if len(schema.get(name, ())) > 1]
        if edited == "list" and lists:
            listed = schema[random.choice(lists)]
            random.shuffle(listed)
            listed.pop()
        elif edited == "wrap" and not self.branching:
            inner = dict(schema)
            schema.clear()
            schema[random.choice(UNIONS)] = [inner]
        elif edited in ("drop", "change") and schema:
            keyword = random.choice(sorted(schema))
            del schema[keyword]
            if edited == "change" and keyword != "nullable":
                schema.update(self.keyword(keyword, 2, kind))
        else:
            schema.update(self.keyword(random.choice((*ABOUT[kind], *ANY)), 2, kind))


def schemas_of(document: Json) -> Iterator[tuple[dict[str, Any], str]]:
    """Every schema of a document that is no reference, and of what kind its values are."""
    operation = document["paths"]["/a"]["post"]
    answer = operation["responses"]["200"]
    pending = [
        *document["components"]["schemas"].values(),
        *(parameter["schema"] for parameter in operation["parameters"]),
        operation["requestBody"]["content"]["application/json"]["schema"],
        answer["headers"]["X-Header"]["schema"],
        answer["content"]["application/json"]["schema"],
    ]
    for schema in pending:
        if isinstance(schema, dict) and "$ref" not in schema:
            said = schema.get("type", "object")
            kind = said if isinstance(said, str) else said[0]
            yield schema, kind
            for keyword, value in schema.items():
                if keyword in NAMED:
                    pending += value.values()
                elif isinstance(value, list) and keyword not in VALUES:
                    pending += value
                elif isinstance(value, dict) and keyword not in (*VALUES, "discriminator"):
                    pending.append(value)


def pair(number: int, *, branching: bool = False) -> tuple[Json, Json]:
    """A document, and the same with a few edits."""
    making = Making(number, branching=branching)
    old = making.document()
    new = copy.deepcopy(old)
    for _ in range(making.random.randint(1, 4)):
        making.edit(new)
    return old, new
