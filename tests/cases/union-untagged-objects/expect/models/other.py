# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING

from ._schema import Satisfies, satisfies
from ._wire import Date, Int, Model, Number


class ShapeWithRadius(Model):
    radius: Number


class ShapeWithHeight(Model):
    width: Number
    height: Number


Shape: TypeAlias = Annotated[ShapeWithRadius | ShapeWithHeight, Satisfies("Shape")]


class SourceFromAFile(Model):
    """From a file"""

    path: str


class SourceFromTheWeb(Model):
    """From the web"""

    url: str


Source: TypeAlias = SourceFromAFile | SourceFromTheWeb | str


class Person(Model):
    name: str | MISSING = MISSING
    born: Date | MISSING = MISSING


class Company(Model):
    name: str | MISSING = MISSING
    vat: str | MISSING = MISSING


Contact: TypeAlias = Annotated[
    Person | Company,
    Satisfies(
        {
            "oneOf": [
                {"$ref": "_schemas.json#/$defs/Person"},
                {"$ref": "_schemas.json#/$defs/Company"},
            ],
        }
    ),
]


class DrawingPartsItemLine(Model):
    kind: Literal["line"]
    to: Int | MISSING = MISSING


class DrawingPartsItemText(Model):
    kind: Literal["text"]
    text: str | MISSING = MISSING


class Drawing(Model):
    parts: list[DrawingPartsItemLine | DrawingPartsItemText] | MISSING = MISSING
    owner: Contact | MISSING = MISSING


@satisfies({"anyOf": [{"required": ["email"]}, {"required": ["phone"]}]})
class Reach(Model):
    email: str | MISSING = MISSING
    phone: str | MISSING = MISSING
