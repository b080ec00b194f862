"""Rules about request bodies."""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import OURS, Effect, Kind, Row

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_REQUEST = Direction.REQUEST


def _row(
    id: str,
    level: Severity,
    kind: Kind,
    effect: Effect,
    message: str,
    why: str,
    remedy: str = "nothing needs to be done",
    since: str = "",
) -> Row:
    return Row(
        f"request-body-{id}", level, _REQUEST, kind, effect, message, why, remedy, since=since
    )


ROWS: Final[tuple[Row, ...]] = (
    _row(
        "added-required",
        _ERROR,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the operation asks for a request body now",
        "Existing clients send none, and are refused.",
        "make the body optional (`required: false`), or add another operation that takes it",
    ),
    _row(
        "added-optional",
        _INFO,
        Kind.EXISTENCE,
        Effect.WIDENS,
        "the operation takes a request body now; it is optional",
        "Clients that send none are served as before.",
    ),
    _row(
        "removed",
        _ERROR,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the operation takes no request body any more",
        "What existing clients send in it is ignored or refused.",
        "keep the body, optional, until nobody sends it",
    ),
    _row(
        "became-required",
        _ERROR,
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "the request body became required",
        "Requests without a body were served, and are refused now.",
        "leave it optional, and go on doing without it what was done so far",
    ),
    _row(
        "became-optional",
        _INFO,
        Kind.REQUIREDNESS,
        Effect.WIDENS,
        "the request body became optional",
        "Clients that send one are served as before.",
    ),
    _row(
        "media-type-added",
        _INFO,
        Kind.EXISTENCE,
        Effect.WIDENS,
        "the request body may be {media_type} too",
        "Clients that send another type are served as before.",
    ),
    _row(
        "media-type-removed",
        _ERROR,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the request body may not be {media_type} any more",
        "Clients that send it get 415 Unsupported Media Type.",
        "go on taking the old type",
    ),
    _row(
        "media-type-schema-added",
        _ERROR,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "a request body of type {media_type} has a schema now, and had none",
        "Anything was taken so far; what the schema does not allow is refused now.",
        "let the schema allow everything that clients send today",
    ),
    _row(
        "media-type-schema-removed",
        _INFO,
        Kind.EXISTENCE,
        Effect.WIDENS,
        "a request body of type {media_type} has no schema any more",
        "Anything is taken now, so what existing clients send is too.",
        "keep the schema: clients read in it what to send",
    ),
    _row(
        "media-type-name-changed",
        _WARNING,
        Kind.TYPE,
        Effect.UNKNOWN,
        "the request body's media type {was} became {now}: its parameters differ",
        "Servers that compare the whole `Content-Type` refuse what existing clients send.",
        "go on taking the old type",
        OURS,
    ),
    _row(
        "media-type-name-generalized",
        _INFO,
        Kind.TYPE,
        Effect.WIDENS,
        "the request body's media type {was} became the more general {now}",
        "What existing clients send is still of that type.",
        since=OURS,
    ),
    _row(
        "media-type-name-specialized",
        _ERROR,
        Kind.TYPE,
        Effect.NARROWS,
        "the request body's media type {was} became the narrower {now}",
        "Clients that send the old type get 415 Unsupported Media Type.",
        "go on taking the old type",
        OURS,
    ),
    _row(
        "encoding-changed",
        _ERROR,
        Kind.STRUCTURE,
        Effect.INCOMPARABLE,
        "the part `{name}` of a {media_type} request body is written otherwise: {was} became {now}",
        "The server cannot read this part as existing clients write it.",
        "keep the old `encoding`; take a new property for the other way of writing",
        OURS,
    ),
)
