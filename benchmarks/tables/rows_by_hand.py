"""The same tables as somebody writes them by hand, with SQLAlchemy alone: what is refused is the same.

python rows_by_hand.py TABLES > module.py
"""

import sys

from document import document

HEAD = '''\
"""Tables, by hand."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm import Mapped, mapped_column


class Base(orm.MappedAsDataclass, orm.DeclarativeBase, kw_only=True, eq=False):
    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dt.datetime: sa.DateTime(timezone=True), dict[str, Any]: sa.JSON()}
'''
TABLE = """

class {name}State(enum.StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"
    GONE = "gone"


class {name}(Base, kw_only=True, eq=False):
    __tablename__ = "{table}"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default_factory=uuid.uuid4)
    title: Mapped[str] = mapped_column(sa.Text)
    reference: Mapped[str] = mapped_column(sa.Text, unique=True)
    state: Mapped[{name}State] = mapped_column(
        sa.Enum({name}State, native_enum=False, length=64, values_callable=lambda e: [m.value for m in e])
    )
    made_at: Mapped[dt.datetime]
    due_on: Mapped[dt.date | None] = mapped_column(default=None)
    amount: Mapped[decimal.Decimal | None] = mapped_column(sa.Numeric(12, 2), default=None)
    count: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    urgent: Mapped[bool | None] = mapped_column(default=None)
    details: Mapped[dict[str, Any] | None] = mapped_column(default=None)
{reference}    created_at: Mapped[dt.datetime] = mapped_column(init=False, server_default=sa.func.now())
    updated_at: Mapped[dt.datetime] = mapped_column(
        init=False, server_default=sa.func.now(), onupdate=sa.func.now()
    )

    __table_args__ = (
        sa.CheckConstraint("length(title) >= 1", name="title_min_length"),
        sa.CheckConstraint("length(title) <= 200", name="title_max_length"),
        sa.CheckConstraint("length(reference) <= 40", name="reference_max_length"),
        sa.CheckConstraint("state IN ('open', 'waiting', 'done', 'gone')", name="state_enum"),
        sa.CheckConstraint("CAST(amount AS REAL) >= 0", name="amount_minimum"),
        sa.CheckConstraint("count >= 0", name="count_minimum"),
        sa.CheckConstraint("count <= 1000", name="count_maximum"),
        sa.CheckConstraint("length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*'", name="id_shape"),
        sa.CheckConstraint("typeof(title) = 'text'", name="title_shape"),
        sa.CheckConstraint("typeof(reference) = 'text'", name="reference_shape"),
        sa.CheckConstraint("typeof(state) = 'text'", name="state_shape"),
        sa.CheckConstraint("datetime(made_at) IS NOT NULL", name="made_at_shape"),
        sa.CheckConstraint("due_on IS NULL OR date(due_on) = due_on", name="due_on_shape"),
        sa.CheckConstraint("amount IS NULL OR typeof(amount) <> 'blob'", name="amount_shape"),
        sa.CheckConstraint("count IS NULL OR typeof(count) = 'integer'", name="count_shape"),
        sa.CheckConstraint("urgent IN (0, 1)", name="urgent_shape"),
        sa.CheckConstraint("details IS NULL OR json_valid(details)", name="details_shape"),
        sa.CheckConstraint("json_type(details) = 'object'", name="details_type"),
        sa.CheckConstraint("json_type(details, '$.note') = 'text'", name="details_note_type"),
        sa.CheckConstraint("datetime(created_at) IS NOT NULL", name="created_at_shape"),
        sa.CheckConstraint("datetime(updated_at) IS NOT NULL", name="updated_at_shape"),
        sa.Index(None, "state", "made_at"),
    )
"""
REFERENCE = """\
    belongs_to: Mapped[uuid.UUID | None] = mapped_column(
        sa.ForeignKey("{other}.id", ondelete="RESTRICT"), index=True, default=None
    )
"""
RELATION = """\
    other: Mapped[{other} | None] = orm.relationship(init=False, lazy="raise", repr=False)
"""


def module(tables: int) -> str:
    parts = [HEAD]
    for name, schema in document(tables)["components"]["schemas"].items():
        reference = ""
        said = schema["properties"].get("belongsTo")
        if said is not None:
            other = said["x-contractor-column"]["references"]
            reference = REFERENCE.format(other=called(other)) + RELATION.format(other=other)
        parts.append(TABLE.format(name=name, table=called(name), reference=reference))
    return "".join(parts)


def called(name: str) -> str:
    return f"{name.lower()}s"


if __name__ == "__main__":
    print(module(int(sys.argv[1])), end="")
