"""Which database a text of SQL is for."""

from enum import StrEnum


class Dialect(StrEnum):
    """A database, by the name that SQLAlchemy has for it."""

    POSTGRESQL = "postgresql"
    SQLITE = "sqlite"
