"""Why a schema refuses a value, at the key of the keyword that does.

Takes a contract, a schema and a value, gives reasons; refuses to know who sent it. The engine judges.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.contract.schema import ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.samples.judging import Judging
from contractor.source.pointer import join
from contractor.text import short

_LONGEST: Final = 200


@frozen
class Fault:
    """One reason: the keyword, where it stands in the document, where in the value, and words."""

    keyword: str
    at: str
    pointer: str
    said: str


class Faults:
    """Reasons why schemas of one contract refuse values that travel in one direction."""

    def __init__(self, contract: Contract, direction: Direction) -> None:
        self._contract = contract
        self._judging = Judging(contract, direction)

    def of(self, schema: Schema | None, value: Any) -> Iterator[Fault]:
        """Why a schema refuses a value; nothing where it takes it, or where nobody can say."""
        if schema is None or self._judging.beyond(schema) or self._judging.takes(schema, value):
            return
        for error in self._judging.errors(self._judging.spelled(schema), value):
            path = [*error.evaluation_path]
            keyword = next((one for one in reversed(path) if isinstance(one, str)), "schema")
            pointer = "".join(join("", step) for step in error.instance_path)
            said = short(error.message, _LONGEST)
            yield Fault(keyword, self._at(schema, path), pointer, said)

    def _at(self, schema: Schema, path: Sequence[str | int]) -> str:
        """The key of the last keyword of a path that stands in the document."""
        steps = [*path]
        while steps:
            step = steps.pop(0)
            if step == "$ref":
                # A named schema may itself be spelled as a reference to its name.
                schema = self._contract.schemas.get(schema.ref or "", schema)
                continue
            inner = _inside(schema, step, steps)
            if inner is None:
                raw = schema.raw
                known = isinstance(raw, dict) and step in raw
                return join(schema.at, step) if known else schema.at
            schema = inner
        return schema.at


def _inside(schema: Schema, step: str | int, steps: list[str | int]) -> Schema | None:
    """The schema that a keyword leads to; it takes a name or an index from what comes then."""
    value = schema.keywords.get(str(step))
    if step in ONE_SCHEMA:
        return value if isinstance(value, Schema) else None
    if value is None or not steps:
        return None
    if step in SCHEMA_MAP:
        found = value.get(steps[0])
    elif step in SCHEMA_LIST and isinstance(steps[0], int) and steps[0] < len(value):
        found = value[steps[0]]
    else:
        return None
    if isinstance(found, Schema):
        steps.pop(0)
        return found
    return None
