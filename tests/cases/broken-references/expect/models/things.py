# Made by contractor. Changes made here are lost.

from typing import Any

from pydantic import MISSING

from ._wire import CamelModel


class Thing(CamelModel):
    typo: Any | MISSING = MISSING
    file: Any | MISSING = MISSING
    outside: Any | MISSING = MISSING
    remote: Any | MISSING = MISSING
    anchor: Any | MISSING = MISSING
    no_schema: Any | MISSING = MISSING
    text: Any | MISSING = MISSING
    spaces: Any | MISSING = MISSING
    fine: str | MISSING = MISSING
