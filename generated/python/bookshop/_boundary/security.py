# Made by contractor. Changes made here are lost.
"""Who asks, and what they may do: credentials out of a request, and what an operation demands of them."""

from base64 import b64decode
from binascii import Error
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, TypeAlias
from urllib.parse import unquote

from .description import Demand, Scheme
from .parameters import Sent
from .refused import Refused


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
    """What one operation demands: the alternatives, each a list of demands that hold together."""

    def __init__(
        self, alternatives: Sequence[Sequence[Demand]], schemes: Mapping[str, Scheme]
    ) -> None:
        self._alternatives = alternatives
        self._schemes = schemes
        self._challenge = ", ".join(
            dict.fromkeys(
                _challenge(schemes[demand["scheme"]])
                for alternative in alternatives
                for demand in alternative
                if _is_in_authorization(schemes[demand["scheme"]])
            )
        )

    async def principal(
        self, sent: Sent, authenticate: Authenticate
    ) -> Principal | None:
        """Who asks, by the first alternative that they satisfy; None is anybody. Raises `Refused`."""
        is_open = forbidden = False
        for demands in self._alternatives:
            if not demands:
                is_open = True
                continue
            shown = tuple(self._shown(demand, sent) for demand in demands)
            found = [credential for credential in shown if credential is not None]
            if len(found) < len(shown):
                continue
            said = authenticate(tuple(found))
            principal = await said if isawaitable(said) else said
            if principal is None:
                continue
            if all(principal.scopes.issuperset(one.scopes) for one in found):
                return principal
            forbidden = True
        if is_open:
            return None
        if forbidden:
            raise Refused("forbidden", "the credentials do not reach this far")
        raise Refused(
            "unauthenticated",
            "the request has no credentials that are valid here",
            challenge=self._challenge or None,
        )

    def _shown(self, demand: Demand, sent: Sent) -> Credential | None:
        name, scheme = demand["scheme"], self._schemes[demand["scheme"]]
        kind = scheme["type"]
        # Only these have scopes that a token carries; elsewhere the list names roles, for people.
        scopes = (
            tuple(demand.get("scopes", ()))
            if kind in ("oauth2", "openIdConnect")
            else ()
        )
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
            return Credential(name, kind, text, scopes=scopes)
        return _basic(name, text)


def _is_in_authorization(scheme: Scheme) -> bool:
    return scheme["type"] in ("http", "oauth2", "openIdConnect")


def _challenge(scheme: Scheme) -> str:
    """What `WWW-Authenticate` asks for (RFC 9110 §11.6.1)."""
    name = scheme.get("scheme", "bearer")
    return (
        'Basic realm="api", charset="UTF-8"'
        if name.lower() == "basic"
        else name.capitalize()
    )


def _key(scheme: Scheme, sent: Sent) -> str | None:
    name = scheme.get("name", "")
    match scheme.get("place"):
        case "header":
            found = sent.header(name.lower())
        case "query":
            found = [
                unquote(text.replace("+", " "))
                for key, text in sent.query
                if key == name
            ]
        case _:
            found = [unquote(text) for key, text in sent.cookies if key == name]
    return found[0] if len(found) == 1 else None


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
    except (Error, UnicodeDecodeError):
        return None
    return Credential(name, "http", user, password) if sign else None
