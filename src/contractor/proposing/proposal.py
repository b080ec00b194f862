"""From a contract to proposed tables.

Takes a contract and its model, gives a proposal; refuses to know how each part of it is found.
"""

from collections.abc import Iterator, Mapping

from contractor.contract import Contract
from contractor.depth import deep
from contractor.model import Model, Property, TypeKey
from contractor.model.tables import Table, tables
from contractor.proposing.children import children
from contractor.proposing.choosing import chosen, existing, without_doubles
from contractor.proposing.columns import column_claims
from contractor.proposing.completing import Completing
from contractor.proposing.draft import Drafts
from contractor.proposing.judging import judged
from contractor.proposing.kinds import Kinds
from contractor.proposing.naming import name_all
from contractor.proposing.relating import Relating
from contractor.proposing.sights import sights
from contractor.proposing.things import things
from contractor.proposing.values import Claim, Left, Proposal, ProposedColumn, ProposedTable
from contractor.proposing.within import within
from contractor.resources import resources


def propose(contract: Contract, model: Model) -> Proposal:
    """The tables that a contract could ask for, besides those that it does."""
    with deep():
        kinds = Kinds(model)
        drafts, left = _drafts(contract, kinds, tables(model).tables)
        found, refused = judged(model, _tables(drafts, kinds))
        place = {key: index for index, key in enumerate(contract.schemas)}
        found.sort(key=lambda one: place.get(one.key, len(place)))
        return Proposal(tuple(found), (*left, *refused))


def _drafts(
    contract: Contract, kinds: Kinds, there: Mapping[TypeKey, Table]
) -> tuple[Drafts, list[Left]]:
    """The tables in the making, and what is left out. `there` are those that the document asks for already."""
    seen = resources(contract)
    calls = {one.index: one for one in kinds.model.calls}
    every = things(sights(kinds.model, seen, kinds), seen, kinds)
    drafts, left = chosen(every, there, seen, kinds, contract)
    left += without_doubles(drafts, kinds)
    left += within(drafts, kinds, seen)
    known = {**existing(there, every, kinds), **drafts}
    relating = Relating(kinds, seen, calls)
    relating.relate(drafts, known)
    items = children(drafts, known, kinds)
    relating.relate(items, known | items)
    drafts |= items
    name_all(drafts.values(), [one.name for one in there.values()])
    completing = Completing(kinds, calls)
    for draft in drafts.values():
        completing.complete(draft)
    return drafts, left


# ── as values ─────────────────────────────────────────────────────────────────────────────────────


def _tables(drafts: Drafts, kinds: Kinds) -> Iterator[ProposedTable]:
    told: set[str] = set()
    for key, draft in drafts.items():
        if not draft.name:
            continue
        columns: list[ProposedColumn] = []
        for name, (one, place) in kinds.properties(draft.record).items():
            claims = draft.columns.get(name, [])
            parts = _parts(one, kinds) if any(map(_has_columns, claims)) else ()
            for column in (ProposedColumn(name, place, tuple(claims)), *parts):
                # Where schemas share a property, it is said once.
                if column.claims and column.at not in told:
                    told.add(column.at)
                    columns.append(column)
        yield ProposedTable(
            key, draft.title, tuple(draft.why), tuple(draft.claims), tuple(columns), draft.weak
        )


def _parts(one: Property, kinds: Kinds) -> Iterator[ProposedColumn]:
    """What is proposed for the parts of what has columns of its own: numbers that keep their digits."""
    record = kinds.record(one.type)
    properties = {} if record is None else kinds.properties(record)
    for name, (part, place) in properties.items():
        claims = tuple(claim for claim in column_claims(kinds, part) if claim.name == "type")
        yield ProposedColumn(name, place, claims)


def _has_columns(claim: Claim) -> bool:
    """Whether a property is to have columns of its own."""
    return claim.sure and (claim.name, claim.value) == ("store", "columns")
