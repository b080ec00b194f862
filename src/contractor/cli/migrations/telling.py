"""What is said of a plan before anything is done with it.

Takes a plan and the contract that it leads to, prints what is wrong with it; refuses to know what is done then.
"""

from typing import TYPE_CHECKING

from contractor.cli import printing
from contractor.diagnostic import errors

if TYPE_CHECKING:
    from contractor.contract import Contract
    from contractor.migrations import Plan


def is_possible(made: "Plan", contract: "Contract") -> bool:
    """Say on standard error what is wrong with a plan, and give whether it can be done all the same."""
    files = contract.files
    printing.PLAIN.findings(files.locate(made.findings), files.shown)
    return not errors(made.findings)
