"""Answers of one operation: statuses, headers, links, and the media types of their bodies.

Takes a pair of operations, gives rules that are met and the schemas to look into; refuses to look into them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from contractor.contract import Contract, Header, Reference, Response
from contractor.diff.occurrence import Occurrence
from contractor.diff.operations import bodies, media
from contractor.diff.operations.pair import Met, Pair, given
from contractor.diff.roots import Part, Root
from contractor.frozen import frozen
from contractor.source import join

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)
_RANGE: Final = re.compile(r"([1-5])XX", re.IGNORECASE)


@frozen
class Placed:
    """A response, and the key of where the operation lists it."""

    at: str
    node: Response


def compare(pair: Pair) -> Iterator[Met]:
    """What differs in the answers of an operation."""
    old = _placed(pair.sides.old, pair.old.responses)
    new = _placed(pair.sides.new, pair.new.responses)
    partners = {status: status for status in old if status in new}
    # A client that knows a range knows the status, and one that knows the status is served by its range.
    narrowed: dict[str, str] = {}
    if not pair.compat:
        partners |= _ranges(old, new)
        narrowed = _ranges(new, old)
    for status, one in old.items():
        if status not in partners and status not in narrowed.values():
            yield from _existence(pair, status, "removed", one.at, "")
    taken = {*partners.values(), *narrowed}
    for status, one in new.items():
        if status not in taken:
            yield from _existence(pair, status, "added", "", one.at)
    for status, other in partners.items():
        yield from _shared(pair, other, old[status].node, new[other].node)
    for status, near in narrowed.items():
        yield from _shared(pair, status, old[near].node, new[status].node)


def _placed(contract: Contract, responses: Mapping[str, Response | Reference]) -> dict[str, Placed]:
    found = ((status, node.at, contract.resolve(node)) for status, node in responses.items())
    return {status: Placed(at, node) for status, at, node in found if isinstance(node, Response)}


def _ranges(own: Mapping[str, Placed], other: Mapping[str, Placed]) -> dict[str, str]:
    """Status that only one side has → the range of the other side that it falls into."""
    found = {status: _range_of(status, other) for status in own if status not in other}
    return {status: near for status, near in found.items() if near is not None}


def _range_of(status: str, responses: Mapping[str, Placed]) -> str | None:
    return next(
        (key for key in responses if _RANGE.fullmatch(key) and status[:1] == key[:1] != status),
        None,
    )


def _existence(
    pair: Pair, status: str, word: str, base: str, revision: str
) -> Iterator[Occurrence]:
    id = _existence_id(pair, status, word)
    if id is not None:
        yield pair.met(
            id,
            f"response-status-{word}",
            base,
            revision,
            direction=pair.answered,
            part=f"response {status}",
            status=status,
        )


def _existence_id(pair: Pair, status: str, word: str) -> str | None:
    number = _NUMBER.fullmatch(status)
    if number is None and (pair.compat or status.startswith("x-")):
        return None  # oasdiff reads ranges and `default`, but says nothing of them
    success = 200 <= int(status) <= 299 if number else status[:1] == "2"
    about = "webhook-response" if pair.outgoing else "response"
    kind = "status" if number or pair.outgoing else "range"
    return f"{about}-{'success' if success else 'non-success'}-{kind}-{word}"


def _shared(pair: Pair, status: str, base: Response, revision: Response) -> Iterator[Met]:
    yield from _headers(pair, status, base, revision)
    ids = bodies.ACKNOWLEDGEMENT if pair.outgoing else bodies.RESPONSE
    body = bodies.Body(ids, pair.answered, Part.RESPONSE_BODY, f"response {status}", status)
    yield from bodies.content(
        pair,
        body,
        media.sorts(pair.sides.old, base.content),
        media.sorts(pair.sides.new, revision.content),
    )
    if not pair.compat:
        yield from _links(pair, status, base, revision)


def _links(pair: Pair, status: str, base: Response, revision: Response) -> Iterator[Occurrence]:
    for name, link in base.links.items():
        if name not in revision.links:
            yield pair.met(
                "response-link-removed",
                "link-removed",
                link.at,
                "",
                direction=pair.answered,
                part=f"response {status}",
                name=name,
                status=status,
            )


# ── headers ───────────────────────────────────────────────────────────────────────────────────────────


@frozen
class Named:
    """A header as it stands in a response: its name, the key of its place, and what it is."""

    name: str
    at: str
    node: Header


def _headers(pair: Pair, status: str, base: Response, revision: Response) -> Iterator[Met]:
    old, new = _named(pair, pair.sides.old, base), _named(pair, pair.sides.new, revision)
    meets = _Meets(pair, status)
    for key, one in old.items():
        if key not in new:
            yield meets(_removed_id(pair, one.node), "removed", one, one.at, "")
    for key, one in new.items():
        if key in old:
            yield from _header(pair, status, old[key], one, meets)
        else:
            yield meets(_added_id(pair, one.node), "added", one, "", one.at)


def _named(pair: Pair, contract: Contract, response: Response) -> dict[str, Named]:
    """Headers by their names, which have no case (RFC 9110 §5.1); oasdiff heeds it in webhooks."""
    exact = pair.compat and pair.where.kind != "path"
    found = {}
    for name, node in response.headers.items():
        header = contract.resolve(node)
        if isinstance(header, Header):
            found[name if exact else name.lower()] = Named(name, node.at, header)
    return found


def _removed_id(pair: Pair, header: Header) -> str:
    if pair.outgoing:
        return "webhook-response-header-removed"
    return f"{'required' if header.required else 'optional'}-response-header-removed"


def _added_id(pair: Pair, header: Header) -> str:
    if pair.outgoing:
        return f"new-{'required' if header.required else 'optional'}-webhook-response-header"
    return "response-header-added"


class _Meets:
    """Makes occurrences of rules about headers of one response."""

    def __init__(self, pair: Pair, status: str) -> None:
        self._pair, self._status = pair, status

    def __call__(self, id: str, edit: str, header: Named, base: str, revision: str) -> Occurrence:
        return self._pair.met(
            id,
            f"response-header-{edit}",
            base,
            revision,
            direction=self._pair.answered,
            part=f"response {self._status} header {header.name}",
            name=header.name,
            status=self._status,
        )


def _header(pair: Pair, status: str, old: Named, new: Named, meets: _Meets) -> Iterator[Met]:
    base, revision = old.node, new.node
    if base.required != revision.required:
        word = "required" if revision.required else "optional"
        about = "webhook-response-header" if pair.outgoing else "response-header"
        # oasdiff has no id for the safe half.
        if base.required or not pair.compat:
            yield meets(
                f"{about}-became-{word}",
                f"became-{word}",
                old,
                _required(base),
                _required(revision),
            )
    schemas = [("", base.schema, revision.schema)]
    if not pair.compat:
        matched = media.matched(
            media.sorts(pair.sides.old, base.content),
            media.sorts(pair.sides.new, revision.content),
            ranges=True,
        )
        schemas += [(new.name, old.media.schema, new.media.schema) for old, new in matched.both]
    for media_type, one, other in schemas:
        one, other = given(one), given(other)
        if one is not None and other is not None:
            yield Root(
                pair.at(f"response {status} header {old.name}"),
                pair.answered,
                Part.HEADER,
                one,
                other,
                media_type=media_type,
                place="header",
                old_required=base.required,
                new_required=revision.required,
                notice=pair.notice,
            )


def _required(header: Header) -> str:
    return join(header.at, "required") if "required" in header.raw else header.at
