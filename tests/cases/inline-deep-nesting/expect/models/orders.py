# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING

from ._schema import Satisfies
from ._wire import Bool, Int, Model


class PostOrdersByIdLinesResponseItemWhy(Model):
    text: str | MISSING = MISSING


class PostOrdersByIdLinesResponseItem(Model):
    ok: Bool | MISSING = MISSING
    why: PostOrdersByIdLinesResponseItemWhy | MISSING = MISSING


class PostOrdersByIdLinesRequestLinesItemProductVariantsValueSize(StrEnum):
    S = "s"
    M = "m"
    L = "l"


class PostOrdersByIdLinesRequestLinesItemProductVariantsValuePricesItemItem(Model):
    cents: Int | MISSING = MISSING


class PostOrdersByIdLinesRequestLinesItemProductVariantsValue(Model):
    size: PostOrdersByIdLinesRequestLinesItemProductVariantsValueSize | MISSING = (
        MISSING
    )
    prices: (
        list[
            list[PostOrdersByIdLinesRequestLinesItemProductVariantsValuePricesItemItem]
        ]
        | MISSING
    ) = MISSING


class PostOrdersByIdLinesRequestLinesItemProduct(Model):
    variants: (
        dict[str, PostOrdersByIdLinesRequestLinesItemProductVariantsValue] | MISSING
    ) = MISSING


class PostOrdersByIdLinesRequestLinesItemDeliveryWithStreet(Model):
    street: str


class PostOrdersByIdLinesRequestLinesItemDeliveryWithShopShop(Model):
    code: str | MISSING = MISSING


class PostOrdersByIdLinesRequestLinesItemDeliveryWithShop(Model):
    shop: PostOrdersByIdLinesRequestLinesItemDeliveryWithShopShop


class PostOrdersByIdLinesRequestLinesItem(Model):
    product: PostOrdersByIdLinesRequestLinesItemProduct | MISSING = MISSING
    delivery: (
        Annotated[
            PostOrdersByIdLinesRequestLinesItemDeliveryWithStreet
            | PostOrdersByIdLinesRequestLinesItemDeliveryWithShop,
            Satisfies("PostOrdersByIdLinesRequestLinesItem.delivery"),
        ]
        | MISSING
    ) = MISSING


class PostOrdersByIdLinesRequest(Model):
    lines: list[PostOrdersByIdLinesRequestLinesItem] | MISSING = MISSING
