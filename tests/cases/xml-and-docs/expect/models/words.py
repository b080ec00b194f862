# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Model


class Word(Model):
    """A word of the dictionary"""

    id: Int | MISSING = MISSING
    """Identifier"""

    forms: list[str] | MISSING = MISSING
