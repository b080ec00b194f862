# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Model


class SearchResponseXPage(Model):
    next: str | MISSING = MISSING


class SearchFilterOp(StrEnum):
    EQ = "eq"
    LT = "lt"


class SearchFilter(Model):
    field: str
    op: SearchFilterOp | MISSING = MISSING


class SortItem(Model):
    by: str | MISSING = MISSING
