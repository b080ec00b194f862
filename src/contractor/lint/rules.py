"""The table: every finding that contractor can print, by id.

Takes nothing, gives rows. The command line, the reports and the documentation read the same ones.
"""

from collections.abc import Mapping
from typing import Final

from contractor.lint.rows import (
    bodies,
    comparing,
    generating,
    migrating,
    paths,
    reading,
    refusals,
    schemas,
    storing,
    workspace,
)
from contractor.lint.rule import Rule

#: Title of a group → its rows, in the order of the documentation.
GROUPS: Final[Mapping[str, tuple[Rule, ...]]] = {
    group.TITLE: group.RULES
    for group in (
        reading,
        paths,
        bodies,
        refusals,
        schemas,
        generating,
        storing,
        migrating,
        workspace,
        comparing,
    )
}
RULES: Final[Mapping[str, Rule]] = {rule.id: rule for rows in GROUPS.values() for rule in rows}
