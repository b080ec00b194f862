# Made by contractor. Changes made here are lost.
"""Rows of the tables that the document asks for, and how models become rows and rows models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, overload

from pydantic import MISSING
from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    UniqueConstraint,
)
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
    relationship,
)

from ._tables import (
    NAMING,
    TYPES,
    UUID,
    Date,
    DateTime,
    Decimal,
    Exact,
    Json,
    Listed,
    RowId,
    Timestamps,
    applied,
    by_dialect,
    check_inside,
    check_shapes,
    each_once,
    exact,
    new_id,
    of_kind,
    ordered,
    table_args,
    there,
)
from .models import (
    BankAccount,
    BankAccountBank,
    BankAccountInput,
    Box,
    Card,
    CardInput,
    Created,
    CreatedInput,
    EventType,
    Letter,
    Order,
    OrderInput,
    Removed,
    RemovedInput,
    Renamed,
    RenamedInput,
    Voucher,
    VoucherInput,
    given,
)


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """What all rows have in common: the tables they stand in."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = TYPES


class EventRow(Timestamps, Base, kw_only=True, eq=False):
    """Something that happened to an account.

    `#/components/schemas/Event`
    """

    __tablename__ = "events"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    type: Mapped[EventType] = mapped_column(Listed(EventType), init=False)
    at: Mapped[DateTime] = mapped_column(index=True)
    note: Mapped[str | None] = mapped_column(default=None)
    method_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("payment_methods.id", ondelete="SET NULL"), index=True, default=None
    )
    labels: Mapped[list[EventLabelsRow]] = relationship(
        default_factory=ordered,
        collection_class=ordered,
        cascade="all, delete-orphan",
        lazy="selectin",
        order_by="EventLabelsRow.position",
        passive_deletes=True,
    )
    version: Mapped[int] = mapped_column(init=False, default=1, server_default="1")
    method: Mapped[MethodRow | None] = relationship(
        foreign_keys=method_id, init=False, lazy="raise", repr=False
    )

    __mapper_args__ = {
        "polymorphic_abstract": True,
        "polymorphic_on": "type",
        "version_id_col": version,
    }

    __table_args__ = table_args(
        CheckConstraint(
            "\"type\" IN ('created', 'renamed', 'removed')", name="type_discriminator"
        ),
        CheckConstraint('length("note") <= 40', name="note_max_length"),
        CheckConstraint(
            '"type" <> \'removed\' OR "note" IS NOT NULL', name="removed_note_required"
        ),
        CheckConstraint(
            '"type" <> \'removed\' OR length("note") <= 20',
            name="removed_note_max_length",
        ),
    )


class EventLabelsRow(Base, kw_only=True, eq=False):
    """An item of `labels`.

    `#/components/schemas/Event`
    """

    __tablename__ = "event_labels"

    row_id: Mapped[int] = mapped_column(RowId, Identity(), primary_key=True, init=False)
    event_id: Mapped[UUID] = mapped_column(
        ForeignKey("events.id", ondelete="CASCADE"), index=True, init=False
    )
    position: Mapped[int] = mapped_column(Integer(), init=False)
    value: Mapped[str]

    __table_args__ = (UniqueConstraint("event_id", "value"),)


class CreatedRow(EventRow, kw_only=True, eq=False):
    """`#/components/schemas/Created`"""

    __tablename__ = "createds"

    id: Mapped[UUID] = mapped_column(
        ForeignKey("events.id", ondelete="CASCADE"),
        primary_key=True,
        default_factory=new_id,
    )
    name: Mapped[str]

    __mapper_args__ = {
        "polymorphic_identity": EventType.CREATED,
        "polymorphic_load": "selectin",
    }

    __table_args__ = table_args(
        CheckConstraint('length("name") >= 1', name="name_min_length"),
        CheckConstraint('length("name") <= 80', name="name_max_length"),
    )


class RenamedRow(EventRow, kw_only=True, eq=False):
    """`#/components/schemas/Renamed`"""

    __tablename__ = "renameds"

    id: Mapped[UUID] = mapped_column(
        ForeignKey("events.id", ondelete="CASCADE"),
        primary_key=True,
        default_factory=new_id,
    )
    from_: Mapped[str] = mapped_column("from")
    to: Mapped[str]
    undoes: Mapped[UUID | None] = mapped_column(
        ForeignKey("events.id", ondelete="SET NULL"), index=True, default=None
    )
    aliases: Mapped[list[RenamedAliasesRow]] = relationship(
        default_factory=ordered,
        collection_class=ordered,
        cascade="all, delete-orphan",
        lazy="selectin",
        order_by="RenamedAliasesRow.position",
        passive_deletes=True,
    )
    undoes_event: Mapped[EventRow | None] = relationship(
        foreign_keys=undoes,
        remote_side="EventRow.id",
        init=False,
        lazy="raise",
        repr=False,
    )

    __mapper_args__ = {
        "inherit_condition": id == EventRow.id,
        "polymorphic_identity": EventType.RENAMED,
        "polymorphic_load": "selectin",
    }


class RenamedAliasesRow(Base, kw_only=True, eq=False):
    """An item of `aliases`.

    `#/components/schemas/Renamed`
    """

    __tablename__ = "renamed_aliases"

    row_id: Mapped[int] = mapped_column(RowId, Identity(), primary_key=True, init=False)
    renamed_id: Mapped[UUID] = mapped_column(
        ForeignKey("renameds.id", ondelete="CASCADE"), index=True, init=False
    )
    position: Mapped[int] = mapped_column(Integer(), init=False)
    value: Mapped[str]


class RemovedRow(EventRow, kw_only=True, eq=False):
    """`#/components/schemas/Removed`"""

    __tablename__ = "event_removals"

    id: Mapped[UUID] = mapped_column(
        ForeignKey("events.id", ondelete="CASCADE"),
        primary_key=True,
        default_factory=new_id,
    )
    ticket: Mapped[int] = mapped_column(Integer(), unique=True)

    __mapper_args__ = {
        "polymorphic_identity": EventType.REMOVED,
        "polymorphic_load": "selectin",
    }

    __table_args__ = table_args(
        CheckConstraint('"ticket" >= 1', name="ticket_minimum"),
        *by_dialect(
            "ticket_format", sqlite='"ticket" BETWEEN -2147483648 AND 2147483647'
        ),
    )


class MethodRow(Base, kw_only=True, eq=False):
    """`#/components/schemas/Method`"""

    __tablename__ = "payment_methods"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    kind: Mapped[str] = mapped_column(init=False)
    holder: Mapped[str]
    deleted_at: Mapped[DateTime | None] = mapped_column(init=False, default=None)

    __mapper_args__ = {"polymorphic_abstract": True, "polymorphic_on": "kind"}

    __table_args__ = (
        CheckConstraint(
            "\"kind\" IN ('card', 'bank-account', 'voucher')", name="kind_discriminator"
        ),
        CheckConstraint(
            '"kind" <> \'card\' OR length("number") <= 19',
            name="card_number_max_length",
        ),
        *by_dialect(
            "card_number_pattern",
            postgresql="\"kind\" <> 'card' OR \"number\" ~ '^[0-9]+$'",
            sqlite='"kind" <> \'card\' OR (length("number") >= 1 AND "number" NOT GLOB \'*[^0-9]*\')',
        ),
        CheckConstraint(
            '"kind" <> \'card\' OR "number" IS NOT NULL', name="card_number_required"
        ),
        CheckConstraint(
            "\"kind\" IN ('card', 'bank-account') OR \"number\" IS NULL",
            name="number_kind",
        ),
        CheckConstraint('"kind" = \'card\' OR "expires" IS NULL', name="expires_kind"),
        CheckConstraint('"kind" = \'card\' OR "pin" IS NULL', name="pin_kind"),
        CheckConstraint(
            '"kind" <> \'bank-account\' OR length("number") <= 34',
            name="bank_account_number_max_length",
        ),
        CheckConstraint(
            '"kind" <> \'bank-account\' OR "number" IS NOT NULL',
            name="bank_account_number_required",
        ),
        CheckConstraint(
            '"kind" = \'bank-account\' OR "bank_name" IS NULL', name="bank_name_kind"
        ),
        CheckConstraint(
            '"kind" = \'bank-account\' OR "bank_bic" IS NULL', name="bank_bic_kind"
        ),
        *by_dialect(
            "amount_minimum",
            postgresql='"amount" >= 1',
            sqlite="CAST(replace(\"amount\", '.', '') AS INTEGER) >= 100",
        ),
        CheckConstraint('"kind" = \'voucher\' OR "amount" IS NULL', name="amount_kind"),
    )


class CardRow(MethodRow, kw_only=True, eq=False):
    """`#/components/schemas/Card`"""

    number: Mapped[str] = mapped_column(nullable=True, use_existing_column=True)
    expires: Mapped[Date | None] = mapped_column(default=None)
    pin: Mapped[str | None] = mapped_column(repr=False, default=None)

    __mapper_args__ = {"polymorphic_identity": "card", "polymorphic_load": "inline"}


class BankAccountRow(MethodRow, kw_only=True, eq=False):
    """`#/components/schemas/BankAccount`"""

    number: Mapped[str] = mapped_column(nullable=True, use_existing_column=True)
    bank_name: Mapped[str | None] = mapped_column(default=None)
    bank_bic: Mapped[str | None] = mapped_column(default=None)

    __mapper_args__ = {
        "polymorphic_identity": "bank-account",
        "polymorphic_load": "inline",
    }


Index(None, BankAccountRow.number, BankAccountRow.bank_name, BankAccountRow.bank_bic)


class VoucherRow(MethodRow, kw_only=True, eq=False):
    """`#/components/schemas/Voucher`"""

    amount: Mapped[Decimal | None] = mapped_column(Exact(8, 2), default=None)
    extra: Mapped[Any | None] = mapped_column(Json(), default=None)

    __mapper_args__ = {"polymorphic_identity": "voucher", "polymorphic_load": "inline"}


class ParcelRow(Base, kw_only=True, eq=False):
    """`#/components/schemas/Parcel`"""

    __tablename__ = "parcels"

    code: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(init=False)

    __mapper_args__ = {"polymorphic_abstract": True, "polymorphic_on": "form"}

    __table_args__ = table_args(
        *by_dialect(
            "code_pattern",
            postgresql="\"code\" ~ '^[A-Z]{3}[0-9]{3}$'",
            sqlite="\"code\" GLOB '[A-Z][A-Z][A-Z][0-9][0-9][0-9]'",
        ),
        CheckConstraint("\"form\" IN ('box', 'letter')", name="form_discriminator"),
    )


class BoxRow(ParcelRow, kw_only=True, eq=False):
    """`#/components/schemas/Box`"""

    __tablename__ = "boxs"

    code: Mapped[str] = mapped_column(
        ForeignKey("parcels.code", ondelete="CASCADE"), primary_key=True
    )
    weight: Mapped[int]

    __mapper_args__ = {"polymorphic_identity": "box", "polymorphic_load": "selectin"}

    __table_args__ = table_args(CheckConstraint('"weight" >= 1', name="weight_minimum"))


class LetterRow(ParcelRow, kw_only=True, eq=False):
    """`#/components/schemas/Letter`"""

    __tablename__ = "letters"

    code: Mapped[str] = mapped_column(
        ForeignKey("parcels.code", ondelete="CASCADE"), primary_key=True
    )
    pages: Mapped[int]
    answers: Mapped[str | None] = mapped_column(
        ForeignKey("letters.code", ondelete="SET NULL"), index=True, default=None
    )
    answers_letter: Mapped[LetterRow | None] = relationship(
        foreign_keys=answers, remote_side=code, init=False, lazy="raise", repr=False
    )

    __mapper_args__ = {"polymorphic_identity": "letter", "polymorphic_load": "selectin"}

    __table_args__ = table_args(
        CheckConstraint('"pages" >= 1', name="pages_minimum"),
        CheckConstraint('"pages" <= 99', name="pages_maximum"),
    )


class OrderRow(Base, kw_only=True, eq=False):
    """`#/components/schemas/Order`"""

    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True, default=None)
    method_id: Mapped[UUID] = mapped_column(
        ForeignKey("payment_methods.id", ondelete="RESTRICT"), index=True
    )
    parcel: Mapped[str | None] = mapped_column(
        ForeignKey("parcels.code", ondelete="SET NULL"), index=True, default=None
    )
    removal_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("event_removals.id", ondelete="SET NULL"), index=True, default=None
    )
    event_ids: Mapped[list[OrderEventIdsRow]] = relationship(
        default_factory=ordered,
        collection_class=ordered,
        cascade="all, delete-orphan",
        lazy="selectin",
        order_by="OrderEventIdsRow.position",
        passive_deletes=True,
    )
    method: Mapped[MethodRow] = relationship(
        foreign_keys=method_id, init=False, lazy="raise", repr=False
    )
    parcel_parcel: Mapped[ParcelRow | None] = relationship(
        foreign_keys=parcel, init=False, lazy="raise", repr=False
    )
    removal: Mapped[RemovedRow | None] = relationship(
        foreign_keys=removal_id, init=False, lazy="raise", repr=False
    )


class OrderEventIdsRow(Base, kw_only=True, eq=False):
    """An item of `eventIds`.

    `#/components/schemas/Order`
    """

    __tablename__ = "order_event_ids"

    row_id: Mapped[int] = mapped_column(RowId, Identity(), primary_key=True, init=False)
    order_id: Mapped[int] = mapped_column(
        ForeignKey("orders.id", ondelete="CASCADE"), index=True, init=False
    )
    position: Mapped[int] = mapped_column(Integer(), init=False)
    value: Mapped[UUID] = mapped_column(
        ForeignKey("events.id", ondelete="CASCADE"), index=True
    )

    __table_args__ = (UniqueConstraint("order_id", "value"),)


check_shapes(Base.metadata)
check_inside(Base.metadata, __file__)
each_once(EventRow.labels)
each_once(OrderRow.event_ids)

# ── models to rows ──


def _created_to_row(model: Created) -> CreatedRow:
    of_kind(model.type, EventType.CREATED)
    return CreatedRow(
        id=model.id,
        at=model.at,
        note=given(model.note),
        method_id=given(model.method_id),
        labels=[EventLabelsRow(value=one) for one in (given(model.labels) or [])],
        name=model.name,
    )


def _created_input_to_row(model: CreatedInput) -> CreatedRow:
    of_kind(model.type, EventType.CREATED)
    return CreatedRow(
        at=model.at,
        note=given(model.note),
        method_id=given(model.method_id),
        labels=[EventLabelsRow(value=one) for one in (given(model.labels) or [])],
        name=model.name,
    )


def _renamed_to_row(model: Renamed) -> RenamedRow:
    of_kind(model.type, EventType.RENAMED)
    return RenamedRow(
        id=model.id,
        at=model.at,
        note=given(model.note),
        method_id=given(model.method_id),
        labels=[EventLabelsRow(value=one) for one in (given(model.labels) or [])],
        from_=model.from_,
        to=model.to,
        undoes=given(model.undoes),
        aliases=[RenamedAliasesRow(value=one) for one in (given(model.aliases) or [])],
    )


def _renamed_input_to_row(model: RenamedInput) -> RenamedRow:
    of_kind(model.type, EventType.RENAMED)
    return RenamedRow(
        at=model.at,
        note=given(model.note),
        method_id=given(model.method_id),
        labels=[EventLabelsRow(value=one) for one in (given(model.labels) or [])],
        from_=model.from_,
        to=model.to,
        undoes=given(model.undoes),
        aliases=[RenamedAliasesRow(value=one) for one in (given(model.aliases) or [])],
    )


def _removed_to_row(model: Removed) -> RemovedRow:
    of_kind(model.type, EventType.REMOVED)
    return RemovedRow(
        id=model.id,
        at=model.at,
        note=model.note,
        method_id=given(model.method_id),
        labels=[EventLabelsRow(value=one) for one in (given(model.labels) or [])],
        ticket=model.ticket,
    )


def _removed_input_to_row(model: RemovedInput) -> RemovedRow:
    of_kind(model.type, EventType.REMOVED)
    return RemovedRow(
        at=model.at,
        note=model.note,
        method_id=given(model.method_id),
        labels=[EventLabelsRow(value=one) for one in (given(model.labels) or [])],
        ticket=model.ticket,
    )


def _card_to_row(model: Card) -> CardRow:
    return CardRow(
        id=model.id,
        holder=model.holder,
        number=model.number,
        expires=given(model.expires),
    )


def _card_input_to_row(model: CardInput) -> CardRow:
    return CardRow(
        holder=model.holder,
        number=model.number,
        expires=given(model.expires),
        pin=given(model.pin),
    )


def _bank_account_to_row(model: BankAccount) -> BankAccountRow:
    return BankAccountRow(
        id=model.id,
        holder=model.holder,
        number=model.number,
        bank_name=applied(lambda one: given(one.name), given(model.bank)),
        bank_bic=applied(lambda one: given(one.bic), given(model.bank)),
    )


def _bank_account_input_to_row(model: BankAccountInput) -> BankAccountRow:
    return BankAccountRow(
        holder=model.holder,
        number=model.number,
        bank_name=applied(lambda one: given(one.name), given(model.bank)),
        bank_bic=applied(lambda one: given(one.bic), given(model.bank)),
    )


def _voucher_to_row(model: Voucher) -> VoucherRow:
    sent = model.model_dump(mode="json")
    return VoucherRow(
        id=model.id,
        holder=model.holder,
        amount=applied(exact, given(model.amount)),
        extra=sent.get("extra"),
    )


def _voucher_input_to_row(model: VoucherInput) -> VoucherRow:
    sent = model.model_dump(mode="json")
    return VoucherRow(
        holder=model.holder,
        amount=applied(exact, given(model.amount)),
        extra=sent.get("extra"),
    )


def _box_to_row(model: Box) -> BoxRow:
    return BoxRow(code=model.code, weight=model.weight)


def _letter_to_row(model: Letter) -> LetterRow:
    return LetterRow(code=model.code, pages=model.pages, answers=given(model.answers))


def _order_to_row(model: Order) -> OrderRow:
    return OrderRow(
        id=model.id,
        method_id=model.method_id,
        parcel=given(model.parcel),
        removal_id=given(model.removal_id),
        event_ids=[
            OrderEventIdsRow(value=one) for one in (given(model.event_ids) or [])
        ],
    )


def _order_input_to_row(model: OrderInput) -> OrderRow:
    return OrderRow(
        method_id=model.method_id,
        parcel=given(model.parcel),
        removal_id=given(model.removal_id),
        event_ids=[
            OrderEventIdsRow(value=one) for one in (given(model.event_ids) or [])
        ],
    )


@overload
def to_row(model: Created) -> CreatedRow: ...


@overload
def to_row(model: CreatedInput) -> CreatedRow: ...


@overload
def to_row(model: Renamed) -> RenamedRow: ...


@overload
def to_row(model: RenamedInput) -> RenamedRow: ...


@overload
def to_row(model: Removed) -> RemovedRow: ...


@overload
def to_row(model: RemovedInput) -> RemovedRow: ...


@overload
def to_row(model: Card) -> CardRow: ...


@overload
def to_row(model: CardInput) -> CardRow: ...


@overload
def to_row(model: BankAccount) -> BankAccountRow: ...


@overload
def to_row(model: BankAccountInput) -> BankAccountRow: ...


@overload
def to_row(model: Voucher) -> VoucherRow: ...


@overload
def to_row(model: VoucherInput) -> VoucherRow: ...


@overload
def to_row(model: Box) -> BoxRow: ...


@overload
def to_row(model: Letter) -> LetterRow: ...


@overload
def to_row(model: Order) -> OrderRow: ...


@overload
def to_row(model: OrderInput) -> OrderRow: ...


def to_row(model: Any, **given: Any) -> Any:
    """The row of a model. What the model does not hold, and the row needs, is given by name."""
    return _TO_ROW[type(model)](model, **given)


# ── rows to models ──


def _created_from_row(row: CreatedRow) -> Created:
    return Created(
        id=row.id,
        type=EventType.CREATED,
        at=row.at,
        note=MISSING if row.note is None else row.note,
        method_id=MISSING if row.method_id is None else row.method_id,
        labels=[one.value for one in row.labels] if row.labels else MISSING,
        name=row.name,
    )


def _renamed_from_row(row: RenamedRow) -> Renamed:
    return Renamed(
        id=row.id,
        type=EventType.RENAMED,
        at=row.at,
        note=MISSING if row.note is None else row.note,
        method_id=MISSING if row.method_id is None else row.method_id,
        labels=[one.value for one in row.labels] if row.labels else MISSING,
        from_=row.from_,
        to=row.to,
        undoes=MISSING if row.undoes is None else row.undoes,
        aliases=[one.value for one in row.aliases] if row.aliases else MISSING,
    )


def _removed_from_row(row: RemovedRow) -> Removed:
    return Removed(
        id=row.id,
        type=EventType.REMOVED,
        at=row.at,
        note=there(row.note),
        method_id=MISSING if row.method_id is None else row.method_id,
        labels=[one.value for one in row.labels] if row.labels else MISSING,
        ticket=row.ticket,
    )


def _card_from_row(row: CardRow) -> Card:
    return Card(
        id=row.id,
        kind="card",
        number=row.number,
        holder=row.holder,
        expires=MISSING if row.expires is None else row.expires,
    )


def _bank_account_from_row(row: BankAccountRow) -> BankAccount:
    return BankAccount(
        id=row.id,
        kind="bank-account",
        number=row.number,
        holder=row.holder,
        bank=BankAccountBank(
            name=MISSING if row.bank_name is None else row.bank_name,
            bic=MISSING if row.bank_bic is None else row.bank_bic,
        ),
    )


def _voucher_from_row(row: VoucherRow) -> Voucher:
    return Voucher(
        id=row.id,
        kind="voucher",
        holder=row.holder,
        amount=MISSING if row.amount is None else float(row.amount),
        extra=MISSING if row.extra is None else row.extra,
    )


def _box_from_row(row: BoxRow) -> Box:
    return Box(code=row.code, form="box", weight=row.weight)


def _letter_from_row(row: LetterRow) -> Letter:
    return Letter(
        code=row.code,
        form="letter",
        pages=row.pages,
        answers=MISSING if row.answers is None else row.answers,
    )


def _order_from_row(row: OrderRow) -> Order:
    return Order(
        id=row.id,
        method_id=row.method_id,
        parcel=MISSING if row.parcel is None else row.parcel,
        removal_id=MISSING if row.removal_id is None else row.removal_id,
        event_ids=[one.value for one in row.event_ids] if row.event_ids else MISSING,
    )


@overload
def from_row(row: CreatedRow) -> Created: ...


@overload
def from_row(row: RenamedRow) -> Renamed: ...


@overload
def from_row(row: RemovedRow) -> Removed: ...


@overload
def from_row(row: CardRow) -> Card: ...


@overload
def from_row(row: BankAccountRow) -> BankAccount: ...


@overload
def from_row(row: VoucherRow) -> Voucher: ...


@overload
def from_row(row: BoxRow) -> Box: ...


@overload
def from_row(row: LetterRow) -> Letter: ...


@overload
def from_row(row: OrderRow) -> Order: ...


@overload
def from_row(row: EventRow) -> Created | Renamed | Removed: ...


@overload
def from_row(row: MethodRow) -> Card | BankAccount | Voucher: ...


@overload
def from_row(row: ParcelRow) -> Box | Letter: ...


def from_row(row: Any, **given: Any) -> Any:
    """The model of a row. What the row does not hold, and the model needs, is given by name."""
    return _FROM_ROW[type(row)](row, **given)


_TO_ROW: dict[type, Callable[..., Any]] = {
    Created: _created_to_row,
    CreatedInput: _created_input_to_row,
    Renamed: _renamed_to_row,
    RenamedInput: _renamed_input_to_row,
    Removed: _removed_to_row,
    RemovedInput: _removed_input_to_row,
    Card: _card_to_row,
    CardInput: _card_input_to_row,
    BankAccount: _bank_account_to_row,
    BankAccountInput: _bank_account_input_to_row,
    Voucher: _voucher_to_row,
    VoucherInput: _voucher_input_to_row,
    Box: _box_to_row,
    Letter: _letter_to_row,
    Order: _order_to_row,
    OrderInput: _order_input_to_row,
}
_FROM_ROW: dict[type, Callable[..., Any]] = {
    CreatedRow: _created_from_row,
    RenamedRow: _renamed_from_row,
    RemovedRow: _removed_from_row,
    CardRow: _card_from_row,
    BankAccountRow: _bank_account_from_row,
    VoucherRow: _voucher_from_row,
    BoxRow: _box_from_row,
    LetterRow: _letter_from_row,
    OrderRow: _order_from_row,
}
