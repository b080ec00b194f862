"""From contract to model.

Takes a contract and the names that a lock remembers, gives the model; refuses to know any target.
"""

from collections.abc import Mapping
from dataclasses import replace

from contractor.contract import Contract
from contractor.model.calls import calls
from contractor.model.directions import SENT, Directions
from contractor.model.names import Wanted, allocate
from contractor.model.shapes import Shaper
from contractor.model.types import Definition, Model, TypeKey


def build(contract: Contract, pinned: Mapping[TypeKey, str] | None = None) -> Model:
    """The model of a contract. `pinned` are names by type key, as a lock remembers them."""
    shaper = Shaper(contract)
    referred = [key for key in contract.schemas if not _is_component(key)]
    for key in contract.schemas:
        if _is_component(key):
            shaper.component(key, contract.schemas[key])
    drafted = calls(contract, shaper)
    # Parts that something refers to come last: where they stand in an operation, that has named them by now.
    for key in sorted(referred):
        if key not in shaper.definitions:
            shaper.component(key, contract.schemas[key])
    directions = Directions(contract, shaper.definitions, shaper.marks, shaper.nullable)
    definitions, split = directions.split(drafted)
    wanted = [shaper.wanted[key] for key in shaper.definitions]
    wanted += [
        _as_sent(shaper.wanted[key.removesuffix(SENT)]) for key in definitions if key.endswith(SENT)
    ]
    names, findings = allocate(wanted, pinned or {})
    named: dict[TypeKey, Definition] = {
        key: replace(definition, name=names[key]) for key, definition in definitions.items()
    }
    return Model(contract, named, tuple(split), (*shaper.findings, *findings))


def _is_component(key: TypeKey) -> bool:
    return key.startswith("#/components/schemas/") and key.count("/") == 3


def _as_sent(wanted: Wanted) -> Wanted:
    """What the type as sent wants to be called: the same, and `Input`."""
    return Wanted(wanted.key + SENT, wanted.key, ("input",), (("sent",),))
