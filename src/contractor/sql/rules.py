"""The table: every finding about migrations, by id.

Takes nothing, gives rows. The command line, the reports and the documentation read the same ones.
"""

from collections.abc import Mapping
from typing import Final

from contractor.sql.rows import (
    compatibility,
    data,
    locking,
    reading,
    rebuilding,
    transactions,
    types,
)
from contractor.sql.rule import Rule

#: Title of a group → its rows, in the order of the documentation.
GROUPS: Final[Mapping[str, tuple[Rule, ...]]] = {
    group.TITLE: group.RULES
    for group in (data, compatibility, locking, transactions, rebuilding, types, reading)
}
RULES: Final[Mapping[str, Rule]] = {rule.id: rule for rows in GROUPS.values() for rule in rows}
#: Other names → the ids of the rules that have them.
ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(rule.id for rule in RULES.values() if name in rule.also)
    for name in sorted({name for rule in RULES.values() for name in rule.also})
}
