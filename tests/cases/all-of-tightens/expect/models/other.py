# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING, ConfigDict, Field

from ._wire import EXACT, Model, Nothing, Number


class AccountState(StrEnum):
    OPEN = "open"
    FROZEN = "frozen"
    CLOSED = "closed"


class Account(Model):
    id: Annotated[str, Field(max_length=40)]
    balance: Number | MISSING = MISSING
    state: AccountState | MISSING = MISSING
    note: str | None | MISSING = MISSING


class SavingsState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Savings(Model):
    id: Annotated[str, Field(min_length=8, max_length=40, pattern="^S")]
    balance: Annotated[float, Field(ge=0), EXACT] | MISSING = MISSING
    state: SavingsState | MISSING = MISSING
    note: str | MISSING = MISSING


class Sealed(Model):
    model_config = ConfigDict(extra="forbid")

    id: Nothing
    balance: Nothing | MISSING = MISSING
    state: Nothing | MISSING = MISSING
    note: Nothing | MISSING = MISSING


class Exact(Model):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(max_length=40)]
    balance: Number | MISSING = MISSING
    state: AccountState | MISSING = MISSING
    note: str | None | MISSING = MISSING
