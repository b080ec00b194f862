"""How values stand in XML documents, as the XML Objects of schemas say (OpenAPI 3.2 §4.27, 3.1 §4.8.26).

Takes a contract and schemas, gives nodes and what they hold (`runtime/boundary/description.py`); refuses to know
documents. What holds others is described once for each schema, so that schemas may lead back to themselves.

Until 3.1 a schema is an element unless it says otherwise, and what a reference leads to goes by the name of the
property; since 3.2 a reference has no node of its own, and what it leads to goes by its component's name. Readers
are lenient where versions differ, writers keep to the document's own.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.targets.fastapi.shapes import applied, types_of

_COMPONENTS: Final = "#/components/schemas/"
#: A root that a document does not name; nobody can tell whether it has another name.
_ROOT: Final = "data"
_NODES: Final = frozenset({"element", "attribute", "text", "cdata", "none"})
#: What says something of a value besides where else it is said.
_OWN: Final = frozenset(
    "type enum const properties items prefixItems additionalProperties patternProperties allOf anyOf oneOf".split()
)
_START: Final = re.compile("[A-Za-z_\u0080-\U0010ffff]")
_NO_PART: Final = re.compile("[^A-Za-z0-9_.\u0080-\U0010ffff-]")


class Elements:
    """The elements of one contract's XML documents."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._is_new = _version(contract) >= (3, 2)
        self._held: dict[str, dict[str, Any]] = {}
        #: Names that XML has not, by the keys of the schemas that have them.
        self.renamed: dict[str, str] = {}

    @property
    def all(self) -> Mapping[str, dict[str, Any]]:
        """What the elements described so far hold, by the places that nodes refer to."""
        return dict(sorted(self._held.items()))

    def root(self, schema: Schema) -> dict[str, Any]:
        """The node of a whole document. It is an element, whatever its schema is elsewhere."""
        node = self._node(schema, None)
        node["node"] = "element"
        if "name" not in node:
            node["name"] = next(self._names(schema), _ROOT)
            node["also"] = ["*"]
        return node

    # ── nodes ─────────────────────────────────────────────────────────────────────────────────────

    def _node(self, schema: Schema, name: str | None) -> dict[str, Any]:
        """A schema as a node. `name` is what it is called where nobody says, None at the root of a document."""
        said = _said(schema)
        target = self._contract.schemas.get(schema.ref or "")
        if target is not None and self._is_new:
            inner = self._referred(schema, target, name)
            if "nodeType" not in said:
                return inner
            if inner["node"] == "element" and said["nodeType"] == "element":
                return {**self._called(said, name, schema), "node": "element", "inner": inner}
            return self._whole(schema, said, name)
        if target is not None and not said:
            return self._referred(schema, target, name)
        return self._whole(schema, said, name)

    def _referred(self, schema: Schema, target: Schema, name: str | None) -> dict[str, Any]:
        component = _component(schema.ref or "")
        if self._is_new and component is not None:
            return self._also(self._node(target, component), name)
        return self._node(target, component if name is None else name)

    def _also(self, node: dict[str, Any], name: str | None) -> dict[str, Any]:
        if name is None or node["node"] != "element" or name == node.get("name"):
            return node
        return {**node, "also": [*node.get("also", ()), name]}

    def _whole(self, schema: Schema, said: Mapping[str, Any], name: str | None) -> dict[str, Any]:
        parts = list(applied(self._contract, schema))
        types = types_of(parts)
        kind = self._kind(said, types)
        out = {"node": kind, **self._called(said, name, schema)}
        if kind == "attribute" and "prefix" not in out:
            # An attribute without prefix has no namespace, whatever is said (Namespaces in XML §6.2).
            out.pop("namespace", None)
        if kind == "none" and "array" not in types and "object" not in types:
            out["node"] = "element"
        if "object" in types or "array" in types:
            # An array that is no element gives its items no name: its property does.
            passed = name if out["node"] == "none" else out.get("name", name)
            out["of"] = self._holding(schema, parts, types, passed)
        elif types:
            out["types"] = types
        if out["node"] == "none":
            out.pop("name", None)
        return out

    def _kind(self, said: Mapping[str, Any], types: list[str]) -> str:
        kind = said.get("nodeType")
        if kind in _NODES:
            return str(kind)
        if said.get("attribute") is True:
            return "attribute"
        if "array" in types and "object" not in types:
            return "element" if said.get("wrapped") is True else "none"
        return "element"

    def _called(self, said: Mapping[str, Any], name: str | None, schema: Schema) -> dict[str, Any]:
        out: dict[str, Any] = {}
        own = said.get("name") or name
        if own is not None:
            out["name"] = spelled(own)
            if out["name"] != own:
                self.renamed[schema.at] = own
        if own is not None and name is not None and "name" not in said:
            # What applies with a schema may name it, which not every reader counts.
            others = [one for one in self._names(schema) if one != out["name"]]
            if others:
                out["also"] = others
        for key in ("namespace", "prefix"):
            if said.get(key):
                out[key] = said[key]
        return out

    def _names(self, schema: Schema) -> Iterator[str]:
        for part in applied(self._contract, schema):
            found = _said(part).get("name")
            if found and "array" not in part.types:
                yield spelled(found)

    # ── what they hold ────────────────────────────────────────────────────────────────────────────

    def _holding(
        self, schema: Schema, parts: list[Schema], types: list[str], name: str | None
    ) -> str:
        """The place of what a schema's values hold."""
        at = self._place(schema)
        if "array" in types and name is not None:
            # Items without a name go by that of where the list stands.
            at = f"{at}@{name}"
        if at not in self._held:
            out = self._held[at] = {"types": types}
            if "object" in types:
                self._add_properties(out, parts)
            if "array" in types:
                self._add_items(out, parts, name)
        return at

    def _place(self, schema: Schema) -> str:
        """The place of a schema, or of the one that it is another word for."""
        seen: set[str] = set()
        while schema.ref in self._contract.schemas and not _OWN & schema.keywords.keys():
            if schema.at in seen:
                break
            seen.add(schema.at)
            schema = self._contract.schemas[schema.ref or ""]
        return schema.at.removeprefix(_COMPONENTS)

    def _add_properties(self, out: dict[str, Any], parts: list[Schema]) -> None:
        wanted = {name for part in parts for name in part.required}
        found: dict[str, Any] = {}
        for part in parts:
            for name, one in part.properties.items():
                if name not in found:
                    found[name] = self._property(name, one, is_wanted=name in wanted)
        if found:
            out["properties"] = found
        rest = next((part.additional for part in parts if part.additional is not None), None)
        more = next((one for part in parts for one in part.pattern_properties.values()), None)
        if rest is not None and rest.boolean is None:
            out["rest"] = self._unnamed(rest)
        elif more is not None or (rest is not None and rest.boolean):
            out["rest"] = {"node": "element"} if more is None else self._unnamed(more)

    def _property(self, name: str, schema: Schema, *, is_wanted: bool) -> dict[str, Any]:
        node = self._node(schema, name)
        null = "null" in node.get("types", ())
        if is_wanted and (node["node"] == "none" or (node["node"] == "attribute" and null)):
            node["needed"] = True
        return node

    def _unnamed(self, schema: Schema) -> dict[str, Any]:
        """The node of properties that each have a name of their own."""
        node = self._node(schema, None)
        node.pop("name", None)
        node.pop("also", None)
        return {**node, "node": "element"}

    def _add_items(self, out: dict[str, Any], parts: list[Schema], name: str | None) -> None:
        first = next((part.prefix_items for part in parts if part.prefix_items), ())
        if first:
            out["first"] = [self._node(one, name) for one in first]
        item = next((part.items for part in parts if part.items is not None), None)
        if item is not None and item.boolean is None:
            out["items"] = self._node(item, name)


def spelled(name: str) -> str:
    """A name as XML has names: what it has no character for is an underscore."""
    found = _NO_PART.sub("_", name)
    return found if _START.match(found) else f"x_{found}"


def _said(schema: Schema) -> Mapping[str, Any]:
    """What the XML Object of a schema says, as far as it is well-formed."""
    found = schema.get("xml")
    if not isinstance(found, Mapping):
        return {}
    texts = ("name", "namespace", "prefix", "nodeType")
    out = {key: found[key] for key in texts if isinstance(found.get(key), str)}
    return out | {key: True for key in ("attribute", "wrapped") if found.get(key) is True}


def _component(key: str) -> str | None:
    """The name of a schema among the components; None where it is none of them."""
    name = key.rpartition(_COMPONENTS)[2]
    return name if _COMPONENTS in key and "/" not in name else None


def _version(contract: Contract) -> tuple[int, ...]:
    return tuple(int(part) for part in contract.version.split(".")[:2] if part.isdecimal())
