"""Where a reference leads: URIs, `$self`, `$id` and anchors become keys.

Takes loaded files, gives keys (`file#/pointer`); refuses to know what stands at the other end. JSON Schema
2020-12 §8.2 and OpenAPI 3.2 §4.1.2.2 give the rules: a reference is resolved against the nearest `$id`
around it, else against the document's `$self`, else against where the document was found.
"""

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urljoin

from contractor.contract.schema import SCHEMA_MAP
from contractor.source import Files, SourceFile, join

# A base for documents that name no identity of their own; never fetched, never shown (RFC 2606 §2).
_HOME: Final = "http://contractor.invalid/"
_NAMED: Final = re.compile(r"\$(?:id|anchor|dynamicAnchor|self)\b")
_DATA: Final = frozenset({"enum", "const", "default", "example", "examples", "value", "dataValue"})


@dataclass(frozen=True, slots=True)
class Base:
    """What references at some place are resolved against: the file, and the URI where it has one."""

    file: str
    uri: str | None = None


class UnknownAnchor(LookupError):
    """A reference names an anchor that its document does not have."""


class Resources:
    """The schema resources and anchors of every file loaded so far."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._bases: dict[str, Base] = {}
        self._roots: dict[str, str] = {}
        self._anchors: dict[tuple[str, str], str] = {}
        self._embedded: dict[str, dict[str, str]] = {}

    def base(self, file: str, pointer: str = "") -> Base:
        """The base at a place of a file: that of the nearest `$id` at or above it, else the file's own."""
        found, depth = self._file(file), -1
        for key, uri in self._embedded.get(file, {}).items():
            prefix = key.partition("#")[2]
            if len(prefix) > depth and (pointer == prefix or pointer.startswith(prefix + "/")):
                found, depth = Base(file, uri), len(prefix)
        return found

    def inner(self, base: Base, identifier: str) -> Base:
        """The base below a schema that carries `$id`."""
        return Base(base.file, urljoin(base.uri or _HOME + base.file, identifier).rstrip("#"))

    def key(self, reference: str, base: Base) -> str:
        """The key that a reference leads to. Loads the file it names.

        Raises `UnknownAnchor`, and `DocumentError` where the file cannot or may not be read.
        """
        if base.uri is None and reference.startswith("#/") and "%" not in reference:
            return base.file + reference
        root, fragment = self._root(reference, base)
        if not fragment or fragment.startswith("/"):
            file, _, pointer = root.partition("#")
            return f"{file}#{pointer}{fragment}"
        if (root, fragment) not in self._anchors:
            raise UnknownAnchor(fragment)
        return self._anchors[root, fragment]

    def _root(self, reference: str, base: Base) -> tuple[str, str]:
        if base.uri is not None:
            uri, _, fragment = urljoin(base.uri, reference).partition("#")
            if uri in self._roots:
                return self._roots[uri], unquote(fragment)
        name, fragment = self._files.resolve(reference, base.file)
        uri = urljoin(_HOME, reference).partition("#")[0]
        if uri in self._roots and name not in self._files.loaded:
            return self._roots[uri], fragment
        self._file(name)
        return f"{name}#", fragment

    def _file(self, name: str) -> Base:
        if name not in self._bases:
            file = self._files.load(name)
            identity = file.data.get("$self") if isinstance(file.data, dict) else None
            self._bases[name] = Base(name)
            if isinstance(identity, str) or _NAMED.search(file.text):
                self._register(file, identity if isinstance(identity, str) else "")
        return self._bases[name]

    def _register(self, file: SourceFile, identity: str) -> None:
        uri = urljoin(_HOME + file.name, identity)
        self._bases[file.name] = Base(file.name, uri)
        self._roots[uri] = f"{file.name}#"
        self._scan(file.data, f"{file.name}#", uri, f"{file.name}#", names=False)

    def _scan(self, value: Any, at: str, uri: str, root: str, *, names: bool) -> None:
        if isinstance(value, list):
            for index, item in enumerate(value):
                self._scan(item, join(at, index), uri, root, names=False)
        if not isinstance(value, dict):
            return
        if not names:
            uri, root = self._declared(value, at, uri, root)
        for key, item in value.items():
            if names or (key not in _DATA and not key.startswith("x-")):
                self._scan(item, join(at, key), uri, root, names=not names and key in SCHEMA_MAP)

    def _declared(self, value: dict[str, Any], at: str, uri: str, root: str) -> tuple[str, str]:
        identifier = value.get("$id")
        if isinstance(identifier, str):
            uri, root = urljoin(uri, identifier).rstrip("#"), at
            self._roots[uri] = at
            self._embedded.setdefault(at.partition("#")[0], {})[at] = uri
        for keyword in ("$anchor", "$dynamicAnchor"):
            anchor = value.get(keyword)
            if isinstance(anchor, str):
                self._anchors.setdefault((root, anchor), at)
        return uri, root
