"""Texts of formats, as the words around them suggest.

Takes a format, words and a number of the instance, gives a text; refuses to know schemas.
"""

import base64
import uuid
from collections.abc import Callable, Mapping
from typing import Final

from contractor.samples import words
from contractor.samples.moments import clock, day, moment
from contractor.samples.named import Named


def _uuid(at: Named) -> str:
    return str(uuid.UUID(bytes=at.digest("uuid")[:16], version=4))


def _base64(at: Named) -> str:
    return base64.b64encode(
        (words.said_of(at) or words.sentence(at.name or ("text",))).encode()
    ).decode()


def _uri(at: Named) -> str:
    told = words.said_of(at)
    return told if told is not None and told.startswith("https:") else words.web("")(at)


_FORMATS: Final[Mapping[str, Callable[[Named], str]]] = {
    "uuid": _uuid,
    "date-time": lambda at: moment(at).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "date": day,
    "time": lambda at: f"{clock(at)}Z",
    "duration": lambda at: ("PT90M", "P1D", "PT45M")[at.number % 3],
    "email": words.mail,
    "idn-email": words.mail,
    "hostname": lambda at: f"{'www' if not at.number else f'host{at.number + 1}'}.example.com",
    "idn-hostname": lambda at: "www.example.com",
    "ipv4": lambda at: f"192.0.2.{at.number % 250 + 1}",
    "ipv6": lambda at: f"2001:db8::{at.number % 250 + 1:x}",
    "uri": _uri,
    "url": _uri,
    "iri": _uri,
    "uri-reference": lambda at: f"/{words.path(at)}",
    "iri-reference": lambda at: f"/{words.path(at)}",
    "uri-template": lambda at: (
        f"https://example.com/{words.kebab(at.owner or at.name or ('things',))}/{{id}}"
    ),
    "json-pointer": lambda at: "/name",
    "relative-json-pointer": lambda at: "1/name",
    "regex": lambda at: "^[a-z]+$",
    "byte": _base64,
    "decimal": lambda at: ("19.99", "24.50", "7.95")[at.number % 3],
    "password": words.secret,
    "phone": lambda at: str(at.pick(words.PLACES)[5]),
    "country-code": lambda at: str(at.pick(words.PLACES)[4]),
    "iso-country-code": lambda at: str(at.pick(words.PLACES)[4]),
    "currency": lambda at: str(at.pick(words.CURRENCIES)),
    "iso-4217": lambda at: str(at.pick(words.CURRENCIES)),
    "language": lambda at: str(at.pick(words.LANGUAGES)),
    "timezone": lambda at: str(at.pick(words.ZONES)),
    "color": lambda at: str(at.pick(words.COLOURS)),
}


def formatted(format: str, at: Named) -> str | None:
    """A text of a format; None where nothing is known of it."""
    row = _FORMATS.get(format)
    return None if row is None else row(at)
