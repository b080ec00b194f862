# Made by contractor. Changes made here are lost.
"""Repositories: what can be asked of the tables, in somebody's session, and what their constraints say."""

from ._failures import Violations
from ._repositories import (
    AsyncRepository,
    Attributes,
    Repository,
    Wanted,
    ascending,
    async_paged,
    paged,
)
from ._tables import UUID
from .tables import LetterRow

#: What does not hold where a database refuses something, in the words of the contract.
violation = Violations.of(__file__)


def _letter_page(*, limit: int = 100) -> Wanted[LetterRow]:
    """As `GET /letters` lists them.

    Not asked for: `after`.
    """
    return Wanted(LetterRow, order=ascending(LetterRow.id), limit=limit)


class LetterRepository(Repository[LetterRow, UUID, Attributes]):
    """The rows of `letters`.

    `#/components/schemas/Letter`
    """

    row = LetterRow
    kept = ("id",)
    page = paged(_letter_page)


class AsyncLetterRepository(AsyncRepository[LetterRow, UUID, Attributes]):
    """The same for `await`."""

    repository = LetterRepository
    page = async_paged(_letter_page)
