# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, ConfigDict, Field

from ._wire import Bool, CamelModel, DateTime, Email, Model, Text, Uuid


class Customer(CamelModel):
    """Somebody with an account in the shop."""

    model_config = ConfigDict(extra="forbid")

    id: Uuid
    email: Annotated[Email, Text(max_length=254)]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    newsletter: Bool | MISSING = MISSING
    """Whether we may write once a month.

    Default: `False`.
    """

    joined_at: DateTime


class CustomerInput(Model):
    """Somebody with an account in the shop."""

    model_config = ConfigDict(extra="forbid")

    email: Annotated[Email, Text(max_length=254)]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    password: Annotated[str, Field(min_length=12, max_length=200)]
    newsletter: Bool | MISSING = MISSING
    """Whether we may write once a month.

    Default: `False`.
    """
