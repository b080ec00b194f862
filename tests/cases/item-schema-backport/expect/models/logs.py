# Made by contractor. Changes made here are lost.

from enum import StrEnum

from pydantic import MISSING

from ._wire import Model


class TailLogsItemLevel(StrEnum):
    INFO = "info"
    ERROR = "error"


class TailLogsItem(Model):
    line: str
    level: TailLogsItemLevel | MISSING = MISSING
