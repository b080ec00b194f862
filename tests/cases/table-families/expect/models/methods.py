# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, Date, Model, Uuid


class Card(Model):
    id: Uuid
    kind: Literal["card"]
    number: Annotated[str, Field(max_length=19, pattern="^[0-9]+$")]
    holder: str
    expires: Date | MISSING = MISSING


class BankAccountBank(Model):
    name: str | MISSING = MISSING
    bic: str | MISSING = MISSING


class BankAccount(Model):
    id: Uuid
    kind: Literal["bank-account"]
    number: Annotated[str, Field(max_length=34)]
    holder: str
    bank: BankAccountBank | MISSING = MISSING


class VoucherExtra(Model):
    colour: str | MISSING = MISSING


class Voucher(Model):
    id: Uuid
    kind: Literal["voucher"]
    holder: str
    amount: Annotated[float, Field(ge=1), EXACT] | MISSING = MISSING
    extra: VoucherExtra | MISSING = MISSING


Method: TypeAlias = Annotated[Card | BankAccount | Voucher, Field(discriminator="kind")]


class CardInput(Model):
    kind: Literal["card"]
    number: Annotated[str, Field(max_length=19, pattern="^[0-9]+$")]
    holder: str
    expires: Date | MISSING = MISSING
    pin: str | MISSING = MISSING


class BankAccountInput(Model):
    kind: Literal["bank-account"]
    number: Annotated[str, Field(max_length=34)]
    holder: str
    bank: BankAccountBank | MISSING = MISSING


class VoucherInput(Model):
    kind: Literal["voucher"]
    holder: str
    amount: Annotated[float, Field(ge=1), EXACT] | MISSING = MISSING
    extra: VoucherExtra | MISSING = MISSING


MethodInput: TypeAlias = Annotated[
    CardInput | BankAccountInput | VoucherInput, Field(discriminator="kind")
]
