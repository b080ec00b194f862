"""Migrations: how a database follows its contract, in phases, and back."""

from contractor.migrations.planning import plan
from contractor.migrations.values import (
    DIRECTIONS,
    PHASES,
    Change,
    Direction,
    Phase,
    Plan,
    Script,
    Statement,
    Step,
)

__all__ = [
    "DIRECTIONS",
    "PHASES",
    "Change",
    "Direction",
    "Phase",
    "Plan",
    "Script",
    "Statement",
    "Step",
    "plan",
]
