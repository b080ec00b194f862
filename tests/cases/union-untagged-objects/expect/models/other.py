# Made by contractor. Changes made here are lost.

from typing import Literal, TypeAlias

from pydantic import MISSING

from ._wire import Date, Int, Model, Number


class ShapeWithRadius(Model):
    radius: Number


class ShapeWithHeight(Model):
    width: Number
    height: Number


Shape: TypeAlias = ShapeWithRadius | ShapeWithHeight


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


Contact: TypeAlias = Person | Company


class DrawingPartsItemLine(Model):
    kind: Literal["line"]
    to: Int | MISSING = MISSING


class DrawingPartsItemText(Model):
    kind: Literal["text"]
    text: str | MISSING = MISSING


class Drawing(Model):
    parts: list[DrawingPartsItemLine | DrawingPartsItemText] | MISSING = MISSING
    owner: Contact | MISSING = MISSING


class Reach(Model):
    email: str | MISSING = MISSING
    phone: str | MISSING = MISSING
