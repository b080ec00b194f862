"""From one pair of schemas to those below it.

Takes the pair at a place, gives the pairs below with the spot and the route where they are met; refuses to know
what happened to them. A pair that differs nowhere is not entered. Whoever reads wants one route to each pair
(`each_once`); oasdiff counts every route, as far as it does not come back to a component that it is in.
"""

from collections.abc import Callable, Iterator
from typing import Final

from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.spot import Spot
from contractor.frozen import frozen

Visit = tuple[Spot, Difference, tuple[str, ...]]
#: Where a walk may go on from a pair.
Passable = Callable[[Difference], bool]
#: Routes from one place that are followed: schemas that refer to one another may have more than atoms are.
MOST_ROUTES: Final = 500_000


@frozen
class Step:
    """A pair below another, and how one gets there: `name` is a property's, else `way` says it."""

    name: str
    way: str
    pair: Difference


def every_route(spot: Spot, top: Difference) -> Iterator[Visit]:
    """The pair itself and those below, each as often as routes lead to it.

    Raises `DocumentError` where there are more routes than anybody could read about.
    """
    yield spot, top, ()
    left = MOST_ROUTES
    pending: list[tuple[Difference, tuple[str, ...], frozenset[str], frozenset[str]]] = [
        (top, (), *_entered(top, frozenset(), frozenset()))
    ]
    while pending:
        pair, route, old, new = pending.pop()
        for step in steps(pair):
            inner = step.pair
            if not inner.differs or inner.base.ref in old or inner.revision.ref in new:
                continue
            if _circle(inner) in old:
                continue
            left -= 1
            if not left:
                raise _too_many(top)
            further = (*route, step.name or step.way)
            yield spot.below(step.name, pair), inner, further
            pending.append((inner, further, *_entered(inner, old, new)))


def each_once(spot: Spot, top: Difference, passable: Passable) -> Iterator[Visit]:
    """The pair itself and every way from one pair to another below, by the shortest route.

    Below a pair that is not `passable` the walk does not go on.
    """
    yield spot, top, ()
    pending: list[tuple[Difference, tuple[str, ...]]] = [(top, ())]
    entered = {id(top)}
    for pair, route in pending:
        if not passable(pair):
            continue
        for step in steps(pair):
            inner = step.pair
            if not inner.differs:
                continue
            further = (*route, step.name or step.way)
            yield spot.below(step.name, pair), inner, further
            if id(inner) not in entered:
                entered.add(id(inner))
                pending.append((inner, further))


def all_below(top: Difference) -> Iterator[Difference]:
    """A pair and all that differ below it, the nearest first."""
    found, pending = {id(top)}, [top]
    for pair in pending:
        yield pair
        for step in steps(pair):
            if step.pair.differs and id(step.pair) not in found:
                found.add(id(step.pair))
                pending.append(step.pair)


def leaves_first(top: Difference) -> list[Difference]:
    """A pair and all that differ below it, each after those below it, as far as none leads back."""
    found: list[Difference] = []
    entered = {id(top)}
    pending = [(top, iter(list(steps(top))))]
    while pending:
        pair, left = pending[-1]
        for step in left:
            if step.pair.differs and id(step.pair) not in entered:
                entered.add(id(step.pair))
                pending.append((step.pair, iter(list(steps(step.pair)))))
                break
        else:
            found.append(pair)
            pending.pop()
    return found


def steps(pair: Difference) -> Iterator[Step]:
    """The pairs directly below; definitions are below nothing."""
    for keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
        branches = pair.many.get(keyword)
        for i, _, inner in branches.kept if branches is not None else ():
            yield Step("", f"{keyword}[{_branch(inner, i)}]", inner)
    for keyword, change in pair.one.items():
        if isinstance(change, Difference):
            yield Step("", keyword, change)
    for keyword in ("properties", "patternProperties", "dependentSchemas"):
        names = pair.named.get(keyword)
        for name, inner in names.kept.items() if names is not None else ():
            if keyword == "properties":
                yield Step(name, name, inner)
            else:
                yield Step("", f"{keyword}[{name}]", inner)


def _too_many(top: Difference) -> DocumentError:
    message = (
        f"more than {MOST_ROUTES:,} routes lead from here to what changed, and oasdiff counts each"
    )
    help = "compare without --compat: contractor follows each schema once"
    return DocumentError(
        [Finding("too-many-routes", Severity.ERROR, message, top.revision.at, help)]
    )


def _entered(
    pair: Difference, old: frozenset[str], new: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    return (
        old | set(filter(None, (pair.base.ref, _circle(pair)))),
        new | {pair.revision.ref} if pair.revision.ref else new,
    )


def _circle(pair: Difference) -> str:
    """What is not entered twice besides components: two merged schemas may come back to themselves without one."""
    return f"{pair.base.key}>{pair.revision.key}" if pair.base.merged else ""


def _branch(pair: Difference, index: int) -> str:
    ref = pair.revision.ref.rpartition("/")[2]
    return ref or str(pair.revision.get("title") or index)
