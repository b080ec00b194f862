"""What a check of contract tests is, for people.

Takes nothing, gives values; refuses to know any check and who makes it.
"""

from typing import Final

from contractor.diagnostic import Severity
from contractor.frozen import frozen

#: Who finds what is no probe's.
ENGINE: Final = "Schemathesis"


@frozen
class Source:
    """Where it is written that a check is right, and a place to read it."""

    name: str
    url: str


@frozen
class Check:
    """One row of the table: what `explain` and the documentation say about an id.

    `title` says what is wrong where it is reported, `promise` what holds where it is not. `bad` and `good` are
    exchanges: a request, and below it what comes back. `by` names who looks for it, `ENGINE` or probes, and
    `alike` other ids that are about nearly the same. `severity` is that of a run without options.
    """

    id: str
    title: str
    promise: str
    why: str
    fix: str
    bad: str
    good: str
    by: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    alike: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


def openapi(section: str, title: str) -> Source:
    """A section of OpenAPI, by its number and title."""
    anchor = title.lower().replace(" ", "-")
    return Source(
        f"OpenAPI 3.2 §{section}, {title}", f"https://spec.openapis.org/oas/v3.2.0.html#{anchor}"
    )


def rfc(number: int, section: str, title: str) -> Source:
    """A section of an RFC, by its number and what it is about."""
    url = f"https://www.rfc-editor.org/rfc/rfc{number}.html#section-{section}"
    return Source(f"RFC {number} §{section}, {title}", url)
