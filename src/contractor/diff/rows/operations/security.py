"""Rules about security: who may call, and how they show who they are."""

from typing import Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.rule import OURS, Effect, Kind, Row

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_REQUEST, _NONE = Direction.REQUEST, Direction.NONE

_ALSO: Final = (
    "By itself it says little: whether calls are refused depends on the requirements beside it."
)
_LOOK: Final = (
    "see whether an error is reported beside this; if not, everybody who could call still can"
)


def _info(id: str, kind: Kind, message: str, why: str = _ALSO, remedy: str = _LOOK) -> Row:
    return Row(id, _INFO, _NONE, kind, Effect.NONE, message, why, remedy)


def _ours(
    id: str,
    level: Severity,
    direction: Direction,
    kind: Kind,
    effect: Effect,
    message: str,
    why: str,
    remedy: str,
) -> Row:
    return Row(id, level, direction, kind, effect, message, why, remedy, since=OURS)


REQUIREMENTS: Final = (
    _info("api-security-added", Kind.EXISTENCE, "{requirement} is a new way to authenticate"),
    _info(
        "api-security-removed", Kind.EXISTENCE, "{requirement} is no way to authenticate any more"
    ),
    _info("api-security-scope-added", Kind.EXISTENCE, "the scope {scope} of {scheme} is asked for"),
    _info(
        "api-security-scope-removed",
        Kind.EXISTENCE,
        "the scope {scope} of {scheme} is not asked for any more",
    ),
    _info(
        "api-global-security-added",
        Kind.EXISTENCE,
        "{requirement} is a new way to authenticate for operations that say nothing of their own",
    ),
    _info(
        "api-global-security-removed",
        Kind.EXISTENCE,
        "{requirement} is no way to authenticate any more for operations that say nothing of their own",
    ),
    _info(
        "api-global-security-scope-added",
        Kind.EXISTENCE,
        "operations that say nothing of their own ask for the scope {scope} of {scheme}",
    ),
    _info(
        "api-global-security-scope-removed",
        Kind.EXISTENCE,
        "operations that say nothing of their own do not ask for the scope {scope} of {scheme} any more",
    ),
    _ours(
        "api-security-became-required",
        _ERROR,
        _REQUEST,
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "callers have to authenticate now: {now}",
        "Calls without credentials were served, and get 401 Unauthorized now.",
        "leave the operation open, by an empty requirement beside the others, until callers authenticate",
    ),
    _ours(
        "api-security-scope-required",
        _ERROR,
        _REQUEST,
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "{requirement} is not enough any more: {scopes} is needed too",
        "Tokens that clients hold have no such scope; calls with them get 403 Forbidden.",
        "keep the old requirement beside the new one until every client asks for the scope",
    ),
    _ours(
        "api-security-no-longer-enough",
        _ERROR,
        _REQUEST,
        Kind.REQUIREDNESS,
        Effect.NARROWS,
        "{requirement} is not enough any more; what is needed is {now}",
        "Calls that authenticate that way were served, and get 401 Unauthorized now.",
        "keep the old requirement beside the new one until every client has moved",
    ),
)
SCHEMES: Final = (
    _info(
        "api-security-component-added",
        Kind.EXISTENCE,
        "the security scheme `{scheme}` is new",
        "It matters once an operation asks for it.",
        "nothing needs to be done",
    ),
    _info(
        "api-security-component-removed",
        Kind.EXISTENCE,
        "the security scheme `{scheme}` is gone",
        "Clients find nothing any more about how to authenticate with it.",
        "keep it as long as an operation asks for it",
    ),
    _info(
        "api-security-component-type-changed",
        Kind.TYPE,
        "the security scheme `{scheme}` is of type {now} now and was of type {was}",
        "Clients that authenticate as before are refused by operations that ask for it.",
        "declare the other type under a name of its own, and take both until every client has moved",
    ),
    _info(
        "api-security-component-oauth-url-changed",
        Kind.TYPE,
        "`{scheme}` sends people to {now} to log in; it was {was}",
        "Clients that know the old address by heart find nobody there once it is gone.",
        "let the old address lead to the new one",
    ),
    _info(
        "api-security-component-oauth-token-url-changed",
        Kind.TYPE,
        "tokens of `{scheme}` come from {now}; it was {was}",
        "Clients that know the old address by heart get no token once it is gone.",
        "let the old address lead to the new one",
    ),
    _info(
        "api-security-component-oauth-scope-added",
        Kind.EXISTENCE,
        "`{scheme}` has a new scope {scope}",
        "It matters once an operation asks for it.",
        "nothing needs to be done",
    ),
    _info(
        "api-security-component-oauth-scope-removed",
        Kind.EXISTENCE,
        "`{scheme}` has no scope {scope} any more",
        "Clients that ask for it may get no token at all.",
        "go on granting it, or ignore it where it is asked for",
    ),
    _info(
        "api-security-component-oauth-scope-changed",
        Kind.TYPE,
        "the scope {scope} of `{scheme}` is described otherwise",
        "People read the description when they grant it; it may stand for something else now.",
        "make sure that it grants what it granted before",
    ),
    _ours(
        "api-security-component-oauth-flow-removed",
        _WARNING,
        _REQUEST,
        Kind.EXISTENCE,
        Effect.NARROWS,
        "`{scheme}` has no {flow} flow any more",
        "Clients that get their tokens by it get none.",
        "keep the flow until every client uses another one",
    ),
    _ours(
        "api-security-component-way-changed",
        _ERROR,
        _REQUEST,
        Kind.TYPE,
        Effect.INCOMPARABLE,
        "`{scheme}` means {now}, and meant {was}",
        "Operations that ask for it do not find the credentials where existing clients put them.",
        "declare the new way under a name of its own, and take both until every client has moved",
    ),
)
ROWS: Final[tuple[Row, ...]] = (*REQUIREMENTS, *SCHEMES)
