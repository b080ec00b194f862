# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, Field

from ._wire import Model


class Address(Model):
    """Where post arrives, anywhere in the world."""

    name: Annotated[str, Field(min_length=1)]
    street: Annotated[str, Field(min_length=1)]
    city: Annotated[str, Field(min_length=1)]
    postcode: Annotated[str, Field(max_length=12)] | MISSING = MISSING
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    """An ISO 3166-1 code."""

    phone: Annotated[str, Field(pattern=r"^\+[0-9]{6,15}$")] | None | MISSING = MISSING
