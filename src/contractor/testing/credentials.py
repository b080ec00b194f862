"""Credentials, and requests with them, with others, and without.

Takes security schemes and what a project says of them, gives requests; refuses to know what a server makes of
them. What nobody configured is `demo`, which the servers and mocks that contractor begins with accept: the token
`demo` may do everything, `demo:a b` what the scopes a and b allow.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote_plus, unquote, urlsplit

from contractor.contract import Contract, SecurityScheme
from contractor.frozen import changed, frozen
from contractor.testing.exchange import Headers, Request
from contractor.text import snake, words

DEMO: Final = "demo"
#: Nobody's, whatever the scheme.
WRONG: Final = "wrong-credential"
#: What is called so lets somebody in.
_SECRET_WORDS: Final = frozenset(
    {
        *("apikey", "auth", "authorization", "cookie", "credential", "credentials", "jwt", "key"),
        *("passwd", "password", "secret", "session", "signature", "token"),
    }
)


@frozen
class Credential:
    """What is shown for one scheme; for HTTP Basic `user:password`.

    `limited` is valid too and has no scopes; None where there is none. `variable` and `limited_variable` name
    the environment variables that they came from: then they are secrets.
    """

    value: str
    limited: str | None = None
    variable: str | None = None
    limited_variable: str | None = None


@frozen
class Credentials:
    """The credential of each security scheme of a contract, by its name."""

    schemes: Mapping[str, SecurityScheme]
    shown: Mapping[str, Credential]

    @property
    def secrets(self) -> Mapping[str, str]:
        """Every secret → the name of its variable."""
        return {
            value: variable
            for one in self.shown.values()
            for value, variable in (
                (one.value, one.variable),
                (one.limited, one.limited_variable),
            )
            if value and variable is not None
        }

    def given(self, headers: Headers) -> Mapping[str, str]:
        """Every secret among headers that are sent with each request → a name for it, made of the header's."""
        keys = {(one.parameter or "").lower() for one in self.schemes.values()}
        return {
            _secret_of(value): snake(words(name)).upper()
            for name, value in headers
            if value and (name.lower() in keys or not _SECRET_WORDS.isdisjoint(words(name.lower())))
        }

    def reading(self, header: str) -> str | None:
        """The scheme that reads a header, whatever its case; None where none does."""
        for name, scheme in self.schemes.items():
            read = {"header": scheme.parameter or "", "cookie": "cookie"}.get(
                scheme.place or "", ""
            )
            if scheme.type in ("http", "oauth2", "openIdConnect"):
                read = "authorization"
            if read.lower() == header.lower() != "":
                return name
        return None

    def can_show(self, requirement: Iterable[str]) -> bool:
        """Whether there is something to show for all schemes of a requirement: a certificate there is not."""
        return all(name in self.schemes and name in self.shown for name in requirement)

    def full(self, requirement: Iterable[str]) -> dict[str, str]:
        """The credentials that a requirement asks for, by scheme."""
        return {name: self.shown[name].value for name in requirement if name in self.shown}

    def wrong(self, name: str) -> str:
        """A credential of a scheme that is nobody's, in the form of one."""
        scheme = self.schemes[name]
        basic = scheme.type == "http" and (scheme.scheme or "").lower() == "basic"
        return f"{WRONG}:{WRONG}" if basic else WRONG

    def put(self, request: Request, values: Mapping[str, str]) -> Request:
        """The request with these values, by scheme, and with no other credentials."""
        bare = self.without(request)
        for name, value in values.items():
            bare = _with(bare, self.schemes[name], value)
        return bare

    def without(self, request: Request) -> Request:
        """The request without anything that any scheme of the contract could read."""
        for scheme in self.schemes.values():
            request = _without(request, scheme)
        return request


def credentials(contract: Contract, configured: Mapping[str, Credential]) -> Credentials:
    """A credential for each scheme that can have one: what is configured, else `demo`."""
    shown = {}
    for name, scheme in contract.security_schemes.items():
        if scheme.type == "mutualTLS":
            continue
        is_basic = scheme.type == "http" and (scheme.scheme or "").lower() == "basic"
        has_scopes = scheme.type in ("oauth2", "openIdConnect")
        shown[name] = configured.get(name) or Credential(
            f"{DEMO}:{DEMO}" if is_basic else DEMO, f"{DEMO}:" if has_scopes else None
        )
    return Credentials(dict(contract.security_schemes), shown)


def userinfo(url: str) -> Mapping[str, str]:
    """The secret that a URL has before its host (RFC 3986 §3.2.1) → a name for it."""
    info, sign, _ = urlsplit(url).netloc.rpartition("@")
    return {unquote(info): "USERINFO"} if sign and info else {}


def _secret_of(value: str) -> str:
    """What of a header's value is the secret: what follows the scheme, for HTTP Basic user and password."""
    found = re.fullmatch(r"(Basic|Bearer|Token|Digest) +(.+)", value, re.IGNORECASE)
    if found is None:
        return value
    if found[1].lower() != "basic":
        return found[2]
    try:
        return b64decode(found[2], validate=True).decode()
    except ValueError:
        return found[2]


def _with(request: Request, scheme: SecurityScheme, value: str) -> Request:
    if scheme.type != "apiKey":
        return _added(request, "Authorization", authorization(scheme, value))
    name = scheme.parameter or ""
    match scheme.place:
        case "query":
            mark = "&" if "?" in request.target else "?"
            pair = f"{quote_plus(name)}={quote_plus(value)}"
            return changed(request, target=f"{request.target}{mark}{pair}")
        case "cookie":
            own = _header(request.headers, "cookie")
            pairs = [*own, f"{name}={quote_plus(value)}"]
            return _added(_lacking(request, "cookie"), "Cookie", "; ".join(pairs))
        case _:
            return _added(request, name, value)


def authorization(scheme: SecurityScheme, value: str) -> str:
    """The field's value (RFC 9110 §11.6.2): Basic by RFC 7617, tokens of OAuth 2 and OpenID by RFC 6750."""
    word = (scheme.scheme if scheme.type == "http" else None) or "Bearer"
    if word.lower() == "basic":
        return f"Basic {b64encode(value.encode()).decode()}"
    return f"{word[:1].upper()}{word[1:]} {value}"


def _without(request: Request, scheme: SecurityScheme) -> Request:
    if scheme.type != "apiKey":
        return _lacking(request, "authorization")
    name = scheme.parameter or ""
    match scheme.place:
        case "query":
            path, mark, query = request.target.partition("?")
            kept = [pair for pair in query.split("&") if pair.partition("=")[0] != quote_plus(name)]
            rest = "&".join(kept)
            return changed(request, target=f"{path}{mark}{rest}" if rest else path)
        case "cookie":
            own = _header(request.headers, "cookie")
            kept = [pair for pair in own if pair.partition("=")[0] != name]
            bare = _lacking(request, "cookie")
            return _added(bare, "Cookie", "; ".join(kept)) if kept else bare
        case _:
            return _lacking(request, name)


def _header(headers: Headers, name: str) -> list[str]:
    """The cookies of a request."""
    return [
        pair.strip()
        for key, value in headers
        if key.lower() == name
        for pair in value.split(";")
        if pair.strip()
    ]


def _added(request: Request, name: str, value: str) -> Request:
    return changed(request, headers=(*request.headers, (name, value)))


def _lacking(request: Request, name: str) -> Request:
    wanted = name.lower()
    kept = tuple((key, value) for key, value in request.headers if key.lower() != wanted)
    return changed(request, headers=kept)
