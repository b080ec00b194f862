"""Secrets out of what is told.

Takes what was found and the secrets by their text, gives the same with the names of variables in their place;
refuses to know where secrets come from.
"""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, quote_plus

from contractor.frozen import changed
from contractor.testing.exchange import Exchange, Headers, Request, Response
from contractor.testing.failure import Expectation, Failure, Holds, Known, NotCovered


class Masking:
    """Tells everything without any secret: where one stood, `$NAME` stands."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        # Whoever has a longer secret that holds a shorter one wants neither told.
        self._spelled = sorted(_spelled(secrets).items(), key=lambda pair: -len(pair[0]))

    def text(self, value: str) -> str:
        """A text without secrets."""
        for secret, shown in self._spelled:
            value = value.replace(secret, shown)
        return value

    def failure(self, one: Failure) -> Failure:
        """A failure without secrets."""
        return changed(
            one,
            title=self.text(one.title),
            why=self.text(one.why),
            exchanges=tuple(self._exchange(exchange) for exchange in one.exchanges),
            expected=tuple(map(self._expected, one.expected)),
        )

    def known(self, one: Known) -> Known:
        """A known failure without secrets."""
        return Known(self.failure(one.failure), self.text(one.reason))

    def uncovered(self, one: NotCovered) -> NotCovered:
        """What is not covered, without secrets."""
        return changed(one, why=self.text(one.why))

    def _expected(self, one: Expectation) -> Expectation:
        if not isinstance(one, Holds):
            return one
        name, own = one.key
        return Holds(one.pointer, self._value(one.value), one.among, (name, self._value(own)))

    def _value(self, value: Any) -> Any:
        match value:
            case str():
                return self.text(value)
            case list():
                return [self._value(one) for one in value]
            case dict():
                return {self.text(name): self._value(one) for name, one in value.items()}
            case _:
                return value

    def _exchange(self, one: Exchange) -> Exchange:
        return changed(
            one,
            request=self._request(one.request),
            response=None if one.response is None else self._response(one.response),
            error=None if one.error is None else self.text(one.error),
        )

    def _request(self, one: Request) -> Request:
        return changed(
            one,
            target=self.text(one.target),
            headers=self._headers(one.headers),
            body=self._data(one.body),
        )

    def _response(self, one: Response) -> Response:
        return changed(
            one,
            headers=self._headers(one.headers),
            body=self._data(one.body),
            crash=None if one.crash is None else self.text(one.crash),
        )

    def _headers(self, headers: Headers) -> Headers:
        return tuple((name, self.text(value)) for name, value in headers)

    def _data(self, value: bytes) -> bytes:
        for secret, shown in self._spelled:
            value = value.replace(secret.encode(), shown.encode())
        return value


def _spelled(secrets: Mapping[str, str]) -> dict[str, str]:
    """Every way in which a secret travels → what is shown for it."""
    found = {}
    for secret, name in secrets.items():
        found[b64encode(secret.encode()).decode()] = f"${name}"
        for spelling in (secret, quote(secret, safe=""), quote_plus(secret)):
            found[spelling] = f"${name}"
    return found
