# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, Field

from ._wire import Model, Number


class Maß(Model):
    größe: Number | MISSING = MISSING
    fine: Annotated[str | MISSING, Field(alias="ﬁne")] = MISSING
    straße: str | MISSING = MISSING
    strasse: Annotated[str | MISSING, Field(alias="STRASSE")] = MISSING
