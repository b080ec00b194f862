"""What a schema declares once its references and compositions are looked through.

Takes a contract and schemas, gives names and keys; refuses to judge.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from contractor.contract.nodes import Contract
from contractor.contract.schema import Schema


@dataclass(slots=True)
class Declared:
    """Property names that a schema, or whatever describes the same value, speaks of."""

    names: dict[str, None] = field(default_factory=dict)
    patterns: dict[str, None] = field(default_factory=dict)
    known: bool = True
    """Whether all was seen: no reference led nowhere and none is decided by dynamic scope."""


def properties(contract: Contract, *schemas: Schema) -> Declared:
    """The property names of schemas that describe one value."""
    found = Declared()
    for part in same_value(contract, schemas):
        found.names |= dict.fromkeys(part.properties)
        found.patterns |= dict.fromkeys(part.pattern_properties)
        if part.dynamic_ref is not None or _is_lost(contract, part) or part.has("$recursiveRef"):
            found.known = False
    return found


def _is_lost(contract: Contract, schema: Schema) -> bool:
    return schema.ref is not None and schema.ref not in contract.schemas


def same_value(contract: Contract, schemas: tuple[Schema, ...]) -> Iterator[Schema]:
    """The schemas, and every schema that describes the same value by reference or composition."""
    return _reached(contract, schemas, lambda part: part.in_place())


def target(contract: Contract, schema: Schema) -> Schema | None:
    """What a schema is once references alone are followed; None where they lead nowhere or round."""
    seen: set[str] = set()
    while schema.ref is not None:
        if schema.ref in seen or schema.ref not in contract.schemas:
            return None
        seen.add(schema.ref)
        schema = contract.schemas[schema.ref]
    return schema


def conjuncts(contract: Contract, schema: Schema) -> Iterator[Schema]:
    """The schema, and every schema that must hold wherever it holds: what it refers to, what `allOf` lists."""
    return _reached(contract, [schema], lambda part: part.all_of)


def _reached(
    contract: Contract, schemas: Iterable[Schema], parts: Callable[[Schema], Iterable[Schema]]
) -> Iterator[Schema]:
    """The schemas, what they refer to, their parts, and so on; each once, as a reader meets them."""
    pending, seen = [*schemas][::-1], set[str]()
    while pending:
        part = pending.pop()
        if part.at in seen:
            continue
        seen.add(part.at)
        yield part
        pending += reversed([*parts(part)])
        if part.ref is not None and part.ref in contract.schemas:
            pending.append(contract.schemas[part.ref])


def members(contract: Contract, schema: Schema) -> Iterator[Schema]:
    """The branches of a union, those of unions among them included."""
    seen: set[str] = set()
    pending = [*reversed((*schema.one_of, *schema.any_of))]
    while pending:
        branch = pending.pop()
        if branch.at in seen:
            continue
        seen.add(branch.at)
        yield branch
        if branch.ref is not None and branch.ref in contract.schemas:
            pending.append(contract.schemas[branch.ref])
        pending += reversed((*branch.one_of, *branch.any_of))
