"""A document as one file.

Takes a contract, gives the document with whatever stood in other files under `components`, by readable
names; refuses to fold: what was a reference stays one. A document of one file is its own bundle.

Versions that have no component of a kind (path items before 3.1, media types before 3.2) get an `x-` section
for it. A schema keeps its `$id` where everything it refers to can still be named from inside of it; else it
loses the `$id`, and its references become pointers. A link's `operationRef` is not followed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote, unquote

from contractor.contract import nodes as n
from contractor.contract.fields import DATA, NAMES, OURS, SECTIONS, Version, kind_at
from contractor.contract.fields import fields as fields_of
from contractor.contract.resources import joined
from contractor.contract.schema import ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP, Schema
from contractor.depth import deep
from contractor.frozen import frozen
from contractor.source import join, resolve, split, upwards

# OpenAPI 3.2 §4.7.1: what components may be called.
_UNFIT: Final = re.compile(r"[^A-Za-z0-9._-]+")
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DROP: Final = object()


def bundle(contract: n.Contract, *, keep_ours: bool = True) -> dict[str, Any]:
    """The document as one file; without `x-contractor-…` unless `keep_ours`.

    It shares its parts with the contract's files: to be read, not to be changed.
    """
    with deep():
        whole: dict[str, Any] = dict(contract.raw)
        if len(contract.files.loaded) > 1:
            whole = _Bundle(contract).whole()
        return whole if keep_ours else _without_ours(whole, names=False)


def moved(contract: n.Contract) -> dict[str, str]:
    """Where the bundle has what stood in other files: key → key."""
    with deep():
        found = _Bundle(contract)
        keys = [reference.key for reference in found.references]
        return {key: found.place(key) for key in keys if not key.startswith("#")}


@frozen
class _Reference:
    """A string that leads somewhere: where it stands, in which `$id` resource, and to what it leads."""

    at: str
    text: str
    kind: str
    key: str
    resource: str | None
    anchor: str | None = None
    """The dynamic anchor that it names."""
    is_name: bool = False
    """Whether the string is the name of a member rather than its value."""


@frozen
class _Resource:
    """A schema with `$id`: its URI, and the resource around it."""

    at: str
    uri: str
    around: str | None


class _Bundle:
    """One bundling: what moves, to where, and what each reference is written as then."""

    def __init__(self, contract: n.Contract) -> None:
        self._contract = contract
        walk = _Walk(contract)
        self.references = list(walk.references())
        self._resources = walk.resources
        self._anchors = walk.anchors
        self._kept = self._keepable()
        self._places = self._named(
            {one.key: one.kind for one in self.references if not one.key.startswith("#")}
        )

    def whole(self) -> dict[str, Any]:
        """The document with what moved."""
        edits = self._edits()
        files = self._contract.files
        root = _edited(files.root.data, edits.get("", {}))
        components = dict(_object(root.get("components")))
        for key, place in self._places.items():
            file, _, pointer = key.partition("#")
            part = _edited(resolve(files.load(file).data, pointer), _below(edits, file, pointer))
            section, name = split(place.partition("#")[2])[1:]
            components[section] = {**_object(components.get(section)), name: part}
        return {**root, "components": components} if self._places else root

    def place(self, key: str) -> str:
        """Where a key's value stands in the bundle."""
        around = self._mover(key)
        return key if around is None else self._places[around] + key.removeprefix(around)

    # ── what moves, and what it is called ─────────────────────────────────────────────────────────

    def _mover(self, key: str) -> str | None:
        return next((place for place in upwards(key) if place in self._places), None)

    def _named(self, kinds: Mapping[str, str]) -> dict[str, str]:
        """Places for the keys that stand in no other of them. Who collides takes a longer name."""
        tops: dict[str, str] = {}
        for key, kind in sorted(kinds.items()):
            around = next((place for place in upwards(key) if place in tops), None)
            # What is around may be read as something that has no such part.
            if around is None or _part(key, around, tops[around]) not in (None, kind):
                tops[key] = kind
        version = _version(self._contract)
        places: dict[str, str] = {}
        for kind in dict.fromkeys(tops.values()):
            section = _section(kind, version)
            present = _object(_object(self._contract.raw.get("components")).get(section))
            taken = {name.casefold() for name in present}
            keys = [key for key in tops if tops[key] == kind]
            for key, name in _distinct(keys, taken).items():
                places[key] = join("#", "components", section, name)
        return dict(sorted(places.items()))

    # ── `$id` ─────────────────────────────────────────────────────────────────────────────────────

    def _home(self, key: str) -> str | None:
        """The resource that a key belongs to."""
        return next((place for place in upwards(key) if place in self._resources), None)

    def _keepable(self) -> set[str]:
        """The resources that can keep their `$id`: from inside them, whatever they refer to has a name."""
        kept = {
            at
            for at, one in self._resources.items()
            if at.startswith("#") or _ABSOLUTE.match(one.uri)
        }
        while True:
            lost = {
                one.resource
                for one in self.references
                if one.resource is not None and one.resource in kept and not self._says(one, kept)
            }
            lost |= {at for at in kept if self._resources[at].around in self._lost(kept, lost)}
            if not lost:
                return kept
            kept -= lost

    def _lost(self, kept: set[str], lost: set[str]) -> set[str | None]:
        """Those without whose `$id` a relative one below it means something else."""
        return {
            at
            for at, one in self._resources.items()
            if (at not in kept or at in lost) and not _ABSOLUTE.match(one.uri)
        }

    def _says(self, one: _Reference, kept: set[str]) -> bool:
        home = self._home(one.key)
        if one.at.startswith("#") and one.key.startswith("#"):
            return home is None or home in kept
        if home is None:
            return False
        same = home == one.resource
        return same or (home in kept and _ABSOLUTE.match(self._resources[home].uri) is not None)

    # ── what is written anew ──────────────────────────────────────────────────────────────────────

    def _edits(self) -> dict[str, dict[str, Any]]:
        """By file: pointer → what to write there."""
        edits: dict[str, dict[str, Any]] = {}
        for one in self.references:
            text = self._text(one)
            if text != one.text:
                file, _, pointer = one.at.partition("#")
                edits.setdefault(file, {})[pointer] = _Renamed(text) if one.is_name else text
        for at in self._resources:
            if at not in self._kept:
                file, _, pointer = at.partition("#")
                edits.setdefault(file, {})[f"{pointer}/$id"] = _DROP
        for at in self._colliding():
            file, _, pointer = at.partition("#")
            edits.setdefault(file, {})[pointer] = _DROP
        return edits

    def _colliding(self) -> Iterator[str]:
        """Anchors that would stand twice in the document; references to them are pointers by now."""
        seen: set[str] = set()
        for at in sorted(self._anchors, key=lambda at: (not at.startswith("#"), at)):
            if self._home(at) in self._kept:
                continue
            name = self._anchors[at]
            if name in seen:
                yield at
            seen.add(name)

    def _text(self, one: _Reference) -> str:
        resource = one.resource if one.resource in self._kept else None
        home = self._home(one.key)
        unmoved = one.at.startswith("#") and one.key.startswith("#")
        if unmoved and resource == one.resource and (home is None or home in self._kept):
            return one.text
        if resource is not None and home is not None:
            uri = "" if home == resource else self._resources[home].uri
            inside = one.key.removeprefix(home)
            fragment = one.anchor or quote(inside, safe=_SAFE)
            return f"{uri}#{fragment}" if fragment or not uri else uri
        if one.anchor is not None and home not in self._kept:
            return f"#{one.anchor}"
        if one.anchor is not None and home is not None:
            return f"{self._resources[home].uri}#{one.anchor}"
        return "#" + quote(self.place(one.key).partition("#")[2], safe=_SAFE)


# RFC 3986 §3.5, less `%`; braces stand in path names, and no reader minds them.
_SAFE: Final = "/~:@!$&'()*+,;=?-._{}"


class _Walk:
    """Finds every reference of a contract, and every resource and anchor, by where they really stand."""

    def __init__(self, contract: n.Contract) -> None:
        self._contract = contract
        self._seen: set[str] = set()
        self.resources: dict[str, _Resource] = {}
        self.anchors: dict[str, str] = {}

    def references(self) -> Iterator[_Reference]:
        """Every reference, those of the root document first."""
        contract = self._contract
        # What is around comes first, so that what is inside of it is known to be inside a resource.
        for value in (contract.paths, contract.webhooks, contract.components):
            yield from self._node(value)
        for key in sorted(contract.schemas):
            yield from self._schema(contract.schemas[key], key, self._around(key))
        yield from self._security(contract.security, "#")

    def _around(self, key: str) -> str | None:
        return next((place for place in upwards(key) if place in self.resources), None)

    def _node(self, value: Any) -> Iterator[_Reference]:
        if isinstance(value, Schema):
            yield from self._schema(value, value.at, self._around(value.at))
        elif isinstance(value, Mapping):
            for item in value.values():
                yield from self._node(item)
        elif isinstance(value, tuple):
            for item in value:
                yield from self._node(item)
        elif isinstance(value, n.Node) and value.at not in self._seen:
            self._seen.add(value.at)
            yield from self._own(value)
            for each in fields(value):
                if each.name not in ("raw", "extra"):
                    yield from self._node(getattr(value, each.name))

    def _own(self, node: n.Node) -> Iterator[_Reference]:
        if isinstance(node, n.Reference) and self._known(node.kind, node.to):
            yield self._plain(node.at, "$ref", node.raw, node.kind, node.to)
        if isinstance(node, n.PathItem) and self._known("path item", node.ref or ""):
            yield self._plain(node.at, "$ref", node.raw, "path item", node.ref or "")
        if isinstance(node, n.Operation) and node.security is not None:
            yield from self._security(node.security, node.at)

    def _plain(self, at: str, name: str, raw: Any, kind: str, key: str) -> _Reference:
        return _Reference(join(at, name), raw[name], kind, key, None)

    def _known(self, kind: str, key: str) -> bool:
        return key in (self._contract.schemas if kind == "schema" else self._contract.components)

    def _security(
        self, requirements: Iterable[n.SecurityRequirement], at: str
    ) -> Iterator[_Reference]:
        """Schemes that are named by URI."""
        schemes = self._contract.security_schemes
        for index, requirement in enumerate(requirements):
            for name in requirement:
                own = join("#/components/securitySchemes", name)
                if name in schemes and own not in self._contract.components:
                    place = join(at, "security", index, name)
                    key = schemes[name].at
                    yield _Reference(place, name, "security scheme", key, None, is_name=True)

    def _schema(self, schema: Schema, at: str, resource: str | None) -> Iterator[_Reference]:
        if at in self._seen:
            return
        self._seen.add(at)
        if schema.has("$id"):
            around = self.resources[resource].uri if resource else self._contract.identity or ""
            uri = joined(around, schema.get("$id")).partition("#")[0]
            self.resources[at] = _Resource(at, uri, resource)
            resource = at
        for keyword in ("$anchor", "$dynamicAnchor"):
            if schema.has(keyword):
                self.anchors[join(at, keyword)] = schema.get(keyword)
        yield from self._leading(schema, at, resource)
        yield from self._below(schema, at, resource)

    def _below(self, schema: Schema, at: str, resource: str | None) -> Iterator[_Reference]:
        for keyword, value in schema.keywords.items():
            place = join(at, keyword)
            if keyword in ONE_SCHEMA:
                yield from self._schema(value, place, resource)
            elif keyword in SCHEMA_LIST:
                for index, part in enumerate(value):
                    if part.at == join(schema.at, "nullable"):
                        # Reading made this branch: what is in it stands where the union stands.
                        yield from self._leading(part, at, resource)
                        yield from self._below(part, at, resource)
                    else:
                        yield from self._schema(part, join(place, index), resource)
            elif keyword in SCHEMA_MAP:
                for name, part in value.items():
                    yield from self._schema(part, join(place, name), resource)

    def _leading(self, schema: Schema, at: str, resource: str | None) -> Iterator[_Reference]:
        for keyword, key in (("$ref", schema.ref), ("$dynamicRef", schema.dynamic_ref)):
            if key is not None and self._known("schema", key):
                text = schema.raw[keyword]
                anchor = unquote(text.partition("#")[2])
                dynamic = (
                    keyword == "$dynamicRef"
                    and self._contract.schemas[key].get("$dynamicAnchor") == anchor
                )
                yield _Reference(
                    join(at, keyword), text, "schema", key, resource, anchor if dynamic else None
                )
        tag = schema.discriminator
        if tag is not None:
            raw = schema.raw["discriminator"]
            place = join(at, "discriminator")
            for value, key in tag.mapping.items():
                if self._known("schema", key):
                    text = raw["mapping"][value]
                    yield _Reference(join(place, "mapping", value), text, "schema", key, resource)
            if tag.default is not None and self._known("schema", tag.default):
                text = raw["defaultMapping"]
                yield _Reference(
                    join(place, "defaultMapping"), text, "schema", tag.default, resource
                )


class _Renamed(str):
    """A new name for a member."""

    __slots__ = ()


def _object(value: Any) -> Mapping[str, Any]:
    """An object of the document; what should be one and is not was reported on reading, and gives way."""
    return value if isinstance(value, dict) else {}


def _version(contract: n.Contract) -> Version:
    major, minor = contract.version.split(".")[:2]
    return int(major), int(minor.partition("-")[0])


def _section(kind: str, version: Version) -> str:
    section = next(name for name, known in SECTIONS.items() if known == kind)
    return section if section in fields_of(version)["components"] else f"x-{section}"


def _part(key: str, around: str, kind: str) -> str | None:
    """Which kind of object stands at a key, below one of a kind; None where that is not told."""
    return kind_at(split(key.removeprefix(around)), kind)


def _distinct(keys: list[str], taken: set[str]) -> dict[str, str]:
    """A component name for each key. Those that would share one all take their next longer one."""
    found: dict[str, str] = {}
    left = {key: _spellings(key) for key in keys}
    for level in range(3):
        names = {key: spellings[level] for key, spellings in left.items()}
        counts = Counter(name.casefold() for name in names.values())
        for key, name in names.items():
            if counts[name.casefold()] == 1 and name.casefold() not in taken:
                found[key] = name
                del left[key]
        taken |= {name.casefold() for name in found.values()}
    for key, spellings in left.items():
        number = next(
            count
            for count in range(2, len(taken) + 3)
            if f"{spellings[-1]}_{count}".casefold() not in taken
        )
        found[key] = f"{spellings[-1]}_{number}"
        taken.add(found[key].casefold())
    return found


def _spellings(key: str) -> tuple[str, str, str]:
    """Its own name, that with its file's (or its file's whole name), and its whole way."""
    file, _, pointer = key.partition("#")
    path = PurePosixPath(unquote(file.partition("?")[0]))
    way = [part for part in path.parent.parts if part not in ("..", "/")]
    tokens = split(pointer)
    if not tokens:
        return _fit([path.stem]), _fit([path.name]), _fit([*way, path.name])
    # A position says nothing alone.
    own = tokens if tokens[-1].isdigit() else tokens[-1:]
    return _fit(own), _fit([path.stem, *own]), _fit([*way, path.stem, *tokens])


def _fit(words: list[str]) -> str:
    return _UNFIT.sub("_", "_".join(words)).strip("_") or "part"


def _below(edits: Mapping[str, Mapping[str, Any]], file: str, pointer: str) -> dict[str, Any]:
    """The edits inside a part of a file, by pointer from there."""
    prefix = f"{pointer}/"
    return {
        at.removeprefix(pointer): value
        for at, value in edits.get(file, {}).items()
        if at.startswith(prefix)
    }


def _edited(value: Any, edits: Mapping[str, Any]) -> Any:
    """A value with other values at some pointers; what no edit touches is shared."""
    if not edits:
        return value  # and it may be no object: a schema can be true or false
    tree: dict[str, Any] = {}
    for pointer, edit in edits.items():
        place = tree
        *above, last = split(pointer)
        for token in above:
            place = place.setdefault(token, {})
        place[last] = edit
    return _grown(value, tree)


def _grown(value: Any, tree: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [
            _grown(item, tree[str(index)]) if str(index) in tree else item
            for index, item in enumerate(value)
        ]
    out: dict[str, Any] = {}
    for name, item in value.items():
        edit = tree.get(name)
        if edit is None:
            out[name] = item
        elif isinstance(edit, _Renamed):
            out[str(edit)] = item
        elif isinstance(edit, dict):
            out[name] = _grown(item, edit)
        elif edit is not _DROP:
            out[name] = edit
    return out


def _without_ours(value: Any, *, names: bool) -> Any:
    """A part of a document without our extensions; values and names of the author's choice stay."""
    if isinstance(value, list):
        return [_without_ours(item, names=False) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: item
        if not names and (key in DATA or key.startswith("x-"))
        else _without_ours(item, names=not names and key in NAMES)
        for key, item in value.items()
        if names or not key.startswith(OURS)
    }
