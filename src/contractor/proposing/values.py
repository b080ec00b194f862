"""A proposal as values.

Takes nothing, gives values; refuses to know how tables are found, and how a proposal is written.
"""

from typing import Any

from contractor.frozen import frozen
from contractor.model import TypeKey


@frozen
class Claim:
    """One key of `x-contractor-table` or `x-contractor-column`: what it says, and why.

    What is not `sure` is a question: it is told, and not applied.
    """

    name: str
    value: Any
    why: str
    sure: bool = True


@frozen
class ProposedColumn:
    """What is proposed for one property, which stands at `at`."""

    property: str
    at: str
    claims: tuple[Claim, ...]


@frozen
class ProposedTable:
    """A table that the schema `key` could ask for. `title` is what people call that schema.

    `weak` says why it may be none; empty where there is no doubt.
    """

    key: TypeKey
    title: str
    why: tuple[str, ...]
    claims: tuple[Claim, ...]
    columns: tuple[ProposedColumn, ...] = ()
    weak: str = ""

    @property
    def name(self) -> str:
        """What the table is called."""
        return next((str(one.value) for one in self.claims if one.name == "name"), "")


@frozen
class Left:
    """What looks like a thing and becomes no table, and why."""

    what: str
    why: str


@frozen
class Proposal:
    """The tables in the order of the document, and what is left out."""

    tables: tuple[ProposedTable, ...] = ()
    left: tuple[Left, ...] = ()
