# Made by contractor. Changes made here are lost.
"""Values out of XML documents and into them, as the XML Objects of schemas have it (OpenAPI 3.2 §4.27).

A schema then judges the value as it judges JSON, so that only what XML cannot tell by itself is decided here:
what is a list, and what text is. An element that has no place in an object that may hold others becomes a
property of its own name; an object with nothing in it that its schema knows is refused, and so is text between
elements. Attributes with a namespace are for others, `xsi:nil` is null.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from . import styles
from .description import Held, Node
from .exact_xml import Element, Name, Tag, Unwritable, Writer
from .styles import Malformed

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NIL: Name = (_XSI, "nil")
_NIL_TAG = Tag("nil", _XSI, "xsi")
_SPACE = " \t\r\n"
_NOTHING: Held = {"types": []}
_ANYTHING: Node = {"node": "element"}


class Elements:
    """The elements of one package, by their places."""

    def __init__(self, held: Mapping[str, Held]) -> None:
        self._held = held

    def _inside(self, node: Node) -> Held:
        """What stands in a node; nothing where it is text."""
        of = node.get("of")
        return _NOTHING if of is None else self._held[of]

    # ── reading ───────────────────────────────────────────────────────────────────────

    def read(self, root: Element, node: Node) -> Any:
        """The value of a document. Raises `Malformed`."""
        if not _is_called(root.name, node):
            raise Malformed("has another root element")
        return self._value(root, node)

    def _value(self, element: Element, node: Node) -> Any:
        if element.attributes.get(_NIL, "").strip(_SPACE) in ("true", "1"):
            return None
        inner = node.get("inner")
        if inner is not None:
            inside = _only_elements(element.content)
            if len(inside) != 1 or not _is_called(inside[0].name, inner):
                raise Malformed("has an element that holds something else")
            return self._value(inside[0], inner)
        if "of" not in node:
            types = node.get("types", ())
            return _text(element, types) if types else _anything(element)
        held = self._inside(node)
        match self._kind(element, held):
            case "object":
                return self._object(element.content, element.attributes, held)
            case "array":
                return self._list(element.content, held)
            case _:
                return _text(element, held["types"])

    def _kind(self, element: Element, held: Held) -> str:
        """What an element is taken for, where its schema leaves a choice."""
        types = held["types"]
        plain = [kind for kind in types if kind not in ("object", "array", "null")]
        inside = element.elements
        own = any(not namespace for namespace, _ in element.attributes)
        if plain and not inside and not own:
            return "text"
        if "array" in types:
            items = held.get("items")
            fits = items is None or all(_is_called(one.name, items) for one in inside)
            if "object" not in types or (fits and not own):
                return "array"
        return "object" if "object" in types or inside or own else "text"

    def _object(
        self,
        content: Sequence[Element | str],
        attributes: Mapping[Name, str],
        held: Held,
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        used: set[int] = set()
        for name, node in held.get("properties", {}).items():
            self._property(found, name, node, content, attributes, used)
        declared = held.get("properties", {})
        rest = [
            one for one in content if isinstance(one, Element) and id(one) not in used
        ]
        more = self._undeclared(rest, attributes, held, declared)
        if more and declared and not found and "rest" not in held:
            raise Malformed("has an element that holds nothing of what it may")
        if not any(one["node"] in ("text", "cdata") for one in self._nodes(declared)):
            _only_elements(content)
        return found | more

    def _property(
        self,
        found: dict[str, Any],
        name: str,
        node: Node,
        content: Sequence[Element | str],
        attributes: Mapping[Name, str],
        used: set[int],
    ) -> None:
        """Put what a property is into an object; `used` are the elements that some property is."""
        match node["node"]:
            case "attribute":
                text = attributes.get((node.get("namespace", ""), node.get("name", "")))
                if text is not None:
                    found[name] = _scalar(text, node.get("types", ()))
                elif node.get("needed"):
                    found[name] = None
            case "text" | "cdata":
                text = "".join(one for one in content if isinstance(one, str))
                found[name] = _scalar(text, node.get("types", ()))
            case "element":
                own = [one for one in _elements(content) if _is_called(one.name, node)]
                used.update(map(id, own))
                if len(own) > 1:
                    raise Malformed("has an element twice that is no list")
                if own:
                    found[name] = self._value(own[0], node)
            case "none":
                self._nodeless(found, name, node, content, used)

    def _nodeless(
        self,
        found: dict[str, Any],
        name: str,
        node: Node,
        content: Sequence[Element | str],
        used: set[int],
    ) -> None:
        """Put what a property is whose parts stand where it would."""
        held = self._inside(node)
        if "array" not in held["types"]:
            properties = held.get("properties", {})
            inside = self._nodes(properties)
            own = [
                one
                for one in _elements(content)
                if any(_is_called(one.name, part) for part in inside)
            ]
            if own:
                found[name] = self._object(own, {}, held)
                used.update(map(id, own))
            return
        parts = [*held.get("first", ()), *([held["items"]] if "items" in held else ())]
        own = [
            one
            for one in _elements(content)
            if any(_is_called(one.name, part) for part in parts)
        ]
        used.update(map(id, own))
        if own or node.get("needed"):
            found[name] = self._list(own, held)

    def _nodes(self, properties: Mapping[str, Node]) -> list[Node]:
        """The nodes of properties that stand in one element."""
        nodes: list[Node] = []
        pending = [*properties.values()]
        seen: set[str] = set()
        while pending:
            node = pending.pop()
            if node["node"] != "none":
                nodes.append(node)
            elif (of := node.get("of", "")) not in seen:
                seen.add(of)
                held = self._inside(node)
                pending += [
                    *held.get("properties", {}).values(),
                    *held.get("first", ()),
                ]
                pending += [held["items"]] if "items" in held else []
        return nodes

    def _undeclared(
        self,
        elements: Iterable[Element],
        attributes: Mapping[Name, str],
        held: Held,
        declared: Mapping[str, Node],
    ) -> dict[str, Any]:
        """What stands in an object beside its properties, by its own names."""
        node = held.get("rest", _ANYTHING)
        known = {
            (one.get("namespace", ""), one.get("name", ""))
            for one in declared.values()
            if one["node"] == "attribute"
        }
        found: dict[str, list[Any]] = {}
        for (namespace, name), text in attributes.items():
            if not namespace and (namespace, name) not in known:
                found.setdefault(name, []).append(text)
        for one in elements:
            found.setdefault(one.name[1], []).append(self._value(one, node))
        if not found.keys().isdisjoint(declared.keys()):
            raise Malformed("has an element that is called something else here")
        return {name: _one_or_more(values) for name, values in found.items()}

    def _list(self, content: Iterable[Element | str], held: Held) -> list[Any]:
        first: Sequence[Node] = held.get("first", ())
        items = held.get("items", _ANYTHING)
        found: list[Any] = []
        for one in content:
            node = first[len(found)] if len(found) < len(first) else items
            if isinstance(one, str):
                if node["node"] in ("text", "cdata"):
                    found.append(_scalar(one, node.get("types", ())))
                elif one.strip(_SPACE):
                    raise Malformed("has text between elements")
            elif node is not _ANYTHING and not _is_called(one.name, node):
                raise Malformed("has an element that is none of a list")
            else:
                found.append(self._value(one, node))
        return found

    # ── writing ───────────────────────────────────────────────────────────────────────

    def write(self, value: Any, node: Node) -> bytes:
        """A JSON value as a document. Raises `Unwritable`."""
        writer = Writer()
        self._write(writer, value, node, "")
        return writer.content()

    def _write(self, writer: Writer, value: Any, node: Node, name: str) -> None:
        """Write a value; `name` is what it is called where nothing else is said."""
        match node["node"]:
            case "text":
                writer.text(_written(value))
                return
            case "cdata":
                writer.cdata(_written(value))
                return
            case "none":
                self._write_inside(writer, value, node, name)
                return
        tag = _tag(node, name)
        if value is None:
            writer.open(tag, [(_NIL_TAG, "true")])
        else:
            writer.open(tag, [*self._attributes(value, node)])
            inner = node.get("inner")
            if inner is not None:
                self._write(writer, value, inner, name)
            else:
                self._write_inside(writer, value, node, tag.name)
        writer.close()

    def _attributes(self, value: Any, node: Node) -> Iterator[tuple[Tag, str]]:
        if not isinstance(value, dict):
            return
        for name, one in self._inside(node).get("properties", {}).items():
            # XML has no attribute that is null (§4.27.5).
            if one["node"] == "attribute" and value.get(name) is not None:
                yield _tag(one, name), _written(value[name])

    def _write_inside(self, writer: Writer, value: Any, node: Node, name: str) -> None:
        held = self._inside(node)
        if isinstance(value, dict):
            declared = held.get("properties", {})
            for key, inner in value.items():
                one = declared.get(key) or held.get("rest", _ANYTHING)
                if one["node"] == "attribute":
                    continue
                several = one is _ANYTHING and isinstance(inner, list)
                for part in inner if several else [inner]:
                    self._write(writer, part, one, key)
        elif isinstance(value, list):
            first = held.get("first", ())
            for index, item in enumerate(value):
                one = (
                    first[index] if index < len(first) else held.get("items", _ANYTHING)
                )
                self._write(writer, item, one, name)
        elif value is not None:
            writer.text(_written(value))


def _is_called(name: Name, node: Node) -> bool:
    namespace = node.get("namespace")
    if namespace is not None and name[0] != namespace:
        return False
    also = node.get("also", ())
    return name[1] == node.get("name", name[1]) or name[1] in also or "*" in also


def _elements(content: Sequence[Element | str]) -> list[Element]:
    return [one for one in content if isinstance(one, Element)]


def _only_elements(content: Sequence[Element | str]) -> list[Element]:
    if any(isinstance(one, str) and one.strip(_SPACE) for one in content):
        raise Malformed("has text between elements")
    return _elements(content)


def _text(element: Element, types: Sequence[str]) -> Any:
    """The text of an element that has nothing else."""
    if element.elements or any(not namespace for namespace, _ in element.attributes):
        raise Malformed("has an element with something in it that should be text")
    return _scalar(element.text, types)


def _scalar(text: str, types: Sequence[str]) -> Any:
    if types == ["string"] or not types:
        return text
    # Numbers and the like may have a line of their own (XML Schema 2 §4.3.6).
    bare = text.strip(_SPACE)
    if "null" in types and "string" not in types and bare in ("", "null"):
        return None
    value = styles.scalar(bare, {"types": types})
    return text if isinstance(value, str) else value


def _anything(element: Element) -> Any:
    """The value of an element that no schema describes."""
    own = {
        name: [text]
        for (namespace, name), text in element.attributes.items()
        if not namespace
    }
    inside: dict[str, list[Any]] = own
    for one in element.elements:
        inside.setdefault(one.name[1], []).append(_anything(one))
    if not inside:
        return element.text
    _only_elements(element.content)
    return {name: _one_or_more(values) for name, values in inside.items()}


def _one_or_more(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _tag(node: Node, name: str) -> Tag:
    return Tag(
        node.get("name", name), node.get("namespace", ""), node.get("prefix", "")
    )


def _written(value: Any) -> str:
    if isinstance(value, (dict, list)):
        raise Unwritable("has more than text where XML has text")
    return styles.plain(value)
