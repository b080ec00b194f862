"""Schemas of one contract as plain JSON Schema, for values that travel in one direction.

Takes a contract, a direction and the URI that references begin with, gives JSON that two contracts can be
compared by; refuses to compare. What only tells people something is left out. As in `contract/directed`, what does
not travel need not be there, formats of integers are bounds, and members of a tagged union take the values of
their tag. What the engine cannot judge keeps a name that it passes over, so that a difference there is seen:
`$format` for a format that it does not know, `$pattern` for a pattern that it does not take, `$dynamic` for what
depends on the way that leads here, `$missing` for a reference that leads nowhere.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import quote

from contractor.contract.nodes import Contract
from contractor.contract.patterns import is_compiled
from contractor.contract.schema import ASSERTED, ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP, Schema
from contractor.contract.tagging import is_tagged
from contractor.contract.travel import Direction, Travel
from contractor.profile import INTEGERS
from contractor.source import escape
from contractor.values import thawed

#: Formats that the engine judges text by (JSON Schema 2020-12 validation §7.3).
JUDGED: Final = frozenset(
    "date date-time duration email hostname idn-email idn-hostname ipv4 ipv6 iri iri-reference json-pointer regex "
    "relative-json-pointer time uri uri-reference uri-template uuid".split()
)
_PASSED_OVER: Final = frozenset({"contentSchema", "$defs", "definitions"})
_HOLDING: Final = (ONE_SCHEMA | SCHEMA_LIST | SCHEMA_MAP) - _PASSED_OVER
_IN_PLACE: Final = frozenset({"allOf", "anyOf", "oneOf", "then", "else"})
_UNIONS: Final = ("anyOf", "oneOf")
_NONE: Final[frozenset[str]] = frozenset()

Json = dict[str, Any]


class Spelled:
    """The schemas of a contract in one direction."""

    def __init__(self, contract: Contract, travel: Travel, direction: Direction, uri: str) -> None:
        self._schemas = contract.schemas
        self._travel = travel
        self._sent = {Direction.REQUEST: True, Direction.RESPONSE: False}.get(direction)
        self._told = self._sent is not None
        self._uri = uri
        #: What references lead to, by how they are written; spelled when it is asked for.
        self._keys: dict[str, str] = {}
        self._made: dict[str, Any] = {}
        #: Plain values that the document gives for a property, by its name and what is said of it.
        self.samples: dict[tuple[str, str], list[Any]] = {}

    def schema(self, schema: Schema) -> Any:
        """A schema; its references lead to `target`."""
        named = self._schemas.get(schema.at) is schema
        return self._named(schema.at) if named else self._of(schema, _NONE)

    def target(self, reference: str) -> Any:
        """What a reference leads to."""
        return self._named(self._keys[reference])

    def _named(self, key: str) -> Any:
        if key not in self._made:
            self._made[key] = self._of(self._schemas[key], _NONE)
        return self._made[key]

    def knows(self, reference: str) -> bool:
        """Whether a reference was written here."""
        return reference in self._keys

    def shown(self, reference: str) -> list[Any]:
        """Plain values that the document gives for what a reference leads to."""
        return _given(self._schemas[self._keys[reference]])

    def _to(self, key: str) -> str:
        reference = f"{self._uri}#/$defs/{quote(escape(key), safe='~')}"
        self._keys[reference] = key
        return reference

    def _staying(self, schema: Schema) -> frozenset[str]:
        """Names of properties that do not travel in this direction."""
        return self._travel.staying(schema, sent=bool(self._sent)) if self._told else _NONE

    def _of(self, schema: Schema, around: frozenset[str]) -> Any:
        if schema.boolean is not None:
            return schema.boolean
        out: Json = {}
        names = around | self._staying(schema)
        if schema.ref is not None:
            known = schema.ref in self._schemas
            out |= {"$ref": self._to(schema.ref)} if known else {"$missing": schema.ref}
        if schema.dynamic_ref is not None and schema.dynamic_ref in self._schemas:
            out["$dynamic"] = {"$ref": self._to(schema.dynamic_ref)}
        for keyword, value in schema.keywords.items():
            if keyword in ASSERTED:
                out[keyword] = thawed(value)
            elif keyword in _HOLDING:
                inner = names if keyword in _IN_PLACE else _NONE
                out[keyword] = self._inside(keyword, value, inner)
        _settle(out, names)
        self._tag(schema, out)
        return out

    def _inside(self, keyword: str, value: Any, around: frozenset[str]) -> Any:
        if keyword in ONE_SCHEMA:
            return self._of(value, around)
        if keyword in SCHEMA_LIST:
            return [self._of(part, around) for part in value]
        found = {name: self._of(part, _NONE) for name, part in value.items()}
        for name, part in value.items():
            given = _given(part)
            if given:
                text = json.dumps(found[name], sort_keys=True)
                self.samples.setdefault((name, text), []).extend(given)
        return found

    # ── tags ──────────────────────────────────────────────────────────────────────────────────────

    def _tag(self, schema: Schema, out: Json) -> None:
        """Members that declare the tag as plain required text take what the mapping gives for them."""
        tag = schema.discriminator
        for keyword in _UNIONS:
            if tag is None or keyword not in out:
                continue
            for index, member in enumerate(schema.get(keyword)):
                if is_tagged(self._schemas, member, tag.property):
                    values = _values(tag.mapping, member.ref)
                    told = {"properties": {tag.property: {"enum": values}}}
                    out[keyword][index] = {"allOf": [out[keyword][index], told]}


def _given(schema: Schema) -> list[Any]:
    """Examples and the default of a schema; only plain ones, since others hold more than is needed."""
    given = [
        *(schema.get("examples") or ()),
        *([schema.get("default")] if schema.has("default") else ()),
    ]
    return [one for one in given if isinstance(one, (str, int, float)) or one is None]


def _values(mapping: Mapping[str, str], key: str) -> list[str]:
    """The tags that lead to a schema: those of the mapping, else its name (OpenAPI 3.1 §4.8.25)."""
    told = [tag for tag, target in mapping.items() if target == key]
    return sorted(told) or [key.rpartition("/")[2].replace("~1", "/").replace("~0", "~")]


def _settle(out: Json, names: frozenset[str]) -> None:
    """Spell what the engine would read otherwise, or not at all."""
    if names and "required" in out:
        out["required"] = [name for name in out["required"] if name not in names]
    if names and "dependentRequired" in out:
        out["dependentRequired"] = {
            name: [other for other in others if other not in names]
            for name, others in out["dependentRequired"].items()
        }
    if "pattern" in out and not is_compiled(out["pattern"]):
        out["$pattern"] = out.pop("pattern")
    if not all(map(is_compiled, out.get("patternProperties", ()))):
        # Which names are left to the others, nobody can say.
        moved = ("patternProperties", "additionalProperties", "unevaluatedProperties")
        out["$patterns"] = {keyword: out.pop(keyword) for keyword in moved if keyword in out}
    if "format" in out:
        _settle_format(out)


def _settle_format(out: Json) -> None:
    types = _listed(out.get("type", ()))
    bounds = INTEGERS.get(out["format"])
    if bounds is not None:
        del out["format"]
        if not types or "integer" in types or "number" in types:
            out["minimum"] = max(out.get("minimum", bounds[0]), bounds[0])
            out["maximum"] = min(out.get("maximum", bounds[1]), bounds[1])
    elif types and "string" not in types and out["format"] in JUDGED:
        del out["format"]
    elif out["format"] not in JUDGED:
        out["$format"] = out.pop("format")


def _listed(types: Any) -> Iterable[str]:
    return (types,) if isinstance(types, str) else types
