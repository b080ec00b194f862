"""Secrets out of what is told.

Takes a failure and the secrets by their text, gives the failure with the names of variables in their place;
refuses to know where secrets come from.
"""

from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import quote, quote_plus

from contractor.frozen import changed
from contractor.testing.exchange import Exchange, Headers, Request, Response
from contractor.testing.failure import Failure


def masked(failure: Failure, secrets: Mapping[str, str]) -> Failure:
    """The failure without any secret: where one stood, `$NAME` stands."""
    if not secrets:
        return failure
    # Whoever has a longer secret that holds a shorter one wants neither told.
    spelled = sorted(_spelled(secrets).items(), key=lambda pair: -len(pair[0]))

    def text(value: str) -> str:
        for secret, shown in spelled:
            value = value.replace(secret, shown)
        return value

    def data(value: bytes) -> bytes:
        for secret, shown in spelled:
            value = value.replace(secret.encode(), shown.encode())
        return value

    def headers(value: Headers) -> Headers:
        return tuple((name, text(one)) for name, one in value)

    def request(value: Request) -> Request:
        return changed(
            value,
            target=text(value.target),
            headers=headers(value.headers),
            body=data(value.body),
        )

    def response(value: Response) -> Response:
        crash = None if value.crash is None else text(value.crash)
        return changed(value, headers=headers(value.headers), body=data(value.body), crash=crash)

    def exchange(value: Exchange) -> Exchange:
        return changed(
            value,
            request=request(value.request),
            response=None if value.response is None else response(value.response),
            error=None if value.error is None else text(value.error),
        )

    return changed(
        failure,
        title=text(failure.title),
        why=text(failure.why),
        exchanges=tuple(exchange(one) for one in failure.exchanges),
    )


def _spelled(secrets: Mapping[str, str]) -> dict[str, str]:
    """Every way in which a secret travels → what is shown for it."""
    found = {}
    for secret, name in secrets.items():
        found[b64encode(secret.encode()).decode()] = f"${name}"
        for spelling in (secret, quote(secret, safe=""), quote_plus(secret)):
            found[spelling] = f"${name}"
    return found
