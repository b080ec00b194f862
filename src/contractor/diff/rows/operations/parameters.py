"""Rules about parameters of requests."""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import OURS, Effect, Kind, Row

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_REQUEST = Direction.REQUEST

_REFUSED: Final = "Requests of existing clients do not send it, and are refused."


def _row(
    id: str,
    level: Severity,
    kind: Kind,
    effect: Effect,
    message: str,
    why: str,
    remedy: str,
    since: str = "",
) -> Row:
    said = message.replace("{it}", "the {place} parameter `{name}`")
    return Row(id, level, _REQUEST, kind, effect, said, why, remedy, since=since)


ROWS: Final[tuple[Row, ...]] = (
    _row(
        "new-required-request-parameter",
        _ERROR,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "{it} is new and required",
        _REFUSED,
        "make it optional, with a default that keeps the old behaviour",
    ),
    _row(
        "new-optional-request-parameter",
        _INFO,
        Kind.EXISTENCE,
        Effect.WIDENS,
        "{it} is new and optional",
        "Clients that do not send it are served as before.",
        "nothing needs to be done",
    ),
    _row(
        "new-request-path-parameter",
        _ERROR,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "{it} is new",
        "URLs that existing clients build have no value for it.",
        "add a path of its own, and keep the old one",
    ),
    _row(
        "new-required-request-default-parameter-to-existing-path",
        _ERROR,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "{it} is new and required for every operation of the path",
        _REFUSED,
        "make it optional, with a default that keeps the old behaviour",
    ),
    _row(
        "new-optional-request-default-parameter-to-existing-path",
        _INFO,
        Kind.EXISTENCE,
        Effect.WIDENS,
        "{it} is new and optional for every operation of the path",
        "Clients that do not send it are served as before.",
        "nothing needs to be done",
    ),
    _row(
        "request-parameter-removed",
        _WARNING,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "{it} is gone and was never deprecated",
        "Clients that send it are served without it, which may not be what they mean, or are refused.",
        "keep it, mark it `deprecated` with an `x-sunset` date, and remove it after that day",
    ),
    _row(
        "request-parameter-removed-with-deprecation",
        _INFO,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "{it} is gone; it was deprecated",
        "Clients were told that it would go. Those that still send it are served without it.",
        "look into the access log for who still sends it before you release",
    ),
    _row(
        "request-parameter-became-required",
        _ERROR,
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "{it} became required",
        "Requests that leave it out were served, and are refused now.",
        "leave it optional, and go on doing without it what was done so far",
    ),
    _row(
        "request-parameter-became-optional",
        _INFO,
        Kind.REQUIREDNESS,
        Effect.WIDENS,
        "{it} became optional",
        "Clients that send it are served as before.",
        "nothing needs to be done",
    ),
    _row(
        "request-parameter-style-changed",
        _ERROR,
        Kind.STRUCTURE,
        Effect.INCOMPARABLE,
        "{it} is written otherwise: {was} became {now}",
        "The server reads what existing clients send as another value, or not at all.",
        "keep the old `style` and `explode`; take a new parameter for the other way of writing",
        OURS,
    ),
    _row(
        "request-parameter-content-changed",
        _ERROR,
        Kind.STRUCTURE,
        Effect.INCOMPARABLE,
        "{it} is written otherwise: {was} became {now}",
        "The server cannot read what existing clients send.",
        "keep the old way of writing; take a new parameter for the other one",
        OURS,
    ),
    _row(
        "request-parameter-reserved-refused",
        _WARNING,
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "{it} has to be percent-encoded: `allowReserved` is gone",
        "Clients that send characters like `/` or `,` as they are may be misread.",
        "keep `allowReserved: true`",
        OURS,
    ),
    _row(
        "request-parameter-reserved-allowed",
        _INFO,
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "{it} may hold reserved characters as they are",
        "Values that are percent-encoded mean what they meant before.",
        "nothing needs to be done",
        OURS,
    ),
    _row(
        "request-parameter-empty-value-refused",
        _WARNING,
        Kind.CONSTRAINTS,
        Effect.NARROWS,
        "{it} may not be sent without a value any more: `allowEmptyValue` is gone",
        "Requests that name it without a value (`?name` or `?name=`) were served, and may be refused now.",
        "keep `allowEmptyValue: true`",
        OURS,
    ),
    _row(
        "request-parameter-empty-value-allowed",
        _INFO,
        Kind.CONSTRAINTS,
        Effect.WIDENS,
        "{it} may be sent without a value",
        "Clients that send a value are served as before.",
        "nothing needs to be done",
        OURS,
    ),
)
