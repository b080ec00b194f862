# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, Field

from ._wire import EXACT, Int, Model


class ValidationError(Model):
    """ValidationError"""

    loc: list[str | Int]
    """Location"""

    msg: str
    """Message"""

    type: str
    """Error Type"""


class HTTPValidationError(Model):
    """HTTPValidationError"""

    detail: list[ValidationError] | MISSING = MISSING


class StreamItemsItemsStreamGetEvent(Model):
    data: str | MISSING = MISSING
    event: str | MISSING = MISSING
    id: str | MISSING = MISSING
    retry: Annotated[int, Field(ge=0), EXACT] | MISSING = MISSING
