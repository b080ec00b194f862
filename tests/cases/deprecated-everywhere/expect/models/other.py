# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import TypeAlias

OldText: TypeAlias = str
"""Deprecated."""


class OldChoice(StrEnum):
    """Deprecated."""

    A = "a"
    B = "b"
