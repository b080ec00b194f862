"""The rules about what schemas say: one row for each pair of a facet and a subject.

A facet is what happened (`max-length-decreased`), a subject is where (`request-property`); `subject-facet` is the
id. The levels where oasdiff 1.28.0 has the id are written down, since they are conventions; everywhere else they
follow from the effect: what narrows breaks requests, what widens breaks responses, what neither side contains
breaks both, and what does not travel breaks nobody (`consequences`). oasdiff has come to the same law since, and
where the release named here has an id too, its level is the one that the law gives.
"""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rows.consequences import is_staying, law, words
from contractor.diff.rule import OURS, Effect, Kind, Row
from contractor.frozen import frozen

#: The release of oasdiff that was asked which ids it has besides those of 1.28.0.
LATER: Final = "1.38.0"


@frozen
class _Facet:
    """What can happen to a schema.

    `said` goes on from the name of the place. `cells` are subjects with their level in oasdiff 1.28.0, by the
    letters below; `later` the subjects that a later release has the facet for.
    """

    name: str
    kind: Kind
    effect: Effect
    said: str
    cells: str = ""
    later: str = ""


#: Letters in the table → the subject in ids, which way its values travel.
SUBJECTS: Final = {
    "rb": ("request-body", Direction.REQUEST),
    "rp": ("request-property", Direction.REQUEST),
    "rr": ("request-read-only-property", Direction.REQUEST),
    "ro": ("request-optional-property", Direction.REQUEST),
    "rq": ("request-required-property", Direction.REQUEST),
    "rh": ("request-header-property", Direction.REQUEST),
    "q": ("request-parameter", Direction.REQUEST),
    "qp": ("request-parameter-property", Direction.REQUEST),
    "sb": ("response-body", Direction.RESPONSE),
    "sp": ("response-property", Direction.RESPONSE),
    "sw": ("response-write-only-property", Direction.RESPONSE),
    "so": ("response-optional-property", Direction.RESPONSE),
    "sr": ("response-required-property", Direction.RESPONSE),
    "sow": ("response-optional-write-only-property", Direction.RESPONSE),
    "srw": ("response-required-write-only-property", Direction.RESPONSE),
    "h": ("response-header", Direction.RESPONSE),
    "hp": ("response-header-property", Direction.RESPONSE),
}
#: The subjects that everything can happen to.
_EVERYWHERE: Final = ("rb", "rp", "q", "qp", "sb", "sp", "h", "hp")
_LEVELS: Final = {"i": Severity.INFO, "w": Severity.WARNING, "e": Severity.ERROR}
#: Facets that mean something for some subjects only.
_ONLY_CELLS: Final = frozenset(
    "added removed became-required-with-default became-read-only became-not-read-only became-write-only "
    "became-not-write-only wrapped-in-one-of".split()
)
#: Facets of the properties of an object: bodies, parameters and headers themselves have other rules for them.
_OF_PROPERTIES: Final = frozenset({"became-required", "became-optional"})

FACETS: Final = (
    _Facet("deprecated", Kind.LIFECYCLE, Effect.NONE, "is deprecated now", "rp:i sp:i"),
    _Facet(
        "deprecated-with-sunset",
        Kind.LIFECYCLE,
        Effect.NONE,
        "is deprecated now, and goes on {now}",
        "rp:i sp:i",
    ),
    _Facet(
        "deprecated-sunset-missing",
        Kind.LIFECYCLE,
        Effect.NONE,
        "is deprecated without saying when it goes (`x-sunset`)",
        "rp:e sp:e",
    ),
    _Facet(
        "deprecated-sunset-invalid",
        Kind.LIFECYCLE,
        Effect.NONE,
        "is deprecated with a sunset that is no date: {now}",
        "rp:e sp:e",
    ),
    _Facet("reactivated", Kind.LIFECYCLE, Effect.NONE, "is no longer deprecated", "rp:i sp:i"),
    _Facet(
        "sunset-date-too-small",
        Kind.LIFECYCLE,
        Effect.NONE,
        "goes on {now}, which is less than {days} days from now",
        "rp:e sp:e",
    ),
    _Facet(
        "stability-decreased",
        Kind.LIFECYCLE,
        Effect.NONE,
        "is {now} now, it was {was} (`x-stability-level`)",
        "rp:e sp:e",
    ),
    _Facet(
        "stability-increased",
        Kind.LIFECYCLE,
        Effect.NONE,
        "is {now} now, it was {was} (`x-stability-level`)",
        "rp:i sp:i",
    ),
    _Facet(
        "became-enum",
        Kind.VALUES,
        Effect.NARROWS,
        "takes only listed values now: {now}",
        "rb:e rp:e q:e rh:e",
        "sp",
    ),
    _Facet("removed", Kind.EXISTENCE, Effect.WIDENS, "is gone", "rp:w sow:i srw:i so:w sr:e"),
    _Facet(
        "became-optional", Kind.REQUIREDNESS, Effect.WIDENS, "may be absent now", "rp:i sp:e sw:i"
    ),
    _Facet(
        "became-required",
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "must be there now",
        "rp:e sp:i sw:i rh:e",
    ),
    _Facet(
        "discriminator-added",
        Kind.STRUCTURE,
        Effect.NONE,
        "is told apart by `{now}` now",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "discriminator-removed",
        Kind.STRUCTURE,
        Effect.NONE,
        "is no longer told apart by `{was}`",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "discriminator-property-name-changed",
        Kind.STRUCTURE,
        Effect.NONE,
        "is told apart by `{now}`, no longer by `{was}`",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "discriminator-mapping-added",
        Kind.STRUCTURE,
        Effect.NONE,
        "has new values of its discriminator: {now}",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "discriminator-mapping-deleted",
        Kind.STRUCTURE,
        Effect.NONE,
        "has lost values of its discriminator: {was}",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "discriminator-mapping-changed",
        Kind.STRUCTURE,
        Effect.NONE,
        "leads the value {value} of its discriminator to {now}, no longer to {was}",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "became-nullable",
        Kind.REQUIREDNESS,
        Effect.WIDENS,
        "may be null now",
        "rb:i rp:i q:i qp:i sb:e sp:e h:e",
    ),
    _Facet(
        "became-not-nullable",
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "may no longer be null",
        "rb:e rp:e q:e qp:e sb:i sp:i h:i",
    ),
    _Facet(
        "default-value-changed",
        Kind.VALUES,
        Effect.NONE,
        "has the default {now}, no longer {was}",
        "rb:i rp:i q:e sb:i sp:i",
    ),
    _Facet(
        "default-value-added",
        Kind.VALUES,
        Effect.NONE,
        "has the default {now} now",
        "rb:i rp:i q:e sb:i sp:i",
    ),
    _Facet(
        "default-value-removed",
        Kind.VALUES,
        Effect.NONE,
        "no longer has the default {was}",
        "rb:i rp:i q:e sb:i sp:i",
    ),
    _Facet(
        "enum-value-added",
        Kind.VALUES,
        Effect.WIDENS,
        "has a new value: {value}",
        "rp:i q:i qp:i sp:w sw:i",
        "rb",
    ),
    _Facet(
        "enum-value-removed",
        Kind.VALUES,
        Effect.NARROWS,
        "no longer has the value {value}",
        "rb:e rp:e rr:i q:e qp:e sp:i",
    ),
    _Facet(
        "max-items-increased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "takes up to {now} items, no longer {was}",
        "q:i",
        "rb rp sb h sp",
    ),
    _Facet(
        "max-items-decreased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "takes at most {now} items, no longer {was}",
        "q:e",
        "rb rp rr sb h sp",
    ),
    _Facet(
        "max-length-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "takes at most {now} characters now; there was no limit",
        "rb:w rp:w q:w",
        "sb h sp",
    ),
    _Facet(
        "max-length-increased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "takes up to {now} characters, no longer {was}",
        "rb:i rp:i q:i sb:e sp:e",
        "h",
    ),
    _Facet(
        "max-length-decreased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "takes at most {now} characters, no longer {was}",
        "rb:e rp:e rr:i q:e",
        "sb h sp",
    ),
    _Facet(
        "max-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "takes at most {now} now; there was no maximum",
        "rb:w rp:w q:w",
        "sb h sp",
    ),
    _Facet(
        "exclusive-max-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must be below {now} now; there was no such bound",
        "rb:w rp:w q:w",
        "sb h sp",
    ),
    _Facet(
        "max-increased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "takes up to {now}, no longer {was}",
        "rb:i rp:i q:i sb:e sp:e",
        "h",
    ),
    _Facet(
        "max-decreased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "takes at most {now}, no longer {was}",
        "rb:e rp:e rr:i q:e",
        "sb h sp",
    ),
    _Facet(
        "exclusive-max-increased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "must be below {now}, no longer below {was}",
        "rb:i rp:i q:i sb:e sp:e",
        "h",
    ),
    _Facet(
        "exclusive-max-decreased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must be below {now}, no longer below {was}",
        "rb:e rp:e rr:i q:e",
        "sb h sp",
    ),
    _Facet(
        "min-items-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "needs at least {now} items now; there was no minimum",
        "rb:w rp:w q:w",
        "sb h sp",
    ),
    _Facet(
        "min-items-increased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "needs at least {now} items, no longer {was}",
        "rb:e rp:e q:e",
        "sb h sp",
    ),
    _Facet(
        "min-items-decreased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "needs at least {now} items, no longer {was}",
        "q:i sb:e sp:e",
        "rb rp h",
    ),
    _Facet(
        "min-length-increased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "needs at least {now} characters, no longer {was}",
        "rb:e rp:e q:e",
        "sb h sp",
    ),
    _Facet(
        "min-length-decreased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "needs at least {now} characters, no longer {was}",
        "rb:i rp:i q:i sb:e sp:e",
        "h",
    ),
    _Facet(
        "min-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must be at least {now} now; there was no minimum",
        "rb:w rp:w q:w",
        "sb h sp",
    ),
    _Facet(
        "exclusive-min-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must be above {now} now; there was no such bound",
        "rb:w rp:w q:w",
        "sb h sp",
    ),
    _Facet(
        "min-increased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must be at least {now}, no longer {was}",
        "rb:e rp:e rr:i q:e",
        "sb h sp",
    ),
    _Facet(
        "min-decreased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "must be at least {now}, no longer {was}",
        "rb:i rp:i q:i sb:e sp:e",
        "h",
    ),
    _Facet(
        "exclusive-min-increased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must be above {now}, no longer above {was}",
        "rb:e rp:e rr:i q:e",
        "sb h sp",
    ),
    _Facet(
        "exclusive-min-decreased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "must be above {now}, no longer above {was}",
        "rb:i rp:i q:i sb:e sp:e",
        "h",
    ),
    _Facet(
        "pattern-added", Kind.CONSTRAINTS, Effect.NARROWS, "must match {now} now", "rp:e q:e sp:i"
    ),
    _Facet(
        "pattern-removed",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "need no longer match {was}",
        "rp:i q:i sp:i",
    ),
    _Facet(
        "pattern-changed",
        Kind.CONSTRAINTS,
        Effect.UNKNOWN,
        "must match {now}, no longer {was}",
        "rp:w q:w sp:i",
    ),
    _Facet(
        "pattern-generalized",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "may be any text; it had to match {was}",
        "rp:i q:i",
    ),
    _Facet(
        "type-changed",
        Kind.TYPE,
        Effect.INCOMPARABLE,
        "has the {dimension} {now}, no longer {was}",
        "rb:e rp:e q:e qp:w sb:e sp:e h:e",
    ),
    _Facet(
        "type-generalized",
        Kind.TYPE,
        Effect.WIDENS,
        "has the wider {dimension} {now}, no longer {was}",
        "rb:i rp:i q:i qp:i sb:e sp:e h:e",
    ),
    _Facet(
        "type-specialized",
        Kind.TYPE,
        Effect.NARROWS,
        "has the narrower {dimension} {now}, no longer {was}",
        "qp:e sb:i sp:i h:i",
    ),
    _Facet(
        "x-extensible-enum-value-removed",
        Kind.VALUES,
        Effect.NARROWS,
        "no longer lists the value {value} (`x-extensible-enum`)",
        "rp:e q:e",
    ),
    _Facet(
        "all-of-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "must also be valid against {value} now (`allOf`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "all-of-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "need no longer be valid against {value} (`allOf`)",
        "rb:w rp:w sb:i sp:i",
    ),
    _Facet(
        "all-of-added-annotation-only",
        Kind.STRUCTURE,
        Effect.NONE,
        "has a new branch of `allOf` that refuses nothing: {value}",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "all-of-removed-annotation-only",
        Kind.STRUCTURE,
        Effect.NONE,
        "has lost a branch of `allOf` that refused nothing: {value}",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "any-of-added",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "may also be {value} now (`anyOf`)",
        "rb:i rp:i sb:i sp:i",
    ),
    _Facet(
        "any-of-removed",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "may no longer be {value} (`anyOf`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet("const-added", Kind.VALUES, Effect.NARROWS, "must be {now} now", "rb:e rp:e sb:i sp:i"),
    _Facet(
        "const-removed",
        Kind.VALUES,
        Effect.WIDENS,
        "need no longer be {was}",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "const-changed",
        Kind.VALUES,
        Effect.INCOMPARABLE,
        "must be {now}, no longer {was}",
        "rb:e rp:e sb:e sp:e",
    ),
    _Facet(
        "one-of-added",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "may also be {value} now (`oneOf`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "one-of-removed",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "may no longer be {value} (`oneOf`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "became-required-with-default",
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "must be sent now; it has a default",
        "rp:e",
    ),
    _Facet(
        "type-compatible",
        Kind.TYPE,
        Effect.NONE,
        "has the {dimension} {now}, no longer {was}, which travels alike",
        "rb:i rp:i sb:i sp:i h:i",
    ),
    _Facet(
        "wrapped-in-one-of",
        Kind.STRUCTURE,
        Effect.INCOMPARABLE,
        "is one of {now} alternatives now; its properties have moved into them",
        "rb:e sb:e",
    ),
    _Facet(
        "became-not-write-only",
        Kind.MUTABILITY,
        Effect.NONE,
        "is no longer only sent (`writeOnly`)",
        "so:i sr:w ro:i rq:i",
    ),
    _Facet(
        "became-write-only",
        Kind.MUTABILITY,
        Effect.NONE,
        "is only sent now, never returned (`writeOnly`)",
        "so:i sr:i ro:i rq:i",
    ),
    _Facet(
        "became-read-only",
        Kind.MUTABILITY,
        Effect.NONE,
        "is only returned now, never sent (`readOnly`)",
        "so:i sr:i ro:i rq:i",
    ),
    _Facet(
        "became-not-read-only",
        Kind.MUTABILITY,
        Effect.NONE,
        "is no longer only returned (`readOnly`)",
        "so:i sr:i ro:i rq:i",
    ),
    _Facet("added", Kind.EXISTENCE, Effect.NONE, "is new", "sow:i srw:i so:i sr:i"),
    _Facet(
        "max-length-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "takes any length now; the limit was {was} characters",
        "sb:e sp:e",
        "rb q rp h",
    ),
    _Facet(
        "min-items-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "takes any number of items now; the minimum was {was}",
        "sb:e sp:e",
        "rb q rp h",
    ),
    _Facet(
        "list-of-types-widened",
        Kind.TYPE,
        Effect.WIDENS,
        "may also be of type {now} now",
        "rb:i rp:i q:i qp:i sb:e sp:e",
    ),
    _Facet(
        "list-of-types-narrowed",
        Kind.TYPE,
        Effect.NARROWS,
        "may no longer be of type {was}",
        "rb:e rp:e q:e qp:e sb:i sp:i",
    ),
    _Facet(
        "prefix-items-added",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "has further items in its tuple: {value}",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "prefix-items-removed",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "has lost items of its tuple: {value}",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "if-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "has a condition now (`if`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "if-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "no longer has a condition (`if`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "then-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "must be more where its condition holds (`then`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "then-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "need no longer be more where its condition holds (`then`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "else-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "must be more where its condition does not hold (`else`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "else-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "need no longer be more where its condition does not hold (`else`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "contains-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "must hold a matching item now (`contains`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "contains-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "need no longer hold a matching item (`contains`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "min-contains-increased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must hold at least {now} matching items, no longer {was}",
        "rb:e rp:e sb:i sp:i",
        "q h",
    ),
    _Facet(
        "min-contains-decreased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "must hold at least {now} matching items, no longer {was}",
        "rb:i rp:i sb:e sp:e",
        "q h",
    ),
    _Facet(
        "max-contains-increased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "may hold up to {now} matching items, no longer {was}",
        "rb:i rp:i sb:e sp:e",
        "q h",
    ),
    _Facet(
        "max-contains-decreased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "may hold at most {now} matching items, no longer {was}",
        "rb:e rp:e sb:i sp:i",
        "q h",
    ),
    _Facet(
        "dependent-required-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "needs {now} now where `{value}` is there",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "dependent-required-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "no longer needs {was} where `{value}` is there",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "dependent-required-changed",
        Kind.STRUCTURE,
        Effect.INCOMPARABLE,
        "needs {now} where `{value}` is there, no longer {was}",
        "rb:e rp:e sb:e sp:e",
    ),
    _Facet(
        "dependent-schema-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "must be more where `{value}` is there (`dependentSchemas`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "dependent-schema-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "need no longer be more where `{value}` is there (`dependentSchemas`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "pattern-property-added",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "restricts properties whose names match {value} now",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "pattern-property-removed",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "no longer restricts properties whose names match {value}",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "property-names-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "restricts the names of its properties now",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "property-names-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "no longer restricts the names of its properties",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "unevaluated-items-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "restricts its remaining items now (`unevaluatedItems`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "unevaluated-items-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "no longer restricts its remaining items (`unevaluatedItems`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "unevaluated-properties-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "restricts its remaining properties now (`unevaluatedProperties`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "unevaluated-properties-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "no longer restricts its remaining properties (`unevaluatedProperties`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "content-schema-added",
        Kind.EXISTENCE,
        Effect.NARROWS,
        "says now what its encoded content is (`contentSchema`)",
        "rb:e rp:e sb:i sp:i",
    ),
    _Facet(
        "content-schema-removed",
        Kind.EXISTENCE,
        Effect.WIDENS,
        "no longer says what its encoded content is (`contentSchema`)",
        "rb:i rp:i sb:e sp:e",
    ),
    _Facet(
        "content-media-type-changed",
        Kind.TYPE,
        Effect.INCOMPARABLE,
        "holds {now}, no longer {was} (`contentMediaType`)",
        "rb:e rp:e sb:e sp:e",
    ),
    _Facet(
        "content-encoding-changed",
        Kind.TYPE,
        Effect.INCOMPARABLE,
        "is encoded as {now}, no longer as {was} (`contentEncoding`)",
        "rb:e rp:e sb:e sp:e",
    ),
    _Facet(
        "became-not-enum",
        Kind.VALUES,
        Effect.WIDENS,
        "takes any value now; only listed ones were allowed: {was}",
        "",
        "rb q qp rp sp",
    ),
    _Facet(
        "exclusive-max-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "need no longer be below {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "exclusive-min-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "need no longer be above {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "max-contains-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "may hold at most {now} matching items now; there was no limit",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "max-contains-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "may hold any number of matching items; the limit was {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "max-items-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "takes at most {now} items now; there was no limit",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "max-items-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "takes any number of items now; the limit was {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "max-properties-decreased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "takes at most {now} properties, no longer {was}",
        "",
        "rb q rp rr sb h sp",
    ),
    _Facet(
        "max-properties-increased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "takes up to {now} properties, no longer {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "max-properties-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "takes at most {now} properties now; there was no limit",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "max-properties-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "takes any number of properties now; the limit was {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "max-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "has no maximum now; it was {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-contains-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must hold at least {now} matching items now",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-contains-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "need no longer hold {was} matching items",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-length-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "needs at least {now} characters now",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-length-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "may be of any length now; the minimum was {was} characters",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-properties-decreased",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "needs at least {now} properties, no longer {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-properties-increased",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "needs at least {now} properties, no longer {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-properties-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "needs at least {now} properties now",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-properties-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "may be without properties now; the minimum was {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "min-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "has no minimum now; it was {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "multiple-of-changed",
        Kind.CONSTRAINTS,
        Effect.INCOMPARABLE,
        "must be a multiple of {now}, no longer of {was}",
        "",
        "rb rp sb sp",
    ),
    _Facet(
        "multiple-of-generalized",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "must be a multiple of {now}, no longer of {was}",
        "",
        "rb rp",
    ),
    _Facet(
        "multiple-of-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must be a multiple of {now} now",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "multiple-of-specialized",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "must be a multiple of {now}, no longer of {was}",
        "",
        "sb sp",
    ),
    _Facet(
        "multiple-of-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "need no longer be a multiple of {was}",
        "",
        "rb q rp sb h sp",
    ),
    _Facet(
        "schema-became-false",
        Kind.TYPE,
        Effect.NARROWS,
        "takes no value at all now",
        "",
        "rb qp q rp sb h sp",
    ),
    _Facet(
        "schema-became-not-false",
        Kind.TYPE,
        Effect.WIDENS,
        "takes values now; it took none",
        "",
        "rb qp q rp sb h sp",
    ),
    _Facet(
        "unique-items-set",
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "may no longer hold equal items",
        "",
        "rb rp",
    ),
    _Facet(
        "unique-items-unset",
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "may hold equal items now",
        "",
        "rb rp sb sp",
    ),
    _Facet("not-added", Kind.STRUCTURE, Effect.NARROWS, "refuses now what its `not` takes"),
    _Facet("not-removed", Kind.STRUCTURE, Effect.WIDENS, "no longer refuses what its `not` took"),
    _Facet("items-added", Kind.STRUCTURE, Effect.NARROWS, "restricts its items now (`items`)"),
    _Facet(
        "items-removed", Kind.STRUCTURE, Effect.WIDENS, "no longer restricts its items (`items`)"
    ),
    _Facet(
        "additional-properties-closed",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "takes no undeclared properties now (`additionalProperties: false`)",
    ),
    _Facet(
        "additional-properties-opened",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "takes undeclared properties now",
    ),
    _Facet(
        "additional-properties-added",
        Kind.STRUCTURE,
        Effect.NARROWS,
        "restricts undeclared properties now (`additionalProperties`)",
    ),
    _Facet(
        "additional-properties-removed",
        Kind.STRUCTURE,
        Effect.WIDENS,
        "no longer restricts undeclared properties (`additionalProperties`)",
    ),
    _Facet(
        "undeclared-became-required",
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "needs the property `{value}` now, which it does not declare",
    ),
    _Facet(
        "undeclared-became-optional",
        Kind.REQUIREDNESS,
        Effect.WIDENS,
        "no longer needs the property `{value}`, which it does not declare",
    ),
    _Facet(
        # Who reads an extensible enumeration was told that values may come.
        "x-extensible-enum-value-added",
        Kind.VALUES,
        Effect.NONE,
        "lists a new value: {value} (`x-extensible-enum`)",
    ),
    _Facet(
        "dynamic-reference-changed",
        Kind.STRUCTURE,
        Effect.UNKNOWN,
        "refers to {now} by dynamic scope, no longer to {was}",
    ),
)


def _rows() -> dict[str, Row]:
    found = {}
    for facet in FACETS:
        cells = dict(cell.split(":") for cell in facet.cells.split())
        told = facet.name in _ONLY_CELLS or facet.kind is Kind.LIFECYCLE
        everywhere = ("qp", "hp") if facet.name in _OF_PROPERTIES else () if told else _EVERYWHERE
        wanted = {**cells, **dict.fromkeys(everywhere)}
        wanted |= dict.fromkeys(facet.later.split())
        for letters in {**cells, **wanted}:
            row = _row(facet, letters, cells.get(letters))
            found[row.id] = row
    return found


def _row(facet: _Facet, letters: str, mirrored: str | None) -> Row:
    subject, direction = SUBJECTS[letters]
    since = "" if mirrored else LATER if letters in facet.later.split() else OURS
    return Row(
        f"{subject}-{facet.name}",
        _LEVELS[mirrored] if mirrored else _level(facet.effect, letters),
        direction,
        facet.kind,
        facet.effect,
        "{subject} " + facet.said,
        *words(facet.name, letters, facet.effect, direction),
        values=_is_about_values(facet),
        since=since,
    )


def _level(effect: Effect, letters: str) -> Severity:
    return Severity.INFO if is_staying(letters) else law(effect, SUBJECTS[letters][1])


def _is_about_values(facet: _Facet) -> bool:
    """Whether it decides which values are allowed; extensions and what a text encodes are conventions."""
    convention = facet.kind is Kind.LIFECYCLE or facet.name.startswith(("content-", "x-"))
    return facet.effect is not Effect.NONE and not convention


def _one(
    id: str, level: Severity, effect: Effect, said: str, since: str = "", facet: str = ""
) -> Row:
    """A row whose id no subject and facet make; `facet` is the one that it is like in what it does."""
    direction = Direction.REQUEST if "request" in id.split("-")[:3] else Direction.RESPONSE
    return Row(
        id,
        level,
        direction,
        Kind.VALUES if "enum" in id else Kind.EXISTENCE,
        effect,
        "{subject} " + said,
        *words(facet or id, "", effect, direction),
        values="enum" in id,
        since=since,
    )


ROWS: Final = {
    **_rows(),
    **{
        row.id: row
        for row in (
            _one(
                "new-required-request-property",
                Severity.ERROR,
                Effect.NARROWS,
                "is new and must be sent",
            ),
            _one(
                "new-required-request-property-with-default",
                Severity.ERROR,
                Effect.NARROWS,
                "is new and must be sent, though it has a default",
            ),
            _one(
                "new-optional-request-property",
                Severity.INFO,
                Effect.WIDENS,
                "is new and may be sent",
            ),
            _one(
                "new-required-request-header-property",
                Severity.ERROR,
                Effect.NARROWS,
                "is new and must be sent",
            ),
            _one(
                "response-mediatype-enum-value-removed",
                Severity.INFO,
                Effect.NARROWS,
                "no longer has the value {value}",
                facet="enum-value-removed",
            ),
            Row(
                "response-property-added-to-closed-object",
                Severity.WARNING,
                Direction.RESPONSE,
                Kind.EXISTENCE,
                Effect.WIDENS,
                "{subject} is new, and its object said that it has no other properties"
                " (`additionalProperties: false`)",
                "Clients that check what they get, as generated ones do, refuse the whole answer; the others"
                " do not notice.",
                "leave objects of responses open, so that properties can be added later; or announce it",
                values=True,
                since=OURS,
            ),
            Row(
                "request-property-removed-from-closed-object",
                Severity.ERROR,
                Direction.REQUEST,
                Kind.CONSTRAINTS,
                Effect.NARROWS,
                "{subject} is gone, and its object takes no other properties (`additionalProperties: false`)",
                "Clients that go on sending it are refused.",
                "go on taking it, and mark it `deprecated` first",
                values=True,
                since=OURS,
            ),
            _one(
                "response-mediatype-enum-value-added",
                Severity.ERROR,
                Effect.WIDENS,
                "has a new value: {value}",
                LATER,
                facet="enum-value-added",
            ),
        )
    },
}
