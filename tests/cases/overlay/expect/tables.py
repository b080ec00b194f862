# Made by contractor. Changes made here are lost.
"""Rows of the tables that the document asks for, and how models become rows and rows models."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from ._tables import NAMING, TYPES, UUID, DateTime, check_shapes, new_id
from .models import Letter


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """What all rows have in common: the tables they stand in."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = TYPES


class LetterRow(Base, kw_only=True, eq=False):
    """`#/components/schemas/Letter`"""

    __tablename__ = "letters"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    text: Mapped[str]
    sent_at: Mapped[DateTime]


check_shapes(Base.metadata)

# ── models to rows ──


def to_row(model: Letter) -> LetterRow:
    """The row of a model. What the model does not hold is given by name."""
    return LetterRow(id=model.id, text=model.text, sent_at=model.sent_at)


# ── rows to models ──


def from_row(row: LetterRow) -> Letter:
    """The model of a row. What the row does not hold is given by name."""
    return Letter(id=row.id, text=row.text, sent_at=row.sent_at)
