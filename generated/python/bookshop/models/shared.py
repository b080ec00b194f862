# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, ConfigDict, Field

from ._wire import INT32, INT64, CamelModel, JsonPointer, Model, UriReference

Isbn: TypeAlias = Annotated[str, Field(pattern="^97[89][0-9]{10}$")]
"""Thirteen digits, no hyphens."""


class Currency(StrEnum):
    """An ISO 4217 code; be ready for others than those listed."""

    GBP = "GBP"
    EUR = "EUR"
    USD = "USD"


AnyCurrency: TypeAlias = Annotated[
    Currency | Annotated[str, Field(pattern="^[A-Z]{3}$")],
    Field(union_mode="left_to_right"),
]


class Money(Model):
    """An amount in the smallest unit of its currency, so that nothing is ever
    rounded.
    """

    model_config = ConfigDict(extra="forbid")

    amount: Annotated[int, Field(ge=0), INT64]
    """Pence, cents, yen."""

    currency: AnyCurrency


class Page(CamelModel):
    """What all pages have in common."""

    next: str | None
    """The `cursor` of the page after this one; null on the last."""

    total: Annotated[int, Field(ge=0), INT64] | MISSING = MISSING
    """How many there are on all pages together."""


class Problem(Model):
    """What went wrong (RFC 9457)."""

    type: UriReference
    """Default: `"about:blank"`."""

    title: str
    status: Annotated[int, Field(ge=400, le=599), INT32]
    detail: str | MISSING = MISSING
    instance: UriReference | MISSING = MISSING


class ValidationProblemErrorsItem(Model):
    pointer: JsonPointer
    detail: str


class ValidationProblem(Problem):
    """A problem with the places in the request that caused it."""

    errors: Annotated[list[ValidationProblemErrorsItem], Field(min_length=1)]
