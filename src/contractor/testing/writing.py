"""A request as the contract has it, from a call.

Takes a contract, one of its endpoints and a call, gives a request without credentials; refuses to check anything:
what violates the contract is written as well. It stands apart from the code that servers read requests with.
"""

import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from contractor.contract import Contract, Endpoint, MediaType, Parameter
from contractor.contract.fields import IGNORED_HEADERS
from contractor.contract.templating import VARIABLE, as_sent, variables
from contractor.testing import styles
from contractor.testing.call import Body, Call, Text, Twice
from contractor.testing.exchange import Headers, Request
from contractor.testing.payloads import FORM, as_json, essence, is_json, is_xml, payload
from contractor.testing.styles import Unwritable
from contractor.testing.xml import xml

#: What a path template holds as it is sent (RFC 3986 §3.3); what is encoded there already stays.
_PATH: Final = "/%:@!$&'()*+,;=-._~"


def written(contract: Contract, endpoint: Endpoint, base: str, call: Call) -> Request:
    """The request of a call. `base` is what targets begin with. Raises `Unwritable`."""
    writing = _Writing(contract, endpoint, call)
    target = f"{base}{writing.path()}"
    query = writing.query()
    headers: Headers = tuple(writing.headers())
    content = b""
    if call.body is not None:
        content, said = writing.body(call.body)
        if said:
            headers = (*headers, ("Content-Type", said))
    method = endpoint.method
    return Request(
        method.upper() if method.islower() else method,
        f"{target}?{query}" if query else target,
        headers,
        content,
    )


def parameters(endpoint: Endpoint) -> tuple[Parameter, ...]:
    """The parameters of an endpoint that travel: those of its path, and no headers that others rule over."""
    names = variables(endpoint.path)
    return tuple(
        one
        for one in endpoint.parameters
        if (one.place != "path" or one.name in names)
        and (one.place != "header" or one.name.lower() not in IGNORED_HEADERS)
    )


class _Writing:
    def __init__(self, contract: Contract, endpoint: Endpoint, call: Call) -> None:
        self._contract = contract
        self._path = as_sent(endpoint.path)
        self._endpoint = endpoint
        self._call = call

    def path(self) -> str:
        """The path with its variables filled in. A variable that no parameter describes is text."""
        known = {one.name: one for one in self._endpoint.parameters if one.place == "path"}
        pieces: list[str] = []
        end = 0
        for found in VARIABLE.finditer(self._path):
            pieces.append(quote(self._path[end : found.start()], safe=_PATH))
            name = found[1]
            if ("path", name) not in self._call.values:
                raise Unwritable(f"the path needs a value for `{name}`")
            pieces.append(self._in_path(known.get(name), name, self._call.values["path", name]))
            end = found.end()
        return "".join((*pieces, quote(self._path[end:], safe=_PATH)))

    def _in_path(self, one: Parameter | None, name: str, value: Any) -> str:
        if isinstance(value, Text):
            return styles.encoded(value.text)
        document = None if one is None else self._document(one, value)
        if document is not None:
            return styles.encoded(document)
        style, explode = ("simple", False) if one is None else (one.style, one.explode)
        reserved = one is not None and one.allow_reserved
        return styles.in_path(name, value, style, explode=explode, allow_reserved=reserved)

    def query(self) -> str:
        """The query, or the one parameter that is all of it."""
        pairs: list[tuple[str, str]] = []
        for one in self._endpoint.parameters:
            if (one.place, one.name) not in self._call.values:
                continue
            value = self._call.values[one.place, one.name]
            if one.place == "querystring":
                return self._whole(one, value)
            if one.place == "query":
                for each in [value.value] * 2 if isinstance(value, Twice) else [value]:
                    pairs += self._in_query(one, each)
        return "&".join(f"{name}={text}" for name, text in pairs)

    def _in_query(self, one: Parameter, value: Any) -> list[tuple[str, str]]:
        key = styles.encoded(one.name)
        if isinstance(value, Text):
            return [(key, styles.encoded(value.text))]
        document = self._document(one, value)
        if document is not None:
            return [(key, styles.encoded(document))]
        return styles.in_query(
            one.name, value, one.style, explode=one.explode, allow_reserved=one.allow_reserved
        )

    def _whole(self, one: Parameter, value: Any) -> str:
        """All of the query as one value (OpenAPI 3.2 §4.12.2)."""
        if isinstance(value, Text):
            return styles.encoded(value.text)
        media = self._media(one)
        if media is not None and essence(media.type) == FORM:
            return payload(self._contract, media, FORM, value)[0].decode()
        return styles.encoded(self._document(one, value) or "")

    def headers(self) -> Iterator[tuple[str, str]]:
        """Headers, the cookies in one of them (RFC 6265 §5.4)."""
        cookies: list[str] = []
        for one in parameters(self._endpoint):
            if (one.place, one.name) not in self._call.values:
                continue
            value = self._call.values[one.place, one.name]
            for each in [value.value] * 2 if isinstance(value, Twice) else [value]:
                if one.place == "header":
                    yield one.name, self._in_header(one, each)
                elif one.place == "cookie":
                    cookies += self._in_cookie(one, each)
        if cookies:
            yield "Cookie", "; ".join(cookies)

    def _in_header(self, one: Parameter, value: Any) -> str:
        if isinstance(value, Text):
            return styles.as_field(value.text)
        document = self._document(one, value, ascii=True)
        if document is not None:
            return styles.as_field(document)
        return styles.in_header(value, explode=one.explode)

    def _in_cookie(self, one: Parameter, value: Any) -> list[str]:
        if isinstance(value, Text):
            return [f"{one.name}={styles.encoded(value.text)}"]
        document = self._document(one, value)
        if document is not None:
            return [f"{one.name}={styles.encoded(document)}"]
        return styles.in_cookie(one.name, value, one.style, explode=one.explode)

    # ── documents ─────────────────────────────────────────────────────────────────────────────────

    def _media(self, one: Parameter) -> MediaType | None:
        if one.schema is not None or not one.content:
            return None
        return self._contract.resolve(next(iter(one.content.values())))

    def _document(self, one: Parameter, value: Any, *, ascii: bool = False) -> str | None:
        """The text of a value that is a document of a media type of its own; None where it has a style."""
        media = self._media(one)
        if media is None:
            return None
        name = next(iter(one.content))
        if is_json(name):
            # JSON can say the same in ASCII (RFC 8259 §7), which every header holds.
            return json.dumps(value) if ascii else as_json(value).decode()
        if is_xml(name):
            return xml(self._contract, media.schema, value).decode()
        return payload(self._contract, media, name, value)[0].decode()

    def body(self, body: Body) -> tuple[bytes, str]:
        """The bytes of a body, and its media type."""
        if body.content is not None:
            return body.content, body.type
        request = self._endpoint.operation.request_body
        documented = None if request is None else self._contract.resolve(request)
        node = None if documented is None else documented.content.get(body.name)
        media = None if node is None else self._contract.resolve(node)
        return payload(self._contract, media, body.type, body.value)
