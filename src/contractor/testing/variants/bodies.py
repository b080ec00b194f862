"""Calls with a body that the contract does not allow.

Takes an operation and a good call of it, gives variants that must be refused; refuses to know what a server makes of
them. A required body is missing or empty; a keyword is violated; the bytes are not what their media type says; the
media type is none that is documented. Some variants must only not make the server fail.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from contractor.contract import Contract, Endpoint, MediaType, Schema
from contractor.contract.reach import same_value
from contractor.contract.travel import Direction
from contractor.frozen import changed
from contractor.resources.finding import declared
from contractor.samples import Samples, Unviolated, Violation
from contractor.source.pointer import split
from contractor.testing.call import Body, Call
from contractor.testing.payloads import as_json, essence, is_binary, is_form, is_json, is_xml
from contractor.testing.variants.texts import survives
from contractor.testing.variants.variant import Variant, located

#: Values that violate something that are worth building further bodies for.
_ENOUGH: Final = 200
#: Levels that no body has which anybody means, and that fell recursive readers.
_DEEP: Final = 3_000
#: Bytes of a body beyond which a server may well stop reading.
_LARGEST: Final = 200_000
_UNKNOWN: Final = "application/x-contractor-unknown"
_MARK: Final = "contractor-mark-4f1d"


def refused(
    contract: Contract, samples: Samples, endpoint: Endpoint, call: Call
) -> Iterator[Variant | Unviolated]:
    """Variants of a good call that must be refused for its body, and some that must only not be fatal.

    At their end what no variant was found for.
    """
    node = endpoint.operation.request_body
    request = None if node is None else contract.resolve(node)
    if request is None or call.body is None:
        return
    if request.required:
        bare = changed(call, body=None)
        at = located(contract, request.at, "required")
        yield Variant(bare, "required", at, "the body", "it is required; it is missing")
    found = request.content.get(call.body.name)
    media = None if found is None else contract.resolve(found)
    if media is None:
        return
    one = _One(contract, samples, media, call, call.body)
    yield from one.malformed(required=request.required)
    if not any("*" in name.partition("/")[0] for name in request.content):
        # What a range takes is of its type; this is of nobody's.
        at = located(contract, request.at, "content")
        said = f"documented is {', '.join(request.content)}; {_UNKNOWN} was sent"
        if not any(essence(name) == "application/*" for name in request.content):
            wrong = Body(call.body.name, _UNKNOWN, content=one.content())
            yield Variant(changed(call, body=wrong), "media-type", at, "the body", said)
    yield from one.violations()


class _One:
    """A body of one media type."""

    def __init__(
        self, contract: Contract, samples: Samples, media: MediaType, call: Call, body: Body
    ) -> None:
        self._contract = contract
        self._samples = samples
        self._media = media
        self._schema = media.schema
        self._call = call
        self._body = body
        self._binary = is_binary(contract, media.schema)
        self._json = is_json(body.type) and not self._binary

    def content(self) -> bytes:
        """The bytes of the good body where they are JSON, else something that has a length."""
        return as_json(self._body.value)

    # ── keywords ──────────────────────────────────────────────────────────────────────────────────

    def violations(self) -> Iterator[Variant | Unviolated]:
        """Each keyword violated, one at a time; of the good body first, then of others as far as they are few."""
        value, type = self._body.value, self._body.type
        if self._schema is None or self._binary:
            return
        if not (self._json or is_form(type) or is_xml(type) or essence(type).startswith("text/")):
            return
        given = 0
        for one in self._samples.matrix(self._schema, Direction.REQUEST, [value]):
            if isinstance(one, Unviolated):
                yield one
                continue
            if given >= _ENOUGH and one.before is not value:
                return
            if not self._json and not self._is_written(one):
                continue
            if self._is_ignored(one.pointer) or len(str(one.value)) > _LARGEST:
                continue
            given += 1
            at = located(self._contract, one.at, one.keyword)
            where = f"the body at {one.pointer}" if one.pointer else "the body"
            yield Variant(self._call.carrying(one.value), one.keyword, at, where, one.said)

    def _is_written(self, violation: Violation) -> bool:
        """Whether it is still one where it travels as text, or as fields."""
        value, good, pointer = violation.value, violation.before, violation.pointer
        if is_form(self._body.type):
            if not isinstance(value, dict):
                return False
            steps = split(pointer)
            own = value.get(steps[0]) if steps else None
            before = good.get(steps[0]) if steps else None
            # Within an object, and within the objects of a list, a field is JSON and has types.
            if _is_document(own) and _is_document(before) and len(steps) > 1:
                return True
            if isinstance(own, (dict, list)) is not isinstance(before, (dict, list)):
                # A list of one thing is written as the thing.
                return own is None and len(steps) == 1 and isinstance(before, dict)
        elif isinstance(value, (dict, list)) is not isinstance(good, (dict, list)):
            return False
        return survives(self._samples, self._schema, good, value, pointer)

    def _is_ignored(self, pointer: str) -> bool:
        """Whether a place is below what a server may ignore in requests: `readOnly` (3.1 §4.8.24.3)."""
        schema: Schema | None = self._schema
        for step in split(pointer):
            if schema is None:
                return False
            members = declared(self._contract, schema)
            if step in members:
                schema = members[step]
                if any(part.read_only for part in same_value(self._contract, (schema,))):
                    return True
            else:
                schema = next(
                    (
                        part.items
                        for part in same_value(self._contract, (schema,))
                        if part.items is not None
                    ),
                    None,
                )
        return False

    # ── bytes ─────────────────────────────────────────────────────────────────────────────────────

    def malformed(self, *, required: bool) -> Iterator[Variant]:
        """Bytes that are no JSON, or JSON that no two readers understand alike."""
        if not self._json:
            return
        value = self._body.value
        content = self.content()
        cut = content[:-1] if content[-1:] in (b"}", b"]", b'"') else b"{"
        yield self._bytes(cut, "json", "it is no JSON: it breaks off (RFC 8259)")
        if required:
            yield self._bytes(b"", "json", "it is no JSON: it is empty (RFC 8259)")
        said = "it is not UTF-8 (RFC 8259 §8.1)"
        yield self._bytes(_marked(value, str, b'"\xff"') or b'"\xff"', "utf-8", said)
        said = "NaN is no JSON value (RFC 8259 §6)"
        yield self._bytes(_marked(value, (int, float), b"NaN") or b"NaN", "json", said)
        if isinstance(value, dict) and value:
            name = next(iter(value))
            twice = as_json({name: value[name]})[:-1] + b", " + content[1:]
            said = f"`{name}` is there twice, which readers understand differently (RFC 8259 §4)"
            yield self._bytes(twice, "twice", said)
        deep = b"[" * _DEEP + b"]" * _DEEP
        takes_lists = self._samples.takes(self._schema, [[]], Direction.REQUEST)
        said = f"it is {_DEEP} lists within one another"
        yield self._bytes(deep, "deep", said, demanded=not takes_lists)
        for kind, text, said in (
            ((int, float), b"1e400", "a number is larger than most programs hold"),
            (str, b'"\\ud800"', "half of a surrogate pair, which is no character (RFC 8259 §8.2)"),
            (str, b'"\\u0000"', "a text holds the character NUL"),
        ):
            found = _marked(value, kind, text)
            if found is not None:
                yield self._bytes(found, "json", said, demanded=False)

    def _bytes(self, content: bytes, keyword: str, said: str, *, demanded: bool = True) -> Variant:
        body = Body(self._body.name, self._body.type, content=content)
        call = changed(self._call, body=body)
        return Variant(call, keyword, self._media.at, "the body", said, demanded)


def _is_document(value: Any) -> bool:
    """Whether a field of a form is written as JSON."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) for one in value)
    return isinstance(value, dict)


def _marked(value: Any, kind: Any, text: bytes) -> bytes | None:
    """The JSON of a value, with a text where its first number or text stands; None where it has none."""
    done = False

    def walked(one: Any) -> Any:
        nonlocal done
        if isinstance(one, dict):
            return {name: walked(inner) for name, inner in one.items()}
        if isinstance(one, list):
            return [walked(inner) for inner in one]
        if not done and isinstance(one, kind) and not isinstance(one, bool):
            done = True
            return _MARK
        return one

    content = json.dumps(walked(value), ensure_ascii=False).encode()
    return content.replace(f'"{_MARK}"'.encode(), text, 1) if done else None
