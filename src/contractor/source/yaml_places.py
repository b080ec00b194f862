"""Where the values of a YAML text stand.

Takes text, gives offsets; refuses to know what the values are.
"""

from typing import Any

import yaml

from contractor.source.pointer import index_in, split
from contractor.source.syntax import Stretch
from contractor.source.yaml_events import ENDS, MERGE, NODES, Merge, events


class _Node:
    """A value's place, and the places of what is in it."""

    __slots__ = ("end", "flow", "items", "key", "merged", "names", "start", "target")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end, self.flow = start, end, False
        self.names: dict[str, tuple[Stretch, _Node]] | None = None
        self.items: list[_Node] | None = None
        #: The key that waits for its value, and where it stands.
        self.key: tuple[str | Merge, Stretch] | None = None
        #: The key `<<` and what stands there.
        self.merged: tuple[Stretch, _Node] | None = None
        #: What an alias stands for.
        self.target: _Node | None = None

    def child(self, token: str) -> "tuple[Stretch | None, _Node] | None":
        """Where the name and the value below this one stand, be they merged into it."""
        node = self.target or self
        if node.items is not None:
            index = index_in(token, len(node.items))
            return None if index is None else (None, node.items[index])
        waiting, seen = [node], set[int]()
        while waiting:
            node = waiting.pop()
            node = node.target or node
            if node.names is None or id(node) in seen:
                continue
            seen.add(id(node))
            if token in node.names:
                return node.names[token]
            if node.merged is not None:
                source = node.merged[1].target or node.merged[1]
                waiting += [source] if source.items is None else reversed(source.items)
        return None

    def put(self, node: "_Node") -> None:
        """Add a value: an item, or what the waiting key names."""
        self.end = max(self.end, node.end)
        if self.items is not None:
            self.items.append(node)
        elif self.names is not None and self.key is not None:
            (key, place), self.key = self.key, None
            if isinstance(key, str):
                self.names[key] = (place, node)
            else:
                self.merged = (place, node)


class Places:
    """Where the values of a YAML text stand: a tree of offsets, made when the first line is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = _tree(text)[0].items
        self._root = found[0] if found else _Node(0, 0)

    def locate(self, pointer: str) -> tuple[Stretch | None, Stretch]:
        """The key and the value at a pointer, or at its nearest ancestor that exists."""
        name: Stretch | None = None
        node = self._root
        for token in split(pointer):
            found = node.child(token)
            if found is None:
                break
            name, node = found
        # Block scalars end where the next token begins.
        written = self._text[node.start : node.end].rstrip(" \t\r\n")
        return name, Stretch(node.start, node.start + len(written))


def first(text: str, start: int, key: str, before: int) -> int | None:
    """Where a key stood first in the mapping that begins at `start`."""
    for node in _tree(text, before):
        if node.start == start and node.names is not None:
            found = node.names.get(key) or (node.merged if key == "<<" else None)
            return None if found is None else found[0].start
    return None


def _tree(text: str, before: int | None = None) -> list[_Node]:
    """The places of a text's values: the nodes that are open at an offset, or the outermost for all of it."""
    next_event = events(text)
    outermost = _Node(0, 0)
    outermost.items = []
    stack, anchors, spelled = [outermost], dict[str, _Node](), dict[str, str]()
    while (kind := (event := next_event()).__class__) is not yaml.StreamEndEvent:
        if kind not in NODES and kind not in ENDS:
            continue
        top = stack[-1]
        start, end = event.start_mark.index, event.end_mark.index
        if before is not None and start >= before:
            break
        if kind in ENDS:
            # Block collections end where the next token begins, which says nothing.
            if top.flow and end > start:
                top.end = end
            stack.pop()
            stack[-1].end = max(stack[-1].end, top.end)
            continue
        node = _Node(start, end)
        if kind is yaml.AliasEvent:
            node.target = anchors.get(event.anchor)
        elif event.anchor is not None:
            anchors[event.anchor] = node
            if kind is yaml.ScalarEvent:
                spelled[event.anchor] = event.value
        if top.names is not None and top.key is None:
            top.key = (_key(event, spelled), Stretch(start, end))
            top.end = max(top.end, end)
            continue
        top.put(node)
        if kind is not yaml.ScalarEvent and kind is not yaml.AliasEvent:
            node.flow = bool(event.flow_style)
            if kind is yaml.MappingStartEvent:
                node.names = {}
            else:
                node.items = []
            stack.append(node)
    return stack


def _key(event: Any, spelled: dict[str, str]) -> str | Merge:
    if isinstance(event, yaml.AliasEvent):
        return spelled.get(str(event.anchor), "")
    if event.value == "<<" and event.tag is None and event.implicit[0]:
        return MERGE
    return str(event.value)
