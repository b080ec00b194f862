"""Reading Schema Objects.

Takes a raw Schema Object, gives a `Schema` in 2020-12 spelling; refuses to fold or to look through
references. A keyword whose value is not what the specification asks for is left out, and reported.
"""

import marshal
from collections.abc import Mapping
from typing import Any, Final

from contractor.contract.keywords import MALFORMED, PLAIN
from contractor.contract.kinds import implied
from contractor.contract.reader import Reading
from contractor.contract.resources import Base
from contractor.contract.schema import (
    NOTHING,
    ONE_SCHEMA,
    SCHEMA_LIST,
    SCHEMA_MAP,
    UNASSERTED,
    Discriminator,
    Schema,
)
from contractor.contract.spelling import KEYWORDS_30, SAME, modern, parted, with_null
from contractor.contract.vocabularies import Vocabularies
from contractor.diagnostic import Severity
from contractor.frozen import frozen
from contractor.source import escape, join
from contractor.text import nearest, short

_ANNOTATING: Final = frozenset(
    {"description", "summary", "title", "example", "deprecated", "externalDocs", "xml"}
)
_DISCRIMINATOR: Final = ("propertyName", "mapping", "defaultMapping")
#: Where meta-schemas stand whose keywords are those of 2020-12, with OpenAPI's own beside them.
DIALECTS: Final = (
    "https://json-schema.org/draft/2020-12/",
    "https://spec.openapis.org/oas/3.1/dialect/",
    "https://spec.openapis.org/oas/3.2/dialect/",
)
#: Keywords that are read elsewhere, or that say nothing of values.
_OTHERS: Final = frozenset({"nullable", "$vocabulary"}) | UNASSERTED
_KNOWN: Final = PLAIN.keys() | ONE_SCHEMA | SCHEMA_LIST | SCHEMA_MAP | {"$ref", "discriminator"}
#: Keywords that mean the same wherever they stand: no schema is in them, no reference, no name.
_PLACELESS: Final = (PLAIN.keys() - {"$id", "$anchor", "$schema", "$dynamicAnchor"}) | {
    "example",
    "nullable",
}
#: How `marshal` writes a value so that equal bytes are equal values: without references.
_BY_VALUE: Final = 0
#: Keywords of older drafts, and what is written instead (JSON Schema 2020-12, appendix G of its core).
_FORMER: Final = {
    "dependencies": "write `dependentRequired` or `dependentSchemas`",
    "additionalItems": "write the tuple as `prefixItems`, and what may follow it as `items`",
    "$recursiveRef": "write `$dynamicRef`",
    "$recursiveAnchor": "write `$dynamicAnchor`",
    "id": "write `$id`",
}
_TUPLE: Final = "write the schemas of a tuple as `prefixItems`"


@frozen
class Dialect:
    """Which rules a document's Schema Objects follow."""

    version: tuple[int, int]
    honour_nullable: bool = False
    """Read `nullable: true` as "or null" also where the version gives it no meaning."""

    text: str = ""
    """The version as the document writes it."""

    assume_types: bool = False
    """Read a schema without `type` as of the one type that its keywords are about."""

    @property
    def is_30(self) -> bool:
        """Whether Schema Objects are OpenAPI 3.0's own dialect."""
        return self.version == (3, 0)


class SchemaReader:
    """Reads Schema Objects of one dialect into `Schema`s."""

    def __init__(self, reading: Reading, dialect: Dialect) -> None:
        self._reading = reading
        root = reading.files.root.data
        self._vocabularies = Vocabularies(reading.files, root.get("jsonSchemaDialect"))
        self._dialect = dialect
        self._read: dict[str, Schema] = {}
        self._placeless: dict[bytes, Mapping[str, Any]] = {}

    def read(self, raw: Any, at: str, base: Base) -> Schema:
        """The Schema Object at a key; one value for one key, however often it is asked for."""
        found = self._read.get(at)
        if found is None:
            if raw.__class__ is dict and raw.keys() <= _PLACELESS and not self._told(at):
                found = self._shared(raw, at, base)
            else:
                found = self._schema(raw, at, base)
            self._read[at] = found
        return found

    def _told(self, at: str) -> bool:
        """Whether the dialect at a key may be another than OpenAPI's own."""
        return not self._dialect.is_30 and self._vocabularies.are_told(at)

    def _shared(self, raw: Any, at: str, base: Base) -> Schema:
        """The same, and keywords that another schema has too are the same object.

        Four of five schemas of a large document are `{type: string}` and the like; whoever works on keywords
        need do it once for each such object.
        """
        key = marshal.dumps(raw, _BY_VALUE)
        known = self._placeless.get(key)
        if known is not None:
            return Schema(at, known, raw)
        reported = len(self._reading.findings)
        found = self._schema(raw, at, base)
        if len(self._reading.findings) == reported and "anyOf" not in found.keywords:
            self._placeless[key] = found.keywords
        return found

    def _schema(self, raw: Any, at: str, base: Base) -> Schema:
        if isinstance(raw, dict):
            spelled = self._spelled(raw, at)
            if self._told(at):
                spelled = _annotated(spelled, self._vocabularies.annotations(at))
            if base.uri is not None and isinstance(raw.get("$id"), str):
                base = self._reading.resources.inner(base, raw["$id"], raw, at)
            if "$schema" in raw and not self._dialect.is_30:
                self.dialect(raw["$schema"], join(at, "$schema"))
            if spelled.get("nullable") is True:
                return self._or_null(spelled, raw, at, base)
            return Schema(at, self._keywords(spelled, at, base), raw)
        if isinstance(raw, bool):
            if self._dialect.is_30 and not at.endswith("/additionalProperties"):
                self._reading.malformed(at, "schema", raw, "an object")
            return Schema(at, NOTHING, raw, boolean=raw)
        keyword = at.rpartition("/")[2]
        keyword = keyword if keyword in ONE_SCHEMA else "schema"
        is_tuple = keyword == "items" and isinstance(raw, list) and not self._dialect.is_30
        self._reading.malformed(at, keyword, raw, "an object", _TUPLE if is_tuple else None)
        return Schema(at, NOTHING, raw)

    def _or_null(self, spelled: Mapping[str, Any], raw: Any, at: str, base: Base) -> Schema:
        """The schema, or null: what `nullable` was meant to say where it says nothing."""
        used, value = parted({key: item for key, item in spelled.items() if key != "nullable"})
        place = join(at, "nullable")
        branches = (
            Schema(place, self._keywords(value, at, base), value),
            Schema(join(place, "null"), {"type": ("null",)}, {"type": "null"}),
        )
        return Schema(at, {**self._keywords(used, at, base), "anyOf": branches}, raw)

    def dialect(self, declared: Any, at: str) -> None:
        """Note a dialect whose keywords may mean something else than they are read as."""
        if isinstance(declared, str) and not declared.startswith(DIALECTS):
            self._reading.report(
                "unknown-dialect",
                Severity.WARNING,
                f"{short(declared)} is read as JSON Schema 2020-12",
                at,
                "write the schema in 2020-12; keywords of other drafts are not understood",
            )

    def _spelled(self, raw: Mapping[str, Any], at: str) -> Mapping[str, Any]:
        if self._dialect.is_30:
            if raw.keys() <= SAME:
                return raw
            self._ignored(raw, at)
            spelled: Mapping[str, Any] = modern(raw)
        else:
            spelled = _examples(raw) if "example" in raw else raw
        if "nullable" in raw:
            spelled = self._nullable(raw, dict(spelled), at)
        return spelled

    def _ignored(self, raw: Mapping[str, Any], at: str) -> None:
        if isinstance(raw.get("$ref"), str):
            for keyword in raw:
                # `nullable` is reported with the others that have no effect.
                if keyword not in ("$ref", "nullable"):
                    annotates = keyword in _ANNOTATING or keyword not in KEYWORDS_30
                    self._reading.report(
                        "ignored-beside-reference",
                        Severity.INFO if annotates else Severity.WARNING,
                        f"`{short(keyword)}` beside `$ref` has no effect in OpenAPI 3.0",
                        join(at, keyword),
                        "wrap the reference: allOf: [{$ref: …}]",
                    )
            return
        for keyword in raw:
            if keyword == "$ref":
                self._reading.malformed(join(at, keyword), keyword, raw[keyword], "a string")
            elif keyword not in KEYWORDS_30 and not keyword.startswith("x-"):
                self._reading.report(
                    "unknown-keyword",
                    Severity.WARNING,
                    f"`{short(keyword)}` is no keyword of OpenAPI 3.0 and has no effect",
                    join(at, keyword),
                    "OpenAPI 3.1 and later take every keyword of JSON Schema 2020-12",
                )

    def _nullable(
        self, raw: Mapping[str, Any], spelled: dict[str, Any], at: str
    ) -> Mapping[str, Any]:
        """The spelling without `nullable`; with it, true, where it is to be honoured by a union."""
        spelled.pop("nullable", None)
        if raw["nullable"] is not True:
            if raw["nullable"] is not False:
                self._reading.malformed(
                    join(at, "nullable"), "nullable", raw["nullable"], "true or false"
                )
            return spelled
        if self._dialect.is_30 and "$ref" not in raw and isinstance(raw.get("type"), str):
            listed = raw.get("enum")
            if not isinstance(listed, list) or None in listed:
                return spelled
            if self._dialect.honour_nullable:
                return {**spelled, "enum": [*listed, None]}
            why, fix = "`enum` beside it does not list null", "add null to `enum`"
        elif self._dialect.honour_nullable:
            return with_null(spelled) or {**spelled, "nullable": True}
        elif self._dialect.is_30:
            why, fix = "OpenAPI 3.0 gives it none without `type` beside it", "add `type` beside it"
        else:
            why, fix = "it is no keyword since OpenAPI 3.1", 'write `type: [..., "null"]`'
        self._reading.report(
            "nullable-without-effect",
            Severity.WARNING,
            f"`nullable` has no effect here: {why}",
            join(at, "nullable"),
            f"{fix}, or set `honour-nullable = true` to read it as it was meant",
        )
        return spelled

    def _keywords(self, spelled: Mapping[str, Any], at: str, base: Base) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for keyword, value in spelled.items():
            plain = PLAIN.get(keyword)
            if plain is not None:
                read = plain[0](value)
                if read is MALFORMED:
                    self._reading.malformed(join(at, keyword), keyword, value, plain[1])
                else:
                    out[keyword] = read
            elif keyword in SCHEMA_MAP:
                self._map(out, keyword, value, at, base)
            elif keyword in ONE_SCHEMA:
                out[keyword] = self.read(value, f"{at}/{keyword}", base)
            elif keyword in SCHEMA_LIST:
                self._list(out, keyword, value, at, base)
            elif keyword == "$ref" or keyword == "$dynamicRef":
                self._reference(out, keyword, value, at, base)
            elif keyword == "discriminator":
                self._discriminator(out, value, at, base)
            else:
                out[keyword] = value
                if keyword not in _OTHERS and not keyword.startswith("x-"):
                    self._unknown(keyword, at)
        if self._dialect.assume_types and "type" not in out:
            kinds = implied(out)
            if kinds and out.keys().isdisjoint(("enum", "const", "$ref")):
                out["type"] = kinds
        return out

    def _unknown(self, keyword: str, at: str) -> None:
        near = nearest(keyword, sorted(_KNOWN))
        self._reading.report(
            "unknown-keyword",
            Severity.WARNING,
            f"`{short(keyword)}` is no keyword of JSON Schema 2020-12 and has no effect",
            join(at, keyword),
            _FORMER.get(keyword)
            or (f"did you mean `{near}`?" if near else "an extension is written as `x-…`"),
        )

    def _map(self, out: dict[str, Any], keyword: str, value: Any, at: str, base: Base) -> None:
        if not isinstance(value, dict):
            self._reading.malformed(join(at, keyword), keyword, value, "an object")
            return
        place, read = f"{at}/{keyword}/", self.read
        out[keyword] = {
            name: read(item, f"{place}{name if name.isidentifier() else escape(name)}", base)
            for name, item in value.items()
        }

    def _list(self, out: dict[str, Any], keyword: str, value: Any, at: str, base: Base) -> None:
        if not isinstance(value, list) or not value:
            expected = (
                "a list of schemas"
                if not isinstance(value, list)
                else "a list of at least one schema"
            )
            self._reading.malformed(join(at, keyword), keyword, value, expected)
            return
        place = join(at, keyword)
        out[keyword] = tuple(
            self.read(item, join(place, index), base) for index, item in enumerate(value)
        )

    def _reference(
        self, out: dict[str, Any], keyword: str, value: Any, at: str, base: Base
    ) -> None:
        if isinstance(value, str):
            out[keyword] = self._reading.follow("schema", value, base, join(at, keyword))
        else:
            self._reading.malformed(join(at, keyword), keyword, value, "a string")

    def _discriminator(self, out: dict[str, Any], value: Any, at: str, base: Base) -> None:
        place = join(at, "discriminator")
        if not isinstance(value, dict) or not isinstance(value.get("propertyName"), str):
            self._reading.malformed(place, "discriminator", value, "an object with `propertyName`")
            return
        mapping = {
            tag: self._mapped(target, base, join(place, "mapping", tag))
            for tag, target in self._reading.text_map(value, "mapping", place).items()
        }
        default = self._reading.text(value, "defaultMapping", place)
        out["discriminator"] = Discriminator(
            value["propertyName"],
            mapping,
            None if default is None else self._mapped(default, base, join(place, "defaultMapping")),
            {key: value[key] for key in value if key not in _DISCRIMINATOR} or NOTHING,
        )

    def _mapped(self, target: str, base: Base, at: str) -> str:
        """A mapping's value is a component's name or a reference (OpenAPI 3.2 §4.25.2); a name wins."""
        named = self._reading.files.root.data.get("components", {})
        schemas = named.get("schemas", {}) if isinstance(named, dict) else {}
        if isinstance(schemas, dict) and target in schemas:
            return self._reading.follow(
                "schema", join("#", "components", "schemas", target), Base(""), at
            )
        return self._reading.follow("schema", target, base, at)


def _annotated(raw: Mapping[str, Any], annotations: frozenset[str]) -> Mapping[str, Any]:
    """Keywords that refuse no value under names that refuse none: `format` as `$format`."""
    if annotations.isdisjoint(raw):
        return raw
    return {f"${key}" if key in annotations else key: value for key, value in raw.items()}


def _examples(raw: Mapping[str, Any]) -> dict[str, Any]:
    """`example` (deprecated since 3.1) as one of `examples`."""
    spelled = {key: value for key, value in raw.items() if key != "example"}
    listed = raw.get("examples", [])
    spelled["examples"] = [*listed, raw["example"]] if isinstance(listed, list) else listed
    return spelled
