"""Parameters of one operation: which come, go and stay, and what differs in those that stay.

Takes a pair of operations, gives rules that are met and the schemas to look into; refuses to look into them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from contractor.contract import Contract, Parameter, PathItem, Reference
from contractor.diff.occurrence import Occurrence
from contractor.diff.operations import lifecycle, media
from contractor.diff.operations.pair import Met, Pair, Sides, given, target
from contractor.diff.roots import Part, Root
from contractor.frozen import frozen
from contractor.source import join

#: Styles that write a single value alike. Those of a path each write it in their own way.
_ALIKE: Final = {
    "query": frozenset({"form", "spaceDelimited", "pipeDelimited", "deepObject"}),
    "cookie": frozenset({"form", "cookie"}),
    "header": frozenset({"simple"}),
}
#: Headers that bodies, answers and security speak for.
_SPOKEN_FOR: Final = frozenset({"accept", "content-type", "authorization"})
_MANY: Final = frozenset({"array", "object"})


@frozen
class Placed:
    """A parameter, and the key of where the operation or its path lists it."""

    at: str
    node: Parameter


@frozen
class Parameters:
    """The parameters of two lists."""

    both: tuple[tuple[Placed, Placed], ...]
    removed: tuple[Placed, ...]
    added: tuple[Placed, ...]


def compare(pair: Pair) -> Iterator[Met]:
    """What differs in the parameters of an operation."""
    old, new = _all(pair)
    matched = (
        _as_oasdiff(pair.sides, pair.names, old, new) if pair.compat else _by_name(pair, old, new)
    )
    for one in matched.removed:
        yield from _removed(pair, one)
    for one in matched.added:
        yield from _added(pair, one, new)
    for base, revision in matched.both:
        yield from _shared(pair, base, revision)


def of_path(
    sides: Sides, kind: str, old_item: PathItem, new_item: PathItem, names: Mapping[str, str]
) -> Iterator[tuple[str, Placed]]:
    """What oasdiff says of each operation where its path got parameters: ids, and what they are about."""
    old = _lowered(_placed(sides.old, old_item.parameters), kind)
    new = _lowered(_placed(sides.new, new_item.parameters), kind)
    added = _as_oasdiff(sides, names, old, new).added
    for place in dict.fromkeys(one.node.place for one in added):
        called = {one.node.name for one in added if one.node.place == place}
        for one in new:
            if place != "path" and one.node.name in called:
                word = "required" if one.node.required else "optional"
                yield f"new-{word}-request-default-parameter-to-existing-path", one


# ── which are there ───────────────────────────────────────────────────────────────────────────────────


def _all(pair: Pair) -> tuple[list[Placed], list[Placed]]:
    """What each side lists. oasdiff looks at what operations list themselves."""
    old = _placed(pair.sides.old, pair.old.parameters)
    new = _placed(pair.sides.new, pair.new.parameters)
    if pair.compat:
        return _lowered(old, pair.where.kind), _lowered(new, pair.where.kind)
    return (
        _said(_overridden(_placed(pair.sides.old, pair.old_item.parameters), old)),
        _said(_overridden(_placed(pair.sides.new, pair.new_item.parameters), new)),
    )


def _said(listed: list[Placed]) -> list[Placed]:
    """Without headers that a parameter cannot describe (OpenAPI 3.1 §4.8.12.2.1)."""
    return [
        one
        for one in listed
        if one.node.place != "header" or one.node.name.lower() not in _SPOKEN_FOR
    ]


def _placed(contract: Contract, nodes: Iterable[Parameter | Reference]) -> list[Placed]:
    found = ((node.at, contract.resolve(node)) for node in nodes)
    return [Placed(at, node) for at, node in found if isinstance(node, Parameter)]


def _lowered(listed: list[Placed], kind: str) -> list[Placed]:
    """The parameters as oasdiff reads them: names of headers in lower case, but for webhooks."""
    if kind != "path":
        return listed
    return [
        Placed(one.at, replace(one.node, name=one.node.name.lower()))
        if one.node.place == "header"
        else one
        for one in listed
    ]


def _overridden(of_path: list[Placed], own: list[Placed]) -> list[Placed]:
    return list({_key(one.node): one for one in (*of_path, *own)}.values())


def _key(parameter: Parameter) -> tuple[str, str]:
    """What tells parameters apart; names of headers have no case (RFC 9110 §5.1)."""
    name = parameter.name.lower() if parameter.place == "header" else parameter.name
    return (parameter.place, name)


def _by_name(pair: Pair, old: list[Placed], new: list[Placed]) -> Parameters:
    """Parameters by what they are called on the wire."""
    olds = {_renamed(one.node, pair.names): one for one in old}
    news = {_key(one.node): one for one in new}
    olds, news = (
        _unfolded(pair.sides.old, olds, news),
        _unfolded(pair.sides.new, news, olds),
    )
    # A path that matches has a place for each of its parameters, declared or not.
    removed = tuple(olds[key] for key in olds if key not in news and key[0] != "path")
    added = tuple(news[key] for key in news if key not in olds and key[0] != "path")
    return Parameters(tuple((olds[key], news[key]) for key in olds if key in news), removed, added)


def _renamed(parameter: Parameter, names: Mapping[str, str]) -> tuple[str, str]:
    place, name = _key(parameter)
    return (place, names.get(name, name) if place == "path" else name)


def _unfolded(
    contract: Contract, own: dict[tuple[str, str], Placed], others: dict[tuple[str, str], Placed]
) -> dict[tuple[str, str], Placed]:
    """The parameters, and in place of an exploded object its properties, where the other side has one of these."""
    found: dict[tuple[str, str], Placed] = {}
    for key, one in own.items():
        parts = {} if key in others else _parts(contract, one)
        found |= parts if parts.keys() & others.keys() else {key: one}
    return found


def _parts(contract: Contract, one: Placed) -> dict[tuple[str, str], Placed]:
    """The parameters that an exploded object is on the wire (OpenAPI 3.1 §4.8.12.4)."""
    schema = target(contract, one.node.schema)
    whole = one.node
    if schema is None or whole.style != "form" or not whole.explode:
        return {}
    return {
        (whole.place, name): Placed(
            below.at,
            replace(
                whole,
                name=name,
                schema=below,
                required=whole.required and name in schema.required,
                deprecated=whole.deprecated or below.deprecated,
            ),
        )
        for name, below in schema.properties.items()
    }


# ── which are there, as oasdiff sees it ───────────────────────────────────────────────────────────────


def _as_oasdiff(
    sides: Sides, names: Mapping[str, str], old: list[Placed], new: list[Placed]
) -> Parameters:
    """Exploded objects and their properties first, the others by name and place, each at most once."""
    both: list[tuple[Placed, Placed]] = []
    done_old: set[int] = set()
    done_new: set[int] = set()
    for folded in new:
        for one in _folded_into(sides.new, folded, old, done_old, sides.old):
            both.append((one, _part_of(sides.new, folded, one)))
            done_old.add(id(one.node))
            done_new.add(id(folded.node))
    for folded in old:
        if id(folded.node) not in done_old:
            for one in _folded_into(sides.old, folded, new, done_new, sides.new):
                both.append((_part_of(sides.old, folded, one), one))
                done_new.add(id(one.node))
                done_old.add(id(folded.node))
    removed = []
    for one in old:
        if id(one.node) in done_old:
            continue
        found = next((other for other in new if _same(sides, names, one.node, other.node)), None)
        if found is None or id(found.node) in done_new:
            removed.append(one)
        else:
            both.append((one, found))
            done_new.add(id(found.node))
    last = {(base.node.place, base.node.name): (base, revision) for base, revision in both}
    added = tuple(one for one in new if id(one.node) not in done_new)
    return Parameters(tuple(last.values()), tuple(removed), added)


def _same(sides: Sides, names: Mapping[str, str], old: Parameter, new: Parameter) -> bool:
    if old.place != new.place:
        return False
    if old.place == "path":
        return names.get(old.name, "") == new.name if names else old.name == new.name
    if old.name == new.name:
        return True
    if _folded(sides.new, new):
        return old.name in _properties(sides.new, new)
    return _folded(sides.old, old) and new.name in _properties(sides.old, old)


def _folded(contract: Contract, parameter: Parameter) -> bool:
    """Whether oasdiff takes it for an exploded object: it must say so."""
    schema = target(contract, parameter.schema)
    style = parameter.declared_style or ("form" if parameter.place in ("query", "cookie") else "")
    return (
        parameter.declared_explode is True
        and style == "form"
        and schema is not None
        and isinstance(schema.raw, dict)
        and schema.raw.get("type") in ("object", ["object"])
        and bool(schema.properties)
    )


def _properties(contract: Contract, parameter: Parameter) -> Iterable[str]:
    schema = target(contract, parameter.schema)
    return () if schema is None else schema.properties


def _folded_into(
    contract: Contract, folded: Placed, others: list[Placed], done: set[int], theirs: Contract
) -> list[Placed]:
    """The simple parameters of the other side that are properties of this one."""
    if folded.node.place not in ("query", "cookie") or not _folded(contract, folded.node):
        return []
    names = _properties(contract, folded.node)
    return [
        one
        for one in others
        if id(one.node) not in done
        and one.node.place == folded.node.place
        and one.node.name in names
        and not _folded(theirs, one.node)
    ]


def _part_of(contract: Contract, folded: Placed, simple: Placed) -> Placed:
    schema = target(contract, folded.node.schema)
    below = schema.properties[simple.node.name] if schema is not None else None
    return Placed(folded.at, replace(folded.node, name=simple.node.name, schema=below))


# ── what it means ─────────────────────────────────────────────────────────────────────────────────────


def part(place: str, name: str) -> str:
    """What the part of an operation is called that a parameter is."""
    return f"{place} parameter {name}"


def _removed(pair: Pair, one: Placed) -> Iterator[Occurrence]:
    meets = _Meets(pair, one.node, "parameter-")
    if pair.outgoing:
        word = "required" if one.node.required else "optional"
        yield meets(f"{word}-webhook-parameter-removed", "removed", one.at)
    else:
        yield from lifecycle.removal(
            one.node, lifecycle.PARAMETER_REMOVAL, one.at, pair.sides.terms, meets
        )


def _added(pair: Pair, one: Placed, new: list[Placed]) -> Iterator[Occurrence]:
    required = one.node.required
    if pair.compat:
        # oasdiff looks it up by its name alone.
        required = next(p.node.required for p in new if p.node.name == one.node.name)
    id = f"new-{'required' if required else 'optional'}-request-parameter"
    if one.node.place == "path":
        id = "new-request-path-parameter"
    if pair.outgoing:
        id = "webhook-parameter-added"
    yield _Meets(pair, one.node, "parameter-")(id, "added", "", one.at)


class _Meets:
    """Makes occurrences of rules about one parameter."""

    def __init__(self, pair: Pair, parameter: Parameter, prefix: str) -> None:
        self._pair, self._parameter, self._prefix = pair, parameter, prefix

    def __call__(
        self, id: str, edit: str, base: str = "", revision: str = "", **arguments: object
    ) -> Occurrence:
        place, name = self._parameter.place, self._parameter.name
        return self._pair.met(
            id,
            self._prefix + edit,
            base,
            revision,
            direction=self._pair.sent,
            part=part(place, name),
            place=place,
            name=name,
            **arguments,
        )


def _shared(pair: Pair, old: Placed, new: Placed) -> Iterator[Met]:
    meets = _Meets(pair, old.node, "parameter-")
    base, revision = old.node, new.node
    if base.required != revision.required:
        word = "required" if revision.required else "optional"
        about = "webhook-parameter" if pair.outgoing else "request-parameter"
        yield meets(
            f"{about}-became-{word}",
            f"became-{word}",
            _member(base, "required"),
            _member(revision, "required"),
        )
    yield from lifecycle.changed(
        base,
        revision,
        pair.notice,
        lifecycle.PARAMETER,
        pair.sides.terms,
        meets,
    )
    if not pair.compat:
        yield from _spelling(pair, base, revision, meets)
    yield from _roots(pair, base, revision)


def _member(parameter: Parameter, name: str) -> str:
    return join(parameter.at, name) if name in parameter.raw else parameter.at


def _roots(pair: Pair, base: Parameter, revision: Parameter) -> Iterator[Root]:
    schemas = [("", base.schema, revision.schema)]
    if not pair.compat:
        schemas += [
            (new.name, old.media.schema, new.media.schema)
            for old, new in _content(pair, base, revision).both
        ]
    for media_type, old, new in schemas:
        old, new = given(old), given(new)
        if old is not None and new is not None:
            yield Root(
                pair.at(part(base.place, base.name)),
                pair.sent,
                Part.PARAMETER,
                old,
                new,
                media_type=media_type,
                place=base.place,
                old_required=base.required,
                new_required=revision.required,
                exploded=not media_type and revision.style == "form" and revision.explode,
                notice=pair.notice,
            )


def _content(pair: Pair, base: Parameter, revision: Parameter) -> media.Content:
    return media.matched(
        media.sorts(pair.sides.old, base.content),
        media.sorts(pair.sides.new, revision.content),
        ranges=True,
    )


# ── how values are written ────────────────────────────────────────────────────────────────────────────


def _spelling(
    pair: Pair, base: Parameter, revision: Parameter, meets: _Meets
) -> Iterator[Occurrence]:
    if bool(base.content) != bool(revision.content) or _content(pair, base, revision).removed:
        yield meets(
            "request-parameter-content-changed",
            "content-changed",
            _member(base, "content"),
            _member(revision, "content"),
            was=", ".join(base.content) or f"style {base.style}",
            now=", ".join(revision.content) or f"style {revision.style}",
        )
        return
    if not base.content and _written_otherwise(pair, base, revision):
        yield meets(
            "request-parameter-style-changed",
            "style-changed",
            _member(base, "style"),
            _member(revision, "style"),
            was=_style(base),
            now=_style(revision),
        )
    for member, was, now in (
        ("allowReserved", base.allow_reserved, revision.allow_reserved),
        ("allowEmptyValue", base.allow_empty, revision.allow_empty),
    ):
        if was != now:
            kind = "reserved" if member == "allowReserved" else "empty-value"
            word = "allowed" if now else "refused"
            yield meets(
                f"request-parameter-{kind}-{word}",
                f"{kind}-{word}",
                _member(base, member),
                _member(revision, member),
            )


def _style(parameter: Parameter) -> str:
    return f"{parameter.style}{' (explode)' if parameter.explode else ''}"


def _written_otherwise(pair: Pair, base: Parameter, revision: Parameter) -> bool:
    """Whether some value that both sides take is written in two ways."""
    if (base.style, base.explode) == (revision.style, revision.explode):
        return False
    alike = _ALIKE.get(base.place, frozenset())
    if base.style != revision.style and not {base.style, revision.style} <= alike:
        return True
    return _many(pair.sides.old, base) and _many(pair.sides.new, revision)


def _many(contract: Contract, parameter: Parameter) -> bool:
    """Whether it may be a list or an object."""
    schema = target(contract, parameter.schema)
    return schema is None or not schema.types or bool(_MANY & set(schema.types))
