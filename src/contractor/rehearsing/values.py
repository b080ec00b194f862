"""What comes of a rehearsal, as values.

Takes nothing, gives values; refuses to know how they are found and told.
"""

from typing import Literal

from contractor.frozen import frozen
from contractor.relational import Dialect

Kind = Literal["migration", "catalogue", "rows", "write"]


@frozen
class Fault:
    """Something that is not as it was promised. `stage` is what was done when it was seen, `kind` what it is about:
    a `migration` that failed, a `catalogue` or `rows` that differ, a `write` that was refused or altered."""

    kind: Kind
    stage: str
    message: str


@frozen
class Stage:
    """Something that was done, and how long it took."""

    name: str
    seconds: float


@frozen
class Rehearsed:
    """What came of a rehearsal on one database.

    `rows` are those of each table before the migration; `digests` are of all rows, at each stage that they were read
    at; `notes` tell what rows had to become for the migration to go on; `writes` counts what applications wrote.
    """

    dialect: Dialect
    stages: tuple[Stage, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]
    digests: tuple[tuple[str, str], ...]
    writes: int
