"""What came of verifying a contract's tables in databases.

Takes nothing, gives values; refuses to know how they are found and printed.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from contractor.frozen import frozen
from contractor.relational import Dialect

Kind = Literal["stored-altered", "contract-wider-than-store", "store-wider-than-contract"]
IDS: tuple[Kind, ...] = (
    "stored-altered",
    "contract-wider-than-store",
    "store-wider-than-contract",
)


@frozen
class Place:
    """A place in the contract where it and a database differ: the key of the schema, the table, and a JSON pointer, or
    a column, in rows of it."""

    at: str
    table: str
    pointer: str


@frozen
class Told:
    """One difference between the contract and databases, with the value that shows it.

    `what` says what the value is, `why` what became of it; `tightening` are keywords that leave such values out of the
    schema at `place`, `instead` another remedy in words. `broken`: there is a constraint that forbids it, and let it
    pass.
    """

    id: Kind
    place: Place
    what: str
    why: str
    value: Any
    dialects: tuple[Dialect, ...]
    keyword: str = ""
    tightening: Mapping[str, Any] = field(default_factory=dict)
    broken: bool = False
    instead: str = ""


@frozen
class Seen:
    """What was seen of one table in one database.

    `values` were sent; `arrived` came back as they were, `refused` did not get in, `dropped` lost what no property
    declares, `altered` came back as others. `profile` edges were left out, since the profile refuses them whatever a
    schema says. Of `constraints`, those in `untried` were seen to refuse nothing, as no bad value was found for them.
    `writes` are bad writes by raw SQL that were refused.
    """

    table: str
    at: str
    dialect: Dialect
    values: int = 0
    arrived: int = 0
    refused: int = 0
    dropped: int = 0
    altered: int = 0
    profile: int = 0
    constraints: int = 0
    writes: int = 0
    stored: int = 0
    untried: tuple[str, ...] = ()


@frozen
class Verified:
    """All that was seen, and all that was told, the gravest first."""

    seen: tuple[Seen, ...]
    told: tuple[Told, ...]
