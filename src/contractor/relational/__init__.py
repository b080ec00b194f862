"""The database of a contract: tables, columns and constraints, and where in the contract each comes from."""

from contractor.relational.building import relational
from contractor.relational.database import (
    DIALECTS,
    Check,
    Column,
    ColumnType,
    Database,
    Dialect,
    ForeignKey,
    Index,
    Relation,
    Sql,
    Unique,
)

__all__ = [
    "DIALECTS",
    "Check",
    "Column",
    "ColumnType",
    "Database",
    "Dialect",
    "ForeignKey",
    "Index",
    "Relation",
    "Sql",
    "Unique",
    "relational",
]
