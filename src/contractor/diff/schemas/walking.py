"""From a place in an operation to every pair of schemas that values there must satisfy.

Takes pairs and the place they belong to, gives occurrences of rules; refuses to compare. A pair that differs
nowhere is not entered. Whoever reads wants one route to each pair, oasdiff counts every route: only as it
reports them (`Terms.compat`) is a pair visited as often as routes lead to it.
"""

from collections.abc import Iterator
from typing import Final

from contractor.diff.occurrence import Occurrence
from contractor.diff.roots import Part, Root
from contractor.diff.rows.schemas import ROWS, SUBJECTS
from contractor.diff.rule import Kind
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.facets import Facet, Spot, facets
from contractor.diff.schemas.transitions import Sides, Transition, transition
from contractor.diff.schemas.types import is_strict
from contractor.diff.terms import Terms
from contractor.frozen import frozen

#: Part → the subjects of the schema itself and of what is in it.
_SUBJECTS: Final = {
    Part.REQUEST_BODY: ("rb", "rp"),
    Part.RESPONSE_BODY: ("sb", "sp"),
    Part.PARAMETER: ("q", "qp"),
    Part.HEADER: ("h", "hp"),
}
#: Ids that take the place of those that a subject and a facet would make.
_INSTEAD: Final = {
    "response-body-enum-value-removed": "response-mediatype-enum-value-removed",
    "response-body-enum-value-added": "response-mediatype-enum-value-added",
    "response-body-became-enum": "response-mediatype-became-enum",
    "response-body-became-not-enum": "response-mediatype-became-not-enum",
}
#: Where oasdiff's checks of parameters and headers do not ask what a transition explains.
_UNCLAIMED: Final = (
    "max",
    "min",
    "exclusive",
    "default",
    "x-extensible",
    "became-nullable",
    "became-not-null",
)


@frozen
class _Step:
    """A pair below another, and how one gets there: `name` is a property's, else `way` says it."""

    name: str
    way: str
    pair: Difference


class Walk:
    """Walks from places to pairs, and names what happened there."""

    def __init__(self, sides: Sides, terms: Terms) -> None:
        self._sides = sides
        self._terms = terms
        self._happened: dict[int, Transition] = {}

    def occurrences(self, root: Root, pair: Difference) -> Iterator[Occurrence]:
        """Every rule that is met at this place and below."""
        spot = self._spot(root)
        yield from self._named(root, pair, spot, ())
        walked = self._routes(pair) if self._terms.compat else self._once(pair)
        for parent, step, route in walked:
            yield from self._named(root, step.pair, self._below(spot, parent, step), route)

    def _spot(self, root: Root) -> Spot:
        return Spot(
            root.part,
            root.direction,
            top=True,
            strict=is_strict(root.media_type),
            exploded=root.exploded,
            optional=not (root.old_required or root.new_required),
            place=root.place,
            notice=root.notice,
            # oasdiff looks at the stability of properties before it looks at webhooks.
            stability=None
            if self._terms.compat and root.where.kind != "path"
            else self._terms.stability,
            today=self._terms.today,
            compat=self._terms.compat,
        )

    def _below(self, spot: Spot, parent: Difference, step: _Step) -> Spot:
        return Spot(
            spot.part,
            spot.direction,
            top=False,
            strict=spot.strict,
            name=step.name,
            parent=parent,
            place=spot.place,
            notice=spot.notice,
            stability=spot.stability,
            today=spot.today,
            compat=spot.compat,
        )

    def _once(self, top: Difference) -> Iterator[tuple[Difference, _Step, tuple[str, ...]]]:
        """Every edge between pairs that differ, by the shortest route."""
        pending: list[tuple[Difference, tuple[str, ...]]] = [(top, ())]
        entered = {id(top)}
        for pair, route in pending:
            for step in _steps(pair):
                if not step.pair.differs:
                    continue
                further = (*route, step.name or step.way)
                yield pair, step, further
                if id(step.pair) not in entered:
                    entered.add(id(step.pair))
                    pending.append((step.pair, further))

    def _routes(self, top: Difference) -> Iterator[tuple[Difference, _Step, tuple[str, ...]]]:
        """Every route, as far as it does not come back to a component that it is in."""
        pending: list[tuple[Difference, tuple[str, ...], frozenset[str], frozenset[str]]] = [
            (top, (), *_entered(top, frozenset(), frozenset()))
        ]
        while pending:
            pair, route, old, new = pending.pop()
            for step in _steps(pair):
                inner = step.pair
                if not inner.differs:
                    continue
                if inner.base.ref and inner.base.ref in old:
                    continue
                if inner.revision.ref and inner.revision.ref in new:
                    continue
                further = (*route, step.name or step.way)
                yield pair, step, further
                pending.append((inner, further, *_entered(inner, old, new)))

    def _named(
        self, root: Root, pair: Difference, spot: Spot, route: tuple[str, ...]
    ) -> Iterator[Occurrence]:
        happened = self._happened.get(id(pair))
        if happened is None:
            happened = self._happened[id(pair)] = transition(pair, self._sides)
        for facet in facets(pair, spot, happened, self._sides):
            id_ = _id(spot, facet)
            row = ROWS.get(id_)
            if row is None and facet.subject != "*":
                continue
            if row is not None and self._terms.compat and row.since:
                continue
            if row is not None and self._claimed(facet, spot, happened, row.kind):
                continue
            if (
                facet.name.startswith("default-value")
                and spot.part is Part.PARAMETER
                and not spot.optional
            ):
                continue
            yield Occurrence(
                id_,
                facet.name,
                root.where_at(route),
                root.direction,
                facet.base,
                facet.revision,
                facet.arguments,
            )

    def _claimed(self, facet: Facet, spot: Spot, happened: Transition, kind: Kind) -> bool:
        in_body = spot.part in (Part.REQUEST_BODY, Part.RESPONSE_BODY)
        if not in_body and (facet.name.startswith(_UNCLAIMED) or facet.subject == "rh"):
            return False
        if in_body and spot.top and spot.compat and "enum" in facet.name:
            # Nor do its checks of the values of bodies.
            return False
        return happened.claims(kind, facet.name, property=not spot.top)


def _id(spot: Spot, facet: Facet) -> str:
    if facet.subject == "*":
        return facet.name
    letters = facet.subject or _SUBJECTS[spot.part][0 if spot.top else 1]
    made = f"{SUBJECTS[letters][0]}-{facet.name}"
    return _INSTEAD.get(made, made)


def _entered(
    pair: Difference, old: frozenset[str], new: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    return (
        old | {pair.base.ref} if pair.base.ref else old,
        new | {pair.revision.ref} if pair.revision.ref else new,
    )


def _steps(pair: Difference) -> Iterator[_Step]:
    """The pairs directly below, in oasdiff's order; definitions are below nothing."""
    for keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
        branches = pair.many.get(keyword)
        for i, _, inner in branches.kept if branches is not None else ():
            yield _Step("", f"{keyword}[{_branch(inner, i)}]", inner)
    for keyword, change in pair.one.items():
        if isinstance(change, Difference):
            yield _Step("", keyword, change)
    for keyword in ("properties", "patternProperties", "dependentSchemas"):
        names = pair.named.get(keyword)
        for name, inner in names.kept.items() if names is not None else ():
            if keyword == "properties":
                yield _Step(name, name, inner)
            else:
                yield _Step("", f"{keyword}[{name}]", inner)


def _branch(pair: Difference, index: int) -> str:
    ref = pair.revision.ref.rpartition("/")[2]
    return ref or str(pair.revision.get("title") or index)
