# Made by contractor. Changes made here are lost.

from pydantic import MISSING

from ._wire import CamelModel, Json


class Thing(CamelModel):
    typo: Json | MISSING = MISSING
    file: Json | MISSING = MISSING
    outside: Json | MISSING = MISSING
    remote: Json | MISSING = MISSING
    anchor: Json | MISSING = MISSING
    no_schema: Json | MISSING = MISSING
    text: Json | MISSING = MISSING
    spaces: Json | MISSING = MISSING
    fine: str | MISSING = MISSING
