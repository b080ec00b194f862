"""What types leave open, as JSON Schema.

Takes a schema and the keywords of it that a type does not say, gives plain 2020-12 that says them, and the
named schemas that this refers to; refuses to know where the type stands. Keywords that mean the same without
the others beside them stand alone; where that is not so, it is the whole schema.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from contractor.contract import Schema
from contractor.contract.directed import Directed
from contractor.contract.json_schema import is_dynamic, parts, to_json
from contractor.contract.patterns import is_compiled
from contractor.contract.travel import Travel
from contractor.model import Model
from contractor.model.tags import tagged

SCHEMAS: Final = "_schemas.json"
#: Keyword → the keywords that mean something only together with it (JSON Schema 2020-12 core §10.2, §10.3).
_TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "not": (),
    "if": ("then", "else"),
    "then": ("if", "else"),
    "else": ("if", "then"),
    "contains": ("minContains", "maxContains"),
    "minContains": ("contains", "maxContains"),
    "maxContains": ("contains", "minContains"),
    "dependentRequired": (),
    "dependentSchemas": (),
    "propertyNames": (),
    "anyOf": (),
    "oneOf": (),
    "minProperties": (),
    "maxProperties": (),
    "uniqueItems": (),
    "patternProperties": ("properties", "additionalProperties"),
}
#: How many characters of JSON stand in code; what is longer hides the code.
_SHORT: Final = 160


def is_judged(schema: Schema) -> bool:
    """Whether the engine takes every pattern of a schema, and of those that stand in it."""
    return all(
        is_compiled(pattern)
        for part in parts(schema)
        for pattern in (*part.pattern_properties, *filter(None, [part.get("pattern")]))
    )


class Residual:
    """The schemas of one model that types leave something of."""

    def __init__(self, model: Model) -> None:
        self._contract = model.contract
        self._directed = Directed(model.contract, Travel(model.contract), SCHEMAS, tagged(model))
        self._kept: list[Schema] = []
        self._long: dict[str, Any] = {}
        self._dynamic: dict[str, Any] = {}
        self.is_used = False

    def spelled(self, schema: Schema, keywords: Iterable[str], place: str, *, sent: bool) -> Any:
        """The keywords of a schema, as far as they mean the same apart from it, else the whole schema.

        What is long is a text instead: its name in the `document`, which is the place in the code. None where
        the engine takes no pattern in it: what it says then is not what the contract says.
        """
        if not is_judged(schema):
            return None
        self.is_used = True
        if is_dynamic(self._contract, schema):
            return self._named(place, to_json(self._contract, schema), self._dynamic)
        told = self._alone(schema, keywords) or schema
        # `Directed` and `Travel` know schemas by their identity, so they have to stay.
        self._kept.append(told)
        found = self._directed.spelled(told, sent=sent, beside=schema)
        if len(json.dumps(found)) <= _SHORT:
            return found
        return self._named(place, found, self._long)

    def document(self) -> dict[str, Any]:
        """What the file of schemas holds: what code refers to by name, and under `$defs` what that refers to.

        Long schemas are `checks`; what is `dynamic` brings resources of its own, and refers to nothing here.
        """
        parts = {
            "checks": self._long,
            "dynamic": self._dynamic,
            "$defs": dict(self._directed.definitions()),
        }
        return {name: dict(sorted(part.items())) for name, part in parts.items() if part}

    def _named(self, place: str, spelled: Any, among: dict[str, Any]) -> str:
        """The name of a long schema; several at one place are told apart."""
        name, count = place, 1
        while among.setdefault(name, spelled) != spelled:
            count += 1
            name = f"{place} ({count})"
        return name

    def _alone(self, schema: Schema, keywords: Iterable[str]) -> Schema | None:
        if schema.ref is not None or schema.all_of:
            return None  # others may say the same keyword, or what it was merged from
        kept: dict[str, Any] = {}
        for keyword in keywords:
            if keyword not in _TOGETHER or keyword not in schema.keywords:
                return None
            for word in (keyword, *_TOGETHER[keyword]):
                if word in schema.keywords:
                    kept[word] = schema.keywords[word]
        if "patternProperties" in kept and "properties" in kept:
            # Which names are declared is all that the others ask.
            kept["properties"] = {
                name: Schema(one.at, {}, True, boolean=True)
                for name, one in schema.properties.items()
            }
        return Schema(schema.at, kept, schema.raw)
