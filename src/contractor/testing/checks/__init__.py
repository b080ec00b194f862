"""The table: every id that contract tests can print, and what to say about it.

Takes nothing, gives rows. The command line, the reports and the documentation read the same ones.
"""

from collections.abc import Mapping
from typing import Final

from contractor.testing.checks import answers, requests, running, security, state, uncovered
from contractor.testing.checks.check import Check

#: Title of a group → its rows, in the order of the documentation.
GROUPS: Final[Mapping[str, tuple[Check, ...]]] = {
    group.TITLE: group.CHECKS for group in (answers, requests, state, security, running, uncovered)
}
CHECKS: Final[Mapping[str, Check]] = {one.id: one for rows in GROUPS.values() for one in rows}
