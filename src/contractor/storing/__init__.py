"""Storing: whether databases hold exactly what the contract allows.

Takes a contract, its model, its generated package and databases that answer, gives what became of values and of bad
writes; refuses to know how databases are begun, and how anything is printed.
"""

from contractor.storing.outcome import Place, Seen, Told, Verified
from contractor.storing.verifying import verify

__all__ = ["Place", "Seen", "Told", "Verified", "verify"]
