# Made by contractor. Changes made here are lost.

from typing import Annotated

from pydantic import MISSING, Field

from ._wire import Base64, Model


class Attachment(Model):
    byte: Base64 | MISSING = MISSING
    base64: str | MISSING = MISSING
    base64_url: Annotated[str | MISSING, Field(alias="base64url")] = MISSING
    base32: str | MISSING = MISSING
    quoted: str | MISSING = MISSING
    json_: Annotated[str | MISSING, Field(alias="json")] = MISSING
    html: str | MISSING = MISSING
