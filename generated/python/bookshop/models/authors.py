# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, ConfigDict, Field

from ._wire import CamelModel, Date, Uri, Uuid
from .shared import Page


class Author(CamelModel):
    """A person who wrote at least one book."""

    model_config = ConfigDict(extra="forbid")

    id: Uuid
    name: Annotated[str, Field(min_length=1, max_length=200)]
    born_on: Date | None
    """Null where nobody knows."""

    biography: Annotated[str, Field(max_length=4000)] | None | MISSING = MISSING
    website: Uri | MISSING = MISSING


class AuthorInput(CamelModel):
    """A person who wrote at least one book."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=200)]
    born_on: Date | None
    """Null where nobody knows."""

    biography: Annotated[str, Field(max_length=4000)] | None | MISSING = MISSING
    website: Uri | MISSING = MISSING


class AuthorPage(Page):
    items: list[Author]
