"""The pydantic target."""
