# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, ConfigDict, Field

from ._wire import EXACT, INT32, CamelModel, DateTime, Model, Uri, Uuid
from .shared import Isbn, Money, Page, Problem


class ShippingAddress(Model):
    """An address where somebody can be called about a parcel."""

    name: Annotated[str, Field(min_length=1)]
    street: Annotated[str, Field(min_length=1)]
    city: Annotated[str, Field(min_length=1)]
    postcode: Annotated[str, Field(max_length=12)] | MISSING = MISSING
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    """An ISO 3166-1 code."""

    phone: Annotated[str, Field(pattern=r"^\+[0-9]{6,15}$")]


class OrderStatus(StrEnum):
    PLACED = "placed"
    PACKED = "packed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class OrderLine(Model):
    """One book of an order, in any number of copies."""

    model_config = ConfigDict(extra="forbid")

    isbn: Isbn
    quantity: Annotated[int, Field(ge=1, le=999), INT32] | MISSING = MISSING
    """Default: `1`."""

    price: Money
    """For one copy, on the day of the order."""


class CardPaymentWallet(StrEnum):
    """Absent where the card itself was used."""

    APPLE_PAY = "apple-pay"
    GOOGLE_PAY = "google-pay"


class CardPayment(CamelModel):
    """By card, at once."""

    method: Literal["card"]
    last_digits: Annotated[str, Field(pattern="^[0-9]{4}$")] | MISSING = MISSING
    """Of the card number."""

    wallet: CardPaymentWallet | MISSING = MISSING
    """Absent where the card itself was used."""


class BankTransfer(Model):
    """By bank transfer; the parcel waits until the money is there."""

    method: Literal["bank-transfer"]
    iban: Annotated[str, Field(min_length=15, max_length=34)]
    """The account that the money comes from."""

    reference: str | MISSING = MISSING
    """What to write on the transfer."""


class Voucher(Model):
    """With a voucher that covers the whole order."""

    method: Literal["voucher"]
    code: Annotated[str, Field(pattern="^[A-Z]+-[0-9]{4}$")]


Payment: TypeAlias = Annotated[
    CardPayment | BankTransfer | Voucher, Field(discriminator="method")
]
"""How an order is paid."""


class Order(CamelModel):
    """What a customer buys, and how far it has come."""

    id: Uuid
    customer_id: Uuid
    status: OrderStatus
    """Default: `"placed"`."""

    lines: Annotated[list[OrderLine], Field(min_length=1, max_length=100)]
    total: Money
    payment: Payment
    """How it was paid; sent beside the order."""

    shipping_address: ShippingAddress
    gift_message: Annotated[str, Field(max_length=500)] | None | MISSING = MISSING
    placed_at: DateTime


class OrderLineInput(Model):
    """One book of an order, in any number of copies."""

    model_config = ConfigDict(extra="forbid")

    isbn: Isbn
    quantity: Annotated[int, Field(ge=1, le=999), INT32] | MISSING = MISSING
    """Default: `1`."""


class OrderInput(CamelModel):
    """What a customer buys, and how far it has come."""

    customer_id: Uuid
    lines: Annotated[list[OrderLineInput], Field(min_length=1, max_length=100)]
    coupon_code: Annotated[str, Field(max_length=40)] | MISSING = MISSING
    """For a discount, if it is still valid."""

    shipping_address: ShippingAddress
    gift_message: Annotated[str, Field(max_length=500)] | None | MISSING = MISSING


class CardPaymentInput(Model):
    """By card, at once."""

    method: Literal["card"]
    token: str
    """From the payment provider's form; never a card number."""

    wallet: CardPaymentWallet | MISSING = MISSING
    """Absent where the card itself was used."""


class BankTransferInput(Model):
    """By bank transfer; the parcel waits until the money is there."""

    method: Literal["bank-transfer"]
    iban: Annotated[str, Field(min_length=15, max_length=34)]
    """The account that the money comes from."""


PaymentInput: TypeAlias = Annotated[
    CardPaymentInput | BankTransferInput | Voucher, Field(discriminator="method")
]
"""How an order is paid."""


class StatusChanged(Model):
    """The order reached its next status; `data` is the order as it is now."""

    event: Literal["status-changed"]
    id: str
    data: str


class ParcelScanned(Model):
    """Somebody along the way saw the parcel."""

    event: Literal["parcel-scanned"]
    id: str
    data: str
    """Where the parcel was seen, in words."""


OrderEvent: TypeAlias = Annotated[
    StatusChanged | ParcelScanned, Field(discriminator="event")
]
"""One event of the stream; `event` says which."""


class ListOrdersResponse(Page):
    items: list[Order]
    open_orders: Annotated[int, Field(ge=0), EXACT]
    """How many are not delivered yet."""


class PaymentRefusedResponseReason(StrEnum):
    DECLINED = "declined"
    EXPIRED = "expired"
    FRAUD_SUSPECTED = "fraud-suspected"


class PaymentRefusedResponse(Problem):
    reason: PaymentRefusedResponseReason


class CreateOrderRequest(Model):
    order: OrderInput
    payment: PaymentInput


class OrderShippedRequest(CamelModel):
    order_id: Uuid
    carrier: str
    tracking_url: Uri | MISSING = MISSING
    shipped_at: DateTime
