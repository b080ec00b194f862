"""Which rules are met by what happened to a pair of schemas in one place.

Takes a pair and the spot where it is met, gives occurrences; refuses to know how one gets there.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from contractor.diff.messages import called
from contractor.diff.occurrence import Occurrence
from contractor.diff.roots import Part, Root
from contractor.diff.rows.schemas import ROWS, SUBJECTS
from contractor.diff.rule import Kind
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.facets import WHOLE, Facet, facets
from contractor.diff.schemas.sides import Sides
from contractor.diff.schemas.spot import Spot, is_strict
from contractor.diff.schemas.transitions import Transition, transition
from contractor.diff.terms import Terms

#: Facets of what stands on the new side only, and on the old one only.
_CAME: Final = re.compile(r"^new-|(^|-)added(-|$)")
_WENT: Final = re.compile(r"(^|-)removed(-|$)")
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
}
#: What oasdiff's checks of parameters and headers report, whatever a transition explains.
_UNCLAIMED: Final = (
    "max",
    "min",
    "exclusive",
    "default",
    "x-extensible",
    "became-nullable",
    "became-not-null",
)


class Naming:
    """Names what happened; what happened to a pair is worked out once, however often it is met."""

    def __init__(self, sides: Sides, terms: Terms) -> None:
        self._sides = sides
        self._terms = terms
        self._happened: dict[int, Transition] = {}

    def spot(self, root: Root) -> Spot:
        """The spot of the schema of a place itself."""
        compat = self._terms.compat
        # oasdiff looks at the stability of properties before it looks at webhooks.
        judged = not compat or root.where.kind == "path"
        return Spot(
            root.judged_as,
            root.direction,
            top=True,
            strict=is_strict(root.media_type, compat=compat),
            exploded=root.exploded,
            optional=not (root.old_required or root.new_required),
            place=root.place,
            notice=root.notice,
            stability=self._terms.stability if judged else None,
            today=self._terms.today,
            compat=compat,
        )

    def occurrences(
        self, root: Root, spot: Spot, pair: Difference, route: tuple[str, ...]
    ) -> Iterator[Occurrence]:
        """The rules that are met at this pair itself."""
        happened = self._happened.get(id(pair))
        if happened is None:
            happened = self._happened[id(pair)] = transition(pair, self._sides)
        swapped = not self._terms.compat and self._sides.swapped(pair)
        for facet in facets(pair, spot, happened, self._sides):
            id_ = _id(spot, facet)
            if self._is_rule(id_, facet, spot, happened):
                one = _occurrence(id_, root, facet, pair, route)
                yield _in_its_place(one, root, facet, pair, route) if swapped else one

    def _is_rule(self, id: str, facet: Facet, spot: Spot, happened: Transition) -> bool:
        row = ROWS.get(id)
        if row is None:
            return facet.subject == WHOLE
        if self._terms.compat and row.since:
            return False
        is_default = facet.name.startswith("default-value")
        if is_default and spot.part is Part.PARAMETER and not spot.optional:
            return False
        return not _claimed(facet, spot, happened, row.kind)


def _claimed(facet: Facet, spot: Spot, happened: Transition, kind: Kind) -> bool:
    if spot.compat and spot.in_body and spot.top and "enum" in facet.name:
        # oasdiff's checks of the values of bodies do not ask what a transition explains,
        return False
    if (
        spot.compat
        and not spot.in_body
        and (facet.name.startswith(_UNCLAIMED) or facet.subject == "rh")
    ):
        # nor do some of those of parameters and headers.
        return False
    return happened.claims(kind, facet.name, property=not spot.top)


def _id(spot: Spot, facet: Facet) -> str:
    if facet.subject == WHOLE:
        return facet.name
    letters = facet.subject or _SUBJECTS[spot.part][0 if spot.top else 1]
    made = f"{SUBJECTS[letters][0]}-{facet.name}"
    return _INSTEAD.get(made, made)


def _occurrence(
    id: str, root: Root, facet: Facet, pair: Difference, route: tuple[str, ...]
) -> Occurrence:
    about = (*route, facet.name_of) if facet.name_of else route
    subject = called(facet.of or pair.revision.at, root.where, about)
    base, revision, near = _standing(facet, pair)
    return Occurrence(
        id,
        facet.name,
        root.where_at(about),
        root.direction,
        base,
        revision,
        {**facet.arguments, "subject": subject},
        near=near,
        hint=facet.hint,
    )


def _in_its_place(
    one: Occurrence, root: Root, facet: Facet, pair: Difference, route: tuple[str, ...]
) -> Occurrence:
    """The occurrence where another component took the place of one: nothing happened to that one itself."""
    about = (*route, facet.name_of) if facet.name_of else route
    was, now = (called(ref, root.where) for ref in (pair.base.ref, pair.revision.ref))
    hint = f"{now} stands there instead of {was}, which is still in the document"
    subject = called("", root.where, about) if root.where.part else one.arguments["subject"]
    return replace(one, arguments={**one.arguments, "subject": subject}, hint=one.hint or hint)


def _standing(facet: Facet, pair: Difference) -> tuple[str, str, str]:
    """The keys on both sides, empty on the one where it does not stand; and what is around it there."""
    base, revision = facet.base, facet.revision
    came = _CAME.search(facet.name) or base == pair.base.at
    went = _WENT.search(facet.name) or revision == pair.revision.at
    if came and not went:
        return "", revision, base
    if went and not came:
        return base, "", revision
    return base, revision, ""
