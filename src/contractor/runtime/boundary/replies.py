# Made by contractor. Changes made here are lost.
"""From replies to responses, each as the contract documents it."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, get_args, get_type_hints

from pydantic import TypeAdapter
from pydantic_core import from_json, to_jsonable_python
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import Response, StreamingResponse

from . import media, streams, styles
from .description import Answer, Content, Written
from .elements import Elements
from .exact_xml import Unwritable
from .reply import Reply
from .schemas import Fault, Schema, Schemas

logger = logging.getLogger(__name__)


class Undocumented(Exception):
    """A reply that the contract does not have: the application is wrong, not the request."""


class Replies:
    """What an operation may answer.

    `check` says whether replies are held against their schemas, and one that is wrong refused; a number is the
    share that is looked at, where what is wrong is told in the log and answered all the same. `expected` are names
    of classes of replies, to be told to whoever gives something else.
    """

    def __init__(
        self,
        name: str,
        described: Mapping[str, Answer],
        schemas: Schemas,
        elements: Elements,
        *,
        check: bool | float,
        expected: Sequence[str] = (),
    ) -> None:
        self._name = name
        self._expected = expected
        self._strict = check is True
        self._share = float(check)
        # The first one is looked at.
        self._due = 1.0
        self._judges: dict[int, _Judge] = {}
        self._answers = {
            status: _Answer(answer, schemas, elements)
            for status, answer in described.items()
        }
        #: Whether it is for `Accept` to say which media type is sent.
        self.negotiates = any(one.negotiates for one in self._answers.values())

    def accepts(self, accept: str) -> bool:
        """Whether an `Accept` header takes anything that is answered where all goes well."""
        good = [
            answer for status, answer in self._answers.items() if status[:1] == "2"
        ] or [*self._answers.values()]
        return any(answer.accepts(accept) for answer in good)

    def response(self, reply: Reply, accept: str = "") -> Response:
        """The response of a reply. Raises `Undocumented`."""
        status: Any = getattr(reply, "status", None)
        answer = self._answer(status) if type(status) is int else None
        if answer is None:
            raise Undocumented(f"{self._name} {self._strange(reply, status)}")
        judge = self._judge(status)
        try:
            return answer.response(reply, status, accept, judge)
        except (Undocumented, Unwritable) as why:
            raise Undocumented(f"{judge.answer} {why}") from None

    def _strange(self, reply: object, status: object) -> str:
        """What is wrong with a reply that is none of those which are documented."""
        if not isinstance(reply, Reply):
            names = self._expected or ["a reply"]
            kind = "nothing" if reply is None else _a(type(reply).__name__)
            return f"answered {kind}; {_alternatives(names)} was expected"
        documented = _alternatives([*self._answers]) or "nothing"
        kind = type(reply).__name__
        return (
            f"answered {kind}, whose status is {status!r}; documented is {documented}"
        )

    def _answer(self, status: int) -> "_Answer | None":
        if not 200 <= status <= 599:
            return None
        for name in (str(status), f"{status // 100}XX", "default"):
            if name in self._answers:
                return self._answers[name]
        return None

    def _judge(self, status: int) -> "_Judge":
        """What judges the values of the next answer."""
        if self._strict:
            found = self._judges.get(status)
            if found is None:
                found = self._judges[status] = self._judging(status, "refuses")
            return found
        # In equal steps: chance may leave out an operation that is seldom called.
        self._due += self._share
        if self._share <= 0 or self._due < 1:
            return self._judging(status, "trusts")
        self._due -= 1
        return self._judging(status, "tells")

    def _judging(
        self, status: int, does: Literal["refuses", "tells", "trusts"]
    ) -> "_Judge":
        return _Judge(f"{self._name}: the answer {status}", does)


class _Judge:
    """What is done about a value of an answer that does not satisfy its schema."""

    def __init__(
        self, answer: str, does: Literal["refuses", "tells", "trusts"]
    ) -> None:
        self.answer = answer
        self._does = does
        self.looks = does != "trusts"

    def judge(self, what: str, schema: Schema, value: Any) -> None:
        """Look at a value; `what` says which. Raises `Undocumented` where it is to be refused."""
        if not self.looks:
            return
        try:
            schema.check(value)
        except Fault as why:
            # Without the value: logs are read by more people than answers.
            at = f" at {why.pointer}" if why.pointer else ""
            self.say(f"is not what the contract says: {what}{at} {why.said}")

    def say(self, wrong: str) -> None:
        """Tell of something that is wrong, or refuse the answer for it."""
        if self._does == "refuses":
            raise Undocumented(wrong)
        logger.warning("%s %s", self.answer, wrong)


class _Answer:
    """One documented answer."""

    def __init__(self, described: Answer, schemas: Schemas, elements: Elements) -> None:
        self._elements = elements
        self._adapters: dict[object, TypeAdapter[Any]] = {}
        self._headers = [
            (one, schemas.schema(one["schema"])) for one in described.get("headers", ())
        ]
        self._content = {
            name: (content, schemas.schema(content["schema"]))
            for name, content in described.get("content", {}).items()
        }
        self._names = [*self._content]
        self.negotiates = len(self._names) > 1

    def accepts(self, accept: str) -> bool:
        """Whether an `Accept` header takes any of its media types."""
        return not self._names or bool(media.accepted(accept, self._names))

    def response(
        self, reply: Reply, status: int, accept: str, judge: _Judge
    ) -> Response:
        headers = [
            (one["name"], value)
            for one, schema in self._headers
            for value in self._header(reply, one, schema, judge)
        ]
        made = self._body(reply, status, accept, judge)
        for name, value in headers:
            made.headers.append(name, value)
        return made

    def _body(self, reply: Reply, status: int, accept: str, judge: _Judge) -> Response:
        # RFC 9110 §15.3.5, §15.3.6, §15.4.5: these have no content, whatever a document says.
        if not self._content or status in (204, 205, 304):
            return Response(status_code=status)
        own = getattr(reply, "media_type", None)
        if own is not None or len(self._names) == 1:
            return self._of_type(reply, status, own or self._names[0], judge)
        *better, last = self._wanted(accept)
        for media_type in better:
            try:
                return self._of_type(reply, status, media_type, judge)
            except Unwritable:
                continue  # XML has no characters for some texts; what is wanted less may have
        return self._of_type(reply, status, last, judge)

    def _wanted(self, accept: str) -> list[str]:
        """Its media types, where the implementation leaves them open: as `Accept` has it, the others behind them.

        What is documented is sent where nothing of it is accepted (RFC 9110 §12.4.1); an operation that would
        rather refuse documents 406.
        """
        found = media.accepted(accept, self._names)
        return [*found, *(name for name in self._names if name not in found)]

    def _of_type(
        self, reply: Reply, status: int, media_type: str, judge: _Judge
    ) -> Response:
        documented: str | None = media_type
        if media_type not in self._content:
            documented = media.best(media_type, self._content)
        if documented is None:
            raise Undocumented(
                f"is of a media type that is not documented: {media_type}"
            )
        content, schema = self._content[documented]
        body: Any = getattr(reply, "body", None)
        kind = content["kind"]
        if kind == "stream":
            return self._stream(reply, status, media_type, content, schema, judge)
        if isinstance(body, bytes) and kind in ("bytes", "other", "text"):
            return _written(body, status, media_type)
        if isinstance(body, str) and kind == "text":
            judge.judge("the body", schema, _read(body, content))
            return _written(body.encode("utf-8"), status, _with_charset(media_type))
        written = self._adapter(type(reply)).dump_json(body)
        if kind == "json":
            text = _settled(written, schema, judge)
            return _written(text, status, media_type)
        value = _parsed(written)
        if schema.hides:
            schema.take_out(value)
        judge.judge("the body", schema, value)
        text, media_type = self._spelled(value, content, media_type)
        return _written(text, status, media_type)

    def _spelled(
        self, value: Any, content: Content, media_type: str
    ) -> tuple[bytes, str]:
        """A JSON value in a media type that is not JSON."""
        if content["kind"] == "xml" and "element" in content:
            return self._elements.write(value, content["element"]), media_type
        if content["kind"] == "form" and isinstance(value, dict):
            return styles.form_text(
                value, content.get("fields", {})
            ).encode(), media_type
        if isinstance(value, (dict, list)):
            raise Unwritable("has more than text where it is a text")
        return styles.plain(value).encode("utf-8"), _with_charset(media_type)

    def _stream(
        self,
        reply: Reply,
        status: int,
        media_type: str,
        content: Content,
        schema: Schema,
        judge: _Judge,
    ) -> Response:
        write = streams.writer(media_type, events=content.get("events", False))
        settle = partial(_settled, schema=schema, judge=judge)
        body: Any = getattr(reply, "body", None)
        return StreamingResponse(
            _items(body, self._item(type(reply)), write, settle, judge.answer),
            status_code=status,
            media_type=media_type,
            headers={"Cache-Control": "no-store"},
        )

    def _adapter(self, kind: type[Reply]) -> TypeAdapter[Any]:
        """What writes the bodies of a class of replies."""
        found = self._adapters.get(kind)
        if found is None:
            found = self._adapters[kind] = TypeAdapter(_hint(kind))
        return found

    def _item(self, kind: type[Reply]) -> TypeAdapter[Any]:
        """What writes the items of a class of replies: their body is one of two kinds of iterable."""
        found = self._adapters.get(kind)
        if found is None:
            iterables = get_args(_hint(kind))
            item = get_args(iterables[0])[0] if iterables else Any
            found = self._adapters[kind] = TypeAdapter(item)
        return found

    def _header(
        self, reply: Reply, one: Written, schema: Schema, judge: _Judge
    ) -> list[str]:
        """The lines of a header."""
        given = getattr(reply, one["argument"], None)
        if given is None:
            if one.get("required") and judge.looks:
                judge.say(f"lacks the header {one['name']}")
            return []
        value = (
            given if type(given) is str else to_jsonable_python(given, by_alias=True)
        )
        judge.judge(f"the header {one['name']}", schema, value)
        explode = one.get("explode", False)
        if isinstance(value, list) and one["name"].lower() == "set-cookie":
            return [_line(styles.header_text(item, explode=explode)) for item in value]
        text = (
            json.dumps(value)
            if "content" in one
            else styles.header_text(value, explode=explode)
        )
        return [_line(text)]


def _a(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _alternatives(names: Sequence[str]) -> str:
    """Names in a sentence: one of them."""
    *others, last = names or ("",)
    return f"{', '.join(others)} or {last}" if others else last


def _read(text: str, content: Content) -> Any:
    """What a text is, where it is more than text."""
    try:
        return styles.scalar(text, {"types": content.get("types", ())})
    except styles.Malformed:
        return text


def _written(content: bytes, status: int, media_type: str) -> Response:
    return Response(content, status, {"content-type": media_type})


def _with_charset(media_type: str) -> str:
    return (
        media_type
        if media.parameter(media_type, "charset")
        else f"{media_type}; charset=utf-8"
    )


def _line(text: str) -> str:
    """Text for a header; nothing that it holds can end the line."""
    if "\r" in text or "\n" in text or "\0" in text:
        raise Undocumented("has a header with a value of several lines")
    return text.encode("utf-8").decode("latin-1")


def _hint(kind: type[Reply]) -> Any:
    return get_type_hints(kind, include_extras=True)["body"]


async def _items(
    body: Any,
    items: TypeAdapter[Any],
    write: Callable[[bytes], bytes],
    settle: Callable[[bytes], bytes],
    answer: str,
) -> AsyncIterator[bytes]:
    """The items of a stream, as they come. What fails on the way ends it, and so does an item that is wrong.

    The status is sent already. What is raised goes on to the server, which breaks the connection off: a stream
    that ended as usual would seem to be whole.
    """
    if not hasattr(body, "__aiter__"):
        body = iterate_in_threadpool(body)
    try:
        async for item in body:
            yield write(settle(items.dump_json(item)))
    except Exception as why:
        said = str(why) if isinstance(why, Undocumented) else type(why).__name__
        logger.warning("%s ended before its end: %s", answer, said)
        raise


def _settled(written: bytes, schema: Schema, judge: _Judge) -> bytes:
    """JSON text as it is answered: without what is only sent, and seen to be what the contract says."""
    if not judge.looks and not schema.hides:
        return written
    value = _parsed(written)
    if schema.hides and schema.take_out(value):
        written = _compact(value).encode("utf-8")
    judge.judge("the body", schema, value)
    return written


def _parsed(written: bytes) -> Any:
    """JSON that Pydantic wrote. Its own reader is quick, and goes no deeper than 200 levels."""
    try:
        return from_json(written)
    except ValueError:
        return json.loads(written)


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
