"""Runtime expressions: what a link takes from the exchange that it stands in (OpenAPI 3.2 §4.20.4).

Takes an expression, a call and its exchange, gives a value; refuses to know links.
"""

import json
import re
from typing import Any, Final
from urllib.parse import parse_qsl

from contractor.source.pointer import resolve
from contractor.testing.call import Call
from contractor.testing.exchange import Exchange
from contractor.testing.payloads import is_json

_EMBEDDED: Final = re.compile(r"\{(\$[^{}]*)\}")


class Unknown(LookupError):
    """The exchange has nothing where an expression leads."""


def evaluated(said: Any, call: Call, exchange: Exchange) -> Any:
    """The value of an expression, of a text with expressions in braces, or a constant. Raises `Unknown`."""
    if not isinstance(said, str):
        return said
    if said.startswith("$"):
        return _value(said, call, exchange)
    return _EMBEDDED.sub(lambda found: str(_value(found[1], call, exchange)), said)


def body(exchange: Exchange) -> Any:
    """The JSON that came back. Raises `Unknown`."""
    response = exchange.response
    if response is None or not is_json(response.header("content-type") or ""):
        raise Unknown("no JSON came back")
    try:
        return json.loads(response.body)
    except ValueError:
        raise Unknown("what came back is not JSON") from None


def _value(said: str, call: Call, exchange: Exchange) -> Any:
    plain, _, pointer = said.partition("#")
    match plain.split(".", 2):
        case ["$url"]:
            return exchange.request.target
        case ["$method"]:
            return exchange.request.method
        case ["$statusCode"]:
            return exchange.status
        case ["$request", "body"]:
            return _pointed(None if call.body is None else call.body.value, pointer)
        case ["$response", "body"]:
            return _pointed(body(exchange), pointer)
        case ["$request", place, name]:
            return _sent(place, name, call, exchange)
        case ["$response", "header", name] if exchange.response is not None:
            found = exchange.response.header(name)
            if found is not None:
                return found
    raise Unknown(f"{said} is not there")


def _sent(place: str, name: str, call: Call, exchange: Exchange) -> Any:
    for (where, key), value in call.values.items():
        same = key.lower() == name.lower() if place == "header" else key == name
        if where == place and same:
            return value
    if place == "header" and (found := exchange.request.header(name)) is not None:
        return found
    if place == "query":
        pairs = dict(parse_qsl(exchange.request.target.partition("?")[2]))
        if name in pairs:
            return pairs[name]
    raise Unknown(f"the request had no {place} parameter {name}")


def _pointed(value: Any, pointer: str) -> Any:
    try:
        return resolve(value, pointer)
    except LookupError:
        raise Unknown(f"nothing is at {pointer}") from None
