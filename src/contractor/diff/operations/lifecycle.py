"""Deprecation, sunset and stability: what a contract says about the time that something has left.

Takes operations and parameters, gives rules that are met; refuses to know what else differs in them.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, Protocol

from contractor.contract import Operation, Parameter
from contractor.contract.lifetimes import LEVELS, STABILITY, SUNSET, sunset_day
from contractor.contract.nodes import Node
from contractor.diff.occurrence import Occurrence
from contractor.diff.terms import Terms
from contractor.frozen import frozen
from contractor.source import join
from contractor.values import same


@frozen
class Sunset:
    """A sunset as written, and the day that it means; None where it means none."""

    text: str
    day: date | None


@frozen
class Ids:
    """What the rules about the life of one kind of thing are called."""

    reactivated: str
    deprecated: str
    deprecated_with_sunset: str
    missing: str
    unreadable: str
    too_soon: str
    deleted: str
    changed_unreadable: str
    moved_too_soon: str


@frozen
class RemovalIds:
    """What the rules about the removal of one kind of thing are called."""

    removed: str
    deprecated: str
    unreadable: str
    too_soon: str


OPERATION: Final = Ids(
    reactivated="endpoint-reactivated",
    deprecated="endpoint-deprecated",
    deprecated_with_sunset="endpoint-deprecated-with-sunset",
    missing="api-deprecated-sunset-missing",
    unreadable="api-deprecated-sunset-parse",
    too_soon="api-sunset-date-too-small",
    deleted="sunset-deleted",
    changed_unreadable="api-path-sunset-parse",
    moved_too_soon="api-sunset-date-changed-too-small",
)
PARAMETER: Final = Ids(
    reactivated="request-parameter-reactivated",
    deprecated="request-parameter-deprecated",
    deprecated_with_sunset="request-parameter-deprecated",
    missing="request-parameter-deprecated-sunset-missing",
    unreadable="request-parameter-sunset-parse",
    too_soon="request-parameter-sunset-date-too-small",
    deleted="request-parameter-sunset-deleted",
    changed_unreadable="request-parameter-sunset-parse",
    moved_too_soon="request-parameter-sunset-date-changed-too-small",
)
PATH_REMOVAL: Final = RemovalIds(
    "api-path-removed-without-deprecation",
    "api-path-removed-with-deprecation",
    "api-path-sunset-parse",
    "api-path-removed-before-sunset",
)
OPERATION_REMOVAL: Final = RemovalIds(
    "api-removed-without-deprecation",
    "api-removed-with-deprecation",
    "api-path-sunset-parse",
    "api-removed-before-sunset",
)
PARAMETER_REMOVAL: Final = RemovalIds(
    "request-parameter-removed",
    "request-parameter-removed-with-deprecation",
    "request-parameter-sunset-parse",
    "request-parameter-removed-before-sunset",
)


class Meets(Protocol):
    """How an occurrence is made: `Pair.met` with what is the same for all of them filled in."""

    def __call__(
        self, id: str, edit: str, base: str = "", revision: str = "", **arguments: Any
    ) -> Occurrence: ...


Deprecable = Operation | Parameter


def sunset(node: Node) -> Sunset | None:
    """The sunset of an operation or a parameter; None where there is none."""
    if SUNSET not in node.extra:
        return None
    value = node.extra[SUNSET]
    return Sunset(str(value), sunset_day(value))


def level(node: Node) -> str | None:
    """The level of stability; empty where none is written, None where it is no level."""
    written = node.extra.get(STABILITY)
    if written is None:
        return ""
    return written if isinstance(written, str) and written in LEVELS else None


def judged(node: Node, terms: Terms) -> bool:
    """Whether an operation is stable enough to be judged; one that says nothing, or nonsense, is stable.

    oasdiff judges none that says nonsense.
    """
    found = level(node)
    if found is None:
        return not terms.compat
    return _rank(found) >= _rank(terms.stability)


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS) - 1


def notice(operation: Operation, terms: Terms) -> int | None:
    """How many days of notice a deprecation in an operation gives; None where its stability is no level."""
    match level(operation):
        case None:
            return None
        case "draft" | "alpha":
            return 0
        case "beta":
            return terms.notice_beta
        case _:
            return terms.notice_stable


def removal(
    node: Deprecable, ids: RemovalIds, at: str, terms: Terms, meets: Meets
) -> Iterator[Occurrence]:
    """What it means that something is gone."""
    if not node.deprecated:
        yield meets(ids.removed, "removed", at)
        return
    found = sunset(node)
    if found is None:
        yield meets(ids.deprecated, "removed", at)
    elif found.day is None:
        yield meets(ids.unreadable, "removed", at, sunset=found.text)
    elif terms.today < found.day:
        yield meets(ids.too_soon, "removed", at, sunset=str(found.day))
    elif not terms.compat:
        # It is gone as announced; oasdiff says nothing, but it belongs into a changelog.
        yield meets(ids.deprecated, "removed", at)


def changed(
    old: Deprecable, new: Deprecable, days: int | None, ids: Ids, terms: Terms, meets: Meets
) -> Iterator[Occurrence]:
    """What differs in the life of something that stands on both sides.

    `days` are those of notice that the operation gives, None where its stability is no level.
    """
    if old.deprecated != new.deprecated:
        yield from _deprecated(old, new, days, ids, terms, meets)
    if new.deprecated:
        yield from _sunset_changed(old, new, days, ids, terms, meets)


def _deprecated(
    old: Deprecable, new: Deprecable, days: int | None, ids: Ids, terms: Terms, meets: Meets
) -> Iterator[Occurrence]:
    base, revision = join(old.at, "deprecated"), join(new.at, "deprecated")
    base = base if "deprecated" in old.raw else old.at
    if not new.deprecated:
        revision = revision if "deprecated" in new.raw else new.at
        yield meets(ids.reactivated, "reactivated", base, revision)
        return
    if days is None:
        return
    found = sunset(new)
    if found is None:
        id = ids.missing if days > 0 else ids.deprecated
        yield meets(id, "deprecated", base, revision, days=days)
    elif found.day is None:
        yield meets(ids.unreadable, "deprecated", base, revision, sunset=found.text)
    elif (found.day - terms.today).days < days:
        yield meets(ids.too_soon, "deprecated", base, revision, sunset=str(found.day), days=days)
    else:
        yield meets(ids.deprecated_with_sunset, "deprecated", base, revision, sunset=str(found.day))


def _sunset_changed(
    old: Deprecable, new: Deprecable, days: int | None, ids: Ids, terms: Terms, meets: Meets
) -> Iterator[Occurrence]:
    was, found = sunset(old), sunset(new)
    base, revision = join(old.at, SUNSET), join(new.at, SUNSET)
    if was is None or (found is not None and same(old.extra[SUNSET], new.extra[SUNSET])):
        return
    if found is None:
        yield meets(ids.deleted, "sunset-deleted", base, new.at, sunset=was.text)
    elif found.day is None or was.day is None:
        unreadable = found if found.day is None else was
        yield meets(
            ids.changed_unreadable, "sunset-changed", base, revision, sunset=unreadable.text
        )
    elif days is not None and found.day < was.day and (found.day - terms.today).days < days:
        said = {"was": str(was.day), "sunset": str(found.day), "days": days}
        yield meets(ids.moved_too_soon, "sunset-changed", base, revision, **said)


def stability(
    old: Operation, new: Operation, terms: Terms, meets: Meets, differs: Callable[[], bool]
) -> Iterator[Occurrence]:
    """What differs in the stability of an operation.

    oasdiff tells of a level that is none wherever anything at all `differs` in the operation.
    """
    was, found = level(old), level(new)
    if was is None or found is None:
        written = (old.extra.get(STABILITY), new.extra.get(STABILITY))
        told = differs() if terms.compat else not same(*written)
        for side in (old, new):
            # One that was mended is no mistake any more; oasdiff tells of it all the same.
            if told and level(side) is None and (terms.compat or side is new):
                yield meets(
                    "api-invalid-stability-level",
                    "stability-invalid",
                    join(old.at, STABILITY) if side is old else "",
                    join(new.at, STABILITY) if side is new else "",
                    level=side.extra[STABILITY],
                )
        return
    if _rank(was) == _rank(found) or not judged(old, terms):
        return
    decreased = _rank(found) < _rank(was)
    yield meets(
        "api-stability-decreased" if decreased else "api-stability-increased",
        "stability-changed",
        join(old.at, STABILITY) if was else old.at,
        join(new.at, STABILITY) if found else new.at,
        was=was or "stable",
        level=found or "stable",
    )
