# Made by contractor. Changes made here are lost.
"""The contract's schemas, each compiled when it is first needed."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeAlias

from jsonschema_rs import Draft202012Validator, Registry

from .formats import FORMATS
from .hidden import Hidden

_FILE = "_schemas.json"
#: What relative references lead from; nothing is ever fetched.
_BASE = f"json-schema:///{_FILE}"
Read: TypeAlias = Callable[[str], bytes]
"""What gives the content of a file of the package, by its name."""


class Fault(Exception):
    """Why a value is not what its schema says: where in the value, and which keyword refuses it.

    `missing` is the property that is wanted and not there.
    """

    def __init__(
        self, path: Iterable[str | int], keyword: str, missing: str | None = None
    ) -> None:
        self.pointer = "".join(f"/{_escaped(str(token))}" for token in path)
        self.keyword = keyword
        #: What is wrong, without where.
        self.said = f"does not satisfy `{keyword}`"
        if missing is not None:
            self.said += f": {missing} is missing"
        super().__init__(f"{self.pointer or 'the value'} {self.said}")


class Schema:
    """A schema to check values with. Most are references into `_schemas.json`."""

    def __init__(self, schemas: "Schemas", schema: Any) -> None:
        self._schemas = schemas
        self._schema = schema

    @cached_property
    def _validator(self) -> Draft202012Validator:
        return Draft202012Validator(
            self._schema,
            registry=self._schemas.registry,
            validate_formats=True,
            formats={**FORMATS},
            offline=True,
        )

    @cached_property
    def hides(self) -> bool:
        """Whether values of it may hold what is never answered."""
        return self._schemas.hidden.hides(self._schema)

    def take_out(self, value: Any) -> bool:
        """Take what is never answered out of a JSON value, which is changed; says whether there was any."""
        return self._schemas.hidden.take_out(value, self._schema)

    def takes(self, value: Any) -> bool:
        """Whether a JSON value satisfies the schema."""
        return self._validator.is_valid(value)

    def check(self, value: Any) -> None:
        """Raises `Fault` where a JSON value does not satisfy the schema."""
        if self._validator.is_valid(value):
            return
        errors = list(self._validator.iter_errors(value))
        # The error that stands deepest says most; what a union says of itself comes before what is in it.
        first = max(errors, key=lambda error: len(error.instance_path))
        keyword = next(
            (
                str(token)
                for token in reversed(first.schema_path)
                if isinstance(token, str)
            ),
            "schema",
        )
        missing = (
            getattr(first.kind, "property", None) if keyword == "required" else None
        )
        path = _told(first.instance_path, first.evaluation_path)
        raise Fault(path, keyword, missing)


class Schemas:
    """The schemas of one package, from its `_schemas.json`."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._chosen: dict[str, Schema] = {}

    @cached_property
    def _document(self) -> Any:
        return json.loads(self._read(_FILE))

    @cached_property
    def registry(self) -> Registry:
        """All of them, to be referred to."""
        return Registry([(_BASE, self._document)])

    @cached_property
    def hidden(self) -> Hidden:
        """What takes out of answers what they never hold."""
        return Hidden(self)

    def schema(self, schema: Any) -> Schema:
        """A schema of an operation, which may refer to `_schemas.json`."""
        return Schema(self, schema)

    def at(self, pointer: str) -> Any:
        """The schema at a pointer into `_schemas.json`."""
        found = self._document
        for token in pointer.split("/")[1:]:
            name = token.replace("~1", "/").replace("~0", "~")
            found = found[int(name) if isinstance(found, list) else name]
        return found

    def takes(self, schema: Any, value: Any) -> bool:
        """Whether a value satisfies a schema that an operation may have."""
        key = json.dumps(schema)
        if key not in self._chosen:
            self._chosen[key] = Schema(self, schema)
        return self._chosen[key].takes(value)


def _told(
    path: Iterable[str | int], evaluated: Iterable[str | int]
) -> Iterator[str | int]:
    """The steps to a place in a value; names that its schema does not have are stars.

    Whoever sends a value chooses what is in its maps, and answers and logs repeat nothing that was sent.
    """
    declared = {
        name for keyword, name in pairwise(evaluated) if keyword == "properties"
    }
    for token in path:
        yield token if isinstance(token, int) or token in declared else "*"


def _escaped(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")
