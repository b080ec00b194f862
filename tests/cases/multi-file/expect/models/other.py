# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Model
from .shared import Book


class Shelf(Model):
    books: list[Book] | MISSING = MISSING
