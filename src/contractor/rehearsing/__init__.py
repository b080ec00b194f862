"""Rehearsing a migration: it is done on databases that are thrown away, and back, and what came of it is told.

Takes the models of two versions of a contract, gives what differed from what was promised; refuses to touch any
database that it did not make.
"""

from contractor.rehearsing.rehearsal import rehearse
from contractor.rehearsing.values import Fault, Rehearsed, Stage

__all__ = ["Fault", "Rehearsed", "Stage", "rehearse"]
