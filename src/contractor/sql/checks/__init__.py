"""What is noticed of changes, a file for each kind of them.

A check takes a step and gives facts; refuses to word them.
"""

from collections.abc import Callable, Iterator
from typing import Final

from contractor.sql.checks import (
    columns,
    constraints,
    drops,
    indexes,
    names,
    phases,
    rebuilding,
    sessions,
    types,
)
from contractor.sql.rule import Fact, Step

CHECKS: Final[tuple[Callable[[Step], Iterator[Fact]], ...]] = (
    sessions.check,
    names.check,
    columns.check,
    types.check,
    constraints.check,
    indexes.check,
    drops.check,
    rebuilding.check,
    phases.check,
)
