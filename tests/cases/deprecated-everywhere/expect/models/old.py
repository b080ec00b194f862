# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING, ConfigDict, Field

from ._wire import Model


class OldKind(StrEnum):
    """Deprecated."""

    A = "a"
    B = "b"


class Old(Model):
    """Deprecated."""

    model_config = ConfigDict(json_schema_extra={"deprecated": True})

    name: Annotated[str | MISSING, Field(deprecated=True)] = MISSING
    """Use label.

    Deprecated.
    """

    label: str | MISSING = MISSING
    kind: Annotated[OldKind | MISSING, Field(deprecated=True)] = MISSING
    """Deprecated."""

    ref: Annotated["Fine | MISSING", Field(deprecated=True)] = MISSING
    """Deprecated."""


class Fine(Model):
    old: Old | MISSING = MISSING
