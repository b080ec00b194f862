"""Rules about time: deprecation, sunset, stability, of operations and of parameters."""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import Effect, Kind, Row

_ERROR, _INFO = Severity.ERROR, Severity.INFO
_REQUEST, _NONE = Direction.REQUEST, Direction.NONE

_DATE: Final = "write `x-sunset` as a date, for instance 2027-06-30"
_PARAMETER: Final = "the {place} parameter `{name}`"


def _row(
    id: str,
    level: Severity,
    direction: Direction,
    message: str,
    why: str,
    remedy: str,
) -> Row:
    return Row(id, level, direction, Kind.LIFECYCLE, Effect.NONE, message, why, remedy)


def _pair(
    operation: str, parameter: str, level: Severity, message: str, why: str, remedy: str
) -> tuple[Row, ...]:
    """The same rule about operations and about parameters."""
    rows = []
    if operation:
        said = message.replace("{it}", "the operation")
        rows.append(_row(operation, level, _NONE, said, why, remedy))
    if parameter:
        said = message.replace("{it}", _PARAMETER)
        rows.append(_row(f"request-parameter-{parameter}", level, _REQUEST, said, why, remedy))
    return tuple(rows)


ROWS: Final[tuple[Row, ...]] = (
    *_pair(
        "endpoint-reactivated",
        "reactivated",
        _INFO,
        "{it} is not deprecated any more",
        "Clients that use it may go on doing so.",
        "tell those who were asked to move that they need not",
    ),
    *_pair(
        "endpoint-deprecated",
        "deprecated",
        _INFO,
        "{it} is deprecated",
        "It works as before, but clients are asked to stop using it.",
        "say in its description what to use in its place, and add an `x-sunset` date",
    ),
    *_pair(
        "endpoint-deprecated-with-sunset",
        "",
        _INFO,
        "{it} is deprecated and goes after {sunset}",
        "It works as before until then; clients have to move in time.",
        "say in its description what to use in its place",
    ),
    *_pair(
        "api-deprecated-sunset-missing",
        "deprecated-sunset-missing",
        _ERROR,
        "{it} is deprecated without a sunset; the policy asks for {days} days of notice",
        "Clients do not learn when it goes, so they cannot plan.",
        "add an `x-sunset` that gives the notice that the policy asks for",
    ),
    *_pair(
        "api-deprecated-sunset-parse",
        "sunset-parse",
        _ERROR,
        "the sunset `{sunset}` of {it} is no date",
        "Neither clients nor tools can tell until when it is promised.",
        _DATE,
    ),
    *_pair(
        "api-sunset-date-too-small",
        "sunset-date-too-small",
        _ERROR,
        "{it} is deprecated and goes after {sunset}, which is past or gives less than {days} days of notice",
        "Clients have less time to move than they were promised.",
        "set `x-sunset` to a day to come that gives the notice that the policy asks for",
    ),
    *_pair(
        "sunset-deleted",
        "sunset-deleted",
        _ERROR,
        "{it} is deprecated and lost its sunset, {sunset}",
        "Clients that planned for that day do not know any more how long it stays.",
        "put the `x-sunset` back, or take `deprecated` away",
    ),
    *_pair(
        "api-sunset-date-changed-too-small",
        "sunset-date-changed-too-small",
        _ERROR,
        "the sunset of {it} moved forward from {was} to {sunset}, which is past or gives less than {days} days of "
        "notice",
        "Clients that planned for the old day are late.",
        "keep the old day, or choose one to come that gives the notice that the policy asks for",
    ),
    _row(
        "api-stability-decreased",
        _ERROR,
        _NONE,
        "the operation's stability fell from {was} to {level}",
        "Clients that trusted it are promised less from now on: it may change or go at any time.",
        "keep the level; make a new operation for what is still moving",
    ),
    _row(
        "api-stability-increased",
        _INFO,
        _NONE,
        "the operation's stability rose from {was} to {level}",
        "Clients are promised more than before.",
        "nothing needs to be done",
    ),
    _row(
        "api-invalid-stability-level",
        _ERROR,
        _NONE,
        "{level} is no level of stability",
        "Nobody can tell what is promised, and changes of this operation are judged as those of a stable one.",
        "write draft, alpha, beta or stable as `x-stability-level`",
    ),
    Row(
        "request-parameter-removed-before-sunset",
        _ERROR,
        _REQUEST,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the {place} parameter `{name}` is gone; it was promised until {sunset}",
        "Clients that send it are ignored or refused before the promised day.",
        "keep it until the day that was promised",
    ),
)
