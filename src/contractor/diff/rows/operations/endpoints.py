"""Rules about operations that come and go."""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import Effect, Kind, Row

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_REQUEST, _RESPONSE, _NONE = Direction.REQUEST, Direction.RESPONSE, Direction.NONE

_GONE: Final = (
    "Clients that call it get an error from now on: 404 or 405 where nothing else answers there."
)
_KEEP: Final = "keep it, mark it `deprecated` with an `x-sunset` date, and remove it after that day"

ROWS: Final[tuple[Row, ...]] = (
    Row(
        "endpoint-added",
        _INFO,
        _NONE,
        Kind.EXISTENCE,
        Effect.WIDENS,
        "the operation is new",
        "Nobody calls it yet, so nobody is affected.",
        "nothing needs to be done",
    ),
    Row(
        "api-path-removed-without-deprecation",
        _ERROR,
        _NONE,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the path is gone, and with it this operation, which was never deprecated",
        _GONE,
        _KEEP,
    ),
    Row(
        "api-path-removed-with-deprecation",
        _INFO,
        _NONE,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the path is gone, and with it this operation, which was deprecated",
        "Clients were told that it would go. Those that still call it get an error.",
        "look into the access log for who still calls it before you release",
    ),
    Row(
        "api-path-removed-before-sunset",
        _ERROR,
        _NONE,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the path is gone, and with it this operation, which was promised until {sunset}",
        "Clients that rely on the promised day get an error before it.",
        "keep it until the day that was promised",
    ),
    Row(
        "api-removed-without-deprecation",
        _ERROR,
        _NONE,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the operation is gone and was never deprecated",
        _GONE,
        _KEEP,
    ),
    Row(
        "api-removed-with-deprecation",
        _INFO,
        _NONE,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the operation is gone; it was deprecated",
        "Clients were told that it would go. Those that still call it get an error.",
        "look into the access log for who still calls it before you release",
    ),
    Row(
        "api-removed-before-sunset",
        _ERROR,
        _NONE,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "the operation is gone; it was promised until {sunset}",
        "Clients that rely on the promised day get an error before it.",
        "keep it until the day that was promised",
    ),
    Row(
        "api-path-sunset-parse",
        _ERROR,
        _NONE,
        Kind.LIFECYCLE,
        Effect.NONE,
        "the sunset `{sunset}` is no date",
        "Nobody can tell until when the operation is promised, so nobody can tell whether it may change.",
        "write `x-sunset` as a date, for instance 2027-06-30",
    ),
)
