# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, Model

Amount: TypeAlias = Annotated[int, Field(ge=0), EXACT]


class Price(Model):
    amount: Amount | MISSING = MISSING
    tax: Amount | MISSING = MISSING
