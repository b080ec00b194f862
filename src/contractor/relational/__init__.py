"""The database of a contract."""
