"""Which operations come, go and stay: those of paths, of webhooks, and of callbacks.

Takes both contracts, gives rules that are met and the pairs of operations to look into; refuses to know what
differs inside of a pair.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from contractor.contract import Callback, Contract, Operation, PathItem, Reference
from contractor.contract.lifetimes import STABILITY
from contractor.contract.schema import NOTHING
from contractor.contract.travel import Direction
from contractor.diff.occurrence import Occurrence, Where
from contractor.diff.operations import lifecycle, matching, parameters
from contractor.diff.operations.alike import alike
from contractor.diff.operations.pair import Pair, Sides

#: The methods that oasdiff reads.
_KNOWN: Final = frozenset("get head post put patch delete options trace".split())
#: What keeps it from following the `$ref` of a path.
_BESIDE: Final = (*sorted(_KNOWN), "summary", "description", "parameters", "servers")

Found = Occurrence | Pair


def found(sides: Sides) -> Iterator[Found]:
    """Everything about the existence of operations, and every pair of them."""
    matched = matching.paths(_items(sides, sides.old), _items(sides, sides.new))
    for item in matched.removed:
        yield from _removed_path(sides, item)
    for item in matched.added:
        for operation in _operations(sides, item).values():
            yield _added(sides, "path", item.path, operation)
    for match in matched.both:
        yield from _Item(sides, "path", match.old.path, match.old, match.new, match.names).found()
    yield from _webhooks(sides)


def _items(sides: Sides, contract: Contract) -> list[PathItem]:
    return [_whole(sides, contract, item) for item in contract.paths]


def _whole(sides: Sides, contract: Contract, item: PathItem) -> PathItem:
    """The item with what its `$ref` leads to. oasdiff follows none that has something beside it."""
    if sides.terms.compat and item.ref is not None and any(map(item.raw.get, _BESIDE)):
        return item
    return contract.path_item(item)


def _operations(sides: Sides, item: PathItem) -> Mapping[str, Operation]:
    return {
        operation.method: operation
        for operation in item.operations
        if not sides.terms.compat or operation.method in _KNOWN
    }


def _where(kind: str, path: str, operation: Operation) -> Where:
    return Where(operation.method.upper(), path, operation.id, kind)


# ── paths ─────────────────────────────────────────────────────────────────────────────────────────────


def _removed_path(sides: Sides, item: PathItem) -> Iterator[Occurrence]:
    operations = _operations(sides, item).values()
    # oasdiff keeps a path if any of its operations is judged, and then leaves out the unstable ones.
    kept = any(lifecycle.judged(operation, sides.terms) for operation in operations)
    for operation in operations:
        where = _where("path", item.path, operation)
        stability = lifecycle.level(operation)
        if stability is None and sides.terms.compat:
            yield _invalid(sides, where, operation)
        elif _leaves(sides, operation, stability, kept):
            yield from _removed(sides, where, operation, lifecycle.PATH_REMOVAL)


def _leaves(sides: Sides, operation: Operation, stability: str | None, kept: bool) -> bool:
    if sides.terms.compat:
        return kept and stability not in ("alpha", "draft")
    return lifecycle.judged(operation, sides.terms)


def _removed(
    sides: Sides, where: Where, operation: Operation, ids: lifecycle.RemovalIds
) -> Iterator[Occurrence]:
    yield from lifecycle.removal(
        operation,
        ids,
        operation.at,
        sides.terms,
        partial(_met, sides, where, name=where.path),
    )


def _met(
    sides: Sides,
    where: Where,
    id: str,
    edit: str,
    base: str = "",
    revision: str = "",
    **arguments: object,
) -> Occurrence:
    near = sides.around(base, revision)
    return Occurrence(id, edit, where, base=base, revision=revision, arguments=arguments, near=near)


def _invalid(sides: Sides, where: Where, operation: Operation) -> Occurrence:
    return _met(
        sides,
        where,
        "api-invalid-stability-level",
        "stability-invalid",
        f"{operation.at}/{STABILITY}",
        level=operation.extra[STABILITY],
    )


def _added(sides: Sides, kind: str, path: str, operation: Operation) -> Occurrence:
    id = "endpoint-added" if kind == "path" or sides.terms.compat else f"{kind}-added"
    where = _where(kind, path, operation)
    return _met(sides, where, id, "added", revision=operation.at, name=path)


# ── a path, a webhook or an expression of a callback on both sides ────────────────────────────────────


class _Item:
    """The operations of one path item on both sides."""

    def __init__(
        self,
        sides: Sides,
        kind: str,
        path: str,
        old: PathItem,
        new: PathItem,
        names: Mapping[str, str] = NOTHING,
        callbacks: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        self._sides, self._kind, self._path = sides, kind, path
        self._old, self._new, self._names = old, new, names
        self._callbacks = callbacks
        """Keys of the callbacks that lead here, since a callback may have itself."""
        # oasdiff leaves out unstable operations before it adds webhooks to the paths.
        self._filtered = kind == "path" or not sides.terms.compat

    def found(self) -> Iterator[Found]:
        olds, news = _operations(self._sides, self._old), _operations(self._sides, self._new)
        for method, operation in olds.items():
            if method not in news:
                yield from self._removed(operation)
        for method, operation in news.items():
            if method in olds:
                yield from self._shared(olds[method], operation)
            else:
                yield _added(self._sides, self._kind, self._path, operation)
        if self._sides.terms.compat:
            yield from self._parameters(news)

    def _parameters(self, operations: Mapping[str, Operation]) -> Iterator[Occurrence]:
        """oasdiff's view of parameters of a path: those that it gets are new in every operation."""
        got = parameters.of_path(self._sides, self._kind, self._old, self._new, self._names)
        for id, one in got:
            for operation in operations.values():
                where = _where(self._kind, self._path, operation)
                place, name = one.node.place, one.node.name
                yield Occurrence(
                    id,
                    "parameter-added",
                    replace(where, part=parameters.part(place, name)),
                    Direction.REQUEST,
                    revision=one.at,
                    arguments={"place": place, "name": name},
                )

    def _removed(self, operation: Operation) -> Iterator[Occurrence]:
        where = _where(self._kind, self._path, operation)
        if self._filtered:
            if lifecycle.level(operation) is None and self._sides.terms.compat:
                yield _invalid(self._sides, where, operation)
                return
            if not lifecycle.judged(operation, self._sides.terms):
                return
        yield from _removed(self._sides, where, operation, self._removal)

    @property
    def _removal(self) -> lifecycle.RemovalIds:
        own = self._kind != "path" and not self._sides.terms.compat
        return _DELIVERIES[self._kind] if own else lifecycle.OPERATION_REMOVAL

    def _shared(self, old: Operation, new: Operation) -> Iterator[Found]:
        sides = self._sides
        pair = Pair(
            sides,
            _where(self._kind, self._path, new),
            self._old,
            self._new,
            old,
            new,
            self._names,
        )
        if self._filtered:
            yield from lifecycle.stability(old, new, sides.terms, pair.met, lambda: _differs(pair))
            found = lifecycle.level(new)
            if found is not None and not lifecycle.judged(new, sides.terms):
                return
        yield pair
        if not sides.terms.compat:
            yield from self._callbacks_of(pair)

    def _callbacks_of(self, pair: Pair) -> Iterator[Found]:
        olds = _resolved(pair.sides.old, pair.old.callbacks)
        news = _resolved(pair.sides.new, pair.new.callbacks)
        for name in [*olds, *(name for name in news if name not in olds)]:
            old, new = olds.get(name), news.get(name)
            way = (old.at if old else "", new.at if new else "")
            if way in self._callbacks:
                continue
            yield from _deliveries(
                pair.sides,
                "callback",
                old.items if old else (),
                new.items if new else (),
                f"{pair.where.path} {name} ",
                self._callbacks | {way},
            )


def _differs(pair: Pair) -> bool:
    return not alike(pair.sides.old, pair.sides.new, pair.old.raw, pair.new.raw)


def _resolved(
    contract: Contract, callbacks: Mapping[str, Callback | Reference]
) -> Mapping[str, Callback]:
    found = {name: contract.resolve(callback) for name, callback in callbacks.items()}
    return {name: callback for name, callback in found.items() if isinstance(callback, Callback)}


# ── what the provider sends ───────────────────────────────────────────────────────────────────────────

#: Kind of what is sent → what its removal is called. That it was announced is what counts.
_DELIVERIES: Final = {
    kind: lifecycle.RemovalIds(
        f"{kind}-removed",
        "api-removed-with-deprecation",
        "api-path-sunset-parse",
        "api-removed-before-sunset",
    )
    for kind in ("webhook", "callback")
}


def _webhooks(sides: Sides) -> Iterator[Found]:
    if sides.terms.compat:
        yield from _webhooks_as_paths(sides)
    else:
        yield from _deliveries(sides, "webhook", sides.old.webhooks, sides.new.webhooks)


def _webhooks_as_paths(sides: Sides) -> Iterator[Found]:
    """Webhooks as oasdiff has them: components where they come or go, else paths of an odd name."""
    matched = matching.names(sides.old.webhooks, sides.new.webhooks)
    for item in matched.removed:
        yield sides.met("webhook-removed", "removed", item.at, "", "components", name=item.path)
    for item in matched.added:
        yield sides.met("webhook-added", "added", "", item.at, "components", name=item.path)
    for match in matched.both:
        old = _whole(sides, sides.old, match.old)
        new = _whole(sides, sides.new, match.new)
        yield from _Item(sides, "webhook", f"webhook:{old.path}", old, new).found()


def _deliveries(
    sides: Sides,
    kind: str,
    old: tuple[PathItem, ...],
    new: tuple[PathItem, ...],
    prefix: str = "",
    callbacks: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[Found]:
    matched = matching.names(old, new)
    nothing = PathItem("", {})
    every = [
        *((item, nothing) for item in matched.removed),
        *((match.old, match.new) for match in matched.both),
        *((nothing, item) for item in matched.added),
    ]
    for one, other in every:
        path = prefix + (one.path or other.path)
        yield from _Item(
            sides,
            kind,
            path,
            _whole(sides, sides.old, one),
            _whole(sides, sides.new, other),
            callbacks=callbacks,
        ).found()
