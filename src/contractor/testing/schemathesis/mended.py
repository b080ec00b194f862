"""What the pinned version does wrong, done right while it runs.

Takes nothing, gives a context; refuses to change what is tested. Each of these would keep an operation from being
tested at all. tests/testing/test_engine says when one of them is no longer needed.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest import mock

import schemathesis
from schemathesis.specs.openapi.adapter import responses
from schemathesis.specs.openapi.converter import to_json_schema
from schemathesis.specs.openapi.coverage import _schema


@contextmanager
def mended() -> Iterator[None]:
    """Within it, tuples in answers stay as 2020-12 spells them, and files are text to what judges values."""
    kept = partial(to_json_schema, convert_prefix_items=False)
    with (
        mock.patch.object(responses, "to_json_schema", kept),
        mock.patch.object(_schema, "_judges", partial(_judges, _schema._judges)),
    ):
        yield


def _judges(own: Callable[..., Any], *given: Any) -> "list[_Judge]":
    return [_Judge(one) for one in own(*given) or ()]


class _Judge:
    def __init__(self, own: Any) -> None:
        self._own = own

    def is_valid(self, value: Any) -> bool:
        return bool(self._own.is_valid(_plain(value)))


def _plain(value: Any) -> Any:
    """A value whose texts are of no type but their own, as validators know no other."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, str) else value


@schemathesis.serializer("application/x-ndjson", "application/jsonl", "application/x-jsonlines")
def _lines(context: Any, value: Any) -> bytes:
    """Values in JSON, a line each."""
    return b"".join(json.dumps(one).encode() + b"\n" for one in _several(value))


@schemathesis.serializer("application/json-seq")
def _records(context: Any, value: Any) -> bytes:
    """Values in JSON, each behind a mark (RFC 7464 §2.2)."""
    return b"".join(b"\x1e" + json.dumps(one).encode() + b"\n" for one in _several(value))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
