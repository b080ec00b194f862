# Made by contractor. Changes made here are lost.
"""From replies to responses, each as the contract documents it."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from functools import partial
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import Response, StreamingResponse

from . import media, streams, styles
from .description import Answer, Written
from .reply import Reply
from .schemas import Fault, Schema, Schemas

logger = logging.getLogger(__name__)


class Undocumented(Exception):
    """A reply that the contract does not have: the application is wrong, not the request."""


class Replies:
    """What an operation may answer. `check` says whether replies are held against their schemas."""

    def __init__(
        self,
        name: str,
        described: Mapping[str, Answer],
        schemas: Schemas,
        *,
        check: bool,
    ) -> None:
        self._name = name
        self._check = check
        self._answers = {
            status: _Answer(answer, schemas, check=check)
            for status, answer in described.items()
        }

    def response(self, reply: Reply) -> Response:
        """The response of a reply. Raises `Undocumented`."""
        status: Any = getattr(reply, "status", None)
        answer = self._answer(status) if isinstance(status, int) else None
        if answer is None:
            raise Undocumented(
                f"{self._name} has no answer {status} ({type(reply).__name__})"
            )
        try:
            return answer.response(reply, status)
        except Fault as why:
            raise Undocumented(
                f"{self._name} answers {status} with a value where {why}"
            ) from None

    def _answer(self, status: int) -> "_Answer | None":
        for name in (str(status), f"{status // 100}XX", "default"):
            if name in self._answers:
                return self._answers[name]
        return None


class _Answer:
    """One documented answer."""

    def __init__(self, described: Answer, schemas: Schemas, *, check: bool) -> None:
        self._check = check
        self._adapters: dict[object, TypeAdapter[Any]] = {}
        self._headers = [
            (one, schemas.schema(one["schema"])) for one in described.get("headers", ())
        ]
        self._content = {
            name: (content, schemas.schema(content["schema"]))
            for name, content in described.get("content", {}).items()
        }

    def response(self, reply: Reply, status: int) -> Response:
        headers = dict(
            self._header(reply, one, schema) for one, schema in self._headers
        )
        made = self._body(reply, status)
        for name, values in headers.items():
            for value in values:
                made.headers.append(name, value)
        return made

    def _body(self, reply: Reply, status: int) -> Response:
        if not self._content:
            return Response(status_code=status)
        media_type = getattr(reply, "media_type", None) or next(iter(self._content))
        documented = media.best(media_type, self._content)
        if documented is None:
            raise Undocumented(f"{media_type} is not documented for {status}")
        content, schema = self._content[documented]
        body: Any = getattr(reply, "body", None)
        kind = content["kind"]
        if kind == "stream":
            items = self._items(type(reply))
            write = streams.writer(media_type, events=content.get("events", False))
            settle = partial(_settled, schema=schema, check=self._check)
            return StreamingResponse(
                _stream(body, items, write, settle),
                status_code=status,
                media_type=media_type,
                headers={"Cache-Control": "no-store"},
            )
        if isinstance(body, bytes) and kind != "json":
            return _written(body, status, media_type)
        if isinstance(body, str) and kind == "text":
            if self._check:
                schema.check(body)
            return _written(body.encode("utf-8"), status, _with_charset(media_type))
        written = self._adapter(type(reply)).dump_json(body)
        return _written(
            _settled(written, schema, check=self._check), status, media_type
        )

    def _adapter(self, kind: type[Reply]) -> TypeAdapter[Any]:
        """What writes the bodies of a class of replies."""
        found = self._adapters.get(kind)
        if found is None:
            found = self._adapters[kind] = TypeAdapter(_hint(kind))
        return found

    def _items(self, kind: type[Reply]) -> TypeAdapter[Any]:
        """What writes the items of a class of replies: their body is one of two kinds of iterable."""
        found = self._adapters.get(kind)
        if found is None:
            iterables = get_args(_hint(kind))
            item = get_args(iterables[0])[0] if iterables else Any
            found = self._adapters[kind] = TypeAdapter(item)
        return found

    def _header(
        self, reply: Reply, one: Written, schema: Schema
    ) -> tuple[str, list[str]]:
        given = getattr(reply, one["argument"], None)
        if given is None:
            return one["name"], []
        value = to_jsonable_python(given, by_alias=True)
        if self._check:
            schema.check(value)
        explode = one.get("explode", False)
        if isinstance(value, list) and one["name"].lower() == "set-cookie":
            return one["name"], [
                _line(styles.header_text(item, explode=explode)) for item in value
            ]
        text = (
            json.dumps(value)
            if "content" in one
            else styles.header_text(value, explode=explode)
        )
        return one["name"], [_line(text)]


def _written(content: bytes, status: int, media_type: str) -> Response:
    response = Response(content, status_code=status)
    response.headers["content-type"] = media_type
    return response


def _with_charset(media_type: str) -> str:
    return (
        media_type
        if media.parameter(media_type, "charset")
        else f"{media_type}; charset=utf-8"
    )


def _line(text: str) -> str:
    """Text for a header; nothing that it holds can end the line."""
    if "\r" in text or "\n" in text or "\0" in text:
        raise Undocumented("a header has a value of several lines")
    return text.encode("utf-8").decode("latin-1")


def _hint(kind: type[Reply]) -> Any:
    return get_type_hints(kind, include_extras=True)["body"]


async def _stream(
    body: Any,
    items: TypeAdapter[Any],
    write: Callable[[bytes], bytes],
    settle: Callable[[bytes], bytes],
) -> AsyncIterator[bytes]:
    if not hasattr(body, "__aiter__"):
        body = iterate_in_threadpool(body)
    async for item in body:
        try:
            written = settle(items.dump_json(item))
        except Fault as why:
            # The status is sent already; a client sees the stream end.
            logger.warning("an item of a stream is not what the contract says: %s", why)
            raise Undocumented(str(why)) from None
        yield write(written)


def _settled(written: bytes, schema: Schema, *, check: bool) -> bytes:
    """JSON text as it is answered: without what is only sent, and seen to be what the contract says."""
    if not check and not schema.hides:
        return written
    value = json.loads(written)
    if schema.hides and schema.take_out(value):
        written = _compact(value).encode("utf-8")
    if check:
        schema.check(value)
    return written


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
