"""Databases to try things in, and to throw away.

Takes the name of a dialect and, if there is one, the URL of a server; gives the URL of an empty database, and drops
that afterwards, whatever happened. Refuses to touch a database that it did not make.
"""

from contractor.scratch.databases import Dialect, database
from contractor.scratch.server import postgresql
from contractor.scratch.unavailable import Unavailable

__all__ = ["Dialect", "Unavailable", "database", "postgresql"]
