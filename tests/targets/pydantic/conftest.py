"""Fixtures of the pydantic target's tests."""

from tests.targets.pydantic.packages import packages

__all__ = ["packages"]
