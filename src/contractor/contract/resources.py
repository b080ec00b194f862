"""Where a reference leads: URIs, `$self`, `$id` and anchors become keys.

Takes loaded files, gives keys (`file#/pointer`); refuses to know what stands at the other end. JSON Schema
2020-12 §8.2 and OpenAPI 3.2 §4.1.2.2 give the rules: a reference is resolved against the nearest `$id`
around it, else against the document's `$self`, else against where the document was found. OpenAPI 3.0 has
none of these names: there `plain` is set, and they mean nothing.
"""

import re
from typing import Any, Final
from urllib.parse import urljoin

from contractor.contract.fields import DATA, NAMES
from contractor.diagnostic import DocumentError
from contractor.frozen import frozen
from contractor.source import Files, SourceFile, join

# A base for documents that name no identity of their own; never fetched, never shown (RFC 2606 §2). It is
# deep, so that names which climb (`../common.yaml`) stay apart from those which do not.
_HOME: Final = "http://contractor.invalid/" + "_/" * 64
_NAMED: Final = re.compile(rb"\$(?:id|anchor|dynamicAnchor|self)\b")
_ESCAPED: Final = (b"\\u0024", b"\\x24", b"\\U00000024")


@frozen
class Base:
    """What references at some place are resolved against: the file, and the URI where it has one."""

    file: str
    uri: str | None = None


class UnknownAnchor(LookupError):
    """A reference names an anchor that its document does not have."""


class Resources:
    """The schema resources and anchors of every file loaded so far."""

    def __init__(self, files: Files, *, plain: bool = False) -> None:
        self._files = files
        self._plain = plain
        self._bases: dict[str, Base] = {}
        self._roots: dict[str, str] = {}
        self._anchors: dict[tuple[str, str], str] = {}
        self._embedded: dict[str, str] = {}
        self.twice: list[tuple[str, str, str]] = []
        """Names given twice: the name, where it stands again, where it stood before."""

    def base(self, file: str, pointer: str = "") -> Base:
        """The base at a place of a file: that of the nearest `$id` at or above it, else the file's own."""
        found = self._file(file)
        if not self._embedded:
            return found
        key = f"{file}#{pointer}"
        while key not in self._embedded:
            key, slash, _ = key.rpartition("/")
            if not slash:
                return found
        return Base(file, self._embedded[key])

    def inner(self, base: Base, identifier: str, value: Any, at: str) -> Base:
        """The base below a schema that carries `$id`, at a key."""
        if base.uri is None:
            return base
        if at not in self._embedded:
            # It stands where no schema was expected, and a reference made it one.
            self._scan(value, at, base.uri, at, names=False)
        return Base(base.file, self._embedded.get(at, base.uri))

    def key(self, reference: str, base: Base) -> str:
        """The key that a reference leads to. Loads the file it names.

        Raises `UnknownAnchor`, `DocumentError` where the file cannot or may not be read, and ValueError where
        the reference is no URI.
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
        name, fragment = self._files.resolve(reference, base.file)
        if base.uri is not None:
            uri = joined(base.uri, reference).partition("#")[0]
            if uri in self._roots:
                return self._roots[uri], fragment
            # What stands beside the file may name itself so once it is read; else the URI is an address.
            if not uri.startswith(_HOME) and (uri in self._files.loaded or not self._loads(name)):
                name = uri
        uri = joined(_HOME, reference).partition("#")[0]
        if uri in self._roots and name not in self._files.loaded:
            return self._roots[uri], fragment
        self._file(name)
        return f"{name}#", fragment

    def _loads(self, name: str) -> bool:
        try:
            self._files.load(name)
        except DocumentError:
            return False
        return True

    def _file(self, name: str) -> Base:
        if name not in self._bases:
            file = self._files.load(name)
            identity = file.data.get("$self") if isinstance(file.data, dict) else None
            self._bases[name] = Base(name)
            if not self._plain and (isinstance(identity, str) or _names_itself(file.content)):
                self._register(file, identity if isinstance(identity, str) else "")
        return self._bases[name]

    def _register(self, file: SourceFile, identity: str) -> None:
        # A fetched file stands at its own address (RFC 3986 §5.1.3).
        uri = joined(joined(_HOME, file.name), identity)
        self._bases[file.name] = Base(file.name, uri)
        self._name(uri, f"{file.name}#")
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
            if isinstance(item, (dict, list)) and (
                names or (key not in DATA and not key.startswith("x-"))
            ):
                self._scan(item, join(at, key), uri, root, names=not names and key in NAMES)

    def _declared(self, value: dict[str, Any], at: str, uri: str, root: str) -> tuple[str, str]:
        identifier = value.get("$id")
        if isinstance(identifier, str):
            uri, root = joined(uri, identifier).partition("#")[0], at
            self._name(uri, at)
            self._embedded[at] = uri
        for keyword in ("$anchor", "$dynamicAnchor"):
            anchor = value.get(keyword)
            if isinstance(anchor, str):
                before = self._anchors.setdefault((root, anchor), at)
                if before != at:
                    self.twice.append((f"{keyword} {anchor}", join(at, keyword), before))
        return uri, root

    def _name(self, uri: str, at: str) -> None:
        before = self._roots.setdefault(uri, at)
        if before not in (at, f"{at.partition('#')[0]}#"):
            self.twice.append((f"$id {uri}", join(at, "$id"), before))
        elif before != at:
            self._roots[uri] = at


def _names_itself(content: bytes) -> bool:
    return _NAMED.search(content) is not None or any(escape in content for escape in _ESCAPED)


def joined(base: str, reference: str) -> str:
    """A reference against its base (RFC 3986 §5.2); urllib knows only some schemes."""
    if not reference or reference.startswith("#"):
        return base.partition("#")[0] + reference
    try:
        return urljoin(base, reference)
    except ValueError:
        return base
