"""JSON values as XML, as XML Objects have it (OpenAPI 3.2 §4.26).

Takes a contract, a schema and a value, gives bytes; refuses to check and to read. Whoever reads them is tested with
them, and so has another author.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from contractor.contract import Contract, Schema
from contractor.contract.reach import conjuncts, same_value
from contractor.resources.finding import declared, item_schema
from contractor.source import unescape
from contractor.testing.styles import Unwritable, scalar

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_COMPONENTS: Final = "/components/schemas/"


def xml(contract: Contract, schema: Schema | None, value: Any) -> bytes:
    """A document whose only element is the value. Raises `Unwritable`."""
    text = "".join(_Writing(contract).document(schema, value))
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode()


class _Writing:
    def __init__(self, contract: Contract) -> None:
        self._contract = contract

    def document(self, schema: Schema | None, value: Any) -> Iterator[str]:
        name = self._said(schema, "name") or self._component(schema) or "root"
        if isinstance(value, list):
            inner = self._items(schema, value, name)
            yield from self._element(schema, name, [], inner)
        else:
            yield from self._one(schema, name, value)

    # ── elements ──────────────────────────────────────────────────────────────────────────────────

    def _member(self, schema: Schema | None, name: str, value: Any) -> Iterator[str]:
        """What a property is within the element of its object."""
        if not isinstance(value, list):
            yield from self._one(schema, self._said(schema, "name") or name, value)
            return
        if self._is_wrapped(schema):
            outer = self._said(schema, "name") or name
            yield from self._element(schema, outer, [], self._items(schema, value, name))
        else:
            yield from self._items(schema, value, name)

    def _items(self, schema: Schema | None, value: list[Any], name: str) -> Iterator[str]:
        item = item_schema(self._contract, schema)
        own = self._said(item, "name") or name
        for one in value:
            if isinstance(one, list):
                raise Unwritable("XML has no lists of lists")
            yield from self._one(item, own, one)

    def _one(self, schema: Schema | None, name: str, value: Any) -> Iterator[str]:
        if value is None:
            yield from self._element(schema, name, [("xmlns:xsi", _XSI), ("xsi:nil", "true")], ())
            return
        if not isinstance(value, dict):
            yield from self._element(schema, name, [], [_text(value)])
            return
        members = declared(self._contract, schema)
        attributes: list[tuple[str, str]] = []
        inner: list[str] = []
        for key, one in value.items():
            member = members.get(key) or self._rest(schema)
            kind = self._kind(member)
            if kind == "attribute":
                if one is not None:
                    attributes.append((self._qualified(member, key), _attribute(one)))
            elif kind in ("text", "cdata"):
                inner.append(_text(one))
            else:
                inner += self._member(member, key, one)
        yield from self._element(schema, name, attributes, inner)

    def _element(
        self,
        schema: Schema | None,
        name: str,
        attributes: list[tuple[str, str]],
        inner: Iterator[str] | list[str] | tuple[()],
    ) -> Iterator[str]:
        prefix, space = self._said(schema, "prefix"), self._said(schema, "namespace")
        tag = f"{prefix}:{name}" if prefix else name
        if not _is_name(name):
            raise Unwritable(f"{name!r} is no name of an element")
        if space:
            attributes = [(f"xmlns:{prefix}" if prefix else "xmlns", space), *attributes]
        said = "".join(f" {key}={quoteattr(text)}" for key, text in attributes)
        yield f"<{tag}{said}>"
        yield from inner
        yield f"</{tag}>"

    # ── what schemas say ──────────────────────────────────────────────────────────────────────────

    def _said(self, schema: Schema | None, member: str) -> str:
        """A text of the XML Object that counts for a schema: its own, else that of what it refers to."""
        for one in self._objects(schema):
            if isinstance(one.get(member), str):
                return str(one[member])
        return ""

    def _objects(self, schema: Schema | None) -> Iterator[Mapping[str, Any]]:
        for part in () if schema is None else conjuncts(self._contract, schema):
            found = part.get("xml")
            if isinstance(found, Mapping):
                yield found

    def _kind(self, schema: Schema | None) -> str:
        """What a value becomes: `nodeType`, or what `attribute` says (3.2 §4.26.1)."""
        if any(one.get("attribute") is True for one in self._objects(schema)):
            return "attribute"
        return self._said(schema, "nodeType")

    def _is_wrapped(self, schema: Schema | None) -> bool:
        told = any(one.get("wrapped") is True for one in self._objects(schema))
        return told or self._said(schema, "nodeType") == "element"

    def _qualified(self, schema: Schema | None, name: str) -> str:
        own = self._said(schema, "name") or name
        prefix = self._said(schema, "prefix")
        return f"{prefix}:{own}" if prefix else own

    def _component(self, schema: Schema | None) -> str:
        """The name of a component, which is that of its element."""
        key = "" if schema is None else schema.ref or schema.at
        return unescape(key.partition(_COMPONENTS)[2]) if key.count("/") == 3 else ""

    def _rest(self, schema: Schema | None) -> Schema | None:
        for part in () if schema is None else same_value(self._contract, (schema,)):
            if part.additional is not None and part.additional.boolean is None:
                return part.additional
        return None


def _text(value: Any) -> str:
    text = scalar(value)
    # XML 1.0 §2.2: no control characters; §2.11: a carriage return is not kept.
    if any((ord(one) < 32 and one not in "\t\n") or one in "\ufffe\uffff" for one in text):
        raise Unwritable("XML holds no control characters")
    return escape(text)


def _attribute(value: Any) -> str:
    if isinstance(value, (list, dict)):
        raise Unwritable("an attribute holds one text")
    _text(value)
    return scalar(value)


def _is_name(name: str) -> bool:
    """Whether a name can be that of an element, as far as anybody uses them (Namespaces in XML §3)."""
    plain = name.replace("-", "a").replace(".", "a").replace("_", "a")
    return plain.isalnum() and not (name[0].isdigit() or name[0] in "-.")
