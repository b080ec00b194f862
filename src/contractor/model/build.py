"""From contract to model.

Takes a contract and the names that a lock remembers, gives the model; refuses to know any target.
"""

from collections.abc import Mapping

from contractor.contract import Contract
from contractor.depth import deep
from contractor.diagnostic import DocumentError, Finding, Severity
from contractor.frozen import changed
from contractor.model.calls import calls
from contractor.model.directions import SENT, Directions
from contractor.model.exclusive import counted
from contractor.model.names import Wanted, allocate
from contractor.model.places import is_component
from contractor.model.shapes import Shaper
from contractor.model.tables import tables
from contractor.model.types import Definition, Model, TypeKey
from contractor.model.walk import references


def build(contract: Contract, pinned: Mapping[TypeKey, str] | None = None) -> Model:
    """The model of a contract. `pinned` are names by type key, as a lock remembers them.

    Raises `DocumentError` where references lead on for thousands of steps.
    """
    try:
        with deep():
            return _built(contract, pinned or {})
    except RecursionError:
        finding = Finding("too-deep", Severity.ERROR, "references lead on for too many steps", "#")
        raise DocumentError([finding]) from None


def _built(contract: Contract, pinned: Mapping[TypeKey, str]) -> Model:
    shaper = Shaper(contract)
    components = [key for key in contract.schemas if is_component(key)]
    for key in components:
        shaper.component(key)
    drafted = calls(contract, shaper)
    # Parts that something refers to come last: where they stand in an operation, that has named them by now.
    for key in sorted(contract.schemas.keys() - set(components)):
        shaper.component(key)
    drafts = _outlined(shaper.definitions, shaper.wanted, components)
    directions = Directions(drafts)
    definitions, split = counted(*directions.split(drafted))
    wanted = [shaper.wanted[key] for key in drafts]
    wanted += [
        _as_sent(shaper.wanted[key.removesuffix(SENT)]) for key in definitions if key.endswith(SENT)
    ]
    names, findings = allocate(wanted, pinned)
    refers = {
        key: directions.refers[key] if one is drafts.get(key) else references(one)
        for key, one in definitions.items()
    }
    named: dict[TypeKey, Definition] = {
        key: changed(definition, name=names[key]) for key, definition in definitions.items()
    }
    model = Model(
        contract, named, refers, tuple(split), (*shaper.findings, *findings), directions.sent
    )
    wrong = tables(model).findings
    return changed(model, findings=(*model.findings, *wrong)) if wrong else model


def _outlined(
    definitions: Mapping[TypeKey, Definition],
    wanted: Mapping[TypeKey, Wanted],
    components: list[TypeKey],
) -> dict[TypeKey, Definition]:
    """The definitions as a reader meets them: components first, each type before the types that stand in it."""
    inside: dict[TypeKey | None, list[TypeKey]] = {}
    for key in dict.fromkeys((*(key for key in components if key in definitions), *definitions)):
        owner = wanted[key].owner
        inside.setdefault(owner if owner in definitions else None, []).append(key)
    ordered: dict[TypeKey, Definition] = {}
    pending = inside.get(None, [])[::-1]
    while pending:
        key = pending.pop()
        ordered[key] = definitions[key]
        pending += inside.get(key, [])[::-1]
    return ordered


def _as_sent(wanted: Wanted) -> Wanted:
    """What the type as sent wants to be called: the same, and `Input`."""
    return Wanted(wanted.key + SENT, wanted.key, ("input",), (("sent",),))
