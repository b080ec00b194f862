"""Rules about names, servers and the version of a document."""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import OURS, Effect, Kind, Row

_WARNING, _INFO = Severity.WARNING, Severity.INFO
_NONE = Direction.NONE


def _row(
    id: str,
    kind: Kind,
    message: str,
    why: str,
    remedy: str,
    level: Severity = _INFO,
    effect: Effect = Effect.NONE,
    since: str = "",
) -> Row:
    return Row(f"api-{id}", level, _NONE, kind, effect, message, why, remedy, since=since)


NAMES: Final = (
    _row(
        "operation-id-removed",
        Kind.EXISTENCE,
        "the operationId `{was}` is gone{now}",
        "Nothing changes on the wire, but generated code calls the operation by this name.",
        "keep the operationId if clients generate code from the document",
    ),
    _row(
        "operation-id-added",
        Kind.EXISTENCE,
        "the operation has the operationId `{now}` now",
        "Nothing changes on the wire, but generated code calls the operation by this name.",
        "keep it from now on",
    ),
    _row(
        "tag-removed",
        Kind.EXISTENCE,
        "the operation has no tag `{tag}` any more",
        "Nothing changes on the wire, but documentation and generated code group operations by tags.",
        "keep the tag if clients generate code from the document",
    ),
    _row(
        "tag-added",
        Kind.EXISTENCE,
        "the operation has a new tag `{tag}`",
        "Nothing changes on the wire, but documentation and generated code group operations by tags.",
        "put it behind the tags that are there if clients generate code from the document",
    ),
    _row(
        "schema-removed",
        Kind.EXISTENCE,
        "there is no schema `{name}` any more",
        "Nothing changes on the wire, but generated code has a type of this name, and other documents may refer "
        "to it.",
        "keep the schema if clients generate code from the document",
    ),
)
SERVERS: Final = (
    _row(
        "server-removed",
        Kind.EXISTENCE,
        "the server {url} is gone",
        "Clients that call it reach nobody if it is turned off.",
        "keep it running until nobody calls it, and list it as long as it runs",
        _WARNING,
        Effect.NARROWS,
        OURS,
    ),
    _row(
        "server-added",
        Kind.EXISTENCE,
        "the server {url} is new",
        "Clients that call another one are served as before.",
        "nothing needs to be done",
        effect=Effect.WIDENS,
        since=OURS,
    ),
    _row(
        "server-variable-value-removed",
        Kind.VALUES,
        "`{value}` is no value of `{name}` in {url} any more",
        "Clients that build the URL with it reach nobody if that server is turned off.",
        "keep the value as long as the server runs",
        _WARNING,
        Effect.NARROWS,
        OURS,
    ),
    _row(
        "server-variable-default-changed",
        Kind.VALUES,
        "the default of `{name}` in {url} is `{now}` now and was `{was}`",
        "Clients that are generated anew call another server without knowing.",
        "keep the default, or tell clients to set the value themselves",
        _WARNING,
        Effect.UNKNOWN,
        OURS,
    ),
)
VERSION: Final = (
    _row(
        "version-not-bumped",
        Kind.LIFECYCLE,
        "something breaks, and the version is still {now}",
        "Clients see by the version whether an update is safe (semantic versioning), and this one says that "
        "nothing changed.",
        "raise the major version in `info.version`",
    ),
    _row(
        "version-decreased",
        Kind.LIFECYCLE,
        "something breaks, and the version does not rise: {was} became {now}",
        "Clients see by the version which document is the newer one, and whether an update is safe.",
        "raise the major version in `info.version`",
    ),
    _row(
        "major-version-not-bumped",
        Kind.LIFECYCLE,
        "something breaks, and the version only rose from {was} to {now}",
        "Clients see by the major version that an update is not safe; this one tells them that it is.",
        "raise the major version in `info.version` (below 1.0.0 the minor one)",
    ),
)
ROWS: Final[tuple[Row, ...]] = (*NAMES, *SERVERS, *VERSION)
