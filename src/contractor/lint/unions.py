"""What is checked of discriminators.

Takes a survey, gives facts; refuses to word them. The rules: OpenAPI 3.2 §4.25, 3.1 §4.8.25.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from contractor.contract.nodes import Contract
from contractor.contract.reach import conjuncts, members, properties, same_value, target
from contractor.contract.schema import Discriminator, Schema
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey
from contractor.source import join


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about every discriminator."""
    for place in survey.places:
        found = place.schema.discriminator
        if found is not None:
            branches = (*place.schema.one_of, *place.schema.any_of)
            if branches:
                yield from _union(survey.contract, place.schema, found, branches)
            else:
                yield from _base(survey.contract, place.schema, found)


def _union(
    contract: Contract, schema: Schema, found: Discriminator, branches: tuple[Schema, ...]
) -> Iterator[Fact]:
    for branch in branches:
        if branch.ref is None and not _tells_itself(contract, branch, found.property):
            yield Fact("inline-discriminator-member", branch.at, {"property": found.property})
        yield from _property(contract, branch, found, branch.at)
    inside = {one.at for one in members(contract, schema)}
    for tag, key in found.mapping.items():
        at = join(schema.at, "discriminator", "mapping", tag)
        if key in contract.schemas and key not in inside:
            yield Fact("mapping-outside-union", at, {"tag": tag, "target": _name(key)})
        elif key in contract.schemas:
            yield from _refused(contract, contract.schemas[key], found.property, tag, at)


def _tells_itself(contract: Contract, branch: Schema, name: str) -> bool:
    """Whether a member without a name can be told anyway: it is null, or fixes the property's value."""
    if branch.types == ("null",) or branch.has("$recursiveRef") or branch.dynamic_ref is not None:
        return True
    return any(
        one.has("const") or one.enum is not None
        for part in same_value(contract, (branch,))
        if name in part.properties
        for one in same_value(contract, (part.properties[name],))
    )


def _base(contract: Contract, schema: Schema, found: Discriminator) -> Iterator[Fact]:
    yield from _property(contract, schema, found, join(schema.at, "discriminator"))
    for tag, key in found.mapping.items():
        at = join(schema.at, "discriminator", "mapping", tag)
        mapped = contract.schemas.get(key)
        if mapped is None or schema.at not in contract.schemas:
            continue
        above = {one.at for one in conjuncts(contract, mapped)}
        if schema.at not in above:
            values = {"tag": tag, "target": _name(key), "base": _name(schema.at)}
            yield Fact("mapping-not-derived", at, values)
        else:
            yield from _refused(contract, mapped, found.property, tag, at)


def _property(contract: Contract, schema: Schema, found: Discriminator, at: str) -> Iterator[Fact]:
    """Whether one branch, or the base, has the property and requires it."""
    resolved = target(contract, schema)
    if resolved is None or resolved.types == ("null",) or resolved.boolean is not None:
        return
    declared = properties(contract, schema)
    values = {"property": found.property, "schema": _name(resolved.at)}
    if not declared.known or declared.patterns:
        return
    if found.property not in declared.names:
        yield Fact("discriminator-undeclared", at, values)
    elif found.default is None and not _requires(contract, schema, found.property, set()):
        yield Fact("discriminator-optional", at, values)


def _requires(contract: Contract, schema: Schema, name: str, seen: set[str]) -> bool:
    """Whether every value of a schema has a property. What is being asked already adds nothing."""
    if schema.at in seen:
        return True
    seen.add(schema.at)
    for part in conjuncts(contract, schema):
        branches = part.one_of or part.any_of
        if name in part.required:
            return True
        if branches and all(_requires(contract, branch, name, seen) for branch in branches):
            return True
    return False


def _refused(contract: Contract, member: Schema, name: str, tag: str, at: str) -> Iterator[Fact]:
    for part in conjuncts(contract, member):
        declared = part.properties.get(name)
        for one in () if declared is None else conjuncts(contract, declared):
            if not _takes(one.keywords, tag):
                values = {"tag": tag, "target": _name(member.at), "property": name}
                yield Fact("mapping-value-refused", at, values, on_key=True)
                return


def _takes(keywords: Mapping[str, Any], tag: str) -> bool:
    if "const" in keywords and keywords["const"] != tag:
        return False
    return "enum" not in keywords or tag in keywords["enum"]


def _name(key: str) -> str:
    return key.removeprefix("#/components/schemas/")
