# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Model, Number


class PSimpleListLabelMatrixPointMatrix(Model):
    a: str | MISSING = MISSING


class PSimpleListLabelMatrixPointPoint(Model):
    x: Number | MISSING = MISSING
    y: Number | MISSING = MISSING


class GetWithParametersDeep(Model):
    min: Number | MISSING = MISSING
    max: Number | MISSING = MISSING


class GetWithParametersSpread(Model):
    red: Int | MISSING = MISSING
    green: Int | MISSING = MISSING
