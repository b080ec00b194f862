"""The canonical form of jsonschema-rs: which schemas it proves to take something, or nothing.

Takes a contract and spelled schemas, gives verdicts; refuses to know why somebody asks.
"""

from typing import Any, Final

import jsonschema_rs
from jsonschema_rs import canonical

from contractor.contract.json_schema import DIALECT, references, spell
from contractor.contract.nodes import Contract
from contractor.contract.schema import Schema

URI: Final = "urn:contractor:satisfiable"
#: The engine calls itself for every level and every reference, on the stack of the thread that asks. Real documents
#: need less than half of this.
DEEPEST: Final = 2_000


def registry(contract: Contract) -> jsonschema_rs.Registry | None:
    """The named schemas of a contract; None where they nest deeper than the engine goes."""
    definitions = {key: spell(contract, one, base=URI) for key, one in contract.schemas.items()}
    try:
        return jsonschema_rs.Registry([(URI, {"$schema": DIALECT, "$defs": definitions})])
    except ValueError:
        return None


def is_empty(spelled: Any, known: jsonschema_rs.Registry) -> bool:
    """Whether it is proved that a schema takes nothing."""
    return _verdict(spelled, known) is canonical.Satisfiability.NO


def is_satisfied(spelled: Any, known: jsonschema_rs.Registry) -> bool:
    """Whether it is proved that a schema takes something."""
    return _verdict(spelled, known) is canonical.Satisfiability.YES


def _verdict(spelled: Any, known: jsonschema_rs.Registry) -> canonical.Satisfiability | None:
    try:
        form = jsonschema_rs.canonicalize(spelled, draft=jsonschema_rs.Draft202012, registry=known)
        return form.satisfiability()
    except (ValueError, jsonschema_rs.ReferencingError):
        return None  # no proof


class Sizes:
    """How deep the engine may have to go for a schema: the levels of all that it reaches."""

    def __init__(self, contract: Contract) -> None:
        self._levels = {key: _levels(schema) for key, schema in contract.schemas.items()}
        self._leads = {key: references(schema) for key, schema in contract.schemas.items()}

    def of(self, schema: Schema) -> int:
        """The size of a schema, or something beyond `DEEPEST`."""
        size, pending, seen = _levels(schema), list(references(schema)), set[str]()
        while pending and size <= DEEPEST:
            key = pending.pop()
            if key not in seen and key in self._levels:
                seen.add(key)
                size += self._levels[key]
                pending += self._leads[key]
        return size


def _levels(schema: Schema) -> int:
    deepest, pending = 0, [(schema, 1)]
    while pending:
        part, depth = pending.pop()
        deepest = max(deepest, depth)
        pending += [(child, depth + 1) for child in part.children()]
    return deepest
