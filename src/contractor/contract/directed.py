"""Schemas as what travels in one direction must satisfy: plain JSON Schema 2020-12, for the boundary's engine.

Takes a contract, gives JSON; refuses to check anything, and to make room on the stack for deep documents.
A property that is `readOnly` need not be sent, one
that is `writeOnly` need not be received (OpenAPI 3.1 §4.8.24), whoever requires it. Formats of integers bound
numbers. What only tells people something is left out, and so is a pattern that no engine takes.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from contractor.contract.nodes import Contract
from contractor.contract.patterns import is_compiled
from contractor.contract.schema import (
    ASSERTED,
    NOTHING,
    ONE_SCHEMA,
    SCHEMA_LIST,
    SCHEMA_MAP,
    Schema,
)
from contractor.contract.travel import Travel
from contractor.profile import INTEGERS
from contractor.source import escape
from contractor.values import thawed

_PASSED_OVER: Final = frozenset({"contentSchema", "$defs", "definitions"})
_IN_PLACE: Final = frozenset({"allOf", "anyOf", "oneOf", "then", "else"})
_COMPONENTS: Final = "#/components/schemas/"
_NONE: Final[frozenset[str]] = frozenset()


class Directed:
    """The schemas of a contract by direction. `file` is what references to named ones lead to.

    `tags`: for the key of a schema, the properties by which unions know it, and their values. `marked` has
    properties that are not received say so (`writeOnly`), for whoever takes them out of what is answered.
    """

    def __init__(
        self,
        contract: Contract,
        travel: Travel,
        file: str,
        tags: Mapping[str, Mapping[str, tuple[str, ...]]] = NOTHING,
        *,
        marked: bool = False,
    ) -> None:
        self._tags = tags
        self._marked = marked and travel.is_told
        self._travel = travel
        self._file = file
        self._schemas = contract.schemas
        self._alike: dict[tuple[int, str], Any] = {}
        self._needed: dict[tuple[str, bool], None] = {}
        self._two = travel.two_faced

    def spelled(self, schema: Schema, *, sent: bool, beside: Schema | None = None) -> Any:
        """A schema that may refer to named ones. `sent` is from client to server.

        `beside` is the schema that it was cut out of, whose properties it may require.
        """
        around = _NONE if beside is None else self._travel.staying(beside, sent=sent)
        return self._spelled(schema, sent, around, self._file)

    def definitions(self) -> Iterator[tuple[str, Any]]:
        """Every named schema that those spelled so far refer to, and what they refer to, by name."""
        done: set[tuple[str, bool]] = set()
        found: dict[str, Any] = {}
        while len(done) < len(self._needed):
            for need in [*self._needed]:
                if need not in done:
                    done.add(need)
                    key, sent = need
                    schema = self._schemas[key]
                    spelled = self._spelled(schema, sent, _NONE, "")
                    found[self._name(key, sent)] = _bound(spelled, self._tags.get(key, {}))
        yield from sorted(found.items())

    # ── spelling ──────────────────────────────────────────────────────────────────────────────────

    def _name(self, key: str, sent: bool) -> str:
        name = key.removeprefix(_COMPONENTS)
        name = key if "/" in name and name != key else name
        return f"{name}>sent" if sent and key in self._two else name

    def _to(self, key: str, sent: bool, file: str) -> str:
        self._needed[key, sent if key in self._two else False] = None
        return f"{file}#/$defs/{quote(escape(self._name(key, sent)), safe='~')}"

    def _spelled(self, schema: Schema, sent: bool, around: frozenset[str], file: str) -> Any:
        if schema.boolean is not None:
            return schema.boolean
        # Schemas that say the same share their keywords, and hold no schemas and no references.
        alike = (id(schema.keywords), file)
        if not around and alike in self._alike:
            return self._alike[alike]
        keywords = schema.keywords
        out: dict[str, Any] = {}
        for key in (schema.ref, schema.dynamic_ref):
            if key is not None and key in self._schemas:
                out["$ref"] = self._to(key, sent, file)
        plain = not out
        names = around
        for keyword, value in keywords.items():
            if keyword in ASSERTED:
                out[keyword] = list(value) if isinstance(value, tuple) else thawed(value)
            elif keyword in _PASSED_OVER:
                continue
            elif keyword in ONE_SCHEMA or keyword in SCHEMA_LIST or keyword in SCHEMA_MAP:
                plain = False
                if keyword in _IN_PLACE:
                    names = around | self._travel.staying(schema, sent=sent)
                out[keyword] = self._inside(keyword, value, sent, names, file)
        self._settle(schema, out, sent, around)
        if plain and not around:
            self._alike[alike] = out
        return out

    def _inside(
        self, keyword: str, value: Any, sent: bool, around: frozenset[str], file: str
    ) -> Any:
        names = around if keyword in _IN_PLACE else _NONE
        if keyword in ONE_SCHEMA:
            return self._spelled(value, sent, names, file)
        if keyword in SCHEMA_LIST:
            return [self._spelled(part, sent, names, file) for part in value]
        parts = {name: self._spelled(part, sent, _NONE, file) for name, part in value.items()}
        if keyword == "properties" and self._marked and not sent:
            return {
                name: {**part, "writeOnly": True}
                if self._travel.stays(value[name], sent=False)
                else part
                for name, part in parts.items()
            }
        if keyword == "patternProperties":
            return {name: part for name, part in parts.items() if is_compiled(name)}
        return parts

    def _settle(
        self, schema: Schema, out: dict[str, Any], sent: bool, around: frozenset[str]
    ) -> None:
        """What a keyword says here, beside the others."""
        types = schema.types
        if len(types) == 1:
            out["type"] = types[0]
        if "required" in out and (around or self._travel.is_told):
            names = around | self._travel.staying(schema, sent=sent)
            out["required"] = [name for name in schema.required if name not in names]
        if "dependentRequired" in out and (around or self._travel.is_told):
            names = around | self._travel.staying(schema, sent=sent)
            out["dependentRequired"] = {
                name: [other for other in others if other not in names]
                for name, others in out["dependentRequired"].items()
            }
        if "pattern" in out and not is_compiled(out["pattern"]):
            del out["pattern"]
        if len(out.get("patternProperties", ())) < len(schema.pattern_properties):
            # Which names are left to these, nobody can say.
            for keyword in ("additionalProperties", "unevaluatedProperties"):
                out.pop(keyword, None)
        bounds = INTEGERS.get(out.get("format", ""))
        if bounds is not None:
            del out["format"]
            if not types or "integer" in types or "number" in types:
                least, most = out.get("minimum", bounds[0]), out.get("maximum", bounds[1])
                out["minimum"], out["maximum"] = max(least, bounds[0]), min(most, bounds[1])


def _bound(spelled: Any, tags: Mapping[str, tuple[str, ...]]) -> Any:
    """A spelled schema, with the values of its tags."""
    if not tags:
        return spelled
    told = {"properties": {name: {"enum": list(values)} for name, values in tags.items()}}
    return {**spelled, "allOf": [*spelled.get("allOf", ()), told]}
