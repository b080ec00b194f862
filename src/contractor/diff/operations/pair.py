"""One operation in both contracts, and how what differs in it is said.

Takes nothing, gives values; refuses to know which differences there are.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from contractor.contract import Contract, Operation, PathItem, Schema
from contractor.contract.schema import NOTHING
from contractor.contract.travel import Direction
from contractor.diff.occurrence import Occurrence, Where
from contractor.diff.operations import lifecycle
from contractor.diff.roots import Root
from contractor.diff.terms import Terms
from contractor.frozen import frozen
from contractor.source import join, split

#: What a walk over operations meets: rules, and schemas to look into.
Met = Occurrence | Root


@frozen
class Sides:
    """Both contracts, and the terms of their comparison."""

    old: Contract
    new: Contract
    terms: Terms

    def met(
        self, id: str, edit: str, base: str, revision: str, section: str, **arguments: Any
    ) -> Occurrence:
        """A rule that is met outside of operations."""
        where = Where(section=section)
        near = self.around(base, revision)
        return Occurrence(
            id, edit, where, base=base, revision=revision, arguments=arguments, near=near
        )

    def around(self, base: str, revision: str) -> str:
        """What is around something on the side where it does not stand; empty where it stands on both."""
        if base and revision:
            return ""
        other = self.old if revision else self.new
        file, _, pointer = (base or revision).partition("#")
        return _nearest("#", other.raw, "" if file else pointer)


@frozen
class Pair:
    """One operation on both sides, with the path items that hold it.

    `names` leads from the names of path parameters in the old path to those in the new one; it is empty where
    both are spelled alike.
    """

    sides: Sides
    where: Where
    old_item: PathItem
    new_item: PathItem
    old: Operation
    new: Operation
    names: Mapping[str, str] = NOTHING

    @property
    def compat(self) -> bool:
        """Whether it is judged as oasdiff does."""
        return self.sides.terms.compat

    @property
    def notice(self) -> int | None:
        """How many days of notice a deprecation gives here; None where that is not to be judged."""
        return lifecycle.notice(self.new, self.sides.terms)

    @property
    def outgoing(self) -> bool:
        """Whether the provider sends the request and the client answers it."""
        return self.where.kind != "path" and not self.compat

    @property
    def sent(self) -> Direction:
        """Which way the request travels, seen from the client of the contract."""
        return Direction.RESPONSE if self.outgoing else Direction.REQUEST

    @property
    def answered(self) -> Direction:
        """Which way the answer travels."""
        return Direction.REQUEST if self.outgoing else Direction.RESPONSE

    def at(self, part: str) -> Where:
        """A part of the operation."""
        return replace(self.where, part=part)

    def met(
        self,
        id: str,
        edit: str,
        base: str = "",
        revision: str = "",
        *,
        direction: Direction = Direction.NONE,
        part: str = "",
        **arguments: Any,
    ) -> Occurrence:
        """A rule that is met in the operation, or in a part of it."""
        where = self.at(part) if part else self.where
        near = self._around(base, revision)
        return Occurrence(id, edit, where, direction, base, revision, arguments, near=near)

    def _around(self, base: str, revision: str) -> str:
        if base and revision:
            return ""
        own, other = (self.new, self.old) if revision else (self.old, self.new)
        inside = (base or revision).removeprefix(own.at)
        return _nearest(other.at, other.raw, inside if inside.startswith("/") else "")


def _nearest(at: str, raw: Any, pointer: str) -> str:
    """The key of the last object on the way that a pointer goes."""
    for token in split(pointer):
        if not isinstance(raw, dict) or token not in raw:
            break
        at, raw = join(at, token), raw[token]
    return at


def target(contract: Contract, schema: Schema | None) -> Schema | None:
    """The schema itself, or the one that its chain of references ends at."""
    seen: set[str] = set()
    while schema is not None and schema.ref is not None and schema.ref not in seen:
        seen.add(schema.ref)
        schema = contract.schemas.get(schema.ref)
    return schema


def given(schema: Schema | None) -> Schema | None:
    """The schema where one is written; `schema: null` is none."""
    return None if schema is None or schema.raw is None else schema
