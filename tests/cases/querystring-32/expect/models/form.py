# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Model


class SearchByFormCriteria(Model):
    q: str
    tags: list[str] | MISSING = MISSING
    page: Int | MISSING = MISSING
    """Default: `1`."""
