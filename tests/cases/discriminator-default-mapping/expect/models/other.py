# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING

from ._schema import Satisfies
from ._wire import Model


class Mail(Model):
    channel: Literal["mail"]
    to: str | MISSING = MISSING


class Sms(Model):
    channel: Literal["sms"]
    number: str | MISSING = MISSING


class Other(Model):
    channel: str | MISSING = MISSING


Notice: TypeAlias = Annotated[
    Mail | Sms | Other,
    Satisfies(
        {
            "oneOf": [
                {"$ref": "_schemas.json#/$defs/Mail"},
                {"$ref": "_schemas.json#/$defs/Sms"},
                {"$ref": "_schemas.json#/$defs/Other"},
            ],
        }
    ),
]
