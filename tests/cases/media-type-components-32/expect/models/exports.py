# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import Int, Model


class ExportRowsItem(Model):
    id: str | MISSING = MISSING


class Export(Model):
    rows: list[ExportRowsItem] | MISSING = MISSING


class LinesItem(Model):
    line: Int | MISSING = MISSING
