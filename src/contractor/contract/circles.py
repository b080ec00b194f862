"""References that lead back to where they stand without anything in between.

Takes a contract, gives findings; refuses to know of recursion that takes a step into the value, which is
what trees and lists are made of.
"""

from collections.abc import Iterator, Mapping

from contractor.contract.nodes import Contract, PathItem, Reference
from contractor.contract.schema import Schema
from contractor.diagnostic import Finding, Severity
from contractor.source import join

Steps = Mapping[str, list[tuple[str, str]]]
"""Key → where each reference stands, and the key that it leads to."""


def circles(contract: Contract) -> Iterator[Finding]:
    """One finding for every circle, at one of its references."""
    for steps, said, help in (
        (_components(contract), "this reference leads back to itself, and to no object", _HELP),
        (
            _schemas(contract),
            "this reference leads back to its own schema for the same value",
            f"{_HELP}; where a base lists those that extend it, give the list a schema of its own",
        ),
    ):
        for at in _closing(steps):
            yield Finding("circular-reference", Severity.ERROR, said, at, help)


_HELP = "let one of the references on the way lead to an object that is written out"


def _components(contract: Contract) -> Steps:
    found: dict[str, list[tuple[str, str]]] = {}
    for key, node in contract.components.items():
        if isinstance(node, Reference):
            found[key] = [(join(node.at, "$ref"), node.to)]
        elif isinstance(node, PathItem) and node.ref is not None:
            found[key] = [(join(node.at, "$ref"), node.ref)]
    return found


def _schemas(contract: Contract) -> Steps:
    found: dict[str, list[tuple[str, str]]] = {}
    for key, schema in contract.schemas.items():
        steps = list(_in_place(schema))
        if steps:
            found[key] = steps
    return found


def _in_place(schema: Schema) -> Iterator[tuple[str, str]]:
    pending = [schema]
    while pending:
        part = pending.pop()
        if part.ref is not None:
            yield join(part.at, "$ref"), part.ref
        pending += part.in_place()


def _closing(steps: Steps) -> Iterator[str]:
    """Where a walk along the steps, depth first, comes back to a key that it is still below."""
    done: set[str] = set()
    for start in steps:
        open_keys: dict[str, Iterator[tuple[str, str]]] = {}
        if start not in done:
            open_keys[start] = iter(steps[start])
        while open_keys:
            key = next(reversed(open_keys))
            step = next(open_keys[key], None)
            if step is None:
                del open_keys[key]
                done.add(key)
            elif step[1] in open_keys:
                yield step[0]
            elif step[1] not in done and step[1] in steps:
                open_keys[step[1]] = iter(steps[step[1]])
