"""Waivers: comments above a statement that allow a finding of it, with a reason.

Takes comments, gives what they allow; refuses to know findings.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from contractor.frozen import frozen
from contractor.sql.rules import ALSO, RULES
from contractor.sql.tokens import Token
from contractor.text import nearest

_WAIVER: Final = re.compile(r"contractor\s*:\s*(?P<said>.*?)\s*(?:\*/)?\s*$", re.DOTALL)
#: What others call it.
_LIKE: Final = (
    "allow",
    "ignore",
    "disable",
    "suppress",
    "permit",
    "waive",
    "skip",
    "accept",
    "noqa",
)
_ALLOW: Final = re.compile(r"allow\s+(?P<ids>[^:]*?)\s*(?::\s*(?P<reason>.*))?$", re.DOTALL)


@frozen
class Waiver:
    """One id that a comment allows; `wrong` says why it allows nothing, and `rules` are the ids that it means."""

    id: str
    comment: Token
    rules: tuple[str, ...] = ()
    reason: str = ""
    wrong: str | None = None


def waivers(comments: Iterable[Token]) -> tuple[Waiver, ...]:
    """All that comments allow."""
    return tuple(waiver for comment in comments for waiver in _of(comment))


def _of(comment: Token) -> Iterator[Waiver]:
    body = comment.text.removeprefix("--").removeprefix("/*").strip()
    if not body.lower().startswith("contractor"):
        return
    found = _WAIVER.match(body)
    if found is None or not _means_to_allow(found["said"]):
        return
    allowed = _ALLOW.match(found["said"])
    ids = [one.strip() for one in allowed["ids"].split(",") if one.strip()] if allowed else []
    if allowed is None or not ids:
        yield Waiver("", comment, wrong="this is no waiver: it has to be allow ID: reason")
        return
    reason = (allowed["reason"] or "").strip()
    for id in ids:
        rules = _meant(id)
        wrong = None
        if not rules:
            near = nearest(id, [*RULES, *ALSO])
            wrong = f"there is no rule {id}" + (f"; did you mean {near}?" if near else "")
        elif not reason:
            wrong = f"it does not say why {id} is allowed"
        yield Waiver(id, comment, rules, reason, wrong)


def _means_to_allow(said: str) -> bool:
    """Whether it is, or was meant to be, a waiver. Other things may be said to contractor in comments too."""
    first = said.partition(" ")[0].lower().strip(",:")
    return nearest(first, list(_LIKE)) is not None


def _meant(id: str) -> tuple[str, ...]:
    if id.startswith("squawk/"):
        return (id,)
    return (id,) if id in RULES else ALSO.get(id, ())
