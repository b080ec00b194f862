# Made by contractor. Changes made here are lost.
"""Who asks, and what they may do: credentials out of a request, and what an operation demands of them."""

import logging
from base64 import b64decode
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, TypeAlias

from .description import Demand, Scheme
from .parameters import Sent
from .refused import Refused
from .styles import Decode, Malformed, Pairs, form_decoded, percent_decoded
from .within import within

logger = logging.getLogger(__name__)
_SCOPED = frozenset({"oauth2", "openIdConnect"})


@dataclass(frozen=True)
class Credential:
    """What a request shows for one security scheme.

    `scheme` is its name in the contract, `kind` its type there. `value` is the key or token; for HTTP Basic
    the user's name, with `password` beside it; for mutual TLS empty. `scopes` are those the operation needs.
    """

    scheme: str
    kind: str
    value: str = field(repr=False)
    password: str | None = field(default=None, repr=False)
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Principal:
    """Who asks. Subclass it for what else your application knows of them."""

    subject: str
    scopes: frozenset[str] = frozenset()
    claims: Mapping[str, Any] = field(default_factory=dict)


Authenticate: TypeAlias = Callable[
    [tuple[Credential, ...]], Principal | Awaitable[Principal | None] | None
]
"""Whose credentials these are; None where they are nobody's. They belong together, one for each scheme."""


class Guard:
    """What one operation demands: the alternatives, each a list of demands that hold together.

    `slowest` is the time in seconds that it may take to find out who asks.
    """

    def __init__(
        self,
        alternatives: Sequence[Sequence[Demand]],
        schemes: Mapping[str, Scheme],
        slowest: float,
    ) -> None:
        self._alternatives = alternatives
        self._schemes = schemes
        self._slowest = slowest

    async def principal(
        self, sent: Sent, authenticate: Authenticate
    ) -> Principal | None:
        """Who asks, by the first alternative that they satisfy; None is anybody. Raises `Refused`.

        What `authenticate` raises is raised, and is no answer to who asks.
        """
        is_open = False
        narrow: list[Demand] = []
        wrong: set[str] = set()
        for demands in self._alternatives:
            if not demands:
                is_open = True
                continue
            shown = tuple(self._shown(demand, sent) for demand in demands)
            found = [credential for credential in shown if credential is not None]
            if len(found) < len(shown):
                continue
            principal = await self._known(tuple(found), authenticate)
            if principal is None:
                wrong.update(demand["scheme"] for demand in demands)
                continue
            if all(principal.scopes.issuperset(one.scopes) for one in found):
                return principal
            narrow += demands
        if is_open:
            return None
        if narrow:
            raise Refused(
                "forbidden",
                "the credentials do not reach this far",
                challenges=_once(
                    self._challenge(one, "insufficient_scope") for one in narrow
                ),
            )
        # RFC 6750 §3.1: who shows nothing is told of no error.
        raise Refused(
            "unauthenticated",
            "the request has no credentials that are valid here",
            challenges=_once(
                self._challenge(one, "invalid_token" if one["scheme"] in wrong else "")
                for demands in self._alternatives
                for one in demands
            ),
        )

    async def _known(
        self, shown: tuple[Credential, ...], authenticate: Authenticate
    ) -> Principal | None:
        said = authenticate(shown)
        if said is None or isinstance(said, Principal) or not isawaitable(said):
            return said
        try:
            return await within(self._slowest, said)
        except TimeoutError:
            logger.exception("authenticate took more than %s seconds", self._slowest)
            raise Refused("failed", "The server failed.") from None

    def _challenge(self, demand: Demand, error: str) -> str:
        return _challenge(self._schemes[demand["scheme"]], self._scopes(demand), error)

    def _scopes(self, demand: Demand) -> tuple[str, ...]:
        # Only these have scopes that a token carries; elsewhere the list names roles, for people.
        kind = self._schemes[demand["scheme"]]["type"]
        return tuple(demand.get("scopes", ())) if kind in _SCOPED else ()

    def _shown(self, demand: Demand, sent: Sent) -> Credential | None:
        name, scheme = demand["scheme"], self._schemes[demand["scheme"]]
        kind = scheme["type"]
        if kind == "mutualTLS":
            return Credential(name, kind, "")
        if kind == "apiKey":
            key = _key(scheme, sent)
            return Credential(name, kind, key) if key else None
        wanted = scheme.get("scheme", "bearer").lower()
        text = _authorization(wanted, sent)
        if not text:
            return None
        if wanted != "basic":
            return Credential(name, kind, text, scopes=self._scopes(demand))
        return _basic(name, text)


def _once(challenges: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in challenges if one))


def _challenge(scheme: Scheme, scopes: Sequence[str], error: str) -> str:
    """What one scheme asks for; empty where no header could."""
    kind, name = scheme["type"], scheme.get("scheme", "bearer").lower()
    if kind == "mutualTLS":
        return ""
    if kind == "apiKey":
        # No registered scheme says this, and RFC 9110 §15.5.2 wants a challenge with each 401.
        place, key = scheme.get("place", "header"), _quoted(scheme.get("name", ""))
        return f'ApiKey realm="api", in="{place}", name={key}'
    if name == "basic":
        return 'Basic realm="api", charset="UTF-8"'  # RFC 7617 §2.1
    said = f'{name.capitalize()} realm="api"'
    if name == "bearer":
        said += f", scope={_quoted(' '.join(scopes))}" if scopes else ""
        said += f', error="{error}"' if error else ""
    return said


def _quoted(text: str) -> str:
    """Text as a quoted string (RFC 9110 §5.6.4), as far as it is one."""
    plain = "".join(char for char in text if " " <= char <= "~")
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _key(scheme: Scheme, sent: Sent) -> str | None:
    name = scheme.get("name", "")
    match scheme.get("place"):
        case "header":
            found = sent.header(name.lower())
        case "query":
            found = _decoded(sent.query_or_none or (), name, form_decoded)
        case _:
            found = _decoded(sent.cookies, name, percent_decoded)
    return found[0] if len(found) == 1 else None


def _decoded(pairs: Pairs, name: str, decode: Decode) -> list[str]:
    """The values of a name; none where one of them is no text."""
    try:
        return [decode(text) for key, text in pairs if key == name]
    except Malformed:
        return []


def _authorization(wanted: str, sent: Sent) -> str | None:
    lines = sent.header("authorization")
    if len(lines) != 1:
        return None
    name, _, text = lines[0].partition(" ")
    return text.strip() if name.lower() == wanted else None


def _basic(name: str, text: str) -> Credential | None:
    """User and password (RFC 7617)."""
    try:
        user, sign, password = (
            b64decode(text, validate=True).decode("utf-8").partition(":")
        )
    except ValueError:
        return None
    return Credential(name, "http", user, password) if sign else None
