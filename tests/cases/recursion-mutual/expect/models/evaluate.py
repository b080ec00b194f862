# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING

from ._schema import Satisfies
from ._wire import Model, Number


class Operation(Model):
    op: str
    comment: "Comment | MISSING" = MISSING


class Comment(Model):
    text: str | MISSING = MISSING
    about: Operation | MISSING = MISSING


class Sum(Operation):
    terms: list["Expression"] | MISSING = MISSING


class Product(Operation):
    left: "Expression | MISSING" = MISSING
    right: "Expression | MISSING" = MISSING


Expression: TypeAlias = Annotated[
    Sum | Product | Number,
    Satisfies(
        {
            "oneOf": [
                {"type": "number"},
                {"$ref": "_schemas.json#/$defs/Sum"},
                {"$ref": "_schemas.json#/$defs/Product"},
            ],
        }
    ),
]
