# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, Field

from ._wire import EXACT, Model


class FollowEventsEvent(Model):
    event: str | MISSING = MISSING
    id: str | MISSING = MISSING
    retry: Annotated[int, Field(ge=0), EXACT] | MISSING = MISSING
    data: str
