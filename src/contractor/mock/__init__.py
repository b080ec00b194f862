"""A server from the document alone: it keeps the contract, and remembers what it is told.

Takes a contract and settings, gives an application; refuses to know where the contract comes from, who listens,
and what time it is. It stands on the boundary that generated applications carry, so that what one refuses the other
refuses too.
"""

from contractor.mock.application import Settings, application
from contractor.mock.authority import DEMO

__all__ = ["DEMO", "Settings", "application"]
