# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, Model

Amount: TypeAlias = Annotated[int, Field(ge=0), EXACT]
"""An amount in cents."""


class Currency(StrEnum):
    EUR = "EUR"
    USD = "USD"


class Price(Model):
    amount: Amount
    """What the customer pays."""

    discount: Annotated[int, Field(ge=0, le=100), EXACT] | MISSING = MISSING
    currency: Annotated[Currency | MISSING, Field(deprecated=True)] = MISSING
    """Deprecated.

    Default: `"EUR"`.
    """

    fee: Amount | MISSING = MISSING
    history: "Price | MISSING" = MISSING


class PriceInput(Model):
    amount: Amount
    """What the customer pays."""

    discount: Annotated[int, Field(ge=0, le=100), EXACT] | MISSING = MISSING
    currency: Annotated[Currency | MISSING, Field(deprecated=True)] = MISSING
    """Deprecated.

    Default: `"EUR"`.
    """

    history: "PriceInput | MISSING" = MISSING
