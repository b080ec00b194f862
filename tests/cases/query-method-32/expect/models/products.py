# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Model


class FindProductsResponseItem(Model):
    sku: str | MISSING = MISSING


class FindProductsRequestSort(StrEnum):
    PRICE = "price"
    NAME = "name"


class FindProductsRequest(Model):
    words: list[str] | MISSING = MISSING
    sort: FindProductsRequestSort | MISSING = MISSING
