"""Values that violate one keyword, one at a time.

Takes a schema and a value that it takes, gives values that it refuses, each for one reason; refuses to know who
sends them.
"""

import copy
from collections.abc import Iterator
from typing import Any

from contractor.contract import Schema
from contractor.frozen import frozen
from contractor.samples.judging import Judging


@frozen
class Violation:
    """A value that violates one keyword. `at` is the key of the schema that says the keyword."""

    keyword: str
    pointer: str
    """Where in the value it was changed, or would stand what is missing."""
    at: str
    value: Any
    said: str


class Violating:
    """Violations of the schemas of one contract in one direction."""

    def __init__(self, judging: Judging) -> None:
        self._judging = judging

    def violations(self, schema: Schema | None, value: Any) -> list[Violation]:
        """Every violation that was found."""
        return [] if schema is None else list(self._required(schema, value))

    def unviolated(self, schema: Schema | None, value: Any) -> list[tuple[str, str]]:
        """Keywords that nothing was found for."""
        return []

    def _required(self, schema: Schema, value: Any) -> Iterator[Violation]:
        for name in schema.required:
            if isinstance(value, dict) and name in value:
                mutant = copy.deepcopy({k: v for k, v in value.items() if k != name})
                if not self._judging.takes(schema, mutant):
                    yield Violation(
                        "required",
                        f"/{name}",
                        schema.at,
                        mutant,
                        f"`{name}` is required; it is missing",
                    )
