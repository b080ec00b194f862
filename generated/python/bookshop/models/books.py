# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, ConfigDict, Field

from ._wire import (
    EXACT,
    UNIQUE,
    Bool,
    CamelModel,
    Date,
    DateTime,
    ExactIntEnum,
    Model,
    Uuid,
)
from .shared import Isbn, Money, Page


class Format(StrEnum):
    """How a book is made."""

    HARDBACK = "hardback"
    PAPERBACK = "paperback"
    EBOOK = "ebook"
    AUDIOBOOK = "audiobook"


class Language(StrEnum):
    """An ISO 639 code. Those listed have a page of their own; others may come."""

    EN = "en"
    CY = "cy"
    DE = "de"
    FR = "fr"
    JA = "ja"


AnyLanguage: TypeAlias = Annotated[Language | str, Field(union_mode="left_to_right")]


class Book(CamelModel):
    """One edition of a book."""

    isbn: Isbn
    title: Annotated[str, Field(min_length=1, max_length=300)]
    subtitle: Annotated[str, Field(min_length=1, max_length=300)] | None | MISSING = (
        MISSING
    )
    titles: dict[str, Annotated[str, Field(min_length=1)]] | MISSING = MISSING
    """The title in other languages, by language."""

    author_ids: Annotated[list[Uuid], Field(min_length=1), UNIQUE]
    blurb: Annotated[str, Field(max_length=4000)] | None | MISSING = MISSING
    format: Format
    language: AnyLanguage
    category: str | MISSING = MISSING
    """The `slug` of a category."""

    published_on: Date | MISSING = MISSING
    price: Money
    dimensions: (
        tuple[
            Annotated[float, Field(gt=0), EXACT],
            Annotated[float, Field(gt=0), EXACT],
            Annotated[float, Field(gt=0), EXACT],
        ]
        | MISSING
    ) = MISSING
    """Width, height and thickness in millimetres."""

    weight: Annotated[float, Field(ge=0, multiple_of=0.1), EXACT] | MISSING = MISSING
    """In grams."""

    in_print: Bool | MISSING = MISSING
    """Whether it can still be ordered.

    Default: `True`.
    """

    average_stars: Annotated[float, Field(ge=1, le=5), EXACT] | None
    """Null until somebody reviews it."""


class BookInput(CamelModel):
    """One edition of a book."""

    isbn: Isbn
    title: Annotated[str, Field(min_length=1, max_length=300)]
    subtitle: Annotated[str, Field(min_length=1, max_length=300)] | None | MISSING = (
        MISSING
    )
    titles: dict[str, Annotated[str, Field(min_length=1)]] | MISSING = MISSING
    """The title in other languages, by language."""

    author_ids: Annotated[list[Uuid], Field(min_length=1), UNIQUE]
    blurb: Annotated[str, Field(max_length=4000)] | None | MISSING = MISSING
    format: Format
    language: AnyLanguage
    category: str | MISSING = MISSING
    """The `slug` of a category."""

    published_on: Date | MISSING = MISSING
    price: Money
    dimensions: (
        tuple[
            Annotated[float, Field(gt=0), EXACT],
            Annotated[float, Field(gt=0), EXACT],
            Annotated[float, Field(gt=0), EXACT],
        ]
        | MISSING
    ) = MISSING
    """Width, height and thickness in millimetres."""

    weight: Annotated[float, Field(ge=0, multiple_of=0.1), EXACT] | MISSING = MISSING
    """In grams."""

    in_print: Bool | MISSING = MISSING
    """Whether it can still be ordered.

    Default: `True`.
    """


class Category(Model):
    """A part of the catalogue, with the parts it falls into."""

    slug: Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: str
    children: list["Category"] | MISSING = MISSING


class Stars(ExactIntEnum):
    """How good a reader found a book."""

    POOR = 1
    FAIR = 2
    GOOD = 3
    VERY_GOOD = 4
    EXCELLENT = 5


class Review(CamelModel):
    """What a customer thinks of a book."""

    stars: Stars
    text: Annotated[str, Field(max_length=5000)] | MISSING = MISSING
    """Plain text; markup is shown as it is."""

    written_at: DateTime


class ReviewInput(Model):
    """What a customer thinks of a book."""

    stars: Stars
    text: Annotated[str, Field(max_length=5000)] | MISSING = MISSING
    """Plain text; markup is shown as it is."""


class BookPage(Page):
    items: list[Book]


class ListBooksPrice(Model):
    model_config = ConfigDict(extra="forbid")

    from_: Annotated[
        Annotated[int, Field(ge=0), EXACT] | MISSING, Field(alias="from")
    ] = MISSING
    to: Annotated[int, Field(ge=0), EXACT] | MISSING = MISSING


class ListBooksSort(StrEnum):
    TITLE = "title"
    MINUS_TITLE = "-title"
    PUBLISHED_ON = "publishedOn"
    MINUS_PUBLISHED_ON = "-publishedOn"


class UpdateBookRequest(Model):
    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(min_length=1, max_length=300)] | MISSING = MISSING
    subtitle: Annotated[str, Field(min_length=1, max_length=300)] | None | MISSING = (
        MISSING
    )
    blurb: Annotated[str, Field(max_length=4000)] | None | MISSING = MISSING
    price: Money | MISSING = MISSING
    format: Format | MISSING = MISSING


class UploadCoverRequestFocus(Model):
    """The point that stays visible when the picture is cropped, from 0 to 1."""

    x: Annotated[float, Field(ge=0, le=1), EXACT]
    y: Annotated[float, Field(ge=0, le=1), EXACT]


class UploadCoverRequest(CamelModel):
    model_config = ConfigDict(extra="forbid")

    picture: bytes
    """JPEG or PNG, at most 5 MB."""

    alt_text: Annotated[str, Field(max_length=500)] | MISSING = MISSING
    """What the picture shows."""

    focus: UploadCoverRequestFocus | MISSING = MISSING
    """The point that stays visible when the picture is cropped, from 0 to 1."""
